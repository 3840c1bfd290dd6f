using System.Diagnostics;
using System.Globalization;
using System.Text;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Benchmarks;

/// <summary>Asks igraph and PostgreSQL the same questions on the same data, each in a process of its own.</summary>
/// <param name="columns">The graph.</param>
/// <param name="centers">Centres of ego networks.</param>
internal sealed class Peers(GraphColumns columns, int[] centers)
{
    private const string Python = "/usr/bin/python3";

    private const string Igraph = """
        import sys, time, random, igraph as ig
        random.seed(1)
        edges, weights = [], []
        with open(sys.argv[1]) as lines:
            for line in lines:
                a, b, w = line.split()
                edges.append((int(a), int(b))); weights.append(int(w))
        g = ig.Graph(n=int(sys.argv[2]), edges=edges); g.es["weight"] = weights
        del edges
        centers = [int(c) for c in sys.argv[3].split(",")]
        start = time.perf_counter()
        for c in centers:
            g.induced_subgraph(g.neighborhood(c, order=2))
        print("ego", (time.perf_counter() - start) / len(centers))
        start = time.perf_counter(); g.pagerank(weights="weight", damping=0.85)
        print("pagerank", time.perf_counter() - start)
        start = time.perf_counter(); c = g.community_leiden("modularity", weights="weight", n_iterations=2)
        print("leiden", time.perf_counter() - start)
        print("modularity", g.modularity(c.membership, weights="weight"))
        """;

    // The network of two hops by distinct ends, its two hundred best connected, and all links between them.
    private static readonly CompositeFormat EgoQuery = CompositeFormat.Parse("""
        WITH RECURSIVE walk(vertex, hops) AS (
          SELECT {0}, 0
          UNION
          SELECT e.other, w.hops + 1 FROM walk w JOIN edge e ON e.vertex = w.vertex WHERE w.hops < 2),
        kept AS (
          SELECT w.vertex FROM (SELECT vertex, min(hops) AS hops FROM walk GROUP BY vertex) w
          ORDER BY w.hops, (SELECT max(e.weight) FROM edge e WHERE e.vertex = w.vertex) DESC LIMIT 200)
        SELECT count(*) FROM edge e JOIN kept a ON a.vertex = e.vertex JOIN kept b ON b.vertex = e.other;
        """);

    /// <summary>Prints how many times as long the peers take.</summary>
    /// <param name="egoMs">Mean of our ego network, in milliseconds.</param>
    /// <param name="pageRank">Our PageRank, in seconds.</param>
    /// <param name="leiden">Our Leiden, in seconds.</param>
    /// <param name="modularity">Our modularity.</param>
    public void Compare(double egoMs, double pageRank, double leiden, double modularity)
    {
        var folder = Directory.CreateTempSubdirectory("entitygraph-bench");
        try
        {
            var answers = AskIgraph(folder.FullName);
            if (answers.Count == 4)
            {
                Print($"igraph: ego network {answers["ego"] * 1000:F1} ms, {answers["ego"] * 1000 / egoMs:F0} times ours");
                Print($"igraph: PageRank {answers["pagerank"]:F2} s, ours takes {pageRank / answers["pagerank"]:F2} of it");
                Print($"igraph: Leiden {answers["leiden"]:F2} s, ours takes {leiden / answers["leiden"]:F2} of it; modularity {answers["modularity"]:F4}, ours {modularity / answers["modularity"]:P1} of it");
            }
            else
            {
                Print($"igraph: missing (Debian python3-igraph)");
            }

            using var postgres = Postgres.TryStart(folder.FullName);
            if (postgres is null)
            {
                Print($"PostgreSQL: missing (Debian postgresql), or not started as root");
                return;
            }

            AskPostgres(postgres, folder.FullName, egoMs);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Dictionary<string, double> AskIgraph(string folder)
    {
        var path = Path.Combine(folder, "edges.txt");
        WriteLayer(path);
        var output = File.Exists(Python)
            ? Run(Python, ["-c", Igraph, path, $"{columns.Vertices.Count}", string.Join(',', centers)])
            : "";
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' '))
            .ToDictionary(parts => parts[0], parts => double.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    // One layer: what PageRank and communities are computed on.
    private void WriteLayer(string path)
    {
        using var file = new StreamWriter(path);
        var reader = new LinkReader(columns, GraphFilter.Default with { Layers = Layers.CoOccurrence }, Measure.Documents);
        for (var link = 0; link < columns.Links.Count; link++)
        {
            if (reader.TryRead(link, out var stats))
            {
                file.WriteLine(FormattableString.Invariant($"{columns.Links.SourceOf(link)} {columns.Links.TargetOf(link)} {stats.Documents}"));
            }
        }
    }

    private void AskPostgres(Postgres postgres, string folder, double egoMs)
    {
        var path = Path.Combine(folder, "links.txt");
        using (var file = new StreamWriter(path))
        {
            for (var link = 0; link < columns.Links.Count; link++)
            {
                var (source, target, rows) = (columns.Links.SourceOf(link), columns.Links.TargetOf(link), columns.Links.RowsOf(link));
                file.WriteLine(FormattableString.Invariant($"{source}\t{target}\t{rows}"));
                file.WriteLine(FormattableString.Invariant($"{target}\t{source}\t{rows}"));
            }
        }

        postgres.Query("CREATE UNLOGGED TABLE edge (vertex int, other int, weight int);");
        postgres.Query($"\\copy edge from '{path}'");
        postgres.Query("CREATE INDEX ON edge (vertex) INCLUDE (other, weight);");
        postgres.Query("VACUUM ANALYZE edge;");
        var clock = Stopwatch.StartNew();
        var asked = 0;
        foreach (var center in centers)
        {
            if (clock.Elapsed < TimeSpan.FromSeconds(120))
            {
                postgres.Query(string.Format(CultureInfo.InvariantCulture, EgoQuery, center));
                asked++;
            }
        }

        var ms = clock.Elapsed.TotalMilliseconds / asked;
        Print($"PostgreSQL: recursive query {ms:F0} ms over {asked} centres, {ms / egoMs:F0} times ours");
    }

    internal static string Run(string program, IReadOnlyCollection<string> arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : "";
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
