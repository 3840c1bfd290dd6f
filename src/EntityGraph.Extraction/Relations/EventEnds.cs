using EntityGraph.Extraction.Entities;

namespace EntityGraph.Extraction.Relations;

/// <summary>Says whether those who fill the slots of an event can be who acts and who is acted on.</summary>
internal sealed class EventEnds(SentenceTokens sentence, RelationLexicon lexicon, ClauseArguments arguments)
{
    private AnalyzedText Text => sentence.Text;

    /// <summary>Whether an event may hold between two mentions; every standing relation may.</summary>
    /// <param name="type">The type.</param>
    /// <param name="keyword">Token of the word that says it.</param>
    /// <param name="source">Mention of who acts.</param>
    /// <param name="target">Mention of who is acted on.</param>
    public bool Allow(RelationType type, int keyword, int source, int target) => type.Info().QuadClass == QuadClass.Standing
        || (!IsAtHome(type, source, target) && !IsOffice(source, target) && !IsOffice(target, source) && !IsDescribed(source, target)
            && Bears(type, keyword, source, isSource: true) && Bears(type, keyword, target, isSource: false));

    // What a government does in its own state it does not do to it; nor do those of a state's adjective talk to their state ("deutsche Politiker kritisierten Merkel").
    private bool IsAtHome(RelationType type, int source, int target)
    {
        var (first, second) = (Entity(source), Entity(target));
        return (first is { Type: EntityType.Organization, SpeaksForState: true } && first.State == second.Id)
            || (type.Info().QuadClass != QuadClass.MaterialConflict && ((IsAttribute(source) && IsOf(second, first)) || (IsAttribute(target) && IsOf(first, second))));
    }

    private static bool IsOf(DocumentEntity actor, DocumentEntity state) =>
        actor.State == state.Id && (actor.Type == EntityType.Person || actor.IsParty || actor.SpeaksForState);

    // "der SPD-Vorsitzende X": who says where somebody holds his office is not the one whom he meets or blames.
    private bool IsOffice(int person, int other)
    {
        foreach (var role in Text.Roles)
        {
            if (role.Holder == person && role.Domain == other)
            {
                return true;
            }
        }

        return false;
    }

    // "X von der Partei Y" lehnte ab: nor is the one to whom he belongs. In the passive "von" names who acts.
    private bool IsDescribed(int person, int other)
    {
        var (end, start) = (Text.Mentions[person].Tokens.End, Text.Mentions[other].Tokens.Start);
        if (Entity(person).Type != EntityType.Person || Text.Mentions[person].Form != MentionForm.Name || start <= end || !sentence.Is(end, Function.Owner))
        {
            return false;
        }

        for (var token = end + 1; token < start; token++)
        {
            if (!sentence.Is(token, Function.Determiner) && !sentence.IsAttribute(token) && !(sentence.IsNominal(token) && sentence.Mention(token) < 0))
            {
                return false;
            }
        }

        return true;
    }

    // "deutsche Manager", "EU-Pässe": a state in an adjective or compound acts and suffers only where the noun stands for it.
    private bool Bears(RelationType type, int keyword, int mention, bool isSource)
    {
        var noun = IsAttribute(mention) ? NounOf(mention) : -1;
        if (noun < 0 || noun == keyword)
        {
            return true;
        }

        var isConflict = type.Info().QuadClass == QuadClass.MaterialConflict;
        return !(isConflict && Entity(mention).IsParty) && lexicon.Bearing(sentence.Word(noun)) switch
        {
            Bearing.Body => true,
            Bearing.Deed => !isConflict || (isSource && IsDeed(noun, QuadClass.MaterialConflict)),
            Bearing.Asset => isConflict || (!isSource && type is RelationType.Retreat or RelationType.Concede),
            Bearing.None => false,
            _ => IsOfficial(noun, mention) || (!isSource && !isConflict && IsDeed(noun, null)),
        };
    }

    private bool IsOfficial(int noun, int mention) => sentence.RoleAt(noun) is { Form.Role: { Relation: not null } role }
        && (role.OfStates || Entity(mention).Type == EntityType.Organization);

    private bool IsDeed(int noun, QuadClass? wanted)
    {
        foreach (var trigger in lexicon.Noun(sentence.Word(noun), out _))
        {
            if (!trigger.IsIdiom && trigger.Type.Info().QuadClass is var quad && quad != QuadClass.Standing && (wanted ?? quad) == quad)
            {
                return true;
            }
        }

        return false;
    }

    // The noun that an adjective stands before, or the compound itself; -1 where it is none that we know.
    private int NounOf(int mention)
    {
        var token = Text.Mentions[mention].Tokens.End - 1;
        if (Text.Mentions[mention].Form == MentionForm.Part)
        {
            return token;
        }

        foreach (var chunk in arguments.Chunks)
        {
            for (var noun = token + 1; chunk.ResumesAt <= token && noun <= chunk.Head; noun++)
            {
                if (sentence.IsNominal(noun))
                {
                    return noun;
                }
            }
        }

        return -1;
    }

    private bool IsAttribute(int mention) => Text.Mentions[mention] is var named
        && (named.Form == MentionForm.Part || (named.Form == MentionForm.Derived && sentence.IsDerivedAdjective(named.Tokens.End - 1)));

    private DocumentEntity Entity(int mention) => Text.Entities[Text.Mentions[mention].Entity];
}
