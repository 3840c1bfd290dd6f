using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EntityGraph.Extraction;

namespace EntityGraph.Lab;

/// <summary><c>benchmark analyze</c>: tokens a second of the whole analysis, on one core.</summary>
internal static class BenchmarkAnalyzeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--input") { Description = "Articles, one JSON object with text and date a line.", Required = true };
        var articles = new Option<int>("--articles") { Description = "How many of them.", DefaultValueFactory = _ => 2000 };
        var command = new Command("analyze", "Tokens a second of the whole analysis on one core: names, resolution, relations.") { input, articles };
        command.SetAction(parsed => Measure([.. Read(parsed.GetRequiredValue(input).FullName).Take(parsed.GetValue(articles))]));
        return command;
    }

    private static IEnumerable<(string Text, AnalysisContext Context)> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var article = JsonDocument.Parse(line);
            var date = article.RootElement.TryGetProperty("date", out var value) && DateOnly.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var day) ? day : (DateOnly?)null;
            yield return (article.RootElement.GetProperty("text").GetString() ?? "", new AnalysisContext(date));
        }
    }

    private static void Measure((string Text, AnalysisContext Context)[] articles)
    {
        var analyzer = GermanAnalyzer.Load();
        var relations = articles.Sum(article => (long)analyzer.Analyze(article.Text, article.Context).Relations.Length); // Code is compiled meanwhile.
        var tokens = articles.Sum(article => (long)analyzer.Annotate(article.Text, article.Context).Tokens.Length);
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (var (text, context) in articles)
        {
            analyzer.Annotate(text, context);
        }

        Print("names and resolution, tokens/s", tokens / watch.Elapsed.TotalSeconds);
        watch.Restart();
        foreach (var (text, context) in articles)
        {
            analyzer.Analyze(text, context);
        }

        Print("whole analysis, tokens/s", tokens / watch.Elapsed.TotalSeconds);
        Print("both, tokens per second of processor time", 2 * tokens / (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds);
        Print("tokens", tokens);
        Print("relations", relations);
    }

    private static void Print(string name, double value) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-42} {value,12:N0}"));
}
