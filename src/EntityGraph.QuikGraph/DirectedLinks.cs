using EntityGraph.Graph.Queries;
using QuikGraph;

namespace EntityGraph.QuikGraph;

/// <summary>A version of the graph as QuikGraph's bidirectional graph. Undirected links are two edges, one in each direction.</summary>
/// <param name="version">The version.</param>
/// <param name="filter">What is seen.</param>
/// <param name="measure">What weights count.</param>
public sealed class DirectedLinks(GraphVersion version, GraphFilter filter, Measure measure)
    : LinkView(version, filter, measure), IBidirectionalGraph<Vertex, LinkEdge>
{
    /// <inheritdoc/>
    public bool IsDirected => true;

    /// <inheritdoc/>
    public override IEnumerable<LinkEdge> Edges => Vertices.SelectMany(OutEdges);

    /// <inheritdoc/>
    public bool ContainsEdge(LinkEdge edge) => ContainsVertex(edge.Source) && OutEdges(edge.Source).Contains(edge);

    /// <inheritdoc/>
    public bool ContainsEdge(Vertex source, Vertex target) => TryGetEdge(source, target, out _);

    /// <inheritdoc/>
    public bool TryGetEdge(Vertex source, Vertex target, out LinkEdge edge)
    {
        var found = TryGetEdges(source, target, out var edges);
        edge = edges.FirstOrDefault();
        return found && edges.Any();
    }

    /// <inheritdoc/>
    public bool TryGetEdges(Vertex source, Vertex target, out IEnumerable<LinkEdge> edges)
    {
        edges = ContainsVertex(source) ? OutEdges(source).Where(edge => edge.Target == target) : [];
        return ContainsVertex(source);
    }

    /// <inheritdoc/>
    public bool IsOutEdgesEmpty(Vertex vertex) => !OutEdges(vertex).Any();

    /// <inheritdoc/>
    public int OutDegree(Vertex vertex) => OutEdges(vertex).Count();

    /// <inheritdoc/>
    public IEnumerable<LinkEdge> OutEdges(Vertex vertex)
    {
        Require(vertex);
        return Around(vertex, beginning: true, anyDirection: false);
    }

    /// <inheritdoc/>
    public bool TryGetOutEdges(Vertex vertex, out IEnumerable<LinkEdge> edges)
    {
        edges = ContainsVertex(vertex) ? OutEdges(vertex) : [];
        return ContainsVertex(vertex);
    }

    /// <inheritdoc/>
    public LinkEdge OutEdge(Vertex vertex, int index) => OutEdges(vertex).ElementAt(index);

    /// <inheritdoc/>
    public bool IsInEdgesEmpty(Vertex vertex) => !InEdges(vertex).Any();

    /// <inheritdoc/>
    public int InDegree(Vertex vertex) => InEdges(vertex).Count();

    /// <inheritdoc/>
    public IEnumerable<LinkEdge> InEdges(Vertex vertex)
    {
        Require(vertex);
        return Around(vertex, beginning: false, anyDirection: false);
    }

    /// <inheritdoc/>
    public bool TryGetInEdges(Vertex vertex, out IEnumerable<LinkEdge> edges)
    {
        edges = ContainsVertex(vertex) ? InEdges(vertex) : [];
        return ContainsVertex(vertex);
    }

    /// <inheritdoc/>
    public LinkEdge InEdge(Vertex vertex, int index) => InEdges(vertex).ElementAt(index);

    /// <inheritdoc/>
    public int Degree(Vertex vertex) => OutDegree(vertex) + InDegree(vertex);
}
