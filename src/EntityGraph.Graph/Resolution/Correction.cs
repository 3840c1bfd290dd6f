using System.Collections.Immutable;
using EntityGraph.Extraction;

namespace EntityGraph.Graph.Resolution;

/// <summary>What people correct. The names are part of stored data: none is ever renamed.</summary>
public enum CorrectionKind
{
    /// <summary>Two entities are one.</summary>
    Merge,

    /// <summary>Some mentions of an entity are another's.</summary>
    Split,

    /// <summary>An entity is shown under another name.</summary>
    Rename,

    /// <summary>An entity is of another type.</summary>
    Retype,

    /// <summary>An entity is not shown.</summary>
    Hide,

    /// <summary>An entity or a relation is right.</summary>
    Confirm,

    /// <summary>A relation is wrong.</summary>
    Reject,
}

/// <summary>What a person says of the graph, kept apart from what the articles say: an input to the graph beside them.</summary>
/// <remarks>The graph is a function of the set of corrections: they count in order of time, then id, whatever the order of arrival.</remarks>
/// <param name="Id">Given by the sender or the store.</param>
/// <param name="Kind">What is corrected.</param>
/// <param name="TargetId">The entity; for confirm and reject an entity or a relation.</param>
/// <param name="Author">Who says so.</param>
/// <param name="Time">When, UTC.</param>
public sealed record Correction(string Id, CorrectionKind Kind, string TargetId, string Author, DateTimeOffset Time)
{
    /// <summary>Merge: the entity that stays. Split: the entity that gets the mentions; null to make one from <see cref="Name"/>.</summary>
    public string? IntoId { get; init; }

    /// <summary>Rename and split: the name to show; otherwise null.</summary>
    public string? Name { get; init; }

    /// <summary>Retype: the right type; otherwise null.</summary>
    public EntityType? Type { get; init; }

    /// <summary>Split: mentions in these articles go; empty for all articles.</summary>
    public ImmutableArray<string> DocumentIds { get; init; } = [];

    /// <summary>Split: the actor of each article that writes it like this goes, case and diacritics aside; null for all.</summary>
    /// <remarks>Inside one article an actor is never parted: all mentions of it go together.</remarks>
    public string? Alias { get; init; }

    /// <summary>Confirm and reject: the relation itself, which finds it again when its ends have got other ids; null for an entity.</summary>
    public CorrectedRelation? Relation { get; init; }

    /// <summary>What the target was called when it was corrected, for people; null where not known.</summary>
    public string? TargetName { get; init; }

    /// <summary>Why; null where not said.</summary>
    public string? Reason { get; init; }
}

/// <summary>A relation by what it says instead of by its id, which changes with the ids of its ends.</summary>
/// <param name="SourceId">Who acts.</param>
/// <param name="TargetId">Who is acted on.</param>
/// <param name="Type">What is said.</param>
/// <param name="Negated">Said not to be so.</param>
/// <param name="Modality">How real.</param>
/// <param name="Former">A standing relation that has ended.</param>
/// <param name="Designated">A standing relation that has not begun yet.</param>
/// <param name="From">First day of the event, or of the month of its articles; null where neither is known.</param>
/// <param name="To">Last day, likewise.</param>
public sealed record CorrectedRelation(
    string SourceId,
    string TargetId,
    RelationType Type,
    bool Negated,
    Modality Modality,
    bool Former,
    bool Designated,
    DateOnly? From,
    DateOnly? To);

/// <summary>Why a correction cannot be taken.</summary>
/// <param name="Code">Stable code, such as <c>correction_conflict</c>.</param>
/// <param name="Message">For people.</param>
/// <param name="ConflictsWith">The correction it contradicts; null where it contradicts none.</param>
public sealed record CorrectionProblem(string Code, string Message, string? ConflictsWith = null);
