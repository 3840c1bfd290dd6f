using System.Collections.Immutable;
using EntityGraph.Extraction;

namespace EntityGraph.Graph.Queries;

/// <summary>What part of the graph a question sees. Everything is allowed unless said otherwise.</summary>
/// <remarks>A relation lies in the window when its event time, or without one an article that says it, does.</remarks>
public sealed record GraphFilter
{
    /// <summary>Sees everything but places.</summary>
    public static GraphFilter Default { get; } = new();

    /// <summary>The layers to follow.</summary>
    public Layers Layers { get; init; } = Layers.All;

    /// <summary>Types of entity that may appear.</summary>
    public ImmutableArray<EntityType> EntityTypes { get; init; } =
        [EntityType.Person, EntityType.State, EntityType.Organization];

    /// <summary>Types of relation to follow; empty for all.</summary>
    public ImmutableArray<RelationType> RelationTypes { get; init; } = [];

    /// <summary>Quadrants to follow; empty for all.</summary>
    public ImmutableArray<QuadClass> QuadClasses { get; init; } = [];

    /// <summary>First day of the window; null for open.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the window; null for open.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only relations said so (true), said not to be so (false is the opposite); null for both.</summary>
    public bool? Negated { get; init; }

    /// <summary>Modalities to see; empty for all.</summary>
    public ImmutableArray<Modality> Modalities { get; init; } = [];

    /// <summary>Only claims (true) or only the text's own statements (false); null for both.</summary>
    public bool? Reported { get; init; }

    /// <summary>Relations below this confidence are not seen, 0 to 1.</summary>
    public double MinConfidence { get; init; }

    /// <summary>Links said by fewer distinct outlets are not seen.</summary>
    public int MinSources { get; init; }

    /// <summary>How near two names must stand to count as a co-occurrence.</summary>
    public CoOccurrenceWindow Window { get; init; } = CoOccurrenceWindow.Paragraph;
}

/// <summary>How near two names stand.</summary>
public enum CoOccurrenceWindow
{
    /// <summary>In one sentence.</summary>
    Sentence,

    /// <summary>At most two sentences apart.</summary>
    Paragraph,

    /// <summary>Anywhere in one article.</summary>
    Article,
}
