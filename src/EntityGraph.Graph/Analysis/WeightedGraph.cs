using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Analysis;

/// <summary>An undirected weighted graph as compressed sparse rows, on which the algorithms run. Immutable.</summary>
/// <remarks>
/// Vertices are numbered from 0; parallel links are one edge of their summed weight; every edge stands at both its ends. Edges from a
/// vertex to itself stand apart, so that the inner loops need not look for them.
/// </remarks>
internal sealed class WeightedGraph
{
    private WeightedGraph(int[] start, int[] target, double[] weight, double[] loop)
    {
        (Start, Target, Weight, Loop) = (start, target, weight, loop);
        Strength = new double[Count];
        for (var vertex = 0; vertex < Strength.Length; vertex++)
        {
            Strength[vertex] = 2 * loop[vertex];
            foreach (var value in WeightsOf(vertex))
            {
                Strength[vertex] += value;
            }
        }

        TotalWeight = Strength.Sum() / 2;
    }

    /// <summary>First place of each vertex in the columns, and one entry more.</summary>
    public int[] Start { get; }

    /// <summary>The other end, never the vertex itself.</summary>
    public int[] Target { get; }

    /// <summary>Weight of the edge, positive.</summary>
    public double[] Weight { get; }

    /// <summary>Weight of the edge from each vertex to itself; 0 where there is none.</summary>
    public double[] Loop { get; }

    /// <summary>Sum of the weights at each vertex; a loop counts twice.</summary>
    public double[] Strength { get; }

    /// <summary>Sum over all edges, each once.</summary>
    public double TotalWeight { get; }

    /// <summary>Number of vertices.</summary>
    public int Count => Loop.Length;

    /// <summary>Number of edges that lead from a vertex to another.</summary>
    public int Degree(int vertex) => Start[vertex + 1] - Start[vertex];

    /// <summary>Neighbours of a vertex.</summary>
    public ReadOnlySpan<int> NeighborsOf(int vertex) => Target.AsSpan(Start[vertex]..Start[vertex + 1]);

    /// <summary>Weights of the edges to the neighbours, in the same order.</summary>
    public ReadOnlySpan<double> WeightsOf(int vertex) => Weight.AsSpan(Start[vertex]..Start[vertex + 1]);

    /// <summary>Takes columns made elsewhere, in which every edge stands at both its ends.</summary>
    public static WeightedGraph FromColumns(int[] start, int[] target, double[] weight, double[] loop) => new(start, target, weight, loop);

    /// <summary>Builds a graph from edges in any order.</summary>
    /// <param name="vertices">Number of vertices.</param>
    /// <param name="edges">Ends and weight; edges of no weight are left out.</param>
    public static WeightedGraph From(int vertices, IEnumerable<(int A, int B, double Weight)> edges)
    {
        var builder = new WeightedGraphBuilder(vertices, 0);
        foreach (var (a, b, weight) in edges)
        {
            builder.Add(a, b, weight);
        }

        return builder.Build();
    }

    /// <summary>The edges that a filter sees, in one layer: co-occurrence, unless only relations are asked for. Vertices are numbered in order of id.</summary>
    public static WeightedGraph From(GraphColumns columns, GraphFilter filter, Measure measure)
    {
        var layer = filter.Layers == Layers.Relations ? Layers.Relations : Layers.CoOccurrence;
        var reader = new LinkReader(columns, filter with { Layers = layer }, measure);
        var builder = new WeightedGraphBuilder(columns.Vertices.LiveCount, columns.Links.Count);
        for (var rank = 0; rank < columns.Vertices.LiveCount; rank++)
        {
            var source = columns.Vertices.ByRank(rank);
            foreach (var (link, end) in columns.Links.From(source))
            {
                if (reader.Allows(source, end) && reader.TryWeigh(link, out var weight))
                {
                    builder.Add(rank, columns.Vertices.RankOf(end.Vertex), weight);
                }
            }
        }

        return builder.Build();
    }
}
