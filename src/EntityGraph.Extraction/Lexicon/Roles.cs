using System.Collections.Frozen;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>An office, function or occupation that a noun names.</summary>
/// <param name="Lemma">Masculine nominative singular.</param>
/// <param name="Relation">What its holder is to the state or organisation; null where the noun only marks a person.</param>
/// <param name="OfStates">Whether it is held in a state.</param>
/// <param name="OfOrganizations">Whether it is held in an organisation.</param>
/// <param name="Target">Id of what the noun itself names; null where the text must say it.</param>
/// <param name="Exclusive">Whether there is one holder at a time.</param>
/// <param name="Seniority">1 (any) to 5 (head of state or government).</param>
/// <param name="Former">Whether the noun itself says that it is over.</param>
/// <param name="SameOffice">Whether it stands for the office of the one whom it is said of ("Amtskollege").</param>
internal sealed record Role(
    string Lemma,
    RelationType? Relation,
    bool OfStates,
    bool OfOrganizations,
    string? Target,
    bool Exclusive,
    int Seniority,
    bool Former,
    bool SameOffice = false)
{
    /// <summary>Whether a woman who holds it is named by another form.</summary>
    public bool HasFeminine { get; init; }

    /// <summary>The office, where several nouns name it (<c>government</c> for premier and chancellor); empty where the noun is the only one, or says none in particular.</summary>
    public string Office { get; init; } = "";

    /// <summary>Whether another noun says the same office: the same noun, one of the same meaning, or the last member of this one ("Minister" for a foreign minister).</summary>
    /// <param name="other">The other.</param>
    public bool IsSameWord(Role other) => Lemma == other.Lemma || (Office.Length > 0 && Office == other.Office)
        || (Relation == RelationType.HoldsOfficeIn && other.Relation == RelationType.HoldsOfficeIn && Exclusive && !other.Exclusive
            && Lemma.EndsWith(other.Lemma, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether another noun may name the same office of the same state or body: a ruler may be head of state or of government.</summary>
    /// <param name="other">The other.</param>
    public bool IsSameOffice(Role other) => IsSameWord(other) || (IsRuler && other.IsRuler && (Office.Length == 0 || other.Office.Length == 0));

    private bool IsRuler => Relation == RelationType.Leads && Exclusive && OfStates && !OfOrganizations;
}

/// <summary>A form of a role noun.</summary>
/// <param name="Role">The role.</param>
/// <param name="Feminine">Whether the form is feminine.</param>
internal readonly record struct RoleForm(Role Role, bool Feminine);

/// <summary>Role nouns and forms of address by word form, from <c>roles.tsv</c> and <c>honorifics.tsv</c>.</summary>
internal sealed class Roles
{
    private const int ShortestHead = 5;

    private readonly Dictionary<string, RoleForm>.AlternateLookup<ReadOnlySpan<char>> _forms;
    private readonly WordFilter _filter;
    private readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _honorifics;

    private Roles(Dictionary<string, RoleForm> forms, FrozenDictionary<string, string> honorifics)
    {
        _forms = forms.GetAlternateLookup<ReadOnlySpan<char>>();
        _filter = new(forms.Keys);
        _honorifics = honorifics.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads the tables.</summary>
    public static Roles Load()
    {
        var forms = new Dictionary<string, RoleForm>(StringComparer.Ordinal);
        foreach (var row in LexiconTable.Read("roles.tsv"))
        {
            AddForms(forms, row);
        }

        var honorifics = LexiconTable.Read("honorifics.tsv")
            .ToFrozenDictionary(row => row["word"], row => row["kind"], StringComparer.Ordinal);
        return new(forms, honorifics);
    }

    /// <summary>Whether a form is a form of address, academic title or title of nobility.</summary>
    /// <param name="word">The form.</param>
    public bool IsHonorific(ReadOnlySpan<char> word) => _honorifics.ContainsKey(word);

    /// <summary>The role that a form names as a whole; null where the table does not hold it.</summary>
    /// <param name="word">The form.</param>
    public RoleForm? Whole(ReadOnlySpan<char> word) => _forms.TryGetValue(word, out var form) ? form : null;

    /// <summary>The role that a form names; a compound with an unknown first member counts by its head.</summary>
    /// <param name="word">The form.</param>
    /// <param name="head">Where in the form the known head starts; 0 where the whole form is known.</param>
    /// <returns>Null where the form names none.</returns>
    public RoleForm? Find(ReadOnlySpan<char> word, out int head)
    {
        head = 0;
        var mayEnd = _filter.MayContain(word);
        if (mayEnd && _forms.TryGetValue(word, out var form))
        {
            return form;
        }

        if (word.Length <= ShortestHead || !char.IsUpper(word[0]))
        {
            return null;
        }

        return word.LastIndexOf('-') is var hyphen and > 0 ? AfterHyphen(word, hyphen, out head)
            : mayEnd ? Head(word, out head) : null;
    }

    private RoleForm? AfterHyphen(ReadOnlySpan<char> word, int hyphen, out int head)
    {
        head = hyphen + 1;
        return head < word.Length && Find(word[head..], out var inner) is { } form && inner == 0 ? form : null;
    }

    private RoleForm? Head(ReadOnlySpan<char> word, out int head)
    {
        Span<char> buffer = stackalloc char[64];
        for (head = 3; head <= word.Length - ShortestHead && word.Length <= buffer.Length; head++)
        {
            var part = buffer[..(word.Length - head)];
            word[head..].CopyTo(part);
            part[0] = char.ToUpperInvariant(part[0]);
            if (_forms.TryGetValue(part, out var form) && form.Role.Relation is not null)
            {
                return form;
            }
        }

        head = 0;
        return null;
    }

    private static void AddForms(Dictionary<string, RoleForm> forms, LexiconRow row)
    {
        var scope = row["scope"];
        var role = new Role(
            row["lemma"],
            Ontology.TryParse(row["relation"], out var relation) ? relation : null,
            scope is "state" or "either",
            scope is "organization" or "either",
            row["target"] is { Length: > 0 } target ? target : null,
            row.Flag("exclusive"),
            int.TryParse(row["seniority"], out var seniority) ? seniority : 1,
            row["note"].Contains("former", StringComparison.Ordinal),
            row["note"].Contains("same office", StringComparison.Ordinal))
        {
            HasFeminine = row["feminine"].Length > 0 && row["declension"] != "adj",
            Office = row["office"],
        };
        var declension = row["declension"] switch
        {
            "adj" => Declension.Adjectival,
            "weak" => Declension.Weak,
            _ => Declension.Strong,
        };
        foreach (var form in Inflection.NounForms(role.Lemma, declension))
        {
            forms.TryAdd(form, new RoleForm(role, false));
        }

        if (row["feminine"] is { Length: > 0 } feminine && declension != Declension.Adjectival)
        {
            foreach (var form in Inflection.NounForms(feminine, Declension.Feminine))
            {
                forms.TryAdd(form, new RoleForm(role, true));
            }
        }
    }
}
