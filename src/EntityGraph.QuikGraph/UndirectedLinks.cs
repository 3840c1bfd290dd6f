using EntityGraph.Graph.Queries;
using QuikGraph;

namespace EntityGraph.QuikGraph;

/// <summary>A version of the graph as QuikGraph's undirected graph: made for co-occurrence; relations lose their direction.</summary>
/// <remarks>An edge that is read from one of its ends has that end as its source.</remarks>
/// <param name="version">The version.</param>
/// <param name="filter">What is seen.</param>
/// <param name="measure">What weights count.</param>
public sealed class UndirectedLinks(GraphVersion version, GraphFilter filter, Measure measure)
    : LinkView(version, filter, measure), IUndirectedGraph<Vertex, LinkEdge>
{
    /// <inheritdoc/>
    public bool IsDirected => false;

    /// <inheritdoc/>
    public EdgeEqualityComparer<Vertex> EdgeEqualityComparer { get; } = static (edge, source, target) =>
        (edge.Source == source && edge.Target == target) || (edge.Source == target && edge.Target == source);

    /// <inheritdoc/>
    public override IEnumerable<LinkEdge> Edges => Vertices.SelectMany(vertex => Around(vertex, beginning: true, anyDirection: true).Where(edge => !edge.IsReversed));

    /// <inheritdoc/>
    public IEnumerable<LinkEdge> AdjacentEdges(Vertex vertex)
    {
        Require(vertex);
        return Around(vertex, beginning: true, anyDirection: true);
    }

    /// <inheritdoc/>
    public int AdjacentDegree(Vertex vertex) => AdjacentEdges(vertex).Count();

    /// <inheritdoc/>
    public bool IsAdjacentEdgesEmpty(Vertex vertex) => !AdjacentEdges(vertex).Any();

    /// <inheritdoc/>
    public LinkEdge AdjacentEdge(Vertex vertex, int index) => AdjacentEdges(vertex).ElementAt(index);

    /// <inheritdoc/>
    public bool ContainsEdge(LinkEdge edge) => ContainsVertex(edge.Source) && AdjacentEdges(edge.Source).Contains(edge);

    /// <inheritdoc/>
    public bool ContainsEdge(Vertex source, Vertex target) => TryGetEdge(source, target, out _);

    /// <inheritdoc/>
    public bool TryGetEdge(Vertex source, Vertex target, out LinkEdge edge)
    {
        var edges = ContainsVertex(source) ? AdjacentEdges(source).Where(one => one.Target == target) : [];
        edge = edges.FirstOrDefault();
        return edges.Any();
    }
}
