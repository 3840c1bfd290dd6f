namespace EntityGraph.Extraction.Text;

/// <summary>Tells the full stop of an ordinal number from the one that ends a sentence.</summary>
internal static class Ordinal
{
    private const int LongestSmallWord = 5;

    /// <summary>Whether the full stop after a number belongs to it.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">First digit.</param>
    /// <param name="end">After the last digit.</param>
    public static bool IsOrdinal(ReadOnlySpan<char> text, int start, int end)
    {
        if (end >= text.Length || text[end] != '.' || end - start > 2)
        {
            return false;
        }

        var next = end + 1;
        while (next < text.Length && text[next] == ' ')
        {
            next++;
        }

        if (next >= text.Length || text[next] is '\n' or '\r')
        {
            return false;
        }

        return !char.IsUpper(text[next]) || next == end + 1 || FollowsSmallWord(text, start);
    }

    private static bool StartsSentence(ReadOnlySpan<char> text, int before)
    {
        while (before >= 0 && text[before] == ' ')
        {
            before--;
        }

        return before < 0 || (!char.IsLetterOrDigit(text[before]) && text[before] is not ('-' or ',' or ')'));
    }

    // "am 12. Juni", "Der 2. Weltkrieg": after a short word in small letters, or the first of a sentence, an ordinal is far likelier
    // than the end of a sentence.
    private static bool FollowsSmallWord(ReadOnlySpan<char> text, int start)
    {
        var at = start - 1;
        while (at >= 0 && text[at] == ' ')
        {
            at--;
        }

        if (at < 0 || text[at] is '\n' or '.' || !char.IsLetter(text[at]))
        {
            return true;
        }

        var end = at;
        while (at >= 0 && char.IsLetter(text[at]))
        {
            at--;
        }

        return end - at <= LongestSmallWord && (char.IsLower(text[at + 1]) || StartsSentence(text, at));
    }
}
