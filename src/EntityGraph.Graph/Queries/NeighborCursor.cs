using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>The links of a reached vertex, those that may be heaviest first, read one by one as they are needed.</summary>
internal sealed class NeighborCursor
{
    private readonly LinkColumns _links;
    private readonly ReadOnlyMemory<int> _ordered;
    private readonly bool _bounded;
    private int _next;

    /// <summary>Opens the links of a vertex.</summary>
    /// <param name="links">The columns.</param>
    /// <param name="vertex">The vertex.</param>
    /// <param name="hops">Links between it and the nearest centre.</param>
    /// <param name="rank">Its rank.</param>
    /// <param name="bounded">Whether no weight can exceed the number of rows.</param>
    public NeighborCursor(LinkColumns links, int vertex, int hops, double rank, bool bounded)
    {
        _links = links;
        _ordered = links.Heaviest(vertex);
        _bounded = bounded;
        (Vertex, Hops, Rank) = (vertex, hops, rank);
    }

    /// <summary>The vertex.</summary>
    public int Vertex { get; }

    /// <summary>Links between it and the nearest centre.</summary>
    public int Hops { get; }

    /// <summary>Its rank.</summary>
    public double Rank { get; }

    /// <summary>No link to come weighs more; positive infinity where that is not known, −1 behind the last.</summary>
    public double Bound => _next >= _ordered.Length ? -1 : _bounded ? _links.RowsOf(_ordered.Span[_next]) : double.PositiveInfinity;

    /// <summary>
    /// The vertex that the next link leads to; among links of one bound they ascend. −1 where the bound is not known, so that any may come.
    /// </summary>
    public int NextVertex => _bounded && _next < _ordered.Length ? _links.Other(_ordered.Span[_next], Vertex) : -1;

    /// <summary>Reads the next link.</summary>
    public int Take() => _ordered.Span[_next++];
}
