using System.Diagnostics;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Benchmarks;

/// <summary>Measures what a constant load of new articles costs those who read the graph meanwhile.</summary>
/// <param name="articles">Articles in the graph at the start.</param>
/// <param name="seconds">Length of a round.</param>
/// <param name="seed">Seed of the articles.</param>
internal sealed class WriteLoad(int articles, int seconds, int seed)
{
    private const int RelationsPerSecond = 2000;
    private const int BatchesPerSecond = 10;

    private readonly LiveGraph _graph = new();
    private readonly Random _random = new(seed);

    /// <summary>Asks for networks in quiet and under load, and prints both.</summary>
    public void Run()
    {
        var made = new NewsArticles(seed, articles).Make(articles * 2).Select(entry => entry.Analyzed).ToArray();
        _graph.Apply(made[..articles]);
        var clock = Stopwatch.StartNew();
        var version = _graph.Publish();
        var rows = version.Stats().Passages / (double)articles;
        Print.Line($"settled {articles:N0} articles in {clock.Elapsed.TotalSeconds:F1} s: {version.EntityCount:N0} entities, {version.LinkCount:N0} links");
        Read("warm-up", seconds);
        var quiet = Read("quiet", seconds);

        using var stop = new CancellationTokenSource();
        var writer = Task.Run(() => Write(made[articles..], RelationsPerSecond / rows, stop.Token));
        var loaded = Read($"{RelationsPerSecond} relations/s ({RelationsPerSecond / rows:F0} articles)", seconds * 3);
        stop.Cancel();
        var publications = writer.GetAwaiter().GetResult();
        Print.Line($"p99 under load by quiet: {loaded / quiet:F2}");
        Print.Line($"publications: {publications.Count}, p50 {Print.Percentile(publications, 0.5):F0} ms, longest {publications.Max():F0} ms; {_graph.Current.LinkCount:N0} links at the end");
    }

    private double Read(string name, int length)
    {
        var times = new List<double>();
        var versions = new HashSet<long>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed.TotalSeconds < length;)
        {
            var version = _graph.Current;
            versions.Add(version.Number);
            var vertices = version.Columns.Vertices;
            var center = vertices.IdOf(vertices.ByRank(_random.Next(vertices.LiveCount)));
            var start = Stopwatch.GetTimestamp();
            version.Subgraph(new() { Centers = [center], Depth = 2, MaxNodes = 200 });
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var p99 = Print.Percentile(times, 0.99);
        Print.Line($"{name}: {times.Count} networks over {versions.Count} versions, p50 {Print.Percentile(times, 0.5):F2} ms, p99 {p99:F2} ms");
        return p99;
    }

    // Publishes each second, as the service does.
    private List<double> Write(AnalyzedDocument[] coming, double perSecond, CancellationToken stop)
    {
        var publications = new List<double>();
        var written = 0;
        for (var clock = Stopwatch.StartNew(); !stop.IsCancellationRequested && written < coming.Length;)
        {
            var due = Math.Min(coming.Length, (int)(clock.Elapsed.TotalSeconds * perSecond));
            _graph.Apply(coming[written..due]);
            written = due;
            if (clock.Elapsed.TotalSeconds > publications.Count + 1)
            {
                var start = Stopwatch.GetTimestamp();
                _graph.Publish();
                publications.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            stop.WaitHandle.WaitOne(1000 / BatchesPerSecond);
        }

        return publications;
    }
}
