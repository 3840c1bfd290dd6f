using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds whom roles without a name and pronouns stand for, where the text leaves no doubt.</summary>
/// <remarks>Runs when all names are known: it adds mentions of actors that the text names elsewhere, and never a new actor.</remarks>
internal sealed class ReferenceResolver(Gazetteer gazetteer, GivenNames givenNames, WordClasses classes)
{
    private const double Sure = 0.85;
    private const double Likely = 0.75;
    private const int HeadOfState = 5;
    private const string FemininePlural = "innen";
    private const int Handover = 90;

    private readonly PronounModel _pronouns = PronounModel.Load();

    // Terms of all whom the lexicon knows to have led a state, by its id.
    private readonly Dictionary<string, Office[]> _terms = gazetteer.ById.Values.SelectMany(known => known.Offices)
        .Where(office => office.Relation == RelationType.Leads).GroupBy(office => office.Target, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Adds the mentions.</summary>
    /// <param name="text">A text whose mentions and role phrases are set.</param>
    public void Resolve(AnalyzedText text)
    {
        if (text.Mentions.Count == 0)
        {
            return;
        }

        text.Roles = WithSameOffices(text.Roles);
        var genders = Genders(text);
        AddRoles(text, genders);
        AddRoles(text, genders); // Once more, for whom only the first round has called so.
        text.AddMentions(new PronounResolver(classes, _pronouns, text, genders).Find());
    }

    /// <summary>What is known of the gender of each actor, by its name and its offices; null where nothing is.</summary>
    /// <param name="text">A text whose mentions and role phrases are set.</param>
    internal bool?[] Genders(AnalyzedText text)
    {
        var genders = text.Entities.Select(Gender).ToArray();
        foreach (var role in text.Roles)
        {
            if (role.Holder >= 0 && (role.Form.Feminine || role.Form.Role.HasFeminine))
            {
                var holder = text.Mentions[role.Holder].Entity;
                genders[holder] = gazetteer.ById.GetValueOrDefault(text.Entities[holder].Id)?.IsFemale ?? role.Form.Feminine;
            }
        }

        return genders;
    }

    private bool? Gender(DocumentEntity entity) =>
        entity.Type != EntityType.Person ? null
        : gazetteer.ById.GetValueOrDefault(entity.Id)?.IsFemale is { } known ? known
        : givenNames.Contains(entity.Name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var end ? entity.Name.AsSpan(0, end) : entity.Name, out var isFemale) ? isFemale : null;

    // "sein irakischer Kollege Fuad Hussein" holds the office of the one named before him, or else after him.
    private static List<RolePhrase> WithSameOffices(IReadOnlyList<RolePhrase> roles)
    {
        var resolved = roles.ToList();
        for (var i = 0; i < resolved.Count; i++)
        {
            if (resolved[i] is { Form.Role.SameOffice: true, Holder: >= 0, Domain: >= 0 } && Office(resolved, i) is { } office)
            {
                resolved[i] = resolved[i] with { Form = office };
            }
        }

        return resolved;
    }

    private static RoleForm? Office(List<RolePhrase> roles, int at)
    {
        var before = roles.FindLastIndex(at, phrase => IsOffice(phrase, roles[at]));
        var office = before >= 0 ? before : roles.FindIndex(at, phrase => IsOffice(phrase, roles[at]));
        return office >= 0 ? roles[office].Form : null;
    }

    private static bool IsOffice(RolePhrase phrase, RolePhrase colleague) =>
        phrase is { Form.Role: { Exclusive: true, SameOffice: false, Relation: RelationType.Leads or RelationType.HoldsOfficeIn }, Holder: >= 0 }
        && phrase.Holder != colleague.Holder;

    private void AddRoles(AnalyzedText text, bool?[] genders)
    {
        var holders = new List<(int Role, EntityMention Mention)>();
        for (var i = 0; i < text.Roles.Count; i++)
        {
            var role = text.Roles[i];
            if (role.Holder < 0 && role.Form.Role.Relation is not null && Person(text, role, genders) is >= 0 and var person)
            {
                holders.Add((i, new(person, MentionForm.Role, role.Span, new(role.Token, role.Token + 1), role.Domain >= 0 ? Sure : Likely)));
            }
        }

        text.AddMentions([.. holders.Select(holder => holder.Mention)]);
        var roles = text.Roles.ToArray();
        foreach (var (role, mention) in holders)
        {
            roles[role] = roles[role] with { Holder = IndexOf(text, mention) };
        }

        text.Roles = roles;
    }

    private static int IndexOf(AnalyzedText text, EntityMention mention)
    {
        var index = 0;
        while (text.Mentions[index] != mention)
        {
            index++;
        }

        return index;
    }

    // Whom the text itself calls so there; else who is known to hold the office; else whom the text calls so anywhere. Only where that is just one.
    private int Person(AnalyzedText text, RolePhrase role, bool?[] genders)
    {
        var domain = role.Domain >= 0 ? text.Mentions[role.Domain].Entity : -1;
        if ((domain < 0 && !IsDefinite(text, role.Token)) || IsPlural(text, role))
        {
            return -1;
        }

        var target = domain >= 0 ? text.Entities[domain].Id : role.Form.Role.Target;
        var persons = Called(text, role, genders, other => IsSameCall(text, other, role, domain));
        if (persons.Length == 0 && !role.Former && !role.Designated)
        {
            persons = InOffice(text, role, genders, target);
            persons = persons.Length > 0 || domain < 0 ? persons
                : Called(text, role, genders, other => other.Domain < 0 && other.Form.Role.IsSameWord(role.Form.Role));
        }

        return persons.Length == 1 && !IsOutOfOffice(text, persons[0], role, target) ? persons[0] : -1;
    }

    // Of the same state or body, or without one by the same word before; "der frühere Regierungschef" is not the one who is called so later on.
    private static bool IsSameCall(AnalyzedText text, RolePhrase other, RolePhrase role, int domain) => domain >= 0
        ? other.Domain >= 0 && text.Mentions[other.Domain].Entity == domain && other.Form.Role.IsSameOffice(role.Form.Role)
            && (other.Former == role.Former || other.Token < role.Token)
        : other.Token < role.Token && other.Form.Role.IsSameWord(role.Form.Role) && (other.Former || !role.Former);

    // "Der Bundespräsident" in an article of 2005 is none of those who were it before, even where the text names no other.
    private bool IsOutOfOffice(AnalyzedText text, int person, RolePhrase role, string? target)
    {
        if (text.Context.Date is not { } day || target is null || role.Former || role.Designated || role.Form.Role is not { Exclusive: true, Relation: RelationType.Leads, OfStates: true })
        {
            return false;
        }

        var offices = gazetteer.ById.GetValueOrDefault(text.Entities[person].Id)?.Offices.Where(office => office.Relation == RelationType.Leads && office.Target == target).ToArray() ?? [];
        return offices.Length > 0 ? !Array.Exists(offices, office => office.From <= day.AddDays(Handover) && day.AddDays(-Handover) <= office.To)
            : role.Form.Role.Target == target && _terms.TryGetValue(target, out var terms) && Array.Exists(terms, office => office.From <= day && day <= office.To);
    }

    // At most two whom the lexicon knows to hold the office.
    private int[] InOffice(AnalyzedText text, RolePhrase role, bool?[] genders, string? target) =>
    [
        .. Enumerable.Range(0, text.Entities.Count)
            .Where(person => text.Entities[person].Type == EntityType.Person && Fits(person, role, genders) && Holds(text, person, role, target) && !HoldsOther(text, person, role))
            .Where(person => target is not null || IsNamedBefore(text, person, role.Token)).Take(2),
    ];

    // At most two whom the text itself calls so.
    private static int[] Called(AnalyzedText text, RolePhrase role, bool?[] genders, Func<RolePhrase, bool> isSame) =>
    [
        .. text.Roles
            .Where(other => other.Holder >= 0 && isSame(other))
            .Select(other => text.Mentions[other.Holder].Entity)
            .Where(person => Fits(person, role, genders)).Distinct().Take(2),
    ];

    // "Premierminister Wickremesinghe" is not the president.
    private static bool HoldsOther(AnalyzedText text, int person, RolePhrase role) => role.Form.Role.Office.Length > 0 && text.Roles.Any(other =>
        other.Holder >= 0 && text.Mentions[other.Holder].Entity == person && other.Form.Role.Office.Length > 0 && other.Form.Role.Office != role.Form.Role.Office);

    private bool Holds(AnalyzedText text, int person, RolePhrase role, string? target)
    {
        if (target is null && role.Form.Role is not { Seniority: HeadOfState, OfStates: true })
        {
            return false;
        }

        var day = text.Context.Date;
        return role.Form.Role is { Exclusive: true, Relation: RelationType.Leads }
            && gazetteer.ById.GetValueOrDefault(text.Entities[person].Id)?.Offices.Any(office => office.Relation == RelationType.Leads
                && (target is null ? office.Target.StartsWith("state:", StringComparison.Ordinal) : office.Target == target)
                && office.Covers(day)) == true;
    }

    private static bool Fits(int person, RolePhrase role, bool?[] genders) =>
        genders[person] is not { } female || female == role.Form.Feminine || role.Form.Role.Lemma.EndsWith('e');

    private static bool IsNamedBefore(AnalyzedText text, int person, int token) =>
        text.Mentions.Any(mention => mention.Entity == person && mention.Tokens.Start < token);

    private bool IsDefinite(AnalyzedText text, int token)
    {
        for (var i = token - 1; i >= 0 && i > token - 4; i--)
        {
            if (classes.Is(text.Word(i), WordClass.Article))
            {
                return !classes.Is(text.Word(i), WordClass.Indefinite);
            }

            if (!char.IsLower(text.Word(i)[0]))
            {
                return false;
            }
        }

        return false;
    }

    // "die Außenminister Polens und Litauens" are two: an article that no masculine singular has.
    private bool IsPlural(AnalyzedText text, RolePhrase role)
    {
        if (role.Form.Feminine && text.Word(role.Token).EndsWith(FemininePlural, StringComparison.Ordinal))
        {
            return true;
        }

        for (var i = role.Token - 1; !role.Form.Feminine && i >= 0 && i > role.Token - 4; i--)
        {
            if (classes.Is(text.Word(i), WordClass.Article))
            {
                return classes.Is(text.Word(i), WordClass.PluralArticle);
            }
        }

        return false;
    }
}
