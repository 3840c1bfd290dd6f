namespace EntityGraph.Extraction;

/// <summary>How a text names an entity. The order is part of stored data: add at the end only.</summary>
public enum MentionForm
{
    /// <summary>The name itself, inflected or not.</summary>
    Name,

    /// <summary>An adjective or the word for an inhabitant, derived from the name.</summary>
    Derived,

    /// <summary>A member of a compound.</summary>
    Part,

    /// <summary>Capital, seat or building that stands for a government.</summary>
    Metonym,

    /// <summary>An office or function that stands for its holder.</summary>
    Role,

    /// <summary>A pronoun whose antecedent is certain enough.</summary>
    Pronoun,
}
