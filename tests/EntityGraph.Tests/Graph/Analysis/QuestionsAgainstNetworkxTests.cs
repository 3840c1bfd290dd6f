using System.Text.Json;
using EntityGraph.Extraction;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Tests.Graph.Analysis;

/// <summary>Compares subgraphs, ways, backbones and balance with networkx on 200 random graphs made of articles.</summary>
public sealed class QuestionsAgainstNetworkxTests
{
    private const string Center = "state:XA";
    private const string Target = "person:anna-berg";
    private const int Depth = 2;
    private const int MaxLength = 4;
    private const int Ways = 4;
    private const double Level = 0.3;

    // Half the share of each step for a rank; the integral of the null model for a backbone.
    private const string Script = """
        import itertools, json, math, sys, networkx as nx

        def share(g, a, b):
            w = g[a][b]["weight"]
            return w / (w + 4)

        def ranks(g, center, depth):
            best, level = {center: 1.0}, {center: 1.0}
            for _ in range(depth):
                nxt = {}
                for v, rank in level.items():
                    for u in g[v]:
                        nxt[u] = max(nxt.get(u, 0), rank * share(g, v, u) / 2)
                for u, rank in nxt.items():
                    best[u] = max(best.get(u, 0), rank)
                level = nxt
            return best

        def chance(g, v, w):
            k, s = g.degree(v), g.degree(v, weight="weight")
            if k < 2:
                return 1
            steps, p = 2000, w / s
            return 1 - (k - 1) * sum((1 - p * (i + .5) / steps) ** (k - 2) for i in range(steps)) * p / steps

        def answer(graph):
            g = nx.Graph()
            g.add_nodes_from(graph["nodes"])
            g.add_weighted_edges_from(graph["links"])
            near = nx.ego_graph(g, graph["center"], radius=graph["depth"])
            ways = list(nx.all_simple_paths(g, graph["center"], graph["target"], cutoff=graph["length"]))
            strength = lambda way: math.prod(share(g, a, b) for a, b in zip(way, way[1:]))
            short = sorted(ways, key=lambda way: (len(way), -strength(way)))
            strong = sorted(ways, key=lambda way: -strength(way))
            sums = {}
            for a, b, scale, count in graph["events"]:
                s, c = sums.get((min(a, b), max(a, b)), (0, 0))
                sums[(min(a, b), max(a, b))] = (s + scale * count, c + count)
            signed = nx.Graph((a, b, {"sign": s}) for (a, b), (s, c) in sums.items() if s)
            counts = [0] * 4
            for a, b, c in itertools.combinations(sorted(signed), 3):
                if signed.has_edge(a, b) and signed.has_edge(b, c) and signed.has_edge(a, c):
                    counts[sum(signed[x][y]["sign"] < 0 for x, y in ((a, b), (b, c), (a, c)))] += 1
            return {
                "ranks": ranks(g, graph["center"], graph["depth"]),
                "hops": nx.single_source_shortest_path_length(near, graph["center"]),
                "links": near.number_of_edges(),
                "short": [[len(way) - 1, strength(way)] for way in short[:graph["count"]]],
                "strong": [strength(way) for way in strong[:graph["count"]]],
                "backbone": sorted([min(a, b), max(a, b)] for a, b, w in near.edges(data="weight")
                    if min(chance(near, a, w), chance(near, b, w)) <= graph["level"]),
                "triangles": counts,
            }

        print(json.dumps([answer(graph) for graph in json.load(sys.stdin)]))
        """;

    private static readonly GraphFilter CoOccurrence = GraphFilter.Default with { Layers = Layers.CoOccurrence };

