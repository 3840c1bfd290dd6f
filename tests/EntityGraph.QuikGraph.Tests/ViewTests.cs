using EntityGraph.Graph.Queries;
using EntityGraph.Tests.Graph;
using QuikGraph;

namespace EntityGraph.QuikGraph.Tests;

public sealed class ViewTests
{
    private static readonly GraphFilter Relations = GraphFilter.Default with { Layers = Layers.Relations };

    private readonly GraphVersion _version = Published();

    [Fact]
    public void Every_link_is_an_edge_and_undirected_ones_are_two()
    {
        var graph = new DirectedLinks(_version, GraphFilter.Default, Measure.Documents);

        var expected = _version.Links(GraphFilter.Default, Measure.Documents)
            .SelectMany(link => link.Directed
                ? [(link.SourceId, link.TargetId, link.Type, link.Weight)]
                : new[] { (link.SourceId, link.TargetId, link.Type, link.Weight), (link.TargetId, link.SourceId, link.Type, link.Weight) });
        Assert.Equal(expected.Order(), graph.Edges.Select(edge => (edge.Source.Entity.Id, edge.Target.Entity.Id, edge.Type, edge.Weight)).Order());
        Assert.Equal(graph.EdgeCount, graph.Vertices.Sum(graph.InDegree));
        Assert.Equal(graph.Edges.ToHashSet(), [.. graph.Vertices.SelectMany(graph.InEdges)]);
    }

    [Fact]
    public void Undirected_edges_stand_at_both_ends_and_are_listed_once()
    {
        var graph = new UndirectedLinks(_version, GraphFilter.Default with { Layers = Layers.CoOccurrence }, Measure.Documents);

        Assert.Equal(2 * graph.EdgeCount, graph.Vertices.Sum(graph.AdjacentDegree));
        Assert.All(graph.Edges, edge =>
        {
            Assert.True(graph.TryGetEdge(edge.Target, edge.Source, out var same));
            Assert.True(graph.EdgeEqualityComparer(same, edge.Source, edge.Target));
        });
    }

    [Fact]
    public void A_strange_vertex_is_refused()
    {
        var graph = new DirectedLinks(_version, Relations, Measure.Documents);
        var numbers = graph.Vertices.ToDictionary(vertex => vertex.Number, vertex => vertex.Entity.Id);
        var stranger = new DirectedLinks(Published(articles: 2), Relations, Measure.Documents).Vertices.First(vertex => numbers.GetValueOrDefault(vertex.Number) != vertex.Entity.Id);

        Assert.True(graph.TryGetVertex("state:XA", out var known) && graph.ContainsVertex(known));
        Assert.False(graph.TryGetVertex("state:QQ", out _));
        Assert.False(graph.ContainsVertex(stranger) || graph.TryGetOutEdges(stranger, out _));
        Assert.Throws<VertexNotFoundException>(() => graph.OutEdges(stranger));
    }

    private static GraphVersion Published(int articles = 40)
    {
        var graph = new LiveGraph();
        graph.Apply(Articles.Random(5, articles));
        return graph.Publish();
    }
}
