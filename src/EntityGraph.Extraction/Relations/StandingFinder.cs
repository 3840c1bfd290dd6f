using EntityGraph.Extraction.Entities;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>Turns role phrases into standing relations: who leads, represents, belongs to what.</summary>
internal static class StandingFinder
{
    private const double Confidence = 0.92;
    private const int LongestLink = 3;

    /// <summary>The statements of all role phrases that say both who and where.</summary>
    /// <param name="text">A text whose mentions and role phrases are set.</param>
    /// <param name="lexicon">What a noun is to the state in its adjective.</param>
    public static IEnumerable<Statement> Find(AnalyzedText text, RelationLexicon lexicon)
    {
        foreach (var phrase in text.Roles)
        {
            if (phrase is { Holder: >= 0, Domain: >= 0, Form.Role.Relation: { } relation } && !IsNationality(text, phrase) && !IsOfAnother(text, lexicon, phrase, relation))
            {
                var (holder, domain) = (text.Entities[text.Mentions[phrase.Holder].Entity], text.Entities[text.Mentions[phrase.Domain].Entity]);
                var type = relation == RelationType.SpeaksFor && domain.IsParliament ? RelationType.Leads
                    : relation == RelationType.HoldsOfficeIn && domain.IsParty && phrase.Form.Role.OfStates ? RelationType.MemberOf // "der SPD-Abgeordnete"
                    : relation;
                if (!StandingEnds.Allow(type, holder, domain))
                {
                    continue;
                }

                yield return new Statement(
                    phrase.Holder, phrase.Domain, type, phrase.Span, phrase.Form.Role.Lemma, text.SentenceOf(phrase.Token), "role:" + phrase.Form.Role.Lemma, Confidence)
                {
                    Former = phrase.Former,
                    Designated = phrase.Designated,
                };
            }
        }
    }

    // "der britische Ökonom": whose citizen he is, not for whom he works.
    private static bool IsNationality(AnalyzedText text, RolePhrase phrase) => phrase.Form.Role is { Relation: RelationType.WorksFor, OfStates: false }
        && text.Entities[text.Mentions[phrase.Domain].Entity].Type == EntityType.State;

    // "Präsident der norwegischen Backgesellschaft", "Chefin des Bundestags-Rechtsausschusses": what he leads is the noun's, of which the state or body is only said.
    private static bool IsOfAnother(AnalyzedText text, RelationLexicon lexicon, RolePhrase phrase, RelationType relation)
    {
        var domain = text.Mentions[phrase.Domain];
        var state = text.Entities[domain.Entity];
        if (state.Type == EntityType.State && phrase.Form.Role is { OfStates: false, Target: not null })
        {
            return true;
        }

        if (domain.Tokens.Start <= phrase.Token || domain.Tokens.Start > phrase.Token + LongestLink)
        {
            return false;
        }

        var noun = domain.Tokens.End;
        return domain.Form == MentionForm.Part ? relation == RelationType.Leads
            : domain.Form == MentionForm.Derived && domain.Tokens.Length == 1 && noun < text.Tokens.Length && char.IsUpper(text.Word(noun)[0]) && !text.Mentions.Any(other => other.Tokens.Start <= noun && noun < other.Tokens.End)
                && lexicon.Bearing(text.Word(noun)) != Bearing.Body;
    }

