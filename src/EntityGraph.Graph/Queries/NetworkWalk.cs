using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>A vertex that a walk has reached.</summary>
/// <param name="Vertex">The vertex.</param>
/// <param name="Rank">How much it matters, 1 for a centre.</param>
/// <param name="Parent">The vertex before it on its best way; −1 for a centre.</param>
/// <param name="Link">The link between the two; −1 for a centre.</param>
internal readonly record struct Reached(int Vertex, double Rank, int Parent, int Link);

/// <summary>Walks outwards from centres, best vertices first.</summary>
/// <remarks>
/// The rank of a vertex is the best product, over all ways from a centre, of half the share of each link. Shares are at most one, so the
/// vertex before it on that way always comes out earlier: whatever is kept hangs together. Links are read lazily, by upper bounds of
/// their weight, so that the cost grows with what is kept and not with what is there.
/// </remarks>
internal sealed class NetworkWalk
{
    private const double HopDecay = 0.5;

    private readonly LinkTable _links;
    private readonly VertexTable _vertices;
    private readonly LinkReader _reader;
    private readonly SubgraphQuery _query;
    private readonly PriorityQueue<Entry, Priority> _frontier = new(BestFirst.Instance);
    private readonly Dictionary<int, int> _hops = [];

    /// <summary>Starts at the centres.</summary>
    public NetworkWalk(GraphColumns columns, LinkReader reader, SubgraphQuery query, IEnumerable<int> centers)
    {
        (_links, _vertices, _reader, _query) = (columns.Links, columns.Vertices, reader, query);
        foreach (var center in centers)
        {
            Push(new(new(center, 1, -1, -1), 0, null), 1, _vertices.RankOf(center));
        }
    }

    /// <summary>The next best vertex; null where nothing is left within reach.</summary>
    public Reached? Next()
    {
        while (_frontier.TryDequeue(out var entry, out _))
        {
            if (entry.Cursor is { } cursor)
            {
                Advance(cursor);
                continue;
            }

            var known = _hops.TryGetValue(entry.Reached.Vertex, out var before);
            if (known && before <= entry.Hops)
            {
                continue;
            }

            _hops[entry.Reached.Vertex] = entry.Hops;
            if (entry.Hops < _query.Depth)
            {
                var at = (entry.Reached.Vertex, entry.Hops, entry.Reached.Rank);
                PushCursor(new(_links.Settled, 0, _vertices, at, _reader));
                PushCursor(new(_links.Fresh, _links.Settled.Count, _vertices, at, _reader));
            }

            if (!known)
            {
                return entry.Reached;
            }
        }

        return null;
    }

    private void Advance(NeighborCursor cursor)
    {
        var (link, end, outgoing) = cursor.Take();
        PushCursor(cursor);
        if (!_links.IsCurrent(link) || (_hops.TryGetValue(end.Vertex, out var hops) && hops <= cursor.Hops + 1))
        {
            return;
        }

        if (_reader.Allows(cursor.Vertex, end) && _reader.TryWeigh(link, out var weight) && weight >= _query.MinWeight)
        {
            var rank = cursor.Rank * HopDecay * _reader.Share(weight);
            Push(new(new(end.Vertex, rank, cursor.Vertex, link), cursor.Hops + 1, null), rank, _vertices.RankOf(end.Vertex), WayOf(cursor.Vertex, end, outgoing));
        }
    }

    private void PushCursor(NeighborCursor cursor)
    {
        var bound = cursor.Bound;
        if (bound >= 0 && bound >= _query.MinWeight)
        {
            var share = double.IsPositiveInfinity(bound) ? 1 : _reader.Share(bound);
            Push(new(default, cursor.Hops, cursor), cursor.Rank * HopDecay * share, cursor.NextRank);
        }
    }

    private void Push(in Entry entry, double rank, int order, long way = 0) => _frontier.Enqueue(entry, new(rank, order, entry.Cursor is null, way));

    private long WayOf(int parent, LinkEnd end, bool outgoing) => ((long)_vertices.RankOf(parent) << 6) | (uint)(end.Kind << 1) | (outgoing ? 0u : 1u);

    // A place on the frontier: a vertex with its rank, or a cursor with the best rank that it can still bring.
    private readonly record struct Entry(Reached Reached, int Hops, NeighborCursor? Cursor);

    // Equal ranks in order of id; a cursor stands where its next link would, so that links of one weight are not all read at once.
    // Several cursors may lead to one vertex: all are read before it comes out, and of equal ways to it the first by its link counts.
    private readonly record struct Priority(double Rank, int Order, bool Reached, long Way);

    private sealed class BestFirst : IComparer<Priority>
    {
        public static BestFirst Instance { get; } = new();

        public int Compare(Priority x, Priority y)
        {
            var order = y.Rank.CompareTo(x.Rank);
            order = order != 0 ? order : x.Order.CompareTo(y.Order);
            order = order != 0 ? order : x.Reached.CompareTo(y.Reached);
            return order != 0 ? order : x.Way.CompareTo(y.Way);
        }
    }
}
