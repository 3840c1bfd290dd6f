namespace EntityGraph.Extraction.Lexicon;

/// <summary>First names and the gender they tell, from <c>given-names.tsv</c>.</summary>
internal sealed class GivenNames
{
    private readonly Dictionary<string, bool?>.AlternateLookup<ReadOnlySpan<char>> _isFemale;

    private GivenNames(Dictionary<string, bool?> isFemale) =>
        _isFemale = isFemale.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the table.</summary>
    public static GivenNames Load() => new(LexiconTable.Read("given-names.tsv").ToDictionary(
        row => row["name"],
        row => row["gender"] is { Length: > 0 } gender ? gender == "f" : (bool?)null,
        StringComparer.Ordinal));

    /// <summary>Whether a word is a first name; of a hyphenated one each part must be.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isFemale">The gender it tells; null where it tells none.</param>
    public bool Contains(ReadOnlySpan<char> word, out bool? isFemale)
    {
        if (_isFemale.TryGetValue(word, out isFemale))
        {
            return true;
        }

        var hyphen = word.IndexOf('-');
        return hyphen > 0 && _isFemale.TryGetValue(word[..hyphen], out isFemale) && Contains(word[(hyphen + 1)..], out _);
    }
}
