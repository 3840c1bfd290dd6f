namespace EntityGraph.Graph.Analysis;

/// <summary>Sums the weights from one vertex to the communities around it, again and again without new memory.</summary>
/// <param name="communities">Communities are numbered below this.</param>
internal sealed class NeighborWeights(int communities)
{
    private readonly double[] _weight = new double[communities];
    private readonly bool[] _seen = new bool[communities];
    private readonly int[] _touched = new int[communities];
    private int _count;

    /// <summary>Communities with a neighbour, in the order of the edges.</summary>
    public ReadOnlySpan<int> Communities => _touched.AsSpan(0, _count);

    /// <summary>Weight to a community; 0 where no neighbour is in it.</summary>
    public double To(int community) => _weight[community];

    /// <summary>Sums the edges of a vertex; its loop does not count.</summary>
    public void Gather(WeightedGraph graph, int vertex, int[] community)
    {
        Clear();
        for (var at = graph.Start[vertex]; at < graph.Start[vertex + 1]; at++)
        {
            if (graph.Target[at] != vertex)
            {
                Add(community[graph.Target[at]], graph.Weight[at]);
            }
        }
    }

    /// <summary>Forgets all sums.</summary>
    public void Clear()
    {
        foreach (var community in Communities)
        {
            _weight[community] = 0;
            _seen[community] = false;
        }

        _count = 0;
    }

    /// <summary>Adds a weight to a community.</summary>
    public void Add(int community, double weight)
    {
        if (!_seen[community])
        {
            _seen[community] = true;
            _touched[_count++] = community;
        }

        _weight[community] += weight;
    }
}