    /// <summary>A party beside a person: "Robert Habeck (Grüne)", "Robert Habeck von den Grünen".</summary>
    /// <param name="text">A text whose mentions are set.</param>
    /// <param name="grammar">Function words.</param>
    public static IEnumerable<Statement> FindMembers(AnalyzedText text, Grammar grammar)
    {
        for (var i = 0; i + 1 < text.Mentions.Count; i++)
        {
            var (person, party) = (text.Mentions[i], text.Mentions[i + 1]);
            if (text.Entities[person.Entity].Type == EntityType.Person && person.Form == MentionForm.Name
                && text.Entities[party.Entity] is { IsParty: true } && IsBeside(text, person.Tokens.End, party.Tokens, grammar))
            {
                yield return new Statement(i, i + 1, RelationType.MemberOf, party.Span, "", text.SentenceOf(party.Tokens.Start), "party", Confidence);
            }
            else if (text.Entities[person.Entity].Type == EntityType.Person && text.Entities[party.Entity] is { Type: EntityType.Organization, IsParty: false }
                && IsBehind(text, person.Tokens.End, party.Tokens, grammar) && Profession(text, i) is { } role)
            {
                yield return new Statement(i, i + 1, RelationType.WorksFor, role.Span, role.Form.Role.Lemma, text.SentenceOf(party.Tokens.Start), "role:" + role.Form.Role.Lemma, Confidence);
            }
        }
    }

    // "der Ökonom | Peter Beispiel": a role that names no office, and of which nothing else says where.
    private static RolePhrase? Profession(AnalyzedText text, int person)
    {
        foreach (var role in text.Roles)
        {
            if (role.Holder == person && role.Domain < 0 && role.Token < text.Mentions[person].Tokens.Start && role.Form.Role.Relation is null or RelationType.WorksFor)
            {
                return role;
            }
        }

        return null;
    }

    // "vom Institut", "von der Universität", "bei Amnesty" right behind a name.
    private static bool IsBehind(AnalyzedText text, int end, TokenRange organization, Grammar grammar) =>
        organization.Start - end is 1 or 2 && grammar.Find(text.Word(end)) is { } word && word.Functions.HasFlag(Function.Owner)
        && (organization.Start - end == 1 || grammar.Find(text.Word(end + 1))?.Functions.HasFlag(Function.Determiner) == true);

    private static bool IsBeside(AnalyzedText text, int end, TokenRange party, Grammar grammar)
    {
        var between = party.Start - end;
        return (between == 1 && text.Word(end) is "(" && party.End < text.Tokens.Length && text.Word(party.End) is ")")
            || (between is 1 or 2 && grammar.Find(text.Word(end))?.Functions.HasFlag(Function.Owner) == true
                && (between == 1 || grammar.Find(text.Word(end + 1))?.Functions.HasFlag(Function.Determiner) == true));
    }

    // "der US-Geheimdienst | NSA": the name right behind says which.
    private static int Named(AnalyzedText text, int organ)
    {
        var end = text.Mentions[organ].Tokens.End;
        for (var i = organ + 1; i < text.Mentions.Count && text.Mentions[i].Tokens.Start <= end; i++)
        {
            if (text.Mentions[i].Tokens.Start == end && text.Entities[text.Mentions[i].Entity] is { Type: EntityType.Organization, Known: true })
            {
                return i;
            }
        }

        return organ;
    }

    /// <summary>An organisation that is named by its state is part of it.</summary>
    /// <param name="text">A text whose mentions are set.</param>
    public static IEnumerable<Statement> FindParts(AnalyzedText text)
    {
        for (var i = 0; i < text.Mentions.Count; i++)
        {
            var whole = text.Mentions[i];
            if (text.Entities[whole.Entity] is not { Type: EntityType.Organization } organization)
            {
                continue;
            }

            for (var k = i; k < text.Mentions.Count && text.Mentions[k].Span.Start < whole.Span.End; k++)
            {
                if (IsWhole(text, text.Mentions[k], organization) && whole.Span != text.Mentions[k].Span && whole.Span.Contains(text.Mentions[k].Span))
                {
                    yield return new Statement(Named(text, i), k, RelationType.PartOf, whole.Span, "", text.SentenceOf(whole.Tokens.Start), "name", 0.95);
                    break;
                }
            }
        }
    }

    // The state that it belongs to, or the body in "EU-Kommission".
    private static bool IsWhole(AnalyzedText text, EntityMention part, DocumentEntity organization)
    {
        var whole = text.Entities[part.Entity];
        return whole != organization && (whole.Id == organization.State || (part.Form == MentionForm.Part && whole.Type == EntityType.Organization));
    }
}