    [Fact]
    public void All_questions_agree_on_200_random_graphs()
    {
        var versions = Enumerable.Range(0, 200).Select(Version).ToList();

        var output = Python.Run(Script, JsonSerializer.Serialize(versions.Select(ToJson)));

        var answers = JsonDocument.Parse(output).RootElement.EnumerateArray().ToList();
        Assert.Equal(versions.Count, answers.Count);
        Assert.All(versions.Zip(answers), pair =>
        {
            NetworksAgree(pair.First, pair.Second);
            WaysAgree(pair.First, pair.Second);
            BackbonesAgree(pair.First, pair.Second);
            var balance = SignedBalance.Of(pair.First, GraphFilter.Default);
            Assert.Equal(
                pair.Second.GetProperty("triangles").EnumerateArray().Select(count => count.GetInt32()),
                [balance.AllFriends, balance.TornFriend, balance.CommonEnemy, balance.AllFoes]);
        });
    }

    private static void NetworksAgree(GraphVersion version, JsonElement answer)
    {
        var network = version.Subgraph(Query);
        Assert.Equal(
            answer.GetProperty("hops").EnumerateObject().Select(pair => (pair.Name, pair.Value.GetInt32())).Order(),
            network.Nodes.Select(node => (node.Entity.Id, node.Hops)).Order());
        Assert.Equal(answer.GetProperty("links").GetInt32(), network.Links.Length);
        Assert.All(network.Nodes, node =>
            Assert.Equal(answer.GetProperty("ranks").GetProperty(node.Entity.Id).GetDouble(), node.Rank, 9));
    }

    private static void WaysAgree(GraphVersion version, JsonElement answer)
    {
        var query = new PathQuery { From = Center, To = Target, MaxLength = MaxLength, Count = Ways, Filter = CoOccurrence };
        var shortest = version.Paths(query).Select(way => (way.Links.Count, Math.Round(way.Strength, 9)));
        var strongest = version.Paths(query with { ByStrength = true }).Select(way => Math.Round(way.Strength, 9));

        Assert.Equal(
            answer.GetProperty("short").EnumerateArray().Select(way => (way[0].GetInt32(), Math.Round(way[1].GetDouble(), 9))), shortest);
        Assert.Equal(answer.GetProperty("strong").EnumerateArray().Select(way => Math.Round(way.GetDouble(), 9)), strongest);
    }

    // Links that tie a node to the centre are kept besides, one a node at most.
    private static void BackbonesAgree(GraphVersion version, JsonElement answer)
    {
        var network = version.Subgraph(Query with { Backbone = Level });
        var kept = network.Links.Select(link => $"{link.SourceId} {link.TargetId}").ToHashSet();
        var significant = answer.GetProperty("backbone").EnumerateArray().Select(link => $"{link[0]} {link[1]}").ToHashSet();

        Assert.Subset(kept, significant);
        Assert.InRange(kept.Except(significant).Count(), 0, network.Nodes.Length - 1);
    }

    private static SubgraphQuery Query => new() { Centers = [Center], Depth = Depth, MaxNodes = 1000, MaxLinks = 10_000, Filter = CoOccurrence };

    private static object ToJson(GraphVersion version) => new
    {
        nodes = version.Entities.Select(entity => entity.Id),
        links = version.Links(CoOccurrence, Measure.Documents).Select(link => new object[] { link.SourceId, link.TargetId, link.Weight }),
        events = version.Links(GraphFilter.Default with { Layers = Layers.Relations }, Measure.Count)
            .Where(link => link.Type?.Info().Scale is not null && link.Count > link.Negated)
            .Select(link => new object[] { link.SourceId, link.TargetId, link.Type!.Value.Info().Scale!, link.Count - link.Negated }),
        center = Center,
        target = Target,
        depth = Depth,
        length = MaxLength,
        count = Ways,
        level = Level,
    };

    private static GraphVersion Version(int seed)
    {
        var graph = new LiveGraph();
        graph.Apply(Articles.Random(seed, 2 + (seed % 30)));
        graph.Apply(Articles.Of("ends", "2020-01-01", [Center, "organization:hafenamt"], [Target, "person:otto-berg"]));
        return graph.Publish();
    }
}
