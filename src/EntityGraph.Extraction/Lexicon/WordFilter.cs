namespace EntityGraph.Extraction.Lexicon;

/// <summary>Says at one look of most words that they are not among many forms, by how words end.</summary>
/// <remarks>
/// Words of German differ in their last letters, and a compound ends like its last member: one look rejects all its heads
/// together. A table of bits that stays in the nearest memory; it may pass what is none, and never rejects what is one.
/// </remarks>
internal sealed class WordFilter
{
    private const int Read = 4;
    private const int Bits = 16;

    private readonly ulong[] _bits = new ulong[1 << (Bits - 6)];

    /// <summary>Builds the filter.</summary>
    /// <param name="words">The forms.</param>
    public WordFilter(IEnumerable<string> words)
    {
        foreach (var word in words)
        {
            var place = Place(word);
            _bits[place >> 6] |= 1UL << (place & 63);
        }
    }

    /// <summary>Builds a filter that passes the forms with a capital first letter and with a small one, as in the middle of a compound.</summary>
    /// <param name="words">The forms, none empty.</param>
    public static WordFilter OfAnyCase(IEnumerable<string> words) =>
        new(words.SelectMany(word => new[] { char.ToLowerInvariant(word[0]) + word[1..], char.ToUpperInvariant(word[0]) + word[1..] }));

    /// <summary>Whether a word may be one of the forms, or may end in one of at least four letters.</summary>
    /// <param name="word">Any word.</param>
    public bool MayContain(ReadOnlySpan<char> word)
    {
        var place = Place(word);
        return (_bits[place >> 6] >> (place & 63) & 1) != 0;
    }

    // The last letters; a hash wraps around by design.
    private static int Place(ReadOnlySpan<char> word)
    {
        unchecked
        {
            var hash = 0UL;
            for (var i = Math.Max(0, word.Length - Read); i < word.Length; i++)
            {
                hash = (hash << 16) | word[i];
            }

            return (int)((hash * 0x9E3779B97F4A7C15UL) >> (64 - Bits));
        }
    }
}
