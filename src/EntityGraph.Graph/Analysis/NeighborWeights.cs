namespace EntityGraph.Graph.Analysis;

/// <summary>Sums the weights from one vertex to the communities around it, again and again without new memory.</summary>
/// <param name="communities">Communities are numbered below this.</param>
internal sealed class NeighborWeights(int communities)
{
    // Weights are positive: 0 says that nothing was added yet.
    private readonly double[] _weight = new double[communities];
    private readonly int[] _touched = new int[communities];
    private int _count;

    /// <summary>Communities with a neighbour, in the order of the edges.</summary>
    public ReadOnlySpan<int> Communities => _touched.AsSpan(0, _count);

    /// <summary>Weight to a community; 0 where no neighbour is in it.</summary>
    public double To(int community) => _weight[community];

    /// <summary>Forgets all sums.</summary>
    public void Clear()
    {
        foreach (var community in Communities)
        {
            _weight[community] = 0;
        }

        _count = 0;
    }

    /// <summary>Adds the edges of a vertex; its loop does not count.</summary>
    public void Add(WeightedGraph graph, int vertex, int[] community)
    {
        var neighbors = graph.NeighborsOf(vertex);
        var weights = graph.WeightsOf(vertex);
        var (sums, count) = (_weight, _count);
        for (var place = 0; place < neighbors.Length; place++)
        {
            var other = community[neighbors[place]];
            ref var sum = ref sums[other];
            if (sum == 0)
            {
                _touched[count++] = other;
            }

            sum += weights[place];
        }

        _count = count;
    }

    /// <summary>Adds the edges of a vertex to those neighbours that are of its own group.</summary>
    public void AddInside(WeightedGraph graph, int vertex, int[] community, int[] group)
    {
        var neighbors = graph.NeighborsOf(vertex);
        var weights = graph.WeightsOf(vertex);
        var own = group[vertex];
        for (var place = 0; place < neighbors.Length; place++)
        {
            if (group[neighbors[place]] != own)
            {
                continue;
            }

            var other = community[neighbors[place]];
            ref var sum = ref _weight[other];
            if (sum == 0)
            {
                _touched[_count++] = other;
            }

            sum += weights[place];
        }
    }
}
