using System.CommandLine;
using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Entities;
using EntityGraph.Extraction.Lexicon;
using EntityGraph.Lab.Resolution;

namespace EntityGraph.Lab;

/// <summary><c>train pronouns</c>: learns from gold texts whom pronouns stand for.</summary>
internal static class TrainPronounsCommand
{
    private const int Folds = 10;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo[]>("--input") { Description = "Gold files, one JSON object a line.", Required = true, AllowMultipleArgumentsPerToken = true };
        var output = new Option<FileInfo>("--output") { Description = "Takes the weights.", Required = true };
        var command = new Command("pronouns", "Learns whom pronouns stand for, and says what that is worth by cross-validation over articles.") { input, output };
        command.SetAction(parsed =>
        {
            var (analyzer, classes) = (GermanAnalyzer.Load(), WordClasses.Load());
            var references = new ReferenceResolver(analyzer.Gazetteer, GivenNames.Load(), classes);
            var examples = parsed.GetRequiredValue(input).SelectMany(file => ResolvedText.Read(file.FullName))
                .SelectMany(text => PronounTrainer.Read(analyzer, classes, references, text)).ToList();
            Report(examples.Count, PronounTrainer.CrossValidate(examples, Folds));
            var weights = PronounTrainer.Train(examples);
            File.WriteAllLines(parsed.GetRequiredValue(output).FullName,
            [
                "clue\tweight",
                "# train pronouns --input data/gold/resolution/dev.jsonl dev2.jsonl dev3.jsonl dev4.jsonl dev5.jsonl: weights of a log-linear model of whom a pronoun stands for.",
                .. PronounModel.Names.Zip(weights, (name, weight) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{weight:F3}")),
            ]);
        });
        return command;
    }

    private static void Report(int pronouns, List<(double Probability, bool IsRight)> results)
    {
        foreach (var threshold in (double[])[0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95])
        {
            var linked = results.FindAll(result => result.Probability >= threshold);
            var right = linked.Count(result => result.IsRight);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{threshold:F2}: {linked.Count} of {pronouns} linked, {right} right, precision {(double)right / linked.Count:F3}, recall {(double)right / pronouns:F3}"));
        }
    }
}
