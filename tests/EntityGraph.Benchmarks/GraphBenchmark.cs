using System.Diagnostics;
using System.Globalization;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Benchmarks;

/// <summary>Measures the questions of the graph engine and prints ratios to its peers.</summary>
internal sealed class GraphBenchmark(int edges, int seed, int centers, bool withPeers)
{
    private const int PeerCenters = 20;
    private const double LayerShare = 0.7;

    private readonly Random _random = new(seed);

    public void Run()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var columns = new NewsGenerator(seed, edges / 10, edges).Make();
        Print($"made {columns.Vertices.Count:N0} entities, {columns.Links.Count:N0} links, {columns.Links.RowCount:N0} rows in {clock.Elapsed.TotalSeconds:F1} s");
        PrintMemory(columns, GC.GetTotalMemory(forceFullCollection: true) - before);
        var version = new GraphVersion(columns, 1);
        var ego = MeasureEgo(version, GraphFilter.Default, "ego network, depth 2, 200 nodes");
        MeasureEgo(version, GraphFilter.Default with { From = new(2018, 1, 1), To = new(2019, 12, 31) }, "the same in a window of two years");
        MeasureSearch(version);
        var (pageRank, leiden, modularity) = MeasureAnalysis(version);
        if (withPeers)
        {
            new Peers(columns, [.. Enumerable.Range(0, PeerCenters).Select(_ => PickCenter(columns.Links))])
                .Compare(ego, pageRank, leiden, modularity);
        }
    }

    private static void PrintMemory(GraphColumns columns, long managed)
    {
        foreach (var (name, bytes) in columns.Bytes())
        {
            Print($"  {name}: {(double)bytes / columns.Links.Count:F1} bytes a link");
        }

        Print($"  all columns: {(double)columns.Bytes().Values.Sum() / columns.Links.Count:F1} bytes a link");
        Print($"  with entities, all managed memory: {(double)managed / columns.Links.Count:F1} bytes a link");
    }

    private double MeasureEgo(GraphVersion version, GraphFilter filter, string name)
    {
        var times = new List<double>();
        var nodes = 0L;
        for (var round = 0; round < centers; round++)
        {
            var id = version.Columns.Vertices.Entities[PickCenter(version.Columns.Links)].Id;
            var clock = Stopwatch.GetTimestamp();
            nodes += version.Subgraph(new() { Centers = [id], Depth = 2, MaxNodes = 200, Filter = filter }).Nodes.Length;
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        // The first tenth warms up.
        times.RemoveRange(0, centers / 10);
        Print($"{name}: p50 {Percentile(times, 0.5):F2} ms, p99 {Percentile(times, 0.99):F2} ms, {nodes / centers} nodes a network");
        return times.Average();
    }

    private void MeasureSearch(GraphVersion version)
    {
        var times = new List<double>();
        for (var round = 0; round < centers; round++)
        {
            var name = version.Columns.Vertices.Entities[_random.Next(version.EntityCount)].Name;
            var text = (round % 3) switch
            {
                0 => name[..Math.Min(name.Length, 2 + _random.Next(4))],
                1 => name,
                _ => name.Remove(1 + _random.Next(name.Length - 1), 1),
            };
            var clock = Stopwatch.GetTimestamp();
            version.Suggest(text, 10);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        Print($"search by prefix, name, and name with an error: p50 {Percentile(times, 0.5):F2} ms, p95 {Percentile(times, 0.95):F2} ms");
    }

    private static (double PageRank, double Leiden, double Modularity) MeasureAnalysis(GraphVersion version)
    {
        var clock = Stopwatch.StartNew();
        var graph = WeightedGraph.From(version.Columns, GraphFilter.Default, Measure.Documents);
        Print($"one layer of about {LayerShare:P0} of the links as a weighted graph: {clock.Elapsed.TotalSeconds:F2} s");
        clock.Restart();
        Centrality.PageRank(graph, 0.85, default);
        var pageRank = clock.Elapsed.TotalSeconds;
        clock.Restart();
        var community = Leiden.Communities(graph, default);
        var leiden = clock.Elapsed.TotalSeconds;
        var modularity = Leiden.Modularity(graph, community);
        Print($"PageRank {pageRank:F2} s, Leiden {leiden:F2} s, modularity {modularity:F4}");
        return (pageRank, leiden, modularity);
    }

    // A random end of a random link: centres weighted by degree.
    private int PickCenter(LinkColumns links)
    {
        var link = _random.Next(links.Count);
        return _random.Next(2) == 0 ? links.SourceOf(link) : links.TargetOf(link);
    }

    private static double Percentile(List<double> times, double share) => times.Order().ElementAt((int)(share * (times.Count - 1)));

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
