using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Analysis;

/// <summary>Measures of how much an entity matters.</summary>
public enum CentralityMeasure
{
    /// <summary>Number of neighbours.</summary>
    Degree,

    /// <summary>Sum of weights.</summary>
    Strength,

    /// <summary>Where a reader who follows links at random would be.</summary>
    PageRank,

    /// <summary>Share of shortest ways that lead through it.</summary>
    Betweenness,

    /// <summary>How near all others are: mean of the inverse distances.</summary>
    Harmonic,

    /// <summary>Neighbour of those who matter.</summary>
    Eigenvector,
}

/// <summary>How much an entity matters.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Score">Larger matters more.</param>
public sealed record CentralityScore(Entity Entity, double Score);

/// <summary>Entities that belong together.</summary>
/// <param name="Label">Id of the member with the largest sum of weights: stays while that member leads the community.</param>
/// <param name="Members">The members, largest sum of weights first.</param>
public sealed record Community(string Label, IReadOnlyList<Entity> Members);

/// <summary>All communities of a graph.</summary>
/// <param name="Communities">Largest first; single entities are left out.</param>
/// <param name="Modularity">How clearly they are parted, −½ to 1.</param>
/// <param name="Version">The version of the graph that answered.</param>
public sealed record CommunityResult(IReadOnlyList<Community> Communities, double Modularity, long Version);

/// <summary>Analyses one layer of one version under one filter; the layer is co-occurrence, unless only relations are asked for.</summary>
/// <remarks>Directions and signs do not count here. Built once, O(links); safe to use from many threads.</remarks>
public sealed class GraphAnalysis
{
    private const double Damping = 0.85;

    private readonly GraphVersion _version;
    private readonly WeightedGraph _graph;

    /// <summary>Reads the graph that a filter sees.</summary>
    /// <param name="version">The version.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="measure">What weights count.</param>
    public GraphAnalysis(GraphVersion version, GraphFilter filter, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(filter);
        _version = version;
        _graph = WeightedGraph.From(version.Columns, filter, measure);
    }

    /// <summary>Entities by how much they matter, those without neighbours left out.</summary>
    /// <param name="measure">What matters.</param>
    /// <param name="samples">Vertices from which shortest ways are counted, for an estimate; null for the exact value.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the work: no half result comes back.</param>
    public Page<CentralityScore> Centrality(
        CentralityMeasure measure,
        int? samples,
        int skip,
        int limit,
        CancellationToken cancellationToken) =>
        Rank(measure, samples, null, cancellationToken).Page(skip, limit);

    /// <summary>All entities by how much they matter, those without neighbours left out.</summary>
    /// <param name="measure">What matters.</param>
    /// <param name="samples">Vertices from which shortest ways are counted, for an estimate; null for the exact value.</param>
    /// <param name="progress">Told how far the work is; null where nobody asks.</param>
    /// <param name="cancellationToken">Stops the work: no half result comes back.</param>
    public CentralityRanking Rank(CentralityMeasure measure, int? samples, AnalysisProgress? progress, CancellationToken cancellationToken)
    {
        var scores = Scores(measure, samples, progress, cancellationToken);
        var ordered = Enumerable.Range(0, _graph.Count).Where(vertex => _graph.Degree(vertex) > 0)
            .OrderByDescending(vertex => scores[vertex]).ThenBy(vertex => vertex);
        return new(_version, [.. ordered], scores);
    }

    /// <summary>Communities by the Leiden algorithm.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    public CommunityResult Communities(CancellationToken cancellationToken)
    {
        var community = Leiden.Communities(_graph, cancellationToken);
        var groups = Group(community)
            .Select(members => members.OrderByDescending(vertex => _graph.Strength[vertex]).ThenBy(vertex => vertex).ToList())
            .Select(members => new Community(EntityOf(members[0]).Id, [.. members.Select(EntityOf)]));
        return new(
            [.. groups.OrderByDescending(group => group.Members.Count).ThenBy(group => group.Label, StringComparer.Ordinal)],
            Leiden.Modularity(_graph, community),
            _version.Number);
    }

    /// <summary>Connected components of more than one entity, largest first.</summary>
    public IReadOnlyList<IReadOnlyList<Entity>> Components() =>
        [.. Group(Structure.Components(_graph)).Select(members => (IReadOnlyList<Entity>)[.. members.Select(EntityOf)])];

    /// <summary>For each entity with neighbours, the largest k of a part in which all have k neighbours; largest first.</summary>
    public IReadOnlyList<CentralityScore> Cores()
    {
        var cores = Structure.CoreNumbers(_graph);
        return
        [
            .. Enumerable.Range(0, _graph.Count).Where(vertex => _graph.Degree(vertex) > 0)
                .OrderByDescending(vertex => cores[vertex]).ThenBy(vertex => vertex)
                .Select(vertex => new CentralityScore(EntityOf(vertex), cores[vertex])),
        ];
    }

    /// <summary>Entities with the most similar neighbours, most similar first.</summary>
    /// <param name="id">Id of an entity.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>Score: shared neighbours over all, 0 to 1. Empty where there is no such entity.</returns>
    public IReadOnlyList<CentralityScore> Similar(string id, int limit)
    {
        ArgumentNullException.ThrowIfNull(id);
        var found = _version.Columns.Vertices.Find(id);
        var vertex = found < 0 ? -1 : _version.Columns.Vertices.RankOf(found);
        return vertex < 0
            ? []
            :
            [
                .. NeighborsOf(vertex).SelectMany(NeighborsOf).Where(other => other != vertex).Distinct()
                    .Select(other => (Vertex: other, Score: Structure.Similarity(_graph, vertex, other)))
                    .OrderByDescending(other => other.Score).ThenBy(other => other.Vertex).Take(limit)
                    .Select(other => new CentralityScore(EntityOf(other.Vertex), other.Score)),
            ];
    }

    private double[] Scores(
        CentralityMeasure measure,
        int? samples,
        AnalysisProgress? progress,
        CancellationToken cancellationToken)
    {
        return measure switch
        {
            CentralityMeasure.Degree => Analysis.Centrality.Degree(_graph),
            CentralityMeasure.Strength => Analysis.Centrality.Strength(_graph),
            CentralityMeasure.PageRank => Analysis.Centrality.PageRank(_graph, Damping, cancellationToken),
            CentralityMeasure.Betweenness => Analysis.Centrality.Betweenness(_graph, Sources(samples), cancellationToken, progress),
            CentralityMeasure.Harmonic => Analysis.Centrality.Harmonic(_graph, Sources(samples), cancellationToken, progress),
            _ => Analysis.Centrality.Eigenvector(_graph, cancellationToken),
        };
    }

    private IReadOnlyList<int> Sources(int? samples) => Analysis.Centrality.Sample(_graph.Count, samples ?? _graph.Count);

    private IEnumerable<int[]> Group(int[] numbers) =>
        Enumerable.Range(0, _graph.Count).GroupBy(vertex => numbers[vertex])
            .Where(group => group.Skip(1).Any())
            .Select(group => group.ToArray())
            .OrderByDescending(group => group.Length)
            .ThenBy(group => group[0]);

    private int[] NeighborsOf(int vertex) => _graph.NeighborsOf(vertex).ToArray();

    private Entity EntityOf(int vertex) => _version.Columns.Vertices[_version.Columns.Vertices.ByRank(vertex)];
}
