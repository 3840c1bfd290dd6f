namespace EntityGraph.Extraction.Relations;

/// <summary>The cases that a noun phrase may stand in; several where the form does not tell.</summary>
[Flags]
internal enum Cases : byte
{
    None = 0,
    Nominative = 1,
    Genitive = 2,
    Dative = 4,
    Accusative = 8,
    Any = Nominative | Genitive | Dative | Accusative,
}
