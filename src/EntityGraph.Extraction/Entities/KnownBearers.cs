using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Entities;

/// <summary>Decides whether a family name alone means somebody whom the lexicon knows: by role, state, gender and date.</summary>
internal sealed class KnownBearers(Gazetteer gazetteer, Roles roles, WordClasses classes)
{
    private const int Reach = 3;
    private const int Memory = 15;

    /// <summary>The known person meant; null where nobody is plausible, or nobody is plainly the likeliest.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidate">The name.</param>
    /// <param name="forms">Its possible base forms.</param>
    /// <param name="candidates">All candidates, among them the states beside a role.</param>
    public KnownEntity? Find(AnalyzedText text, Candidate candidate, string[] forms, List<Candidate> candidates)
    {
        var gender = Gender(text, candidate);
        var role = RoleBefore(text, candidate);
        var domain = role is null ? null : Domain(text, candidate.Tokens.Start - 1, role.Value, candidates);
        var ranked = forms.SelectMany(form => gazetteer.WithFamilyName(form)).Distinct()
            .Where(person => (gender is null || person.IsFemale is null || person.IsFemale == gender)
                && (IsRecent(person, text.Context.Date) || candidates.Exists(other => other.Known is { } known && (known.Id == person.State || known.State == person.State))))
            .Select(person => (Person: person, Rank: Rank(person, role, domain, text.Context.Date)))
            .Where(pair => pair.Rank > 0)
            .OrderByDescending(pair => pair.Rank)
            .Take(2)
            .ToArray();
        return ranked is [var only] ? only.Person
            : ranked is [var first, var second] && first.Rank > second.Rank ? first.Person : null;
    }

    /// <summary>
    /// The known person whose first and family name these are, middle names aside ("José Zapatero"): of a longer name only somebody who led a state or government.
    /// </summary>
    /// <param name="family">The family name.</param>
    /// <param name="words">The whole name.</param>
    /// <returns>Null where there is none, or several.</returns>
    public KnownEntity? Named(string family, string[] words)
    {
        KnownEntity? found = null;
        foreach (var person in gazetteer.WithFamilyName(family))
        {
            var name = person.Name.Split(' ');
            if (name.Length != words.Length && Math.Min(name.Length, words.Length) == 2 && NameKey.Fold(name[0]) == NameKey.Fold(words[0])
                && (name.Length > 2 || person.Leads(null)))
            {
                if (found is not null)
                {
                    return null;
                }

                found = person;
            }
        }

        return found;
    }

    /// <summary>The gender that the word before a name tells; null where it tells none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidate">The name.</param>
    public bool? Gender(AnalyzedText text, Candidate candidate)
    {
        if (candidate.Tokens.Start == 0)
        {
            return null;
        }

        var before = text.Word(candidate.Tokens.Start - 1);
        return classes.Is(before, WordClass.Feminine) ? true
            : classes.Is(before, WordClass.Masculine) ? false
            : RoleBefore(text, candidate) is { } form && (form.Feminine || form.Role.HasFeminine) ? form.Feminine : null;
    }

    // Long after his last office the surname alone means him only where the text speaks of his state.
    private static bool IsRecent(KnownEntity person, DateOnly? date) => date is null || person.State is null || person.Offices.Length == 0
        || date.Value.Year <= Memory || person.Offices.Any(office => office.To >= date.Value.AddYears(-Memory));

    /// <summary>Whether the office before a name is of a state that a known person has nothing to do with ("Jordaniens König Hussein" is not Saddam Hussein).</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidate">The name.</param>
    /// <param name="person">The person.</param>
    /// <param name="candidates">All candidates.</param>
    public bool IsOfAnotherState(AnalyzedText text, Candidate candidate, KnownEntity person, List<Candidate> candidates) =>
        person.State is { } state && RoleBefore(text, candidate) is { Role.Relation: RelationType.Leads } role
        && Domain(text, candidate.Tokens.Start - 1, role, candidates) is { } domain && domain.StartsWith("state:", StringComparison.Ordinal)
        && domain != state && !person.Offices.Any(office => office.Target == domain);

    /// <summary>The role right before a name; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidate">The name.</param>
    public RoleForm? RoleBefore(AnalyzedText text, Candidate candidate) =>
        candidate.Tokens.Start > 0 ? roles.Find(text.Word(candidate.Tokens.Start - 1), out _) : null;

    // The state or body that the role is held in: named by the noun itself, by a compound, or by an attribute right before.
    private string? Domain(AnalyzedText text, int token, RoleForm role, List<Candidate> candidates) => candidates
        .LastOrDefault(other => other.Known is { Type: EntityType.State or EntityType.Organization } && other.Tokens.Start >= token - Reach && other.Tokens.End <= token + 1 && !IsAcross(text, other.Tokens.End, token))
        .Known?.Id ?? role.Role.Target;

    // 0 for who cannot be meant; in office counts more than out of it, a state more than a body.
    private static int Rank(KnownEntity person, RoleForm? role, string? domain, DateOnly? date)
    {
        var offices = person.Offices.Where(office => date is null || office.From <= date).ToArray();
        if (role is { Role.Relation: { } relation })
        {
            offices = Array.FindAll(offices, office => Fits(office, relation) && (domain is null || office.Target == domain || person.State == domain));
        }
        else if (role is not null)
        {
            return person.Offices.Length == 0 ? 1 : 0;
        }

        return offices.Length == 0 ? (role is null && person.Offices.Length == 0 ? 1 : 0)
            : offices.Max(office => (date is null || date <= office.To ? 4 : 1) + (office.Relation == RelationType.Leads && office.Target.StartsWith("state:", StringComparison.Ordinal) ? 2 : 1));
    }

    private static bool Fits(Office office, RelationType relation) => office.Relation == relation
        || (relation is RelationType.MemberOf or RelationType.WorksFor)
        || (relation == RelationType.HoldsOfficeIn && office.Relation == RelationType.Leads && !office.Target.StartsWith("state:", StringComparison.Ordinal));

    // "die Annäherung Südkoreas und Machthaber Kim": what stands before a conjunction is no attribute of what stands behind it.
    private bool IsAcross(AnalyzedText text, int end, int token)
    {
        while (end < token && !classes.Is(text.Word(end), WordClass.Conjunction))
        {
            end++;
        }

        return end < token;
    }
}
