using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;
using QuikGraph;

namespace EntityGraph.QuikGraph;

/// <summary>What both kinds of graph share: the vertices and links of one version that a filter sees, read from its columns as they are asked for.</summary>
/// <remarks>Nothing is copied. Immutable like the version, but not safe to use from several threads at once; cheap to make one for each.</remarks>
public abstract class LinkView
{
    private readonly GraphColumns _columns;
    private readonly LinkReader _reader;
    private int _vertexCount = -1;
    private int _edgeCount = -1;

    private protected LinkView(GraphVersion version, GraphFilter filter, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(filter);
        _columns = version.Columns;
        _reader = new(version.Columns, filter, measure);
    }

    /// <summary>Two entities may have several links.</summary>
    public bool AllowParallelEdges => true;

    /// <summary>Whether the filter sees no entity.</summary>
    public bool IsVerticesEmpty => !Vertices.Any();

    /// <summary>Entities that the filter sees. Cost O(entities) once.</summary>
    public int VertexCount => _vertexCount = _vertexCount < 0 ? Vertices.Count() : _vertexCount;

    /// <summary>Entities that the filter sees, in the order of their ids.</summary>
    public IEnumerable<Vertex> Vertices => _columns.Vertices.Ranked.Where(IsSeen).Select(VertexAt);

    /// <summary>Whether there are no edges.</summary>
    public bool IsEdgesEmpty => !Edges.Any();

    /// <summary>Number of edges. Cost O(links) once.</summary>
    public int EdgeCount => _edgeCount = _edgeCount < 0 ? Edges.Count() : _edgeCount;

    /// <summary>All edges.</summary>
    public abstract IEnumerable<LinkEdge> Edges { get; }

    /// <summary>Finds the vertex of an entity.</summary>
    /// <param name="id">Id of the entity.</param>
    /// <param name="vertex">The vertex.</param>
    /// <returns>Whether there is one that the filter sees.</returns>
    public bool TryGetVertex(string id, out Vertex vertex)
    {
        ArgumentNullException.ThrowIfNull(id);
        var number = _columns.Vertices.Find(id);
        vertex = number < 0 ? default : VertexAt(number);
        return number >= 0 && IsSeen(number);
    }

    /// <summary>Whether a vertex is one of these.</summary>
    /// <param name="vertex">The vertex.</param>
    public bool ContainsVertex(Vertex vertex) =>
        vertex.Number < _columns.Vertices.Count && _columns.Vertices.IdOf(vertex.Number) == vertex.Entity.Id && IsSeen(vertex.Number);

    // The links of a vertex, each as an edge that begins (or ends) there; those kept the other way round are turned where they are undirected.
    private protected IEnumerable<LinkEdge> Around(Vertex vertex, bool beginning, bool anyDirection)
    {
        var links = _columns.Links;
        foreach (var (link, end) in links.From(vertex.Number))
        {
            if ((anyDirection || beginning || LinkKind.IsUndirected(end.Kind)) &&
                TryRead(vertex, end, link, isSource: true, beginning) is { } edge)
            {
                yield return edge;
            }
        }

        foreach (var (link, end) in links.To(vertex.Number))
        {
            if ((anyDirection || !beginning || LinkKind.IsUndirected(end.Kind)) &&
                TryRead(vertex, end, link, isSource: false, beginning) is { } edge)
            {
                yield return edge;
            }
        }
    }

    private protected void Require(Vertex vertex)
    {
        if (!ContainsVertex(vertex))
        {
            throw new VertexNotFoundException();
        }
    }

    private LinkEdge? TryRead(Vertex vertex, LinkEnd end, int link, bool isSource, bool beginning)
    {
        if (!_reader.Allows(vertex.Number, end) || !_reader.TryWeigh(link, out var weight))
        {
            return null;
        }

        var other = VertexAt(end.Vertex);
        var (source, target) = beginning ? (vertex, other) : (other, vertex);
        return new(link, LinkKind.TypeOf(end.Kind), isSource != beginning, source, target, weight);
    }

    private bool IsSeen(int number) => _columns.Vertices.IsLive(number) && _reader.Filter.AllowsVertex(_columns.Vertices.Type[number]);

    private Vertex VertexAt(int number) => new(number, _columns.Vertices[number]);
}
