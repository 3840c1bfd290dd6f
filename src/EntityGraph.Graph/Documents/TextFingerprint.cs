using System.Numerics;

namespace EntityGraph.Graph.Documents;

/// <summary>A 64-bit fingerprint of a text: texts that share most of their wording differ in few bits.</summary>
/// <remarks>SimHash (Charikar 2002) over shingles of three words, letters and digits only, lower case. Cost O(characters).</remarks>
public static class TextFingerprint
{
    private const int ShingleLength = 3;
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    /// <summary>Takes the fingerprint of a text.</summary>
    /// <param name="text">Any text.</param>
    /// <returns>The fingerprint; 0 for a text without a word.</returns>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        Span<int> votes = stackalloc int[64];
        Span<ulong> window = stackalloc ulong[ShingleLength];
        votes.Clear();
        window.Clear();
        var words = 0;
        var at = 0;
        while (TryReadWord(text, ref at, out var word))
        {
            window[words % ShingleLength] = word;
            words++;
            if (words >= ShingleLength)
            {
                Vote(votes, Shingle(window, words));
            }
        }

        // A text shorter than one shingle is one shingle.
        if (words is > 0 and < ShingleLength)
        {
            Vote(votes, Shingle(window, words));
        }

        return Decide(votes);
    }

    /// <summary>In how many of the 64 bits two fingerprints differ.</summary>
    /// <param name="first">One fingerprint.</param>
    /// <param name="second">The other.</param>
    public static int Distance(ulong first, ulong second) => BitOperations.PopCount(first ^ second);

    private static bool TryReadWord(ReadOnlySpan<char> text, ref int at, out ulong hash)
    {
        while (at < text.Length && !char.IsLetterOrDigit(text[at]))
        {
            at++;
        }

        var start = at;
        hash = FnvOffset;
        for (; at < text.Length && char.IsLetterOrDigit(text[at]); at++)
        {
            hash = (hash ^ char.ToLowerInvariant(text[at])) * FnvPrime;
        }

        return at > start;
    }

    // Order counts: the oldest word of the window comes first.
    private static ulong Shingle(ReadOnlySpan<ulong> window, int words)
    {
        var hash = FnvOffset;
        for (var i = 0; i < window.Length; i++)
        {
            hash = Mix(hash ^ window[(words + i) % window.Length]);
        }

        return hash;
    }

    // The finalizer of MurmurHash3: FNV alone leaves the high bits too regular to vote with.
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 33)) * 0xFF51AFD7ED558CCD;
        value = (value ^ (value >> 33)) * 0xC4CEB9FE1A85EC53;
        return value ^ (value >> 33);
    }

    private static void Vote(Span<int> votes, ulong shingle)
    {
        for (var bit = 0; bit < votes.Length; bit++)
        {
            votes[bit] += ((shingle >> bit) & 1) == 1 ? 1 : -1;
        }
    }

    private static ulong Decide(ReadOnlySpan<int> votes)
    {
        var fingerprint = 0UL;
        for (var bit = 0; bit < votes.Length; bit++)
        {
            fingerprint |= votes[bit] > 0 ? 1UL << bit : 0;
        }

        return fingerprint;
    }
}
