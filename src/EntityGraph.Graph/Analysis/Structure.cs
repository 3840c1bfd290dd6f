namespace EntityGraph.Graph.Analysis;

/// <summary>Components, cores and likeness: what a graph is made of.</summary>
internal static class Structure
{
    /// <summary>The connected component of each vertex, numbered by its smallest vertex.</summary>
    public static int[] Components(WeightedGraph graph)
    {
        var component = Enumerable.Repeat(-1, graph.Count).ToArray();
        var search = new BreadthFirst(graph);
        for (var vertex = 0; vertex < graph.Count; vertex++)
        {
            if (component[vertex] < 0)
            {
                foreach (var reached in search.From(vertex))
                {
                    component[reached] = vertex;
                }
            }
        }

        return component;
    }

    /// <summary>The largest k for which a vertex is in a part where all have k neighbours (Batagelj, Zaveršnik 2003). Loops do not count.</summary>
    public static int[] CoreNumbers(WeightedGraph graph)
    {
        var degree = Enumerable.Range(0, graph.Count).Select(graph.Degree).ToArray();
        var queue = new PriorityQueue<int, int>(degree.Select((value, vertex) => (vertex, value)));
        var done = new bool[graph.Count];
        var core = 0;
        while (queue.TryDequeue(out var vertex, out var value))
        {
            if (done[vertex] || value != degree[vertex])
            {
                continue;
            }

            done[vertex] = true;
            core = Math.Max(core, value);
            degree[vertex] = core;
            foreach (var other in graph.NeighborsOf(vertex))
            {
                if (!done[other])
                {
                    queue.Enqueue(other, --degree[other]);
                }
            }
        }

        return degree;
    }

    /// <summary>Shared neighbours of two vertices over all their neighbours, themselves left out (Jaccard 1901), 0 to 1.</summary>
    public static double Similarity(WeightedGraph graph, int first, int second)
    {
        var neighbors = Neighbors(graph, first, second);
        var others = Neighbors(graph, second, first);
        var shared = neighbors.Count(others.Contains);
        var all = neighbors.Count + others.Count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    private static HashSet<int> Neighbors(WeightedGraph graph, int vertex, int except)
    {
        var neighbors = graph.NeighborsOf(vertex).ToArray().ToHashSet();
        neighbors.Remove(vertex);
        neighbors.Remove(except);
        return neighbors;
    }
}
