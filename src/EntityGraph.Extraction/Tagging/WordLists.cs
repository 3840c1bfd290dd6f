namespace EntityGraph.Extraction.Tagging;

/// <summary>The lists whose bits other rooms ask for, in the order in which <c>data/models/tagger.json</c> names them.</summary>
internal static class WordLists
{
    /// <summary>First names and surnames.</summary>
    public const ushort PersonNames = 1 << 0 | 1 << 1;

    /// <summary>Forms of common nouns.</summary>
    public const ushort CommonNouns = 1 << 12;
}
