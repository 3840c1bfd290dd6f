using System.Collections.Immutable;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;
using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Asks for a list of entities.</summary>
public sealed record EntityQuery
{
    /// <summary>Types to list; empty for all, places included.</summary>
    public ImmutableArray<EntityType> Types { get; init; } = [];

    /// <summary>Order of the answer.</summary>
    public EntityOrder Order { get; init; } = EntityOrder.Mentions;

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>Orders of entities; ties by id.</summary>
public enum EntityOrder
{
    /// <summary>Most often named first.</summary>
    Mentions,

    /// <summary>Named in most articles first.</summary>
    Documents,

    /// <summary>By name.</summary>
    Name,

    /// <summary>By id.</summary>
    Id,

    /// <summary>Latest named first, undated last.</summary>
    Newest,
}

/// <summary>Asks for the neighbours of an entity.</summary>
public sealed record NeighborQuery
{
    /// <summary>What part of the graph to see.</summary>
    public GraphFilter Filter { get; init; } = GraphFilter.Default;

    /// <summary>What weights count.</summary>
    public Measure Measure { get; init; } = Measure.Documents;

    /// <summary>Neighbours of a smaller weight are left out.</summary>
    public double MinWeight { get; init; }

    /// <summary>How many to pass over.</summary>
    public int Skip { get; init; }

    /// <summary>How many at most.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>A place where an article names an entity.</summary>
/// <param name="DocumentId">The article.</param>
/// <param name="Title">Its headline; null where not given.</param>
/// <param name="Source">Its outlet; null where not known.</param>
/// <param name="Date">Its day; null where not known.</param>
/// <param name="Text">The written form.</param>
/// <param name="Form">How the entity is named.</param>
/// <param name="Span">Where, in the article's text.</param>
/// <param name="Sentence">The sentence around it.</param>
/// <param name="Confidence">How sure it is that this names the entity, 0 to 1.</param>
public sealed record EntityMention(
    string DocumentId,
    string? Title,
    string? Source,
    DateOnly? Date,
    string Text,
    MentionForm Form,
    TextSpan Span,
    TextSpan Sentence,
    double Confidence);

/// <summary>Lengths of time.</summary>
public enum TimeBucket
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>A week from Monday.</summary>
    Week,

    /// <summary>A calendar month.</summary>
    Month,

    /// <summary>A calendar year.</summary>
    Year,
}

/// <summary>What was said in a stretch of time.</summary>
/// <param name="Time">The stretch.</param>
/// <param name="Mentions">How often the entity is named.</param>
/// <param name="Documents">Articles that name it, near-duplicates once.</param>
/// <param name="Cooperation">Passages of cooperative events with it.</param>
/// <param name="Conflict">Passages of conflictual events with it.</param>
public sealed record TimelinePoint(DateInterval Time, int Mentions, int Documents, int Cooperation, int Conflict);

/// <summary>Asks how two entities are connected.</summary>
public sealed record PathQuery
{
    /// <summary>Where the ways begin: an entity's id.</summary>
    public required string From { get; init; }

    /// <summary>Where they end: an entity's id.</summary>
    public required string To { get; init; }

    /// <summary>Links at most, 1 to 6.</summary>
    public int MaxLength { get; init; } = 4;

    /// <summary>How many ways at most.</summary>
    public int Count { get; init; } = 3;

    /// <summary>Whether a strong way goes before a short one.</summary>
    public bool ByStrength { get; init; }

    /// <summary>What part of the graph to see.</summary>
    public GraphFilter Filter { get; init; } = GraphFilter.Default;

    /// <summary>What weights count.</summary>
    public Measure Measure { get; init; } = Measure.Documents;
}

/// <summary>An entity that all entities of a question are linked to.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Weight">The smallest of its weights to them.</param>
/// <param name="Links">Its links to them, heaviest first.</param>
public sealed record CommonNeighbor(Entity Entity, double Weight, IReadOnlyList<GraphLink> Links);

/// <summary>How much there is.</summary>
/// <param name="Documents">Articles.</param>
/// <param name="DistinctDocuments">Articles, near-duplicates once.</param>
/// <param name="Entities">Entities by type.</param>
/// <param name="CoOccurrences">Links of the statistical layer.</param>
/// <param name="Relations">Links of the typed layer, by type.</param>
/// <param name="Passages">Rows of evidence.</param>
/// <param name="First">First dated day; null where nothing is dated.</param>
/// <param name="Last">Last dated day; null where nothing is dated.</param>
/// <param name="Bytes">Memory of the columns by name.</param>
public sealed record GraphStats(
    int Documents,
    int DistinctDocuments,
    ImmutableSortedDictionary<EntityType, int> Entities,
    int CoOccurrences,
    ImmutableSortedDictionary<RelationType, int> Relations,
    long Passages,
    DateOnly? First,
    DateOnly? Last,
    ImmutableSortedDictionary<string, long> Bytes);
