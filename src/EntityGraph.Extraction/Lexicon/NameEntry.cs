namespace EntityGraph.Extraction.Lexicon;

/// <summary>What a name in the lexicon says.</summary>
/// <param name="Entity">Whom it names.</param>
/// <param name="Kind">How.</param>
internal readonly record struct NameEntry(KnownEntity Entity, NameKind Kind);

/// <summary>How a word of the lexicon names an entity.</summary>
internal enum NameKind : byte
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>An adjective derived from it.</summary>
    Adjective,

    /// <summary>The word for an inhabitant.</summary>
    Demonym,

    /// <summary>A city where an organisation sits that news call by it: a place, or the organisation.</summary>
    Headquarters,

    /// <summary>A city that is the seat of its government: a place, or the government.</summary>
    Capital,

    /// <summary>A building that is the seat of its government: a place, or more often the government.</summary>
    Seat,

    /// <summary>An ordinary word that is also its name: counts only where the context says so.</summary>
    Contextual,

    /// <summary>Only a member of compounds.</summary>
    Part,
}
