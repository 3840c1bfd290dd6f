using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>The links of a reached vertex, those that may be heaviest first, read one by one as they are needed.</summary>
internal sealed class NeighborCursor
{
    private readonly LinkColumns _links;
    private readonly ReadOnlyMemory<int> _places;
    private readonly bool _bounded;
    private readonly bool _far;
    private int _next;

    /// <summary>Opens the links of a vertex.</summary>
    /// <param name="links">The columns.</param>
    /// <param name="vertex">The vertex.</param>
    /// <param name="hops">Links between it and the nearest centre.</param>
    /// <param name="rank">Its rank.</param>
    /// <param name="reader">Says what is seen, and so what bounds a weight.</param>
    public NeighborCursor(LinkColumns links, int vertex, int hops, double rank, LinkReader reader)
    {
        _links = links;
        _far = reader.Filter.SeesFar;
        _places = _far ? HubLinks.Order(links, vertex, far: true) : links.Heaviest(vertex);
        _bounded = reader.Measure is Measure.Documents or Measure.Sources;
        (Vertex, Hops, Rank) = (vertex, hops, rank);
    }

    /// <summary>The vertex.</summary>
    public int Vertex { get; }

    /// <summary>Links between it and the nearest centre.</summary>
    public int Hops { get; }

    /// <summary>Its rank.</summary>
    public double Rank { get; }

    /// <summary>No link to come weighs more; positive infinity where that is not known, −1 behind the last.</summary>
    public double Bound =>
        _next >= _places.Length ? -1 : _bounded ? _links.MostDocuments(_links.LinkAt(Vertex, _places.Span[_next]), _far) : double.PositiveInfinity;

    /// <summary>
    /// The vertex that the next link leads to; among links of one bound they ascend. −1 where the bound is not known, so that any may come.
    /// </summary>
    public int NextVertex => _bounded && _next < _places.Length ? _links.EndAt(Vertex, _places.Span[_next]).Vertex : -1;

    /// <summary>Reads the next link.</summary>
    /// <returns>Its number and its other end.</returns>
    public (int Link, LinkEnd End) Take()
    {
        var place = _places.Span[_next++];
        return (_links.LinkAt(Vertex, place), _links.EndAt(Vertex, place));
    }
}
