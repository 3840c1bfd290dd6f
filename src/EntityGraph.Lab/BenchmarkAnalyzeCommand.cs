using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EntityGraph.Extraction;

namespace EntityGraph.Lab;

/// <summary><c>benchmark analyze</c>: tokens a second of the whole analysis, on one core.</summary>
internal static class BenchmarkAnalyzeCommand
{
    private const int CompilingRounds = 2;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--input") { Description = "Articles, one JSON object with text and date a line.", Required = true };
        var articles = new Option<int>("--articles") { Description = "How many of them.", DefaultValueFactory = _ => 2000 };
        var rounds = new Option<int>("--rounds") { Description = "How often to measure.", DefaultValueFactory = _ => 5 };
        var command = new Command("analyze", "Tokens a second of the whole analysis on one core: words known, and articles never seen.") { input, articles, rounds };
        command.SetAction(parsed => Measure([.. Read(parsed.GetRequiredValue(input).FullName).Take(parsed.GetValue(articles))], parsed.GetValue(rounds)));
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

    private static void Measure((string Text, AnalysisContext Context)[] articles, int rounds)
    {
        var analyzer = GermanAnalyzer.Load();
        var relations = articles.Sum(article => (long)analyzer.Analyze(article.Text, article.Context).Relations.Length);
        var lengths = articles.Select(article => (long)analyzer.Annotate(article.Text, article.Context).Tokens.Length).ToArray();
        var half = articles.Length / 2;
        var (tokens, firstTokens) = (lengths.Sum(), lengths[..half].Sum());
        var (names, known, first, second) = (new Speed("names and resolution, words known"), new Speed("whole analysis, words known"),
            new Speed("whole analysis, never seen, no word known"), new Speed("whole analysis, never seen, after as many"));
        for (var round = -CompilingRounds; round < rounds; round++)
        {
            var fresh = GermanAnalyzer.Load();
            var counts = round >= 0; // Code is compiled before that.
            names.Measure(articles, tokens, counts, article => analyzer.Annotate(article.Text, article.Context));
            known.Measure(articles, tokens, counts, article => analyzer.Analyze(article.Text, article.Context));
            first.Measure(articles[..half], firstTokens, counts, article => fresh.Analyze(article.Text, article.Context));
            second.Measure(articles[half..], tokens - firstTokens, counts, article => fresh.Analyze(article.Text, article.Context));
        }

        Console.WriteLine("tokens/s                                        processor time      by the clock");
        Console.WriteLine("                                               median      best    median      best");
        foreach (var speed in new[] { names, known, first, second })
        {
            speed.Print();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tokens:N0} tokens, {relations:N0} relations; median and best of {rounds} rounds"));
    }

    // Processor time is that of the whole process: collection of memory and compilation count too.
    private sealed class Speed(string name)
    {
        private readonly List<double> _byProcessor = [];
        private readonly List<double> _byClock = [];

        public void Measure((string Text, AnalysisContext Context)[] articles, long tokens, bool counts, Action<(string Text, AnalysisContext Context)> analyze)
        {
            GC.Collect();
            var (before, watch) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
            foreach (var article in articles)
            {
                analyze(article);
            }

            if (counts)
            {
                _byClock.Add(tokens / watch.Elapsed.TotalSeconds);
                _byProcessor.Add(tokens / (Environment.CpuUsage.TotalTime - before).TotalSeconds);
            }
        }

        public void Print() => Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-42} {Median(_byProcessor),10:N0}{_byProcessor.Max(),10:N0}{Median(_byClock),10:N0}{_byClock.Max(),10:N0}"));

        private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
    }
}
