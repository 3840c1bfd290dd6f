namespace EntityGraph.Graph.Analysis;

/// <summary>Moves vertices between communities for as long as that raises modularity: the first phase of Leiden.</summary>
internal sealed class LocalMoves
{
    private const double Noise = 1e-12;

    private readonly WeightedGraph _graph;
    private readonly int[] _community;
    private readonly double[] _strength;
    private readonly int[] _size;
    private readonly NeighborWeights _near;
    private readonly Stack<int> _empty = new();

    /// <summary>Starts from a partition, which is changed in place.</summary>
    public LocalMoves(WeightedGraph graph, int[] community)
    {
        (_graph, _community) = (graph, community);
        _strength = new double[graph.Count];
        _size = new int[graph.Count];
        _near = new(graph.Count);
        for (var vertex = 0; vertex < graph.Count; vertex++)
        {
            _strength[community[vertex]] += graph.Strength[vertex];
            _size[community[vertex]]++;
        }

        for (var number = graph.Count - 1; number >= 0; number--)
        {
            if (_size[number] == 0)
            {
                _empty.Push(number);
            }
        }
    }

    /// <summary>Moves until nothing is gained.</summary>
    public void Run()
    {
        // Every vertex waits at most once, so that a ring of their number holds all.
        var ring = Enumerable.Range(0, _graph.Count).ToArray();
        new Random(1).Shuffle(ring);
        var waiting = Enumerable.Repeat(true, _graph.Count).ToArray();
        var (head, tail) = (0, 0);
        for (var count = ring.Length; count > 0; count--)
        {
            var vertex = ring[head];
            head = head + 1 == ring.Length ? 0 : head + 1;
            waiting[vertex] = false;
            if (!Move(vertex))
            {
                continue;
            }

            var own = _community[vertex];
            foreach (var other in _graph.NeighborsOf(vertex))
            {
                if (!waiting[other] && _community[other] != own)
                {
                    waiting[other] = true;
                    ring[tail] = other;
                    tail = tail + 1 == ring.Length ? 0 : tail + 1;
                    count++;
                }
            }
        }
    }

    private bool Move(int vertex)
    {
        var old = _community[vertex];
        var weight = _graph.Strength[vertex];
        _near.Clear();
        _near.Add(_graph, vertex, _community);
        _strength[old] -= weight;
        _size[old]--;
        if (_size[old] == 0)
        {
            _empty.Push(old);
        }

        // To stay has to be beaten; to go alone gains nothing and loses nothing.
        var share = weight / (2 * _graph.TotalWeight);
        var best = old;
        var gain = _near.To(old) - (share * _strength[old]);
        foreach (var candidate in _near.Communities)
        {
            var other = _near.To(candidate) - (share * _strength[candidate]);
            if (other > gain + Noise)
            {
                (best, gain) = (candidate, other);
            }
        }

        best = gain < -Noise && _empty.TryPeek(out var alone) ? alone : best;
        if (_size[best] == 0)
        {
            _empty.Pop();
        }

        _community[vertex] = best;
        _strength[best] += weight;
        _size[best]++;
        return best != old;
    }
}
