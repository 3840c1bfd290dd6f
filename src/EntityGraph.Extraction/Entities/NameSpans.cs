using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Completes the names of persons: with the numeral of a ruler, "junior", the full stop of an initial, and what a second name in a row adds.</summary>
internal sealed class NameSpans(WordClasses classes)
{
    private const double Initial = 0.8;
    private const int LongestInitial = 2;

    /// <summary>Whether a word tells a person from a namesake of another generation.</summary>
    /// <param name="word">The word.</param>
    public bool IsGeneration(ReadOnlySpan<char> word) => classes.Of(word).HasFlag(WordClass.Generation);

    /// <summary>What tells a person from a namesake: the numeral or the generation at the end of a name; null where there is neither.</summary>
    /// <param name="name">A name of several words.</param>
    public string? Mark(string name)
    {
        var last = name.AsSpan(name.LastIndexOf(' ') + 1);
        return last.Length < name.Length && (NameKey.IsNumeral(last.TrimEnd('.')) || IsGeneration(last)) ? last.TrimEnd('.').ToString() : null;
    }

    /// <summary>Lengthens the candidates of the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">Tokens that candidates cover; extended.</param>
    /// <param name="candidates">All candidates; those inside a lengthened one are taken out, and surnames printed as an initial are added.</param>
    public void Complete(AnalyzedText text, Span<bool> taken, List<Candidate> candidates)
    {
        var initials = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i] is not { Type: EntityType.Person, Known: null } person || IsInside(candidates, person))
            {
                continue;
            }

            var end = End(text, person, candidates);
            if (end > person.Tokens.End)
            {
                candidates[i] = Candidate.Of(text, new(person.Tokens.Start, end), person.Form, person.Type, null, person.Confidence);
                taken[person.Tokens.Start..end].Fill(true);
            }

            if (end - person.Tokens.Start > 1 && text.Word(end - 1) is "." && text.Tokens[end - 2].Length == 1)
            {
                initials.Add(text.Word(end - 2).ToString());
            }
        }

        candidates.RemoveAll(candidate => candidate.Type == EntityType.Person && IsInside(candidates, candidate));
        AddInitials(text, taken, candidates, initials);
    }

    private int End(AnalyzedText text, Candidate person, List<Candidate> candidates)
    {
        var sentence = text.Sentences[text.SentenceOf(person.Tokens.Start)];
        var end = person.Tokens.End;
        if (end < sentence.End && (IsGeneration(text.Word(end)) || (!NameKey.IsNumeral(text.Word(end - 1)) && text.Tokens[end].Length < 5 && NameKey.IsNumeral(text.Word(end)))))
        {
            end++;
        }

        if (end < sentence.End && text.Word(end) is "." && text.Tokens[end].Start == text.Tokens[end - 1].End
            && end - person.Tokens.Start > 1 && (NameKey.IsNumeral(text.Word(end - 1)) || text.Tokens[end - 1].Length == 1
                || (text.Tokens[end - 1].Length <= LongestInitial && end + 1 < sentence.End && IsName(candidates, end + 1))))
        {
            end++;
        }

        return end < sentence.End ? WithNext(text, person, end, candidates) : end;
    }

    private static bool IsName(List<Candidate> candidates, int token) =>
        candidates.Exists(other => other.Tokens.Start == token && other is { Type: EntityType.Person, Known: null });

    // "Ma'ruf" and "Amin", "Guðni Th." and "Jóhannesson": two names in a row with nothing between are one, where the first stands nowhere else.
    private static int WithNext(AnalyzedText text, Candidate person, int end, List<Candidate> candidates)
    {
        var next = candidates.FindIndex(other => other.Tokens.Start == end && other is { Type: EntityType.Person, Known: null });
        return next >= 0 && (person.Tokens.Length == 1 || text.Word(end - 1) is ".") && !person.IsShort && !IsLastOfAnother(text, person, candidates)
            ? candidates[next].Tokens.End : end;
    }

    private static bool IsLastOfAnother(AnalyzedText text, Candidate person, List<Candidate> candidates)
    {
        var word = text.Word(person.Tokens.End - 1).TrimEnd('s');
        foreach (var other in candidates)
        {
            if (other.Type == EntityType.Person && other.Tokens != person.Tokens && text.Word(other.Tokens.End - 1).TrimEnd('s').SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsInside(List<Candidate> candidates, Candidate candidate)
    {
        foreach (var other in candidates)
        {
            if (other.Type == EntityType.Person && other.Tokens.Length > candidate.Tokens.Length
                && other.Tokens.Start <= candidate.Tokens.Start && candidate.Tokens.End <= other.Tokens.End)
            {
                return true;
            }
        }

        return false;
    }

    // "B." after "Holger B.": courts and the police print no more.
    private static void AddInitials(AnalyzedText text, Span<bool> taken, List<Candidate> candidates, HashSet<string> initials)
    {
        var letters = initials.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var token = 0; token + 1 < text.Tokens.Length && initials.Count > 0; token++)
        {
            var word = text.Word(token);
            var hasStop = word is [_, '.'];
            if (!taken[token] && (hasStop ? letters.Contains(word[..1]) : text.Word(token + 1) is "." && letters.Contains(word)))
            {
                var range = new TokenRange(token, token + (hasStop ? 1 : 2));
                candidates.Add(Candidate.Of(text, range, MentionForm.Name, EntityType.Person, null, Initial) with { IsShort = true });
                taken[range.Start..range.End].Fill(true);
            }
        }
    }
}
