using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Queries;
using EntityGraph.Tests.Graph;
using QuikGraph;
using QuikGraph.Algorithms;
using QuikGraph.Algorithms.MaximumFlow;
using QuikGraph.Algorithms.Observers;
using QuikGraph.Algorithms.Ranking;
using QuikGraph.Algorithms.RankedShortestPath;
using QuikGraph.Algorithms.Search;

namespace EntityGraph.QuikGraph.Tests;

/// <summary>Runs QuikGraph's own algorithms over the graph and compares with what the graph says itself.</summary>
public sealed class AlgorithmTests
{
    private static readonly GraphFilter CoOccurrence = GraphFilter.Default with { Layers = Layers.CoOccurrence };
    private static readonly GraphFilter Relations = GraphFilter.Default with { Layers = Layers.Relations };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Breadth_first_search_reaches_who_the_network_holds(int seed)
    {
        var version = Version(seed);
        var graph = new DirectedLinks(version, CoOccurrence, Measure.Documents);
        foreach (var root in graph.Vertices)
        {
            var search = new BreadthFirstSearchAlgorithm<Vertex, LinkEdge>(graph);
            var hops = new VertexDistanceRecorderObserver<Vertex, LinkEdge>(_ => 1);
            using (hops.Attach(search))
            {
                search.Compute(root);
            }

            var ours = version.Subgraph(new() { Centers = [root.Entity.Id], Depth = 4, MaxNodes = 1000, Filter = CoOccurrence }).Nodes
                .Where(node => node.Hops > 0).Select(node => (node.Entity.Id, Hops: (double)node.Hops)).Order();
            Assert.Equal(ours, hops.Distances.Where(pair => pair.Value is > 0 and <= 4).Select(pair => (pair.Key.Entity.Id, pair.Value)).Order());
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Dijkstra_finds_ways_as_long_as_ours(int seed)
    {
        var version = Version(seed);
        var directed = new DirectedLinks(version, CoOccurrence, Measure.Documents);
        var undirected = new UndirectedLinks(version, CoOccurrence, Measure.Documents);
        var root = directed.Vertices.First();
        var ways = directed.ShortestPathsDijkstra(_ => 1, root);
        var other = undirected.ShortestPathsDijkstra(_ => 1, root);
        foreach (var target in directed.Vertices.Skip(1))
        {
            var ours = version.Paths(new() { From = root.Entity.Id, To = target.Entity.Id, MaxLength = 6, Count = 1, Filter = CoOccurrence });
            Assert.Equal(ours.Select(path => path.Links.Count), LengthsOf(ways(target, out var way), way));
            Assert.Equal(ours.Select(path => path.Links.Count), LengthsOf(other(target, out var same), same));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Ranked_shortest_paths_are_as_long_as_our_best_ones(int seed)
    {
        const int Count = 4;
        var version = Version(seed);
        var graph = new DirectedLinks(version, CoOccurrence, Measure.Documents);
        var (root, target) = (graph.Vertices.First(), graph.Vertices.Last());
        var ranked = new HoffmanPavleyRankedShortestPathAlgorithm<Vertex, LinkEdge>(graph, _ => 1) { ShortestPathCount = Count };

        ranked.Compute(root, target);

        var ours = version.Paths(new() { From = root.Entity.Id, To = target.Entity.Id, MaxLength = 6, Count = Count, Filter = CoOccurrence });
        Assert.Equal(ours.Select(path => path.Links.Count), ranked.ComputedShortestPaths.Select(path => path.Count()).Take(Count));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Strongly_connected_components_of_undirected_links_are_our_components(int seed)
    {
        var version = Version(seed);
        var graph = new DirectedLinks(version, CoOccurrence, Measure.Documents);
        var component = new Dictionary<Vertex, int>();

        graph.StronglyConnectedComponents(component);

        var theirs = component.GroupBy(pair => pair.Value).Where(group => group.Skip(1).Any())
            .Select(group => string.Join(' ', group.Select(pair => pair.Key.Entity.Id).Order(StringComparer.Ordinal)));
        var ours = new GraphAnalysis(version, CoOccurrence, Measure.Documents).Components()
            .Select(members => string.Join(' ', members.Select(member => member.Id).Order(StringComparer.Ordinal)));
        Assert.Equal(ours.Order(StringComparer.Ordinal), theirs.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Page_ranks_are_ours(int seed)
    {
        // One outlet: every link weighs one, and QuikGraph's measure, which knows no weights, is comparable.
        var version = Published([.. Articles.Random(seed, 30).Select(document => document with { Source = "Blatt" })]);
        var analysis = new GraphAnalysis(version, CoOccurrence, Measure.Sources);
        var ours = analysis.Centrality(CentralityMeasure.PageRank, null, 0, 1000, default).Items.ToDictionary(item => item.Entity.Id, item => item.Score);
        var graph = new DirectedLinks(version, CoOccurrence, Measure.Sources);
        var ranking = new PageRankAlgorithm<Vertex, LinkEdge>(graph) { Damping = 0.85, MaxIterations = 1000, Tolerance = 1e-12 };

        ranking.Compute();

        var linked = ranking.Ranks.Where(pair => graph.OutDegree(pair.Key) > 0).ToList();
        var sum = linked.Sum(pair => pair.Value);
        var share = ours.Values.Sum();
        Assert.NotEmpty(linked);
        Assert.All(linked, pair => Assert.Equal(ours[pair.Key.Entity.Id] / share, pair.Value / sum, 6));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_maximum_flow_is_the_lightest_cut_of_our_links(int seed)
    {
        var version = Version(seed);
        var graph = new DirectedLinks(version, Relations, Measure.Documents);
        var (source, sink) = (graph.Vertices.First(), graph.Vertices.Last());

        // The algorithm adds the edges of the rest network, so that it needs a graph of its own.
        var network = graph.Edges.Select(edge => new TaggedEdge<Vertex, double>(edge.Source, edge.Target, edge.Weight)).ToAdjacencyGraph<Vertex, TaggedEdge<Vertex, double>>();
        network.AddVertexRange([source, sink]);
        TaggedEdge<Vertex, double> Back(Vertex from, Vertex to) => new(from, to, 0);
        using var augmentor = new ReversedEdgeAugmentorAlgorithm<Vertex, TaggedEdge<Vertex, double>>(network, Back);
        augmentor.AddReversedEdges();
        var flow = new EdmondsKarpMaximumFlowAlgorithm<Vertex, TaggedEdge<Vertex, double>>(network, edge => edge.Tag, Back, augmentor);

        flow.Compute(source, sink);

        Assert.Equal(LightestCut(version, source.Entity.Id, sink.Entity.Id), flow.MaxFlow, 9);
    }

    private static IEnumerable<int> LengthsOf(bool found, IEnumerable<LinkEdge>? way) => found ? [way!.Count()] : [];

    // Every set that holds the source and not the sink, and the links that lead out of it; symmetric ones lead both ways.
    private static double LightestCut(GraphVersion version, string source, string sink)
    {
        var ids = version.Entities.Select(entity => entity.Id).ToList();
        var links = version.Links(Relations, Measure.Documents)
            .SelectMany(link => link.Directed
                ? [(link.SourceId, link.TargetId, link.Weight)]
                : new[] { (link.SourceId, link.TargetId, link.Weight), (link.TargetId, link.SourceId, link.Weight) })
            .Select(link => (From: 1 << ids.IndexOf(link.Item1), To: 1 << ids.IndexOf(link.Item2), link.Weight)).ToList();
        var (first, last) = (1 << ids.IndexOf(source), 1 << ids.IndexOf(sink));
        return Enumerable.Range(0, 1 << ids.Count).Where(set => (set & first) != 0 && (set & last) == 0)
            .Min(set => links.Where(link => (set & link.From) != 0 && (set & link.To) == 0).Sum(link => link.Weight));
    }

    private static GraphVersion Version(int seed) => Published(Articles.Random(seed, 30));

    private static GraphVersion Published(List<EntityGraph.Graph.Documents.AnalyzedDocument> documents)
    {
        var graph = new LiveGraph();
        graph.Apply(documents);
        return graph.Publish();
    }
}
