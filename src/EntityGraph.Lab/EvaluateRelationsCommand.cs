using System.CommandLine;
using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Lab.Relations;

namespace EntityGraph.Lab;

/// <summary><c>evaluate relations</c>: precision, recall and F1 of typed relations, with the accuracy of what is said of them.</summary>
internal static class EvaluateRelationsCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--input") { Description = "Gold file, one JSON object a line.", Required = true };
        var errors = new Option<bool>("--errors") { Description = "List every relation missed (-), invented (+) or coloured wrongly (~). Never on the held-out file." };
        var command = new Command("relations", "Typed relations against a gold file: type, direction and both ends.") { input, errors };
        command.SetAction(parsed =>
        {
            var score = Score(GermanAnalyzer.Load(), GoldText.Read(parsed.GetRequiredValue(input).FullName));
            foreach (var line in parsed.GetValue(errors) ? score.Errors : [])
            {
                Console.WriteLine(line);
            }

            Print(score);
        });
        return command;
    }

    /// <summary>Analyses the gold texts and compares.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="texts">Gold texts.</param>
    public static RelationScore Score(GermanAnalyzer analyzer, IEnumerable<GoldText> texts)
    {
        var score = new RelationScore();
        foreach (var text in texts)
        {
            score.Add(text, analyzer.Analyze(text.Text, new AnalysisContext(text.Date)));
        }

        return score;
    }

    private static void Print(RelationScore score)
    {
        Console.WriteLine("type              precision  recall      F1   gold");
        foreach (var (type, right, found, gold) in score.Types)
        {
            Print(type, right, found, gold);
        }

        Print("all", score.Types.Sum(type => type.Right), score.Types.Sum(type => type.Found), score.Types.Sum(type => type.Gold));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrong type, right quadrant: {score.QuadRight}"));
        foreach (var (name, right, all) in score.Attributes)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16} {(double)right / all,10:F3}  ({right} of {all})"));
        }
    }

    private static void Print(string name, int right, int found, int gold)
    {
        var precision = found == 0 ? 0 : (double)right / found;
        var recall = gold == 0 ? 0 : (double)right / gold;
        var f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-16} {precision,10:F3} {recall,7:F3} {f1,7:F3} {gold,6}"));
    }
}
