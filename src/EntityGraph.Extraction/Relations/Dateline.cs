namespace EntityGraph.Extraction.Relations;

/// <summary>"Seoul/Tokio (dpa) -" at the start of a sentence: where the article was written, no part of what it says.</summary>
internal static class Dateline
{
    private const int Longest = 8;

    /// <summary>The token behind it; the first of the sentence where it has none.</summary>
    /// <param name="sentence">The sentence.</param>
    public static int End(SentenceTokens sentence)
    {
        var start = sentence.Range.Start;
        for (var token = start; token < Math.Min(sentence.Range.End, start + Longest); token++)
        {
            var word = sentence.Word(token);
            if (token > start && word is "-" or "–" or "—" && IsPlaceName(sentence, start))
            {
                return token + 1;
            }

            if (!(char.IsUpper(word[0]) || word[0] is '/' or '(' or ')' or ',' || IsInBracket(sentence, token)))
            {
                return start;
            }
        }

        return start;
    }

    private static bool IsInBracket(SentenceTokens sentence, int token) => token > sentence.Range.Start && sentence.Word(token - 1) is "(" or "/";

    private static bool IsPlaceName(SentenceTokens sentence, int token) => sentence.Mention(token) is >= 0 and var mention
        && sentence.Text.Entities[sentence.Text.Mentions[mention].Entity].Type == EntityType.Place;
}
