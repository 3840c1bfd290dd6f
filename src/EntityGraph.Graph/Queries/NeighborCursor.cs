using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>The links of a reached vertex, those that may be heaviest first, read one by one as they are needed.</summary>
internal sealed class NeighborCursor
{
    private readonly LinkColumns _links;
    private readonly int _first;
    private readonly VertexTable _vertices;
    private readonly int[]? _places;
    private readonly int _firstAtHub;
    private readonly int _count;
    private readonly bool _bounded;
    private readonly bool _far;
    private int _next;

    /// <summary>Opens the links of a vertex.</summary>
    /// <param name="links">The columns.</param>
    /// <param name="first">Number of their first link.</param>
    /// <param name="vertices">The vertices.</param>
    /// <param name="at">The vertex, and how it was reached.</param>
    /// <param name="reader">Says what is seen, and so what bounds a weight.</param>
    public NeighborCursor(LinkColumns links, int first, VertexTable vertices, (int Vertex, int Hops, double Rank) at, LinkReader reader)
    {
        (_links, _first, _vertices) = (links, first, vertices);
        (Vertex, Hops, Rank) = at;
        _far = reader.Filter.SeesFar;
        _bounded = reader.Measure is Measure.Documents or Measure.Sources;
        (_firstAtHub, _count) = _far ? default : links.Hubs.Find(Vertex);
        if (_count == 0)
        {
            _places = HubLinks.Order(links, Vertex, _far, vertices.RankOf);
            _count = _places.Length;
        }
    }

    /// <summary>The vertex.</summary>
    public int Vertex { get; }

    /// <summary>Links between it and the nearest centre.</summary>
    public int Hops { get; }

    /// <summary>Its rank.</summary>
    public double Rank { get; }

    /// <summary>No link to come weighs more; positive infinity where that is not known, −1 behind the last.</summary>
    public double Bound =>
        _next >= _count ? -1 : _bounded ? _links.MostDocuments(_links.LinkAt(Vertex, PlaceAt(_next)), _far) : double.PositiveInfinity;

    /// <summary>
    /// Rank of the vertex that the next link leads to; among links of one bound they ascend. −1 where the bound is not known, so that any may come.
    /// </summary>
    public int NextRank => _bounded && _next < _count ? _vertices.RankOf(_links.EndAt(Vertex, PlaceAt(_next)).Vertex) : -1;

    /// <summary>Reads the next link.</summary>
    /// <returns>Its number, its other end, and whether it leads there.</returns>
    public (int Link, LinkEnd End, bool Outgoing) Take()
    {
        var place = PlaceAt(_next++);
        return (_first + _links.LinkAt(Vertex, place), _links.EndAt(Vertex, place), place < _links.Out(Vertex).Length);
    }

    private int PlaceAt(int order) => _places is null ? _links.Hubs.PlaceAt(_firstAtHub + order) : _places[order];
}
