using System.Collections.Immutable;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds which organisation or state a noun with the definite article stands for: "der Konzern", "die Behörde", "das Ministerium", "der Norden".</summary>
/// <remarks>
/// Own rule: an organisation named before fits where it is of the noun's kind, or where its own name ends with the noun ("das Kartellamt" for the
/// Bundeskartellamt). It is meant where it is the only fitting one so far. A noun that the lexicon gives to one state alone means it once it was named.
/// </remarks>
internal sealed class BodyReferences(Gazetteer gazetteer, BodyNouns nouns, WordClasses classes)
{
    private const double Confidence = 0.8;
    private const int ShortestEnd = 5;

    private static readonly ImmutableArray<string> Company = ["company"];

    /// <summary>The mentions to add.</summary>
    /// <param name="text">A text whose mentions are set.</param>
    public List<EntityMention> Find(AnalyzedText text)
    {
        var found = new List<EntityMention>();
        var bodies = text.Mentions.Where(mention => text.Entities[mention.Entity].Type is EntityType.Organization or EntityType.State).ToArray();
        if (bodies.Length == 0)
        {
            return found;
        }

        var kinds = KindsByEntity(text, bodies);
        var taken = new bool[text.Tokens.Length];
        foreach (var mention in text.Mentions)
        {
            taken.AsSpan(mention.Tokens.Start, mention.Tokens.Length).Fill(true);
        }

        for (var token = 1; token < text.Tokens.Length; token++)
        {
            if (!taken[token] && text.Kinds[token] == Text.TokenKind.Word && char.IsUpper(text.Word(token)[0]) && MayRefer(text, token, taken)
                && Antecedent(text, token, bodies, kinds) is >= 0 and var entity)
            {
                found.Add(new(entity, MentionForm.Role, text.Tokens[token], new(token, token + 1), Confidence));
            }
        }

        return found;
    }

    private bool MayRefer(AnalyzedText text, int token, bool[] taken) =>
        IsRegion(text, token) ? RegionActs(text, token) : StandsAlone(text, token, taken);

    private bool IsRegion(AnalyzedText text, int token) => nouns.KindsOf(text.Word(token)) is [var id] && gazetteer.ById.ContainsKey(id);

    // With the definite article, or a preposition that holds it, right before, and without a name or genitive after it.
    private bool StandsAlone(AnalyzedText text, int token, bool[] taken)
    {
        var before = text.Word(token - 1);
        if (!classes.Is(before, WordClass.HoldsArticle) && (!classes.Is(before, WordClass.Article) || classes.Is(before, WordClass.Indefinite)))
        {
            return false;
        }

        var next = token + 1;
        return next >= text.Sentences[text.SentenceOf(token)].End || (!taken[next] && !char.IsUpper(text.Word(next)[0])
            && text.Kinds[next] is not Text.TokenKind.Quote && text.Word(next) is not "("
            && !classes.Is(text.Word(next), WordClass.Of | WordClass.Genitive));
    }

    // "dass der Norden Russland beliefert": a name may follow a region that stands for its state, unless it owns it; "in den Norden" is a direction.
    private bool RegionActs(AnalyzedText text, int token) =>
        classes.Is(text.Word(token - 1), WordClass.Article) && !classes.Is(text.Word(token - 1), WordClass.Indefinite)
        && (token < 2 || !classes.Is(text.Word(token - 2), WordClass.PlacePreposition))
        && token + 1 < text.Tokens.Length && text.Word(token + 1)[^1] != 's' && !classes.Is(text.Word(token + 1), WordClass.Of | WordClass.Genitive);

    private int Antecedent(AnalyzedText text, int token, EntityMention[] bodies, Dictionary<int, ImmutableArray<string>> kinds)
    {
        var wanted = nouns.KindsOf(text.Word(token));
        var found = -1;
        foreach (var body in bodies)
        {
            if (body.Tokens.Start < token && body.Entity != found
                && (kinds[body.Entity].Any(kind => wanted.Contains(kind)) || (text.Entities[body.Entity].Type == EntityType.Organization && EndsWith(text, body, text.Word(token)))))
            {
                if (found >= 0)
                {
                    return -1;
                }

                found = body.Entity;
            }
        }

        return found;
    }

    // "Kartellamt" of "Bundeskartellamt", "Ministerium" of "südkoreanisches Verteidigungsministerium".
    private static bool EndsWith(AnalyzedText text, EntityMention body, ReadOnlySpan<char> noun)
    {
        var name = body.Span.Of(text.Text);
        var end = noun.Length > ShortestEnd + 1 && noun[^1] == 's' ? noun[..^1] : noun;
        var at = name.TrimEnd('s').LastIndexOf(end.TrimEnd('s'), StringComparison.OrdinalIgnoreCase);
        return end.Length >= ShortestEnd && at > 0 && name.Length - at - end.Length is 0 or 1 or 2;
    }

    // What the lexicon says, else what stands right before the name ("die Partei Smer"), else what the name itself says.
    private Dictionary<int, ImmutableArray<string>> KindsByEntity(AnalyzedText text, EntityMention[] bodies)
    {
        var kinds = new Dictionary<int, ImmutableArray<string>>();
        foreach (var body in bodies)
        {
            if (text.Entities[body.Entity].Type == EntityType.State)
            {
                kinds[body.Entity] = [text.Entities[body.Entity].Id];
                continue;
            }

            var known = gazetteer.ById.GetValueOrDefault(text.Entities[body.Entity].Id)?.Kind;
            var told = known is { Length: > 0 } ? [known] : Told(text, body);
            kinds[body.Entity] = kinds.TryGetValue(body.Entity, out var before) && before.Length > 0 ? before : told;
        }

        return kinds;
    }

    private ImmutableArray<string> Told(AnalyzedText text, EntityMention body)
    {
        var before = body.Tokens.Start > 0 ? KindsByEnd(text.Word(body.Tokens.Start - 1)) : [];
        var last = text.Word(body.Tokens.End - 1);
        return before.Length > 0 ? before
            : classes.Of(last).HasFlag(WordClass.LegalForm) ? Company
            : KindsByEnd(last);
    }

    // A compound is of the kind of its head: "Reifenhersteller", "Arbeiterpartei".
    private ImmutableArray<string> KindsByEnd(ReadOnlySpan<char> word)
    {
        Span<char> head = stackalloc char[word.Length];
        for (var k = 0; k <= word.Length - ShortestEnd; k++)
        {
            word[k..].CopyTo(head);
            head[0] = char.ToUpperInvariant(head[0]);
            if (nouns.KindsOf(head[..(word.Length - k)]) is { Length: > 0 } kinds)
            {
                return kinds;
            }
        }

        return [];
    }
}
