namespace EntityGraph.Extraction;

/// <summary>How real a text says a relation is. The order is part of stored data: add at the end only.</summary>
public enum Modality
{
    /// <summary>It is said to be so, or to have happened.</summary>
    Asserted,

    /// <summary>Somebody intends it.</summary>
    Planned,

    /// <summary>It may be so.</summary>
    Possible,

    /// <summary>It depends on a condition.</summary>
    Conditional,

    /// <summary>Somebody asks for it.</summary>
    Demanded,
}
