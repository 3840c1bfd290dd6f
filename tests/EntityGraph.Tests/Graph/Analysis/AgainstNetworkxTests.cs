using System.Text.Json;
using EntityGraph.Graph.Analysis;

namespace EntityGraph.Tests.Graph.Analysis;

/// <summary>Compares every algorithm with networkx, and communities with igraph's Leiden, on 200 random graphs.</summary>
public sealed class AgainstNetworkxTests
{
    private const string Script = """
        import json, sys, networkx as nx, igraph as ig

        def answer(graph):
            g = nx.Graph()
            g.add_nodes_from(range(graph["n"]))
            g.add_weighted_edges_from([(int(a), int(b), w) for a, b, w in graph["edges"]])
            order = range(graph["n"])
            one = lambda values: [values[v] for v in order]
            i = ig.Graph(n=graph["n"], edges=[(int(a), int(b)) for a, b, _ in graph["edges"]])
            weights = [w for _, _, w in graph["edges"]]
            leiden = max((i.community_leiden("modularity", weights=weights, n_iterations=10) for _ in range(3)), key=lambda c: c.q)
            connected = nx.is_connected(g)
            return {
                "PageRank": i.pagerank(weights=weights, damping=0.85),
                "Betweenness": one(nx.betweenness_centrality(g)),
                "Harmonic": [x / max(1, graph["n"] - 1) for x in one(nx.harmonic_centrality(g))],
                "Eigenvector": i.eigenvector_centrality(weights=weights, scale=False) if connected else None,
                "Core": one(nx.core_number(g)),
                "Component": [min(nx.node_connected_component(g, v)) for v in order],
                "Sampled": one(nx.betweenness_centrality_subset(g, graph["sample"], list(order))),
                "Jaccard": [[a, b, x] for a, b, x in nx.jaccard_coefficient(g)],
                "Modularity": i.modularity(leiden.membership, weights=weights),
                "OurModularity": i.modularity(graph["community"], weights=weights),
            }

        print(json.dumps([answer(graph) for graph in json.load(sys.stdin)]))
        """;

    [Fact]
    public void All_measures_agree_on_200_random_graphs()
    {
        var samples = Enumerable.Range(0, 200).Select(seed => new Sample(seed)).ToList();

        var output = Python.Run(Script, JsonSerializer.Serialize(samples.Select(sample => sample.ToJson())));

        var answers = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.All(samples.Zip(answers), pair => Agree(pair.First, pair.Second));
        Assert.True(
            samples.Sum(sample => Leiden.Modularity(sample.Graph, sample.Community)) >=
            0.99 * answers.Sum(answer => answer.GetProperty("Modularity").GetDouble()));
    }

    private static void Agree(Sample sample, JsonElement answer)
    {
        var graph = sample.Graph;
        var all = Enumerable.Range(0, graph.Count).ToList();
        Near(answer.GetProperty("PageRank"), Centrality.PageRank(graph, 0.85, default), 1e-6);
        Near(answer.GetProperty("Betweenness"), Centrality.Betweenness(graph, all, default), 1e-9);
        Near(answer.GetProperty("Harmonic"), Centrality.Harmonic(graph, all, default), 1e-9);
        Near(answer.GetProperty("Core"), [.. Structure.CoreNumbers(graph).Select(core => (double)core)], 0);
        Near(answer.GetProperty("Component"), [.. Structure.Components(graph).Select(number => (double)number)], 0);
        Assert.Equal(answer.GetProperty("OurModularity").GetDouble(), Leiden.Modularity(graph, sample.Community), 9);
        // networkx counts every pair once from each of its sampled ends; ours is its share of all pairs.
        var scale = 2.0 * graph.Count / (sample.Sources.Count * (double)Math.Max(1, graph.Count - 1) * Math.Max(1, graph.Count - 2));
        var sampled = Centrality.Betweenness(graph, sample.Sources, default);
        Near(answer.GetProperty("Sampled"), [.. sampled.Select(value => value / scale)], 1e-6);

        // networkx compares all that are not linked.
        Assert.All(answer.GetProperty("Jaccard").EnumerateArray(), pair =>
            Assert.Equal(pair[2].GetDouble(), Structure.Similarity(graph, pair[0].GetInt32(), pair[1].GetInt32()), 9));

        if (answer.GetProperty("Eigenvector").ValueKind == JsonValueKind.Array)
        {
            Near(answer.GetProperty("Eigenvector"), Centrality.Eigenvector(graph, default), 1e-3);
        }
    }

    private static void Near(JsonElement expected, double[] actual, double tolerance) =>
        Assert.All(expected.EnumerateArray().Select(value => value.GetDouble()).Zip(actual), pair =>
            Assert.InRange(pair.Second, pair.First - tolerance, pair.First + tolerance));

    private sealed class Sample
    {
        public Sample(int seed)
        {
            var random = new Random(seed);
            var vertices = random.Next(4, 40);
            var density = random.NextDouble() * 0.4;
            Edges =
            [
                .. from a in Enumerable.Range(0, vertices)
                   from b in Enumerable.Range(a + 1, vertices - a - 1)
                   where b == a + 1 || random.NextDouble() < density
                   where random.NextDouble() < 0.95
                   select (a, b, (double)random.Next(1, 9)),
            ];
            Graph = WeightedGraph.From(vertices, Edges);
            Community = Leiden.Communities(Graph, default);
        }

        public List<(int A, int B, double Weight)> Edges { get; }

        public WeightedGraph Graph { get; }

        public int[] Community { get; }

        public IReadOnlyList<int> Sources => Centrality.Sample(Graph.Count, 3);

        public object ToJson() => new
        {
            n = Graph.Count,
            sample = Sources,
            edges = Edges.Select(edge => new[] { edge.A, edge.B, edge.Weight }),
            community = Community,
        };
    }
}
