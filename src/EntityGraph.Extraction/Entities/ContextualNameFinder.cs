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
        var states = actors.Select(actor => actor.Type == EntityType.State ? actor.Id : actor.State).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var sentence in text.Sentences)
        {
            for (var token = sentence.Start; token < sentence.End; token++)
            {
                var entries = gazetteer.Longest(text, token, sentence.End, out var length);
                if (length == 0 || entries[0].Kind != NameKind.Contextual)
                {
                    continue;
                }

                var range = new TokenRange(token, token + length);
                var tagged = candidates.FindIndex(candidate => candidate.Tokens == range && candidate is { Known: null, Type: EntityType.Organization });
                if (tagged < 0 && (taken[token] || taken[range.End - 1]))
                {
                    continue;
                }

                if (Choose(text, entries, range, sentence, tagged >= 0, actors, states) is { } chosen)
                {
                    Set(candidates, tagged, chosen);
                    taken[range.Start..range.End].Fill(true);
                    token = range.End - 1;
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
        var isAcronym = word.Length > 1 && word.IndexOfAnyExceptInRange('A', 'Z') < 0;
        var hasArticle = char.IsUpper(word[0]) && range.Start > sentence.Start && classes.Is(text.Word(range.Start - 1), WordClass.Article);
        KnownEntity? best = null;
        var (bestScore, isTie) = (0.0, false);
        foreach (var entry in entries)
        {
            var score = actors.Contains(entry.Entity) && (hasArticle || isAcronym || isTagged) ? Named
                : hasArticle && IsBodyOf(entry.Entity, states) ? OfState
                : isTagged && (entry.Entity.State is null || states.Contains(entry.Entity.State)) ? OfState : 0;
            isTie = score == bestScore ? score > 0 : score < bestScore && isTie;
            (best, bestScore) = score > bestScore ? (entry.Entity, score) : (best, bestScore);
        }

        return best is null || isTie ? null : Candidate.Of(text, range, MentionForm.Name, best.Type, best, bestScore);
    }

    // Parties and institutions of a state that the text speaks of; bodies of the world community need no state.
    private static bool IsBodyOf(KnownEntity body, HashSet<string> states) => body.State is null
        ? body.Kind is "un" or "court"
        : states.Contains(body.State)
            && body.Kind is "party" or "parliament" or "ministry" or "court" or "authority" or "government" or "central_bank";
}
