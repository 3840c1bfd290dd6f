using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Analysis;

/// <summary>An undirected weighted graph as compressed sparse rows, on which the algorithms run. Immutable.</summary>
/// <remarks>Vertices are numbered from 0; parallel links are one edge of their summed weight; every edge stands at both its ends.</remarks>
internal sealed class WeightedGraph
{
    private WeightedGraph(int[] start, int[] target, double[] weight)
    {
        (Start, Target, Weight) = (start, target, weight);
        Strength = new double[start.Length - 1];
        for (var vertex = 0; vertex < Strength.Length; vertex++)
        {
            for (var at = start[vertex]; at < start[vertex + 1]; at++)
            {
                Strength[vertex] += target[at] == vertex ? 2 * weight[at] : weight[at];
            }
        }

        TotalWeight = Strength.Sum() / 2;
    }

    /// <summary>First place of each vertex in the columns, and one entry more.</summary>
    public int[] Start { get; }

    /// <summary>The other end, ascending for each vertex.</summary>
    public int[] Target { get; }

    /// <summary>Weight of the edge, positive.</summary>
    public double[] Weight { get; }

    /// <summary>Sum of the weights at each vertex; a loop counts twice.</summary>
    public double[] Strength { get; }

    /// <summary>Sum over all edges, each once.</summary>
    public double TotalWeight { get; }

    /// <summary>Number of vertices.</summary>
    public int Count => Start.Length - 1;

    /// <summary>Number of edges at a vertex.</summary>
    public int Degree(int vertex) => Start[vertex + 1] - Start[vertex];

    /// <summary>Takes columns made elsewhere, in which every edge stands at both its ends.</summary>
    public static WeightedGraph FromColumns(int[] start, int[] target, double[] weight) => new(start, target, weight);

    /// <summary>Builds a graph from edges in any order.</summary>
    /// <param name="vertices">Number of vertices.</param>
    /// <param name="edges">Ends and weight; edges of no weight are left out.</param>
    public static WeightedGraph From(int vertices, IEnumerable<(int A, int B, double Weight)> edges)
    {
        var list = edges.Where(edge => edge.Weight > 0).Select(edge => edge.A <= edge.B ? edge : (A: edge.B, B: edge.A, edge.Weight)).ToArray();
        Array.Sort(list.Select(edge => ((long)edge.A << 32) | (uint)edge.B).ToArray(), list);
        return FromSorted(vertices, Merge(list));
    }

    /// <summary>The edges that a filter sees, in one layer: co-occurrence, unless only relations are asked for.</summary>
    public static WeightedGraph From(GraphColumns columns, GraphFilter filter, Measure measure)
    {
        var layer = filter.Layers == Layers.Relations ? Layers.Relations : Layers.CoOccurrence;
        var reader = new LinkReader(columns, filter with { Layers = layer }, measure);
        return From(columns.Vertices.Count, Edges(columns.Links, reader));
    }

    private static IEnumerable<(int A, int B, double Weight)> Edges(LinkColumns links, LinkReader reader)
    {
        for (var source = 0; source < links.VertexCount; source++)
        {
            for (var link = links.OutStart[source]; link < links.OutStart[source + 1]; link++)
            {
                if (reader.Allows(source, links.OutEnds[link]) && reader.TryWeigh(link, out var weight))
                {
                    yield return (source, links.TargetOf(link), weight);
                }
            }
        }
    }

    private static List<(int A, int B, double Weight)> Merge((int A, int B, double Weight)[] sorted)
    {
        var merged = new List<(int A, int B, double Weight)>(sorted.Length);
        foreach (var edge in sorted)
        {
            if (merged.Count > 0 && merged[^1].A == edge.A && merged[^1].B == edge.B)
            {
                merged[^1] = edge with { Weight = merged[^1].Weight + edge.Weight };
            }
            else
            {
                merged.Add(edge);
            }
        }

        return merged;
    }

    // Edges come by their smaller end, so that both the smaller and the larger neighbours of a vertex come ascending.
    private static WeightedGraph FromSorted(int vertices, List<(int A, int B, double Weight)> edges)
    {
        var start = new int[vertices + 1];
        foreach (var (a, b, _) in edges)
        {
            start[a + 1]++;
            start[b + 1] += a == b ? 0 : 1;
        }

        for (var vertex = 0; vertex < vertices; vertex++)
        {
            start[vertex + 1] += start[vertex];
        }

        var next = start.AsSpan(0, vertices).ToArray();
        var target = new int[start[vertices]];
        var weight = new double[start[vertices]];
        foreach (var (a, b, _) in edges.Where(edge => edge.A != edge.B))
        {
            target[next[b]++] = a;
        }

        FillLarger(edges, next, target);
        var graph = (start, target, weight);
        Weigh(edges, graph);
        return new(start, target, weight);
    }

    private static void FillLarger(List<(int A, int B, double Weight)> edges, int[] next, int[] target)
    {
        foreach (var (a, b, _) in edges)
        {
            target[next[a]++] = b;
        }
    }

    private static void Weigh(List<(int A, int B, double Weight)> edges, (int[] Start, int[] Target, double[] Weight) graph)
    {
        foreach (var (a, b, weight) in edges)
        {
            graph.Weight[Array.BinarySearch(graph.Target, graph.Start[a], graph.Start[a + 1] - graph.Start[a], b)] = weight;
            graph.Weight[Array.BinarySearch(graph.Target, graph.Start[b], graph.Start[b + 1] - graph.Start[b], a)] = weight;
        }
    }
}
