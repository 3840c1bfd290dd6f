namespace EntityGraph.Graph.Analysis;

/// <summary>Finds communities that are connected inside and of high modularity.</summary>
/// <remarks>
/// Traag, Waltman, van Eck 2019: local moves, refinement, aggregation. The refinement takes the best merge instead of a random one, and
/// vertices come in the order of a fixed seed, so that the same graph always gives the same communities.
/// </remarks>
internal sealed class Leiden
{
    private const int Rounds = 2;

    private readonly WeightedGraph _whole;
    private readonly CancellationToken _cancellationToken;

    private Leiden(WeightedGraph graph, CancellationToken cancellationToken) => (_whole, _cancellationToken) = (graph, cancellationToken);

    /// <summary>The community of each vertex, numbered from 0 in order of their smallest vertices. Cost about O(edges · log vertices).</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="cancellationToken">Stops between two levels.</param>
    public static int[] Communities(WeightedGraph graph, CancellationToken cancellationToken)
    {
        var leiden = new Leiden(graph, cancellationToken);
        var community = Enumerable.Range(0, graph.Count).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            leiden.Improve(community);
        }

        Renumber(community);
        return community;
    }

    /// <summary>Modularity of a partition (Newman 2004), −½ to 1.</summary>
    public static double Modularity(WeightedGraph graph, int[] community)
    {
        if (graph.TotalWeight <= 0)
        {
            return 0;
        }

        var inside = 0.0;
        var strength = new double[community.DefaultIfEmpty(-1).Max() + 1];
        for (var vertex = 0; vertex < graph.Count; vertex++)
        {
            strength[community[vertex]] += graph.Strength[vertex];
            inside += 2 * graph.Loop[vertex];
            var neighbors = graph.NeighborsOf(vertex);
            var weights = graph.WeightsOf(vertex);
            for (var place = 0; place < neighbors.Length; place++)
            {
                inside += community[neighbors[place]] == community[vertex] ? weights[place] : 0;
            }
        }

        var all = 2 * graph.TotalWeight;
        return (inside / all) - strength.Sum(sum => sum / all * (sum / all));
    }

    private void Improve(int[] community)
    {
        var graph = _whole;
        var vertexOf = Enumerable.Range(0, graph.Count).ToArray();
        var partition = community.AsSpan().ToArray();
        while (true)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            new LocalMoves(graph, partition).Run();
            var count = Renumber(partition);
            if (count == graph.Count)
            {
                break;
            }

            var refined = new Refinement(graph, partition, count).Run();
            var parts = Renumber(refined);
            if (parts == graph.Count)
            {
                break;
            }

            partition = Inherit(partition, refined, parts);
            graph = Aggregation.Of(graph, refined, parts);
            for (var vertex = 0; vertex < vertexOf.Length; vertex++)
            {
                vertexOf[vertex] = refined[vertexOf[vertex]];
            }
        }

        for (var vertex = 0; vertex < vertexOf.Length; vertex++)
        {
            community[vertex] = partition[vertexOf[vertex]];
        }
    }

    private static int[] Inherit(int[] partition, int[] refined, int parts)
    {
        var inherited = new int[parts];
        for (var vertex = 0; vertex < refined.Length; vertex++)
        {
            inherited[refined[vertex]] = partition[vertex];
        }

        return inherited;
    }

    private static int Renumber(int[] community)
    {
        var numbers = Enumerable.Repeat(-1, community.Length).ToArray();
        var count = 0;
        for (var vertex = 0; vertex < community.Length; vertex++)
        {
            ref var number = ref numbers[community[vertex]];
            number = number < 0 ? count++ : number;
            community[vertex] = number;
        }

        return count;
    }
}
