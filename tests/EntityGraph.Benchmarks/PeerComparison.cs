using System.Diagnostics;
using System.Globalization;
using System.Text;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Benchmarks;

/// <summary>Asks igraph, networkx and PostgreSQL the same questions on the same data, in turns with us, and prints our time over theirs.</summary>
/// <remarks>One layer, co-occurrence, is compared with the graph libraries; all links with PostgreSQL.</remarks>
/// <param name="version">The graph.</param>
/// <param name="graph">The same layer for analysis.</param>
/// <param name="centers">Vertices to ask about.</param>
/// <param name="rounds">How often long questions are asked; the best round counts.</param>
internal sealed class PeerComparison(GraphVersion version, WeightedGraph graph, int[] centers, int rounds)
{
    private const string Networkx = "networkx";
    private const int SourceCount = 4;
    private const int CoreSize = 2_000;
    private const int SmallCoreSize = 300;
    private const int Pairs = 20;
    private const int SlowCenters = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly GraphFilter Layer = GraphFilter.Default with { Layers = Layers.CoOccurrence };

    // The network of two hops by distinct ends, its two hundred best connected, and all links between them.
    private static readonly CompositeFormat EgoQuery = CompositeFormat.Parse(
        "WITH RECURSIVE walk(vertex, hops) AS (" +
        " SELECT {0}, 0 UNION SELECT e.other, w.hops + 1 FROM walk w JOIN edge e ON e.vertex = w.vertex WHERE w.hops < 2)," +
        " kept AS (SELECT w.vertex FROM (SELECT vertex, min(hops) AS hops FROM walk GROUP BY vertex) w" +
        " ORDER BY w.hops, (SELECT max(e.weight) FROM edge e WHERE e.vertex = w.vertex) DESC LIMIT 200)" +
        " SELECT count(*) FROM edge e JOIN kept a ON a.vertex = e.vertex JOIN kept b ON b.vertex = e.other;");

    private IReadOnlyList<int> Sources => Centrality.Sample(graph.Count, SourceCount);

