using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Analysis;

/// <summary>All entities with neighbours by how much they matter: computed once, read by pages.</summary>
public sealed class CentralityRanking
{
    private readonly GraphVersion _version;
    private readonly int[] _ranks;
    private readonly double[] _scores;

    // Vertices by their place in the order of ids, as in a weighted graph.
    internal CentralityRanking(GraphVersion version, int[] ranks, double[] scores) => (_version, _ranks, _scores) = (version, ranks, scores);

    /// <summary>A page, who matters most first.</summary>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    public Page<CentralityScore> Page(int skip, int limit)
    {
        var vertices = _version.Columns.Vertices;
        var items = _ranks.Skip(skip).Take(limit)
            .Select(rank => new CentralityScore(vertices[vertices.ByRank(rank)], _scores[rank])).ToList();
        return new(items, skip + limit < _ranks.Length ? skip + limit : null, _version.Number);
    }
}
