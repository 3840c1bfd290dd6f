using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds the names that the lexicon knows: states in all their forms, organisations, full names of persons.</summary>
internal sealed class LexiconMatcher(Gazetteer gazetteer, WordClasses classes, Roles roles)
{
    private const double Sure = 0.97;

    private readonly Metonymy _metonymy = new(gazetteer, classes, roles);
    private readonly CompoundMatcher _compounds = new(gazetteer, classes);

    /// <summary>Adds the candidates of one sentence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">Its tokens.</param>
    /// <param name="candidates">Where to add them.</param>
    public void Match(AnalyzedText text, TokenRange sentence, List<Candidate> candidates)
    {
        for (var token = sentence.Start; token < sentence.End;)
        {
            if (text.Kinds[token] != TokenKind.Word)
            {
                token++;
                continue;
            }

            var entries = gazetteer.Longest(text, token, sentence.End, out var length);
            var range = new TokenRange(token, token + Math.Max(length, 1));
            if (length > 0 && Choose(text, entries, range, sentence) is { } candidate)
            {
                candidates.Add(candidate);
                if (range.Length == 1 && candidate is { Form: MentionForm.Name, Known: { } whole })
                {
                    _compounds.MatchInside(text, token, whole, candidates);
                }

                token = range.End;
                continue;
            }

            _compounds.Match(text, token, sentence, candidates);
            token++;
        }
    }

    private Candidate? Choose(AnalyzedText text, ReadOnlySpan<NameEntry> entries, TokenRange range, TokenRange sentence)
    {
        var entry = Best(entries, text.Context.Date);
        return entry.Kind switch
        {
            NameKind.Name => Candidate.Of(text, range, MentionForm.Name, entry.Entity.Type, entry.Entity, Sure),
            NameKind.Adjective => Adjective(text, entry, range, sentence),
            NameKind.Demonym => Candidate.Of(text, range, MentionForm.Derived, EntityType.State, entry.Entity, 0.9),
            NameKind.Contextual => Contextual(text, entry, range, sentence),
            NameKind.Part => Part(text, entry, range, sentence),
            _ => Seat(text, entry, range, sentence),
        };
    }

    // A name before its other uses; of two persons the one who leads a state at that time.
    private static NameEntry Best(ReadOnlySpan<NameEntry> entries, DateOnly? date)
    {
        var best = entries[0];
        foreach (var entry in entries[1..])
        {
            if (entry.Kind < best.Kind || (entry.Kind == best.Kind && entry.Entity.Leads(date) && !best.Entity.Leads(date)))
            {
                best = entry;
            }
        }

        return best;
    }

    // The bare adjective with a capital letter is the language, not the state.
    private static Candidate? Adjective(AnalyzedText text, NameEntry entry, TokenRange range, TokenRange sentence)
    {
        var word = text.Word(range.Start);
        var isLanguage = char.IsUpper(word[0]) && word[^1] == 'h' && range.Start > sentence.Start;
        return isLanguage ? null : Candidate.Of(text, range, MentionForm.Derived, entry.Entity.Type, entry.Entity, 0.95);
    }

    // An ordinary word counts as a name only in quotes, or after the noun that says what it is.
    private Candidate? Contextual(AnalyzedText text, NameEntry entry, TokenRange range, TokenRange sentence)
    {
        var before = range.Start > sentence.Start ? range.Start - 1 : -1;
        if (before < 0 || range.End >= sentence.End)
        {
            return null;
        }

        var quoted = text.Kinds[before] == TokenKind.Quote && text.Kinds[range.End] == TokenKind.Quote;
        return quoted || classes.Is(text.Word(before), WordClass.OrgNoun)
            ? Candidate.Of(text, range, MentionForm.Name, entry.Entity.Type, entry.Entity, 0.85)
            : null;
    }

    // "US Präsident": a member of a compound that is written apart.
    private static Candidate? Part(AnalyzedText text, NameEntry entry, TokenRange range, TokenRange sentence) =>
        range.End < sentence.End && char.IsUpper(text.Word(range.End)[0]) && text.Word(range.Start).IndexOfAnyInRange('a', 'z') < 0
            ? Candidate.Of(text, range, MentionForm.Part, entry.Entity.Type, entry.Entity, 0.9)
            : null;

    private Candidate Seat(AnalyzedText text, NameEntry entry, TokenRange range, TokenRange sentence)
    {
        var last = text.Word(range.End - 1);
        var isGenitive = last[^1] is 's' or '\'' or '’' && !entry.Entity.Name.AsSpan().EndsWith(last, StringComparison.Ordinal);
        var confidence = _metonymy.Confidence(text, range, sentence, entry.Kind, isGenitive);
        return confidence > 0 && entry.Entity.Government is { } id && gazetteer.ById.TryGetValue(id, out var government)
            ? Candidate.Of(text, range, MentionForm.Metonym, government.Type, government, confidence)
            : Candidate.Of(text, range, MentionForm.Name, EntityType.Place, entry.Entity, 0.9);
    }
}