    /// <summary>Runs the comparisons with what is installed.</summary>
    /// <param name="withNetworkx">Whether networkx takes part: it needs a kilobyte an edge.</param>
    public void Run(bool withNetworkx)
    {
        var folder = Directory.CreateTempSubdirectory("entitygraph-bench");
        try
        {
            var path = Path.Combine(folder.FullName, "edges.txt");
            WriteLayer(path);
            CompareWithIgraph(path);
            if (withNetworkx)
            {
                CompareWithNetworkx(path);
            }

            CompareWithPostgres(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private void CompareWithIgraph(string path)
    {
        using var igraph = PeerProcess.TryStart(PeerScripts.Igraph, path, $"{graph.Count}");
        if (igraph is null)
        {
            Print.Line($"igraph: missing (Debian python3-igraph)");
            return;
        }

        // Ours ranks all of it for the best two hundred; igraph takes the first two hundred that it meets, or else everything.
        CompareEach("igraph", "ego network, depth 2, 200 nodes", centers, Ego, center => igraph.Ask($"ego200 {center}", out _));
        CompareEach("igraph", "the same, igraph with all nodes", centers[..SlowCenters], Ego, center => igraph.Ask($"ego {center}", out _));
        CompareEach("igraph", "shortest path", centers[..Pairs], Way, center => igraph.Ask($"path {center} {PartnerOf(center)}", out _));
        Compare("igraph", "PageRank, tolerance 1e-10", PageRank, () => igraph.Ask("pagerank", out _));
        CompareCore("igraph", igraph, CoreSize);
        var (ours, theirs) = (0.0, 0.0);
        Compare("igraph", "Leiden, two iterations", () => Communities(out ours), () => igraph.Ask("leiden", out theirs));
        Print.Line($"  modularity {ours:F4}, igraph {theirs:F4}, ratio {ours / theirs:F4}");
    }

    private void CompareWithNetworkx(string path)
    {
        using var networkx = PeerProcess.TryStart(PeerScripts.Networkx, path, $"{graph.Count}");
        if (networkx is null)
        {
            Print.Line($"networkx: missing (Debian python3-networkx)");
            return;
        }

        CompareEach(Networkx, "ego network, networkx with all nodes", centers[..3], Ego, center => networkx.Ask($"ego {center}", out _));
        CompareEach(Networkx, "shortest path", centers[..Pairs], Way, center => networkx.Ask($"path {center} {PartnerOf(center)}", out _));
        Compare(Networkx, "PageRank, its tolerance 1e-6", PageRank, () => networkx.Ask("pagerank", out _));
        Compare(
            Networkx,
            $"betweenness sampled from {SourceCount} sources",
            () => Effort.Of(() => Centrality.Betweenness(graph, Sources, default)),
            () => networkx.Ask($"sampled {string.Join(' ', Sources)}", out _));
        CompareCore(Networkx, networkx, SmallCoreSize);
    }

    private void CompareWithPostgres(string folder)
    {
        using var postgres = Postgres.TryStart(folder);
        if (postgres is null)
        {
            Print.Line($"PostgreSQL: missing (Debian postgresql), or not started as root");
            return;
        }

        var path = Path.Combine(folder, "links.txt");
        WriteLinks(path);
        postgres.Ask("CREATE UNLOGGED TABLE edge (vertex int, other int, weight int);");
        postgres.Ask($"\\copy edge from '{path}'");
        File.Delete(path);
        postgres.Ask("CREATE INDEX ON edge (vertex) INCLUDE (other, weight);");
        postgres.Ask("VACUUM ANALYZE edge;");
        CompareEach(
            "PostgreSQL",
            "ego network, depth 2, 200 nodes, by a recursive query",
            centers[..SlowCenters],
            center => Effort.Of(() => AskEgo(center, GraphFilter.Default)),
            center => postgres.Ask(string.Format(CultureInfo.InvariantCulture, EgoQuery, center)));
    }

    // The Debian igraph counts shortest ways from all vertices only: the best connected part is small enough for that.
    private void CompareCore(string peer, PeerProcess process, int size)
    {
        var vertices = Enumerable.Range(0, graph.Count).OrderByDescending(graph.Degree).Take(size).ToArray();
        var number = vertices.Select((vertex, place) => (vertex, place)).ToDictionary(pair => pair.vertex, pair => pair.place);
        var core = WeightedGraph.From(size, number.SelectMany(pair => graph.NeighborsOf(pair.Key).ToArray()
            .Where(other => other > pair.Key && number.ContainsKey(other)).Select(other => (pair.Value, number[other], 1.0))));
        process.Ask($"induce {string.Join(' ', vertices)}", out var edges);
        Compare(
            peer,
            $"betweenness of the {size} best connected, {core.TotalWeight:N0} edges ({edges:N0})",
            () => Effort.Of(() => Centrality.Betweenness(core, Centrality.Sample(size, size), default)),
            () => process.Ask("betweenness", out _));
    }

    private void Compare(string peer, string question, Func<Effort> ours, Func<Effort> theirs)
    {
        // networkx takes minutes, so that one round must do.
        var (best, other) = Effort.InTurns(peer == Networkx ? 1 : rounds, ours, theirs);
        Print.Line($"{question}: {best.Wall:F2} s, {peer} {other.Wall:F2} s, {best.Over(other)}");
    }

    private static void CompareEach(string peer, string question, int[] asked, Func<int, Effort> ours, Func<int, Effort> theirs)
    {
        ours(asked[0]);
        var times = new List<(double Ours, double Theirs)>();
        var clock = Stopwatch.StartNew();
        foreach (var center in asked.TakeWhile(_ => clock.Elapsed < Patience))
        {
            times.Add((ours(center).Wall * 1000, theirs(center).Wall * 1000));
        }

        var (mean, other) = (times.Average(time => time.Ours), times.Average(time => time.Theirs));
        Print.Line($"{question}: mean {mean:F2} ms, {peer} {other:F2} ms over {times.Count}, ratio {mean / other:F3}; p50 {Percentile(0.5, false):F2} and {Percentile(0.5, true):F2} ms");

        double Percentile(double share, bool their) => Print.Percentile(times.Select(time => their ? time.Theirs : time.Ours), share);
    }

    private Effort Ego(int center) => Effort.Of(() => AskEgo(center, Layer));

    private void AskEgo(int center, GraphFilter filter) =>
        version.Subgraph(new() { Centers = [IdOf(center)], Depth = 2, MaxNodes = 200, Filter = filter });

    private Effort Way(int center) => Effort.Of(() =>
        version.Paths(new() { From = IdOf(center), To = IdOf(PartnerOf(center)), Count = 1, MaxLength = 6, Filter = Layer }));

    private Effort PageRank() => Effort.Of(() => Centrality.PageRank(graph, 0.85, default));

    private Effort Communities(out double modularity)
    {
        int[] community = [];
        var effort = Effort.Of(() => community = Leiden.Communities(graph, default));
        modularity = Leiden.Modularity(graph, community);
        return effort;
    }

    private int PartnerOf(int center) => centers[(Array.IndexOf(centers, center) + 1) % centers.Length];

    private string IdOf(int vertex) => version.Columns.Vertices.IdOf(vertex);

    // One layer: what PageRank and communities are computed on.
    private void WriteLayer(string path)
    {
        using var file = new StreamWriter(path);
        var reader = new LinkReader(version.Columns, Layer, Measure.Documents);
        var links = version.Columns.Links;
        for (var link = 0; link < links.Count; link++)
        {
            if (reader.TryRead(link, out var stats))
            {
                file.WriteLine(FormattableString.Invariant($"{links.SourceOf(link)} {links.TargetOf(link)} {stats.Documents}"));
            }
        }
    }

    private void WriteLinks(string path)
    {
        using var file = new StreamWriter(path);
        var links = version.Columns.Links;
        for (var link = 0; link < links.Count; link++)
        {
            var (source, target, rows) = (links.SourceOf(link), links.TargetOf(link), links.RowsOf(link));
            file.WriteLine(FormattableString.Invariant($"{source}\t{target}\t{rows}"));
            file.WriteLine(FormattableString.Invariant($"{target}\t{source}\t{rows}"));
        }
    }
}
