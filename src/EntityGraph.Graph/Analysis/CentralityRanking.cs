using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Analysis;

/// <summary>All entities with neighbours by how much they matter: computed once, read by pages.</summary>
public sealed class CentralityRanking
{
    private readonly GraphVersion _version;
    private readonly int[] _vertices;
    private readonly double[] _scores;

    internal CentralityRanking(GraphVersion version, int[] vertices, double[] scores) => (_version, _vertices, _scores) = (version, vertices, scores);

    /// <summary>A page, who matters most first.</summary>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    public Page<CentralityScore> Page(int skip, int limit)
    {
        var items = _vertices.Skip(skip).Take(limit)
            .Select(vertex => new CentralityScore(_version.Columns.Vertices.Entities[vertex], _scores[vertex])).ToList();
        return new(items, skip + limit < _vertices.Length ? skip + limit : null, _version.Number);
    }
}
