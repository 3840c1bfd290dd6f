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
        var (first, members) = Group(part, parts);
        var start = new int[parts + 1];
        var loop = new double[parts];
        var target = new List<int>(graph.Target.Length / 2);
        var weight = new List<double>(graph.Target.Length / 2);
        var near = new NeighborWeights(parts);
        for (var number = 0; number < parts; number++)
        {
            near.Clear();
            foreach (var vertex in members.AsSpan(first[number]..first[number + 1]))
            {
                near.Add(graph, vertex, part);
                loop[number] += graph.Loop[vertex];
            }

            // An edge inside came from both its ends.
            loop[number] += near.To(number) / 2;
            foreach (var other in near.Communities)
            {
                if (other != number)
                {
                    target.Add(other);
                    weight.Add(near.To(other));
                }
            }

            start[number + 1] = target.Count;
        }

        return WeightedGraph.FromColumns(start, [.. target], [.. weight], loop);
    }

    private static (int[] First, int[] Members) Group(int[] part, int parts)
    {
        var first = new int[parts + 1];
        foreach (var number in part)
        {
            first[number + 1]++;
        }

        for (var number = 0; number < parts; number++)
        {
            first[number + 1] += first[number];
        }

        var next = first.AsSpan(0, parts).ToArray();
        var members = new int[part.Length];
        for (var vertex = 0; vertex < part.Length; vertex++)
        {
            members[next[part[vertex]]++] = vertex;
        }

        return (first, members);
    }
}
