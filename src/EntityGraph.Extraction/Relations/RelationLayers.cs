namespace EntityGraph.Extraction.Relations;

/// <summary>Parts of the reading of relations that can be left out, to measure what each of them adds. News is read with all.</summary>
[Flags]
internal enum RelationLayers
{
    /// <summary>Nothing but the words of the clause that is the sentence.</summary>
    None = 0,

    /// <summary>Sentences are cut into clauses.</summary>
    Clauses = 1,

    /// <summary>Articles and endings say the case of a phrase.</summary>
    Cases = 1 << 1,

    /// <summary>Verbs have frames.</summary>
    Verbs = 1 << 2,

    /// <summary>Nouns have frames.</summary>
    Nouns = 1 << 3,

    /// <summary>Adjectives have frames.</summary>
    Adjectives = 1 << 4,

    /// <summary>Titles and roles say standing relations.</summary>
    Titles = 1 << 5,

    /// <summary>Verbs may mean somebody by a whole clause.</summary>
    ClauseTargets = 1 << 6,

    /// <summary>Verbs may mean somebody by a deed told before.</summary>
    Deeds = 1 << 7,

    /// <summary>Pronouns and role nouns stand for actors.</summary>
    References = 1 << 8,

    /// <summary>All of them.</summary>
    All = (1 << 9) - 1,
}
