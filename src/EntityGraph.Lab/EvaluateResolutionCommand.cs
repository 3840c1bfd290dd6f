using System.CommandLine;
using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Lab.Resolution;

namespace EntityGraph.Lab;

/// <summary><c>evaluate resolution</c>: who is who, over the mentions of all texts of a file.</summary>
internal static class EvaluateResolutionCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--input") { Description = "Gold file, one JSON object a line.", Required = true };
        var errors = new Option<bool>("--errors") { Description = "List wrong merges and every mention missed (-), invented (+) or given to another (~). Never on the held-out file." };
        var command = new Command("resolution", "Actors and their mentions against a gold file: B³ and CEAFe.") { input, errors };
        command.SetAction(parsed =>
        {
            var result = Score(GermanAnalyzer.Load(), ResolvedText.Read(parsed.GetRequiredValue(input).FullName));
            foreach (var line in parsed.GetValue(errors) ? result.Errors : [])
            {
                Console.WriteLine(line);
            }

            Print(result);
        });
        return command;
    }

    /// <summary>Analyses the gold texts and compares.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="texts">Gold texts.</param>
    public static ResolutionResult Score(GermanAnalyzer analyzer, IEnumerable<ResolvedText> texts)
    {
        var score = new ResolutionScore();
        foreach (var text in texts)
        {
            score.Add(text, analyzer.Analyze(text.Text, new AnalysisContext(text.Date)));
        }

        return score.Result();
    }

    private static void Print(ResolutionResult result)
    {
        foreach (var form in result.Forms)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{form.Form,-10} {form.Gold,5} mentions, {form.Found,5} found, {form.Right,5} right"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"missing mentions {result.Missing}, mentions beyond the gold {result.Spurious}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrong merges {result.WrongMerges:P2} of actors"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"B³ F1 {result.BCubed:F4}, CEAFe F1 {result.Ceafe:F4}"));
    }
}
