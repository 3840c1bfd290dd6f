using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds organisations that are named by their state and their function: "das iranische Außenministerium".</summary>
/// <remarks>They get one name whatever the grammar ("Außenministerium des Iran"), so that they are one node.</remarks>
internal sealed class OrganMatcher(Gazetteer gazetteer, Organs organs, WordClasses classes)
{
    private const double Sure = 0.9;
    private const int LongestGap = 3;

    /// <summary>Adds the candidates of one sentence, beside those of the states inside them.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">Its tokens.</param>
    /// <param name="candidates">State candidates of this sentence among others; new ones are added.</param>
    /// <param name="first">Index of the first candidate of this sentence.</param>
    public void Match(AnalyzedText text, TokenRange sentence, List<Candidate> candidates, int first)
    {
        var count = candidates.Count;
        for (var i = first; i < count; i++)
        {
            var candidate = candidates[i];
            if (candidate.Known is { } known && Find(text, sentence, candidate, known) is { } organ && !IsIndefinite(text, sentence, organ.Tokens.Start))
            {
                candidates.Add(organ);
                if (candidate.Type == EntityType.Place && Government(known) is { } state)
                {
                    candidates.Add(candidate with { Form = MentionForm.Metonym, Type = EntityType.State, Known = state });
                }
            }
        }
    }

    // "ein chinesisches Gericht" is one of many.
    private bool IsIndefinite(AnalyzedText text, TokenRange sentence, int token) =>
        token > sentence.Start && classes.Is(text.Word(token - 1), WordClass.Indefinite);

    private Candidate? Find(AnalyzedText text, TokenRange sentence, Candidate candidate, KnownEntity known) =>
        (candidate.Type, candidate.Form) switch
        {
            (EntityType.State, MentionForm.Part) => Compound(text, candidate),
            (EntityType.State, MentionForm.Derived) => After(text, sentence, candidate),
            (EntityType.State, _) => After(text, sentence, candidate) ?? Before(text, sentence, candidate, WordClass.Genitive | WordClass.Of),
            (EntityType.Place, _) when Government(known) is { } state =>
                Before(text, sentence, candidate with { Known = state }, WordClass.PlacePreposition),
            _ => null,
        };

    // A region has organs of its own, which are not those of its state.
    private KnownEntity? Government(KnownEntity seat) => seat.Government is { } state ? gazetteer.ById.GetValueOrDefault(state) : null;

    // "US-Armee"
    private Candidate? Compound(AnalyzedText text, Candidate state)
    {
        var (token, span) = (state.Tokens.Start, text.Tokens[state.Tokens.Start]);
        var start = state.Span.End + 1 - span.Start;
        return state.Span.Start == span.Start && start < span.Length && organs.Find(text.Word(token)[start..]) is { } organ
            ? Create(text, new TokenRange(token, token + 1), organ, state)
            : null;
    }

    // "iranische Außenministerium", "Russlands staatliche Nachrichtenagentur"
    private Candidate? After(AnalyzedText text, TokenRange sentence, Candidate state)
    {
        var isGenitive = state.Form == MentionForm.Derived || text.Text[state.Span.End - 1] is 's' or '\'' or '’';
        for (var token = state.Tokens.End; isGenitive && token < Math.Min(sentence.End, state.Tokens.End + LongestGap); token++)
        {
            var word = text.Word(token);
            if (char.IsUpper(word[0]))
            {
                return organs.Find(word) is { } organ ? Create(text, new TokenRange(state.Tokens.Start, token + 1), organ, state) : null;
            }

            if (text.Kinds[token] != TokenKind.Word || word[^1] is not ('e' or 'n' or 'r' or 's' or 'm'))
            {
                return null;
            }
        }

        return null;
    }

    // "Regierung in Peking", "Außenministerium des Iran", "Parlament von Kenia"
    private Candidate? Before(AnalyzedText text, TokenRange sentence, Candidate state, WordClass link)
    {
        var token = state.Tokens.Start - 1;
        if (token > sentence.Start && classes.Is(text.Word(token), link))
        {
            token--;
        }

        return token >= sentence.Start && organs.Find(text.Word(token)) is { } organ && !(organ.IsAnywhere && link == WordClass.PlacePreposition)
            ? Create(text, new TokenRange(token, state.Tokens.End), organ, state)
            : null;
    }

    private Candidate Create(AnalyzedText text, TokenRange tokens, Organ organ, Candidate state)
    {
        var known = state.Known!; // Match passes only candidates that the lexicon knows.
        var name = $"{organ.Title} ({known.Name})";
        var entity = gazetteer.ById.GetValueOrDefault(Organ.IdOf(organ.Noun, known.Name)) ?? gazetteer.ById.GetValueOrDefault(Organ.IdOf(organ.Title, known.Name));
        return Candidate.Of(text, tokens, MentionForm.Name, EntityType.Organization, entity, Sure) with { Name = name, State = known.Id, Kind = organ.Kind };
    }
}
