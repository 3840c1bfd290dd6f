namespace EntityGraph.Extraction.Relations;

/// <summary>A noun phrase, with the preposition before it.</summary>
internal sealed class Chunk
{
    /// <summary>First token, the preposition included.</summary>
    public required int Start { get; init; }

    /// <summary>The token after its head; genitives and phrases that belong to it come later.</summary>
    public required int End { get; init; }

    /// <summary>The noun or the last word of the name; for a pronoun the pronoun.</summary>
    public required int Head { get; init; }

    /// <summary>Base form of the preposition; empty where there is none.</summary>
    public required string Preposition { get; init; }

    /// <summary>The cases that the form allows.</summary>
    public required Cases Cases { get; set; }

    /// <summary>Index of the chunk that it is an attribute of ("die Regierung | Israels"); -1 where it stands alone.</summary>
    public int Governor { get; set; } = -1;

    /// <summary>Index of the chunk that it is coordinated with; -1 where it is the first.</summary>
    public int CoordinatedWith { get; set; } = -1;

    /// <summary>Whether it says again who the phrase before it is ("Tobias Billström, | der Außenminister").</summary>
    public bool IsApposition { get; set; }

    /// <summary>Where it goes on behind phrases inside it ("mit dem | im Exil | lebenden Autor"); its first token where it holds none.</summary>
    public int ResumesAt { get; init; }

    /// <summary>Whether it stands in brackets, or names examples: no part of the clause.</summary>
    public bool IsAside { get; init; }

    /// <summary>Whether its article can be no plural in the cases that are left.</summary>
    public bool IsSingular { get; init; }

    /// <summary>Whether it is a pronoun.</summary>
    public bool IsPronoun { get; init; }
}
