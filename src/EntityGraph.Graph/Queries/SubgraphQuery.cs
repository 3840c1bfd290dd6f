using System.Collections.Immutable;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Asks for the network around one or several entities.</summary>
public sealed record SubgraphQuery
{
    /// <summary>Ids to start from, at least one.</summary>
    public required ImmutableArray<string> Centers { get; init; }

    /// <summary>How many links away from a centre, 1 to 4.</summary>
    public int Depth { get; init; } = 1;

    /// <summary>What part of the graph to see.</summary>
    public GraphFilter Filter { get; init; } = GraphFilter.Default;

    /// <summary>What the weight of a link counts.</summary>
    public Measure Measure { get; init; } = Measure.Documents;

    /// <summary>Links of a smaller weight are left out.</summary>
    public double MinWeight { get; init; }

    /// <summary>At most this many nodes, centres included.</summary>
    public int MaxNodes { get; init; } = 100;

    /// <summary>At most this many links.</summary>
    public int MaxLinks { get; init; } = 1000;

    /// <summary>How many of the best nodes to pass over, for the next page.</summary>
    public int Skip { get; init; }

    /// <summary>
    /// Keeps only links that chance would not make so heavy, at this significance level, 0 to 1 (disparity filter: Serrano, Boguñá,
    /// Vespignani 2009), and those that tie a node to a centre; null keeps all.
    /// </summary>
    public double? Backbone { get; init; }
}

/// <summary>A part of the graph, and what was left out of it.</summary>
/// <param name="Nodes">Centres first, then by rank.</param>
/// <param name="Links">Between those nodes, heaviest first.</param>
/// <param name="Truncated">Whether something reachable was left out.</param>
/// <param name="OmittedNodes">Reachable nodes left out.</param>
/// <param name="OmittedLinks">Links left out between kept nodes.</param>
/// <param name="NextSkip">What to pass over to see the next best; null where nothing is left.</param>
/// <param name="Version">The version of the graph that answered.</param>
public sealed record Subgraph(
    ImmutableArray<SubgraphNode> Nodes,
    ImmutableArray<GraphLink> Links,
    bool Truncated,
    int OmittedNodes,
    int OmittedLinks,
    int? NextSkip,
    long Version)
{
    /// <summary>Nodes left out, by type; empty where none was.</summary>
    public ImmutableSortedDictionary<EntityType, int> OmittedByType { get; init; } = ImmutableSortedDictionary<EntityType, int>.Empty;

    /// <summary>False where counting all that was left out would have taken too long: the counts are then lower bounds.</summary>
    public bool OmittedExact { get; init; } = true;
}

/// <summary>An entity inside a subgraph.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Hops">Links away from the nearest centre; 0 for a centre.</param>
/// <param name="Rank">Importance for the question, larger first.</param>
/// <param name="Degree">Links it has in the whole graph, whatever the filter: how much more there is to see.</param>
public sealed record SubgraphNode(Entity Entity, int Hops, double Rank, int Degree);

/// <summary>All that is said between two entities in one layer and of one type.</summary>
/// <param name="Hash">What the id prints: ids and hashes have the same order.</param>
/// <param name="SourceId">Who acts; for undirected links the smaller id in ordinal order.</param>
/// <param name="TargetId">Who is acted on.</param>
/// <param name="Type">The relation type; null for co-occurrence.</param>
/// <param name="Directed">False for co-occurrence and symmetric types.</param>
/// <param name="Weight">By the measure of the question.</param>
/// <param name="Count">Passages in the window.</param>
/// <param name="Documents">Articles in the window, near-duplicates once.</param>
/// <param name="Sources">Distinct outlets in the window.</param>
/// <param name="Negated">How many of the passages say that it is not so.</param>
/// <param name="Former">Whether a standing relation is only said to have been.</param>
/// <param name="First">First day in the window; null where nothing is dated.</param>
/// <param name="Last">Last day in the window; null where nothing is dated.</param>
/// <param name="Confidence">Surest passage, 0 to 1.</param>
public sealed record GraphLink(
    ulong Hash,
    string SourceId,
    string TargetId,
    RelationType? Type,
    bool Directed,
    double Weight,
    int Count,
    int Documents,
    int Sources,
    int Negated,
    bool Former,
    DateOnly? First,
    DateOnly? Last,
    double Confidence)
{
    /// <summary>Stable id of (source, target, layer, type).</summary>
    public string Id => StableHash.Print(StableHash.Link, Hash);

    /// <summary>The layer it belongs to.</summary>
    public Layers Layer => Type is null ? Layers.CoOccurrence : Layers.Relations;
}
