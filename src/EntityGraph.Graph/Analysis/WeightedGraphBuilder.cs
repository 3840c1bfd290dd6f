namespace EntityGraph.Graph.Analysis;

/// <summary>Builds a <see cref="WeightedGraph"/> from edges in any order, without sorting. Cost O(vertices + edges).</summary>
/// <param name="vertices">Number of vertices.</param>
/// <param name="edges">Expected number of edges.</param>
internal sealed class WeightedGraphBuilder(int vertices, int edges)
{
    private readonly List<int> _a = new(edges);
    private readonly List<int> _b = new(edges);
    private readonly List<double> _weight = new(edges);
    private readonly double[] _loop = new double[vertices];

    // Whether the edges have come by their smaller end, then the larger, each once.
    private bool _ascending = true;

    /// <summary>Adds an edge; one of no weight is left out.</summary>
    /// <param name="first">One end.</param>
    /// <param name="second">The other.</param>
    /// <param name="weight">Its weight.</param>
    public void Add(int first, int second, double weight)
    {
        if (!(weight > 0))
        {
            return;
        }

        if (first == second)
        {
            _loop[first] += weight;
            return;
        }

        var (a, b) = first < second ? (first, second) : (second, first);
        _ascending = _ascending && (_a.Count == 0 || _a[^1] < a || (_a[^1] == a && _b[^1] < b));
        _a.Add(a);
        _b.Add(b);
        _weight.Add(weight);
    }

    /// <summary>The graph of all edges added.</summary>
    public WeightedGraph Build()
    {
        var start = Starts();
        var (target, weight) = Spread(start);
        if (!_ascending)
        {
            (target, weight) = Transpose(start, target, weight);
            (start, target, weight) = Merge(start, target, weight);
        }

        return WeightedGraph.FromColumns(start, target, weight, _loop);
    }

    private int[] Starts()
    {
        var start = new int[vertices + 1];
        for (var edge = 0; edge < _a.Count; edge++)
        {
            start[_a[edge] + 1]++;
            start[_b[edge] + 1]++;
        }

        for (var vertex = 0; vertex < vertices; vertex++)
        {
            start[vertex + 1] += start[vertex];
        }

        return start;
    }

    // Puts every edge at both its ends. Where the edges came ascending, so do the neighbours: the smaller ones come first.
    private (int[] Target, double[] Weight) Spread(int[] start)
    {
        var next = start.AsSpan(0, vertices).ToArray();
        var target = new int[start[vertices]];
        var weight = new double[start[vertices]];
        for (var edge = 0; edge < _a.Count; edge++)
        {
            Put(_a[edge], _b[edge], _weight[edge]);
            Put(_b[edge], _a[edge], _weight[edge]);
        }

        return (target, weight);

        void Put(int vertex, int other, double value)
        {
            var at = next[vertex]++;
            (target[at], weight[at]) = (other, value);
        }
    }

    // The graph is its own transpose; to write it by ascending targets orders the neighbours of every vertex.
    private (int[] Target, double[] Weight) Transpose(int[] start, int[] target, double[] weight)
    {
        var next = start.AsSpan(0, vertices).ToArray();
        var (ordered, weights) = (new int[target.Length], new double[weight.Length]);
        for (var vertex = 0; vertex < vertices; vertex++)
        {
            for (var place = start[vertex]; place < start[vertex + 1]; place++)
            {
                var at = next[target[place]]++;
                (ordered[at], weights[at]) = (vertex, weight[place]);
            }
        }

        return (ordered, weights);
    }

    // Parallel edges stand side by side: they become one of their summed weight.
    private (int[] Start, int[] Target, double[] Weight) Merge(int[] start, int[] target, double[] weight)
    {
        var merged = new int[vertices + 1];
        var last = -1;
        for (var vertex = 0; vertex < vertices; vertex++)
        {
            for (var place = start[vertex]; place < start[vertex + 1]; place++)
            {
                if (last >= merged[vertex] && target[last] == target[place])
                {
                    weight[last] += weight[place];
                }
                else
                {
                    last++;
                    (target[last], weight[last]) = (target[place], weight[place]);
                }
            }

            merged[vertex + 1] = last + 1;
        }

        return (merged, target[..(last + 1)], weight[..(last + 1)]);
    }
}
