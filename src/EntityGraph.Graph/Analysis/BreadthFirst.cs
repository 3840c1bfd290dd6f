namespace EntityGraph.Graph.Analysis;

/// <summary>Breadth-first search that can be run again and again without new memory. Not safe to use from several threads.</summary>
/// <param name="graph">The graph.</param>
internal sealed class BreadthFirst(WeightedGraph graph)
{
    private readonly int[] _order = new int[graph.Count];
    private int _reached;

    /// <summary>Hops from the source; −1 where it is not reached.</summary>
    public int[] Hops { get; } = Enumerable.Repeat(-1, graph.Count).ToArray();

    /// <summary>Number of shortest ways from the source, where it is reached.</summary>
    public double[] Ways { get; } = new double[graph.Count];

    /// <summary>Searches from a source.</summary>
    /// <param name="source">The source.</param>
    /// <returns>All reached vertices, the source first, by hops; valid until the next search.</returns>
    public ReadOnlySpan<int> From(int source)
    {
        foreach (var vertex in _order.AsSpan(0, _reached))
        {
            Hops[vertex] = -1;
        }

        (_order[0], _reached, Hops[source], Ways[source]) = (source, 1, 0, 1);
        for (var place = 0; place < _reached; place++)
        {
            Expand(_order[place]);
        }

        return _order.AsSpan(0, _reached);
    }

    private void Expand(int vertex)
    {
        var hops = Hops[vertex] + 1;
        foreach (var other in graph.NeighborsOf(vertex))
        {
            if (Hops[other] < 0)
            {
                Hops[other] = hops;
                Ways[other] = 0;
                _order[_reached++] = other;
            }

            if (Hops[other] == hops)
            {
                Ways[other] += Ways[vertex];
            }
        }
    }
}
