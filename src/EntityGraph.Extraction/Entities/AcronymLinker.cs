using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Makes an organisation and the acronym that the text gives it one actor: "Welthandelsorganisation (WTO)", either way round.</summary>
internal static class AcronymLinker
{
    /// <summary>Links acronyms, there and wherever else they stand.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidates">In text order.</param>
    /// <param name="cast">The actors so far.</param>
    /// <param name="linked">The actor of each candidate; changed where an acronym is linked.</param>
    public static void Link(AnalyzedText text, List<Candidate> candidates, Cast cast, int[] linked)
    {
        for (var i = 0; i + 1 < candidates.Count; i++)
        {
            if (linked[i] >= 0 && linked[i + 1] >= 0 && linked[i] != linked[i + 1] && IsInBrackets(text, candidates[i].Span, candidates[i + 1].Span)
                && cast.Entities[linked[i]].Type == EntityType.Organization && !(cast.Entities[linked[i]].Known && cast.Entities[linked[i + 1]].Known)
                && IsAcronymOf(text, candidates[i].Span, candidates[i + 1].Span))
            {
                var (kept, lost) = cast.Entities[linked[i + 1]].Known ? (linked[i + 1], linked[i]) : (linked[i], linked[i + 1]);
                Replace(linked, lost, kept);
            }
        }
    }

    private static void Replace(int[] linked, int lost, int kept)
    {
        for (var i = 0; i < linked.Length; i++)
        {
            linked[i] = linked[i] == lost ? kept : linked[i];
        }
    }

    private static bool IsInBrackets(AnalyzedText text, TextSpan first, TextSpan second) =>
        second.Start > first.End && text.Text.AsSpan(first.End, second.Start - first.End).Trim() is "("
        && second.End < text.Text.Length && text.Text[second.End] == ')';

    // One of the two is short, in capitals, and begins like the other.
    private static bool IsAcronymOf(AnalyzedText text, TextSpan first, TextSpan second)
    {
        var (name, acronym) = first.Length > second.Length ? (first, second) : (second, first);
        var letters = acronym.Of(text.Text);
        return letters.Length is >= 2 and <= 8 && letters.Length < name.Length && char.IsUpper(letters[0]) && char.IsUpper(letters[^1])
            && text.Text.AsSpan(name.Start, name.Length).Contains(letters[..1], StringComparison.OrdinalIgnoreCase);
    }
}
