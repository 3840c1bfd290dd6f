using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds organisations named by ordinary words ("die Linke", "der Sicherheitsrat") where the rest of the text says that they are meant.</summary>
internal sealed class ContextualNameFinder(Gazetteer gazetteer, WordClasses classes)
{
    private const double Named = 0.85;
    private const double OfState = 0.75;

    /// <summary>Adds the candidates of the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">Tokens that other candidates cover; extended by the new ones.</param>
    /// <param name="candidates">All others; new ones are added, unknown organisations of the same words replaced.</param>
    public void Find(AnalyzedText text, Span<bool> taken, List<Candidate> candidates)
    {
        var actors = candidates.Where(candidate => candidate.Known is not null).Select(candidate => candidate.Known!).ToHashSet();
        var states = actors.Where(actor => actor.Type != EntityType.Person).Select(actor => actor.Type == EntityType.State ? actor.Id : actor.State).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in text.Sentences)
        {
            for (var token = sentence.Start; token < sentence.End; token++)
            {
                var length = 0;
                var entries = gazetteer.MayStartContextual(text.Word(token)) ? gazetteer.Longest(text, token, sentence.End, out length) : [];
                if (length == 0 || entries[0].Kind != NameKind.Contextual)
                {
                    continue;
                }

                var range = new TokenRange(token, token + length);
                var tagged = candidates.FindIndex(candidate => candidate.Tokens == range && candidate is { Known: null, Type: EntityType.Organization });
                var isFree = tagged >= 0 || !taken[range.Start..range.End].Contains(true);
                if (isFree && Choose(text, entries, range, sentence, tagged >= 0, actors, states) is { } chosen)
                {
                    Set(candidates, tagged, chosen);
                    taken[range.Start..range.End].Fill(true);
                }
            }
        }
    }

    private static void Set(List<Candidate> candidates, int index, Candidate candidate)
    {
        if (index >= 0)
        {
            candidates[index] = candidate;
        }
        else
        {
            candidates.Add(candidate);
        }
    }

    private Candidate? Choose(
        AnalyzedText text,
        ReadOnlySpan<NameEntry> entries,
        TokenRange range,
        TokenRange sentence,
        bool isTagged,
        HashSet<KnownEntity> actors,
        HashSet<string> states)
    {
        var word = text.Word(range.Start);
        var hasArticle = char.IsUpper(word[0]) && HasArticle(text, range.Start, sentence);
        var isAcronym = word.Length > 1 && word.IndexOfAnyExceptInRange('A', 'Z') < 0;
        var isMarked = hasArticle || isTagged || isAcronym;
        var ranked = entries.ToArray()
            .Select(entry => (Body: entry.Entity, Score: isMarked && actors.Contains(entry.Entity) ? Named : Score(entry.Entity, hasArticle, isTagged, isAcronym, states)))
            .Where(pair => pair.Score > 0)
            .OrderByDescending(pair => pair.Score)
            .ToArray();
        var isPlain = ranked.Length == 1 || (ranked.Length > 1 && ranked[0].Score > ranked[1].Score);
        return isPlain ? Candidate.Of(text, range, MentionForm.Name, ranked[0].Body.Type, ranked[0].Body, ranked[0].Score) : null;
    }

    private static double Score(KnownEntity body, bool hasArticle, bool isTagged, bool isAcronym, HashSet<string> states) =>
        (hasArticle && IsBodyOf(body, states)) || (isTagged && (body.State is null ? isAcronym || IsBodyOf(body, states) : states.Contains(body.State))) ? OfState : 0;

    // Right before the name, or before the adjective that goes with it.
    private bool HasArticle(AnalyzedText text, int token, TokenRange sentence)
    {
        var before = token - 1;
        if (before > sentence.Start && char.IsLower(text.Word(before)[0]) && text.Word(before) is [_, _, _, _, .., 'e' or 'n' or 'r' or 's' or 'm'])
        {
            before--;
        }

        return before >= sentence.Start && (classes.Is(text.Word(before), WordClass.Article) || (before < token - 1 && classes.Is(text.Word(token - 1), WordClass.Article)));
    }

    // Parties and institutions of a state that the text speaks of; bodies of the world community need no state.
    private static bool IsBodyOf(KnownEntity body, HashSet<string> states) => body.State is null
        ? body.Kind is "un" or "court"
        : states.Contains(body.State)
            && body.Kind is "party" or "parliament" or "ministry" or "court" or "authority" or "government" or "central_bank";
}
