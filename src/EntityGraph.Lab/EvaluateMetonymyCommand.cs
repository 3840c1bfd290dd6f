using System.CommandLine;
using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Lab.Resolution;

namespace EntityGraph.Lab;

/// <summary><c>evaluate metonymy</c>: whether a seat of government stands for the government or for the place.</summary>
internal static class EvaluateMetonymyCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--input") { Description = "Gold file, tab separated.", Required = true };
        var errors = new Option<bool>("--errors") { Description = "List every sentence decided wrongly. Never on the held-out file." };
        var command = new Command("metonymy", "Government or place, for capitals, seats and buildings.") { input, errors };
        command.SetAction(parsed =>
        {
            var results = Score(GermanAnalyzer.Load(), SeatName.Read(parsed.GetRequiredValue(input).FullName));
            foreach (var (name, _) in results.Where(result => parsed.GetValue(errors) && !result.IsRight))
            {
                Console.WriteLine($"{name.Label} '{name.Surface}' {name.Target}: {name.Sentence}");
            }

            foreach (var group in results.GroupBy(result => result.Name.Label, StringComparer.Ordinal).Append(results.GroupBy(_ => "all").First()))
            {
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{group.Key,-8} {group.Count(result => result.IsRight)} of {group.Count()} right, {group.Average(result => result.IsRight ? 1 : 0):F3}"));
            }
        });
        return command;
    }

    /// <summary>Analyses the gold sentences and compares.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="names">Gold names.</param>
    public static IReadOnlyList<(SeatName Name, bool IsRight)> Score(GermanAnalyzer analyzer, IEnumerable<SeatName> names) =>
        [.. names.Select(name => (name, name.IsRight(analyzer.Analyze(name.Sentence, AnalysisContext.None))))];
}
