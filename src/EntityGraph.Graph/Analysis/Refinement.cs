namespace EntityGraph.Graph.Analysis;

/// <summary>Splits communities into parts that are well connected: the second phase of Leiden.</summary>
internal sealed class Refinement
{
    private readonly WeightedGraph _graph;
    private readonly int[] _partition;
    private readonly int[] _part;
    private readonly double[] _whole;
    private readonly double[] _strength;
    private readonly double[] _outward;
    private readonly int[] _size;
    private readonly NeighborWeights _near;

    /// <summary>Starts with every vertex as its own part.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="partition">Communities; no part reaches beyond one.</param>
    /// <param name="communities">Their number.</param>
    public Refinement(WeightedGraph graph, int[] partition, int communities)
    {
        (_graph, _partition) = (graph, partition);
        _part = Enumerable.Range(0, graph.Count).ToArray();
        _whole = new double[communities];
        _strength = [.. graph.Strength];
        _outward = new double[graph.Count];
        _size = Enumerable.Repeat(1, graph.Count).ToArray();
        _near = new(graph.Count);
        for (var vertex = 0; vertex < graph.Count; vertex++)
        {
            _whole[partition[vertex]] += graph.Strength[vertex];
            _outward[vertex] = WeightInside(vertex);
        }
    }

    /// <summary>Merges parts for as long as that raises modularity.</summary>
    /// <returns>The part of each vertex.</returns>
    public int[] Run()
    {
        for (var vertex = 0; vertex < _graph.Count; vertex++)
        {
            // Only a vertex that nobody has joined yet may go elsewhere.
            if (_size[_part[vertex]] == 1 && _part[vertex] == vertex && IsWellConnected(vertex, _partition[vertex]))
            {
                Join(vertex);
            }
        }

        return _part;
    }

    private void Join(int vertex)
    {
        _near.Clear();
        _near.AddInside(_graph, vertex, _part, _partition);
        var best = -1;
        var gain = 0.0;
        foreach (var part in _near.Communities)
        {
            var gained = _near.To(part) - (_graph.Strength[vertex] * _strength[part] / (2 * _graph.TotalWeight));
            if (gained > gain && IsWellConnected(part, _partition[vertex]))
            {
                (best, gain) = (part, gained);
            }
        }

        if (best >= 0)
        {
            _part[vertex] = best;
            _size[best]++;
            _size[vertex]--;
            _strength[best] += _graph.Strength[vertex];
            _outward[best] += _outward[vertex] - (2 * _near.To(best));
        }
    }

    // Linked to the rest of its community at least as strongly as chance would have it.
    private bool IsWellConnected(int part, int community) =>
        _outward[part] >= _strength[part] * (_whole[community] - _strength[part]) / (2 * _graph.TotalWeight);

    private double WeightInside(int vertex)
    {
        var inside = 0.0;
        var neighbors = _graph.NeighborsOf(vertex);
        var weights = _graph.WeightsOf(vertex);
        for (var place = 0; place < neighbors.Length; place++)
        {
            inside += _partition[neighbors[place]] == _partition[vertex] ? weights[place] : 0;
        }

        return inside;
    }
}
