using System.CommandLine;
using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Relations;
using EntityGraph.Lab.Relations;

namespace EntityGraph.Lab;

/// <summary><c>evaluate relations</c>: precision, recall and F1 of typed relations, with the accuracy of what is said of them.</summary>
internal static class EvaluateRelationsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--input") { Description = "Gold file, one JSON object a line.", Required = true };
        var baseline = new Option<bool>("--baseline") { Description = "Put co-occurrence with the nearest relation word beside it." };
        var errors = new Option<bool>("--errors") { Description = "List every relation missed (-), invented (+) or coloured wrongly (~). Never on the held-out file." };
        var without = new Option<RelationLayers>("--without") { Description = "Leave out a layer of the reading, to see what it adds." };
        var command = new Command("relations", "Typed relations against a gold file: type, direction and both ends.") { input, baseline, errors, without };
        command.SetAction(parsed =>
        {
            var (analyzer, texts) = (GermanAnalyzer.Load(RelationLayers.All & ~parsed.GetValue(without)), GoldText.Read(parsed.GetRequiredValue(input).FullName).ToArray());
            var score = Score(analyzer.Analyze, texts);
            foreach (var line in parsed.GetValue(errors) ? score.Errors : [])
            {
                Console.WriteLine(line);
            }

            Print(score);
            PrintAll("all, optional ones counted", Score(analyzer.Analyze, texts, true));
            if (parsed.GetValue(baseline))
            {
                var simple = new CooccurrenceBaseline(analyzer);
                PrintAll("baseline", Score(simple.Analyze, texts));
                PrintAll("baseline, optional ones counted", Score(simple.Analyze, texts, true));
            }
        });
        return command;
    }

    private static RelationScore Score(Func<string, AnalysisContext, DocumentExtraction> analyze, IEnumerable<GoldText> texts, bool countsOptional = false)
    {
        var score = new RelationScore(countsOptional);
        foreach (var text in texts)
        {
            score.Add(text, analyze(text.Text, new AnalysisContext(text.Date)));
        }

        return score;
    }

    private static void PrintAll(string name, RelationScore score) =>
        Print(name, score.Types.Sum(type => type.Right), score.Types.Sum(type => type.Found), score.Types.Sum(type => type.Gold));

    private static void Print(RelationScore score)
    {
        Console.WriteLine("type                             precision  recall      F1   gold");
        foreach (var (type, right, found, gold) in score.Types)
        {
            Print(type, right, found, gold);
        }

        PrintAll("all", score);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrong type, right quadrant: {score.QuadRight}"));
        foreach (var (name, right, all) in score.Attributes)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-31} {(double)right / all,10:F3}  ({right} of {all})"));
        }
    }

    private static void Print(string name, int right, int found, int gold)
    {
        var precision = found == 0 ? 0 : (double)right / found;
        var recall = gold == 0 ? 0 : (double)right / gold;
        var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-31} {precision,10:F3} {recall,7:F3} {f1,7:F3} {gold,6}"));
    }
}
