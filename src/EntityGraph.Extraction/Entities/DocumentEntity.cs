namespace EntityGraph.Extraction.Entities;

/// <summary>An actor of one text.</summary>
/// <param name="Id">Id of the contract.</param>
/// <param name="Type">What it is.</param>
/// <param name="Name">The name to show.</param>
/// <param name="Known">Whether the lexicon knows it.</param>
/// <param name="Complete">False where a person is named by a part of his name only.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="State">The state it belongs to or speaks for, by its id; null where not known.</param>
internal sealed record DocumentEntity(
    string Id,
    EntityType Type,
    string Name,
    bool Known,
    bool Complete,
    double Confidence,
    string? State)
{
    /// <summary>Whether what it does is done by its state: a government, a ministry, an army.</summary>
    public bool SpeaksForState { get; init; }

    /// <summary>Whether it is a parliament: its speaker presides over it.</summary>
    public bool IsParliament { get; init; }

    /// <summary>Whether it is a political party.</summary>
    public bool IsParty { get; init; }

    /// <summary>Whether it is a sports club.</summary>
    public bool IsTeam { get; init; }
}
