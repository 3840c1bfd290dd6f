using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Gives a name of one word one type in the whole text: what was taken for a person is a company or a town where the text plainly says so once.</summary>
/// <remarks>
/// Own rule: a noun for an organisation right before the name, or the word for its head joined to it ("Paytrix-Chef"), tells an organisation; a preposition of place tells a
/// place. A first name, an office or a form of address before the name tells a person and ends the matter. A noun for a company is no part of the name behind it.
/// </remarks>
internal sealed class NameTypes(BodyNouns nouns, Roles roles, WordClasses classes)
{
    /// <summary>Changes the candidates of the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidates">All candidates.</param>
    public void Unify(AnalyzedText text, List<Candidate> candidates)
    {
        candidates.RemoveAll(candidate => IsDoubtful(candidate) && candidate.Type == EntityType.Person && classes.IsHead(text.Word(candidate.Tokens.Start), WordClass.OrgNoun));
        var types = new Dictionary<string, Evidence>(StringComparer.Ordinal);
        for (var i = 0; i < candidates.Count; i++)
        {
            candidates[i] = WithoutNoun(text, candidates[i]);
            if (IsDoubtful(candidates[i]))
            {
                types.TryAdd(Base(text.Word(candidates[i].Tokens.Start)).ToString(), Evidence.None);
            }
        }

        if (types.Count == 0)
        {
            return;
        }

        Gather(text, candidates, types.GetAlternateLookup<ReadOnlySpan<char>>());
        for (var i = 0; i < candidates.Count; i++)
        {
            if (IsDoubtful(candidates[i]) && TypeOf(types.GetAlternateLookup<ReadOnlySpan<char>>()[Base(text.Word(candidates[i].Tokens.Start))], candidates[i].Type) is { } type)
            {
                candidates[i] = candidates[i] with { Type = type, IsShort = false };
            }
        }
    }

    // What was taken for a town is a company only where that is plain: towns give their names to bodies.
    private static EntityType? TypeOf(Evidence evidence, EntityType type) => evidence switch
    {
        Evidence.Place => EntityType.Place,
        Evidence.Organization when type == EntityType.Person => EntityType.Organization,
        Evidence.Company => EntityType.Organization,
        _ => null,
    };

    private static bool IsDoubtful(Candidate candidate) =>
        candidate is { Type: EntityType.Person or EntityType.Place, Known: null, Name: null, Form: MentionForm.Name, Tokens.Length: 1 };

    private static ReadOnlySpan<char> Base(ReadOnlySpan<char> word) => word.Length > 3 ? word.TrimEnd('s') : word;

    // "der Molkereikonzern | Weserland"; but "Autohersteller | Europas" are those of a place.
    private Candidate WithoutNoun(AnalyzedText text, Candidate candidate)
    {
        if (candidate is not { Type: EntityType.Organization, Known: null, Name: null, Form: MentionForm.Name, Tokens: { Length: > 1 } tokens } || !nouns.IsApposed(text.Word(tokens.Start))
            || !char.IsUpper(text.Word(tokens.Start + 1)[0]) || classes.Of(text.Word(tokens.Start + 1)).HasFlag(WordClass.LegalForm))
        {
            return candidate;
        }

        var type = tokens.Length == 2 && text.Word(tokens.Start + 1)[^1] == 's' ? EntityType.Place : EntityType.Organization;
        return Candidate.Of(text, new(tokens.Start + 1, tokens.End), candidate.Form, type, null, candidate.Confidence);
    }

    private void Gather(AnalyzedText text, List<Candidate> candidates, Dictionary<string, Evidence>.AlternateLookup<ReadOnlySpan<char>> types)
    {
        foreach (var candidate in candidates)
        {
            for (var token = candidate.Tokens.Start; candidate is { Type: EntityType.Person, Tokens.Length: > 1 } && token < candidate.Tokens.End; token++)
            {
                Add(types, Base(text.Word(token)), Evidence.Person);
            }
        }

        for (var token = 1; token < text.Tokens.Length; token++)
        {
            var word = text.Word(token);
            if (text.Kinds[token] != TokenKind.Word || !char.IsUpper(word[0]))
            {
                continue;
            }

            if (word.IndexOf('-') is > 0 and var hyphen)
            {
                Add(types, word[..hyphen], roles.Find(word[(hyphen + 1)..], out _) is { Role: { Relation: RelationType.Leads, OfOrganizations: true } } ? Evidence.Organization : Evidence.None);
            }
            else if (text.SentenceOf(token) == text.SentenceOf(token - 1))
            {
                Add(types, Base(word), Before(text, token));
            }
        }
    }

    private static void Add(Dictionary<string, Evidence>.AlternateLookup<ReadOnlySpan<char>> types, ReadOnlySpan<char> name, Evidence evidence)
    {
        if (evidence != Evidence.None && types.TryGetValue(name, out var before) && before < evidence)
        {
            types[name] = evidence;
        }
    }

    private Evidence Before(AnalyzedText text, int token)
    {
        var before = text.Word(token - 1);
        var isPlain = text.Word(token)[^1] != 's';
        return classes.Is(before, WordClass.SeatPreposition | WordClass.Source) ? Evidence.Place
            : char.IsUpper(before[0])
            ? roles.IsHonorific(before) || classes.Is(before, WordClass.Masculine | WordClass.Feminine) || roles.Find(before, out _) is not null ? Evidence.Person
                : !isPlain ? Evidence.None : nouns.IsApposed(before) ? Evidence.Company : classes.IsHead(before, WordClass.OrgNoun) ? Evidence.Organization : Evidence.None
            : Evidence.None;
    }

    // The stronger the later.
    private enum Evidence
    {
        None,
        Place,
        Organization,
        Company,
        Person,
    }
}
