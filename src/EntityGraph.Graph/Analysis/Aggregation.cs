namespace EntityGraph.Graph.Analysis;

/// <summary>Makes a graph of which the vertices are the parts of another: the third phase of Leiden.</summary>
internal static class Aggregation
{
    /// <summary>Puts the parts together; weights inside a part become its loop.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="part">Part of each vertex.</param>
    /// <param name="parts">Number of parts.</param>
    public static WeightedGraph Of(WeightedGraph graph, int[] part, int parts)
    {
        var vertices = Enumerable.Range(0, graph.Count).ToArray();
        Array.Sort(part.AsSpan().ToArray(), vertices);
        var start = new int[parts + 1];
        var target = new List<int>(graph.Target.Length / 2);
        var weight = new List<double>(graph.Target.Length / 2);
        var near = new NeighborWeights(parts);
        var next = 0;
        for (var number = 0; number < parts; number++)
        {
            near.Clear();
            for (; next < vertices.Length && part[vertices[next]] == number; next++)
            {
                AddEdges(graph, vertices[next], part, near);
            }

            foreach (var other in near.Communities)
            {
                target.Add(other);
                // An edge inside came from both its ends.
                weight.Add(other == number ? near.To(other) / 2 : near.To(other));
            }

            start[number + 1] = target.Count;
        }

        return WeightedGraph.FromColumns(start, [.. target], [.. weight]);
    }

    private static void AddEdges(WeightedGraph graph, int vertex, int[] part, NeighborWeights near)
    {
        for (var at = graph.Start[vertex]; at < graph.Start[vertex + 1]; at++)
        {
            var loop = graph.Target[at] == vertex;
            near.Add(part[graph.Target[at]], graph.Weight[at] * (loop ? 2 : 1));
        }
    }
}
