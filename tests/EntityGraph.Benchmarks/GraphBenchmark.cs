using System.Diagnostics;
using System.Runtime.CompilerServices;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Model.Snapshots;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Benchmarks;

/// <summary>Measures the questions of the graph engine and prints ratios to its peers.</summary>
internal sealed class GraphBenchmark(int edges, int seed, int centers, bool withPeers)
{
    private const int PeerCenters = 200;
    private const int NetworkxLimit = 1_000_000;
    private const int WholeRounds = 3;

    private readonly Random _random = new(seed);

    public void Run()
    {
        var folder = Directory.CreateTempSubdirectory("entitygraph-").FullName;
        var path = Path.Combine(folder, "graph.snapshot");
        Make(path);
        var version = Open(path);
        Directory.Delete(folder, recursive: true);
        MeasureEgo(version, GraphFilter.Default, "ego network, depth 2, 200 nodes");
        MeasureEgo(version, GraphFilter.Default with { From = new(2018, 1, 1), To = new(2019, 12, 31) }, "the same in a window of two years");
        MeasureSearch(version);
        var clock = Stopwatch.StartNew();
        var graph = WeightedGraph.From(version.Columns, GraphFilter.Default, Measure.Documents);
        Print.Line($"the layer of co-occurrence, {graph.Target.Length / 2:N0} edges, as a weighted graph: {clock.Elapsed.TotalSeconds:F2} s");
        if (withPeers)
        {
            var asked = Enumerable.Range(0, PeerCenters).Select(_ => PickCenter(version.Columns.Links)).ToArray();
            new PeerComparison(version, graph, asked, edges > NetworkxLimit ? 1 : WholeRounds).Run(edges <= NetworkxLimit);
        }
    }

    // Nothing that only the generator needs is there any more when this has returned.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Make(string path)
    {
        var clock = Stopwatch.StartNew();
        var columns = new NewsGenerator(seed, edges / 10, edges).Make();
        Print.Line($"made {columns.Vertices.Count:N0} entities, {columns.Links.Count:N0} links, {columns.Links.RowCount:N0} rows in {clock.Elapsed.TotalSeconds:F1} s");
        clock.Restart();
        var length = SnapshotFile.Write(path, columns, new("0-none", "benchmark", 1));
        Print.Line($"snapshot: {length / 1e6:F0} MB, {(double)length / columns.Links.Count:F1} bytes a link, written to the disk in {clock.Elapsed.TotalSeconds:F2} s");
    }

    private static GraphVersion Open(string path)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        using var snapshot = new SnapshotReader(path);
        var version = new GraphVersion(SnapshotFile.Read(snapshot, _ => null), 1);
        version.Subgraph(new() { Centers = [version.Columns.Vertices.IdOf(0)], Depth = 2, MaxNodes = 200 });
        Print.Line($"snapshot: opened, checked, and the first network answered in {clock.Elapsed.TotalSeconds:F2} s");
        PrintMemory(version.Columns, GC.GetTotalMemory(forceFullCollection: true) - before);
        return version;
    }

    private static void PrintMemory(GraphColumns columns, long managed)
    {
        foreach (var (name, bytes) in columns.Bytes())
        {
            Print.Line($"  {name}: {(double)bytes / columns.Links.Count:F1} bytes a link");
        }

        Print.Line($"  all columns: {(double)columns.Bytes().Values.Sum() / columns.Links.Count:F1} bytes a link");
        Print.Line($"  managed memory that opening it took: {(double)managed / columns.Links.Count:F1} bytes a link");
    }

    private void MeasureEgo(GraphVersion version, GraphFilter filter, string name)
    {
        var times = new List<double>();
        var nodes = 0L;
        for (var round = 0; round < centers; round++)
        {
            var id = version.Columns.Vertices.IdOf(PickCenter(version.Columns.Links));
            var clock = Stopwatch.GetTimestamp();
            nodes += version.Subgraph(new() { Centers = [id], Depth = 2, MaxNodes = 200, Filter = filter }).Nodes.Length;
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        // The first tenth warms up.
        times.RemoveRange(0, centers / 10);
        Print.Line($"{name}: p50 {Print.Percentile(times, 0.5):F2} ms, p99 {Print.Percentile(times, 0.99):F2} ms, {nodes / centers} nodes a network");
    }

    private void MeasureSearch(GraphVersion version)
    {
        var times = new List<double>();
        for (var round = 0; round < centers; round++)
        {
            var name = version.Columns.Vertices[_random.Next(version.EntityCount)].Name;
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

        Print.Line($"search by prefix, name, and name with an error: p50 {Print.Percentile(times, 0.5):F2} ms, p95 {Print.Percentile(times, 0.95):F2} ms");
    }

    // A random end of a random link: centres weighted by degree.
    private int PickCenter(LinkTable links)
    {
        var link = _random.Next(links.Count);
        return _random.Next(2) == 0 ? links.SourceOf(link) : links.TargetOf(link);
    }
}
