namespace EntityGraph.Graph.Analysis;

/// <summary>Measures of how much a vertex matters. One value a vertex; deterministic.</summary>
internal static class Centrality
{
    private const double Tolerance = 1e-10;
    private const int MaxRounds = 1000;

    /// <summary>Number of neighbours.</summary>
    public static double[] Degree(WeightedGraph graph) =>
        [.. Enumerable.Range(0, graph.Count).Select(vertex => (double)graph.Degree(vertex))];

    /// <summary>Sum of weights.</summary>
    public static double[] Strength(WeightedGraph graph) => [.. graph.Strength];

    /// <summary>PageRank by weight (Brin, Page 1998); sums to 1. Cost O(edges) a round.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="damping">Chance to follow an edge.</param>
    /// <param name="cancellationToken">Stops the rounds.</param>
    public static double[] PageRank(WeightedGraph graph, double damping, CancellationToken cancellationToken)
    {
        var rank = Enumerable.Repeat(1.0 / Math.Max(1, graph.Count), graph.Count).ToArray();
        var share = new double[graph.Count];
        var change = double.MaxValue;
        for (var round = 0; round < MaxRounds && change > Tolerance; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var lost = Spread(graph, rank, share);
            change = Collect(graph, rank, share, damping, lost);
        }

        var sum = rank.Sum();
        return [.. rank.Select(value => value / sum)];
    }

    /// <summary>Eigenvector of the largest eigenvalue, of length 1 (Bonacich 1972); found on A + I, which has the same one.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="cancellationToken">Stops the rounds.</param>
    public static double[] Eigenvector(WeightedGraph graph, CancellationToken cancellationToken)
    {
        var value = Enumerable.Repeat(1 / Math.Sqrt(Math.Max(1, graph.Count)), graph.Count).ToArray();
        var change = double.MaxValue;
        for (var round = 0; round < MaxRounds && change > Tolerance; round++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = new double[graph.Count];
            for (var vertex = 0; vertex < graph.Count; vertex++)
            {
                next[vertex] = value[vertex] + (graph.Loop[vertex] * value[vertex]) + SumAround(graph, vertex, value);
            }

            var length = Math.Sqrt(next.Sum(x => x * x));
            change = 0;
            for (var vertex = 0; vertex < graph.Count; vertex++)
            {
                change += Math.Abs((next[vertex] / length) - value[vertex]);
                value[vertex] = next[vertex] / length;
            }
        }

        return value;
    }

    /// <summary>Sum of inverse distances in hops to all others (Rochat 2009), over the number of others. Cost O(sources · edges).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="sources">Vertices to measure from, for an estimate; all for the exact value.</param>
    /// <param name="cancellationToken">Stops between two sources.</param>
    /// <param name="progress">Told how far the work is.</param>
    public static double[] Harmonic(
        WeightedGraph graph,
        IReadOnlyList<int> sources,
        CancellationToken cancellationToken,
        AnalysisProgress? progress = null)
    {
        var sums = new double[graph.Count];
        var search = new BreadthFirst(graph);
        foreach (var (done, source) in sources.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(done, sources.Count);
            foreach (var vertex in search.From(source))
            {
                sums[vertex] += vertex == source ? 0 : 1.0 / search.Hops[vertex];
            }
        }

        // Hops are the same both ways: sums over sources are sums over targets. Of all others, so many were looked at from here.
        var isSource = new bool[graph.Count];
        foreach (var source in sources)
        {
            isSource[source] = true;
        }

        return [.. sums.Select((sum, vertex) => sum / Math.Max(1, sources.Count - (isSource[vertex] ? 1 : 0)))];
    }

    /// <summary>Share of shortest ways in hops that lead through a vertex (Brandes 2001), of all pairs of others.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="sources">Vertices to count from, for an estimate (Brandes, Pich 2007); all for the exact value.</param>
    /// <param name="cancellationToken">Stops between two sources.</param>
    /// <param name="progress">Told how far the work is.</param>
    public static double[] Betweenness(
        WeightedGraph graph,
        IReadOnlyList<int> sources,
        CancellationToken cancellationToken,
        AnalysisProgress? progress = null)
    {
        var sums = new double[graph.Count];
        var search = new BreadthFirst(graph);
        var dependency = new double[graph.Count];
        foreach (var (done, source) in sources.Index())
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(done, sources.Count);
            Accumulate(graph, search, source, dependency, sums);
        }

        var pairs = (double)Math.Max(1, graph.Count - 1) * Math.Max(1, graph.Count - 2);
        var scale = graph.Count / (Math.Max(1, sources.Count) * pairs);
        return [.. sums.Select(sum => sum * scale)];
    }

    /// <summary>An even choice of vertices, the same for the same number: a stride through all.</summary>
    public static IReadOnlyList<int> Sample(int vertices, int count)
    {
        var taken = Math.Min(count, vertices);
        return [.. Enumerable.Range(0, taken).Select(place => (int)((long)place * vertices / Math.Max(1, taken)))];
    }

    private static double Spread(WeightedGraph graph, double[] rank, double[] share)
    {
        var lost = 0.0;
        for (var vertex = 0; vertex < graph.Count; vertex++)
        {
            share[vertex] = graph.Strength[vertex] > 0 ? rank[vertex] / graph.Strength[vertex] : 0;
            lost += graph.Strength[vertex] > 0 ? 0 : rank[vertex];
        }

        return lost;
    }

    private static double Collect(WeightedGraph graph, double[] rank, double[] share, double damping, double lost)
    {
        var change = 0.0;
        var even = (1 - damping + (damping * lost)) / graph.Count;
        for (var vertex = 0; vertex < graph.Count; vertex++)
        {
            // Later vertices of the round use the new value already (Gauss, Seidel), which takes half the rounds.
            var next = even + (damping * (SumAround(graph, vertex, share) + (2 * graph.Loop[vertex] * share[vertex])));
            change += Math.Abs(next - rank[vertex]);
            rank[vertex] = next;
            share[vertex] = graph.Strength[vertex] > 0 ? next / graph.Strength[vertex] : 0;
        }

        return change;
    }

    private static double SumAround(WeightedGraph graph, int vertex, double[] value)
    {
        var neighbors = graph.NeighborsOf(vertex);
        var weights = graph.WeightsOf(vertex);
        var sum = 0.0;
        for (var place = 0; place < neighbors.Length; place++)
        {
            sum += weights[place] * value[neighbors[place]];
        }

        return sum;
    }

    private static void Accumulate(WeightedGraph graph, BreadthFirst search, int source, double[] dependency, double[] sums)
    {
        var order = search.From(source);
        foreach (var vertex in order)
        {
            dependency[vertex] = 0;
        }

        for (var place = order.Length - 1; place > 0; place--)
        {
            var vertex = order[place];
            var part = (1 + dependency[vertex]) / search.Ways[vertex];
            foreach (var before in graph.NeighborsOf(vertex))
            {
                if (search.Hops[before] == search.Hops[vertex] - 1)
                {
                    dependency[before] += search.Ways[before] * part;
                }
            }

            sums[vertex] += dependency[vertex];
        }
    }
}
