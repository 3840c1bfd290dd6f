using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Asks for single relations. All given conditions hold together.</summary>
public sealed record RelationQuery
{
    /// <summary>What part of the graph to see.</summary>
    public GraphFilter Filter { get; init; } = GraphFilter.Default with { Layers = Layers.Relations };

    /// <summary>One end, either side; null for any.</summary>
    public string? EntityId { get; init; }

    /// <summary>Who acts; null for any.</summary>
    public string? SourceId { get; init; }

    /// <summary>Who is acted on; null for any.</summary>
    public string? TargetId { get; init; }

    /// <summary>Both ends, in either direction; null for any.</summary>
    public (string A, string B)? Between { get; init; }

    /// <summary>Whose claim; null for any.</summary>
    public string? SpeakerId { get; init; }

    /// <summary>Order of the answer.</summary>
    public RelationOrder Order { get; init; } = RelationOrder.Newest;

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Orders of relations; ties by id.</summary>
public enum RelationOrder
{
    /// <summary>Latest day first, undated last.</summary>
    Newest,

    /// <summary>Earliest day first, undated last.</summary>
    Oldest,

    /// <summary>Surest first.</summary>
    Confidence,

    /// <summary>Most articles first.</summary>
    Documents,
}

/// <summary>One page of an ordered list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The page.</param>
/// <param name="NextSkip">What to pass over for the next page; null on the last.</param>
/// <param name="Version">The version of the graph that answered.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int? NextSkip, long Version);

/// <summary>A neighbour of an entity with all links to it.</summary>
/// <param name="Entity">The neighbour.</param>
/// <param name="Weight">By the measure of the question, summed over the links.</param>
/// <param name="Links">Links between the two, heaviest first.</param>
public sealed record Neighbor(Entity Entity, double Weight, IReadOnlyList<GraphLink> Links);

/// <summary>A way from one entity to another.</summary>
/// <param name="EntityIds">From start to end.</param>
/// <param name="Links">One for each step, the heaviest between the two.</param>
/// <param name="Strength">Larger is stronger.</param>
public sealed record GraphPath(IReadOnlyList<string> EntityIds, IReadOnlyList<GraphLink> Links, double Strength);

/// <summary>A candidate for a name.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Alias">The written form that matched.</param>
/// <param name="Score">How well the name fits and how well known the entity is, larger is better.</param>
/// <param name="Exact">Whether the whole name matched, but for case and diacritics.</param>
public sealed record EntityMatch(Entity Entity, string Alias, double Score, bool Exact);
