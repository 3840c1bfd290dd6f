using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds known names that are members of a compound: of a hyphenated word, of a closed one, or before a shared end.</summary>
internal sealed class CompoundMatcher(Gazetteer gazetteer, WordClasses classes)
{
    private const double Sure = 0.93;
    private const int ShortestMember = 4;
    private const int ShortestHead = 4;

    /// <summary>Adds the members of one token.</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token, itself no known name.</param>
    /// <param name="sentence">The sentence it stands in.</param>
    /// <param name="candidates">Where to add them.</param>
    public void Match(AnalyzedText text, int token, TokenRange sentence, List<Candidate> candidates)
    {
        var word = text.Word(token);
        if (word.Contains('-'))
        {
            MatchHyphenated(text, token, sentence, candidates);
        }
        else if (word.Length >= ShortestMember + ShortestHead && char.IsUpper(word[0]))
        {
            MatchClosed(text, token, candidates);
        }
    }

    /// <summary>Adds the first member of a hyphenated word that is itself a known name: the state in "US-Kongress".</summary>
    /// <param name="text">The text.</param>
    /// <param name="token">The token.</param>
    /// <param name="whole">Whom the whole word names.</param>
    /// <param name="candidates">Where to add it.</param>
    public void MatchInside(AnalyzedText text, int token, KnownEntity whole, List<Candidate> candidates)
    {
        var word = text.Word(token);
        var hyphen = word.IndexOf('-');
        if (whole.Type == EntityType.Organization && hyphen > 0
            && NameOf(word[..hyphen]) is { Kind: NameKind.Name or NameKind.Part, Entity.Type: EntityType.State or EntityType.Organization } entry && entry.Entity != whole)
        {
            Add(text, token, 0, hyphen, candidates);
        }
    }

    private void MatchHyphenated(AnalyzedText text, int token, TokenRange sentence, List<Candidate> candidates)
    {
        var word = text.Word(token);
        if (word[^1] == '-')
        {
            MatchSharedEnd(text, token, sentence, candidates);
            return;
        }

        // Names may hold hyphens themselves, so that longer members are tried first.
        for (var start = 0; start < word.Length;)
        {
            var end = word.Length;
            while (end > start && !Add(text, token, start, end, candidates))
            {
                var hyphen = word[start..end].LastIndexOf('-');
                end = hyphen < 0 ? start : start + hyphen;
            }

            var next = word[Math.Max(end, start)..].IndexOf('-');
            start = next < 0 ? word.Length : Math.Max(end, start) + next + 1;
        }
    }

    // "Nord- und Südkorea", "Innen- und Außenminister": the end comes with a later word.
    private void MatchSharedEnd(AnalyzedText text, int token, TokenRange sentence, List<Candidate> candidates)
    {
        if (token + 2 >= sentence.End || !classes.Is(text.Word(token + 1), WordClass.Conjunction))
        {
            if (text.Word(token).Length > 3)
            {
                Add(text, token, 0, text.Word(token).Length - 1, candidates);
            }

            return;
        }

        var first = text.Word(token)[..^1];
        var second = text.Word(token + 2);
        Span<char> joined = stackalloc char[first.Length + second.Length];
        first.CopyTo(joined);
        for (var k = 2; k < second.Length - 2; k++)
        {
            second[k..].CopyTo(joined[first.Length..]);
            if (NameOf(joined[..(first.Length + second.Length - k)]) is { } entry && NameOf(second) is not null)
            {
                candidates.Add(Candidate.Of(text, new(token, token + 1), MentionForm.Name, entry.Entity.Type, entry.Entity, Sure));
                return;
            }
        }

        Add(text, token, 0, first.Length, candidates);
    }

    private void MatchClosed(AnalyzedText text, int token, List<Candidate> candidates)
    {
        var word = text.Word(token);
        for (var k = word.Length - ShortestHead; k >= ShortestMember; k--)
        {
            if (char.IsLower(word[k]) && classes.Of(word[k..]).HasFlag(WordClass.CompoundHead) && Add(text, token, 0, k, candidates))
            {
                return;
            }
        }
    }

    private bool Add(AnalyzedText text, int token, int start, int end, List<Candidate> candidates)
    {
        var word = text.Word(token);
        if (NameOf(word[start..end]) is not { } entry)
        {
            return false;
        }

        var (form, entity) = entry.Kind switch
        {
            NameKind.Adjective => (MentionForm.Derived, entry.Entity),
            NameKind.Capital or NameKind.Seat or NameKind.Headquarters => (MentionForm.Metonym, Government(entry.Entity)),
            _ => (start == 0 && end == word.Length ? MentionForm.Name : MentionForm.Part, entry.Entity),
        };
        if (entity is null || (entry.Kind is NameKind.Capital or NameKind.Headquarters && end < word.Length))
        {
            return true;
        }

        var origin = text.Tokens[token].Start;
        candidates.Add(new Candidate(
            new TokenRange(token, token + 1), new TextSpan(origin + start, origin + end), form, entity.Type, entity, Sure));
        return true;
    }

    private KnownEntity? Government(KnownEntity seat) =>
        seat.Government is { } id && gazetteer.ById.TryGetValue(id, out var government) ? government : null;

    // "Deutsche-Bank-Chef": in a compound hyphens stand for the spaces of a name.
    private NameEntry? NameOf(ReadOnlySpan<char> member) =>
        First(gazetteer.Find(member)) ?? (member.Contains('-') ? First(gazetteer.FindJoined(member)) : null);

    private static NameEntry? First(ReadOnlySpan<NameEntry> entries)
    {
        foreach (var entry in entries)
        {
            if (entry.Kind is not (NameKind.Demonym or NameKind.Contextual))
            {
                return entry;
            }
        }

        return null;
    }
}
