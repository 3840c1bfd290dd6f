using System.Collections.Frozen;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>What a function word does in a sentence; one word may do several things.</summary>
[Flags]
internal enum Function : long
{
    None = 0,
    Determiner = 1,
    Numeral = 1 << 1,
    Preposition = 1 << 2,
    Subjunction = 1 << 3,
    Relative = 1 << 4,
    Coordinator = 1 << 5,
    Negation = 1 << 6,
    Only = 1 << 7,
    Auxiliary = 1 << 8,
    Modal = 1 << 9,
    Pronoun = 1 << 10,
    Reflexive = 1 << 11,
    Zu = 1 << 12,
    Condition = 1 << 13,
    Question = 1 << 14,
    Hearsay = 1 << 15,
    ModalityCue = 1 << 16,
    Agent = 1 << 17,
    Owner = 1 << 18,
    Locative = 1 << 19,
    Circumstance = 1 << 20,
    Content = 1 << 21,
    Comparison = 1 << 22,
    Manner = 1 << 23,
    Be = 1 << 24,
    Become = 1 << 25,
    Have = 1 << 26,
    Shall = 1 << 27,
    Unreal = 1 << 28,
    Ended = 1 << 29,
    Past = 1 << 30,
    Possessive = 1L << 31,
    Example = 1L << 32,
    Purpose = 1L << 33,
    Adverbial = 1L << 34,
    Attribution = 1L << 35,
    Reciprocal = 1L << 36,
    Impersonal = 1L << 37,
    Sport = 1L << 38,
    FirstPerson = 1L << 39,
    Neither = 1L << 40,
    Also = 1L << 41,
    Quantity = 1L << 42,
    Time = 1L << 43,
    Degree = 1L << 44,
    Former = 1L << 45,
    Simultaneous = 1L << 46,
    Address = 1L << 47,
    Postposition = 1L << 48,
    Aim = 1L << 49,
    Deictic = 1L << 50,
    Self = 1L << 51,
}

/// <summary>What the grammar says of a word form.</summary>
internal sealed class GrammarEntry
{
    /// <summary>What it does.</summary>
    public Function Functions { get; set; }

    /// <summary>Cases of a determiner by gender, in the order masculine, feminine, neuter, plural; of a pronoun in all four.</summary>
    public Cases[] CasesByGender { get; } = new Cases[4];

    /// <summary>The cases in which a relative pronoun is read; none where the form alone does not say.</summary>
    public Cases RelativeCases { get; set; }

    /// <summary>A preposition without its article ("im" is "in"); null for others.</summary>
    public string? Preposition { get; set; }

    /// <summary>The cases that a preposition governs.</summary>
    public Cases Governs { get; set; }

    /// <summary>Lemma of an auxiliary or modal verb; null for others.</summary>
    public string? Verb { get; set; }

    /// <summary>Whether an auxiliary or modal verb may be finite in this form.</summary>
    public bool IsFinite { get; set; }

    /// <summary>Whether an auxiliary or modal verb may be the infinitive in this form.</summary>
    public bool IsInfinitive { get; set; }

    /// <summary>Whether an auxiliary or modal verb stands in the subjunctive of reported speech.</summary>
    public bool IsReportive { get; set; }

    /// <summary>What it says of the clause; null where nothing.</summary>
    public Modality? Modality { get; set; }
}

/// <summary>Function words and their features, from <c>grammar.tsv</c>.</summary>
internal sealed class Grammar
{
    private const string Genders = "mfnp";
    private const Function Verbs = Function.Be | Function.Become | Function.Have | Function.Shall;

    private readonly FrozenDictionary<string, GrammarEntry>.AlternateLookup<ReadOnlySpan<char>> _entries;
    private readonly WordFilter _filter;
    private readonly Dictionary<string, Modality> _matrix = new(StringComparer.Ordinal);
    private readonly HashSet<string> _negatingMatrix = new(StringComparer.Ordinal);
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _endInS = LexiconTable.Read("states.tsv")
        .SelectMany(row => row.Values("name").Concat(row.Values("aliases")).Concat(row.Values("capital")).Concat(row.Values("metonyms")))
        .Select(name => name[(name.LastIndexOf(' ') + 1)..]).Where(word => word[^1] == 's')
        .ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly HashSet<string> _objectControl = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failure = new(StringComparer.Ordinal);
    private readonly HashSet<string> _onlooker = new(StringComparer.Ordinal);
    private readonly HashSet<string> _openControl = new(StringComparer.Ordinal);
    private readonly HashSet<string> _occurrence = new(StringComparer.Ordinal);
    private readonly HashSet<string> _durative = new(StringComparer.Ordinal);

    private Grammar()
    {
        var entries = new Dictionary<string, GrammarEntry>(StringComparer.Ordinal);
        foreach (var row in LexiconTable.Read("grammar.tsv"))
        {
            Add(entries, row["word"], row["class"], row["features"]);
        }

        foreach (var entry in entries.Values.Where(entry => entry.Verb is not null))
        {
            entry.Functions |= entries[entry.Verb!].Functions & Verbs; // Where not null; the infinitive is a row of its own.
        }

        _filter = new(entries.Keys);
        _entries = entries.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads the table.</summary>
    public static Grammar Load() => new();

    /// <summary>What the grammar says of a form; null where it is no function word.</summary>
    /// <param name="word">The form, in small letters.</param>
    public GrammarEntry? Find(ReadOnlySpan<char> word) => _filter.MayContain(word) && _entries.TryGetValue(word, out var entry) ? entry : null;

    /// <summary>Whether the name of a state or capital ends so without any ending: "Paris", "Honduras".</summary>
    /// <param name="word">Its last word.</param>
    public bool EndsInS(ReadOnlySpan<char> word) => _endInS.Contains(word);

    /// <summary>How real a verb makes what it governs ("planen" makes it planned); null where it says nothing.</summary>
    /// <param name="lemma">Infinitive.</param>
    public Modality? GovernedModality(string lemma) => _matrix.TryGetValue(lemma, out var modality) ? modality : null;

    /// <summary>Whether a verb denies or refuses what it governs.</summary>
    /// <param name="lemma">Infinitive.</param>
    public bool Negates(string lemma) => _negatingMatrix.Contains(lemma);

    /// <summary>Whether the object of a verb is the one who does what its infinitive says.</summary>
    /// <param name="lemma">Infinitive.</param>
    public bool IsObjectControl(string lemma) => _objectControl.Contains(lemma);

    /// <summary>Whether nobody in the clause need be the one who does what the infinitive below a verb says ("plädierte dafür, … zu bestrafen").</summary>
    /// <param name="lemma">Infinitive.</param>
    public bool IsOpenControl(string lemma) => _openControl.Contains(lemma);

    /// <summary>Whether a verb says of its subject only that it takes place, so that to deny the verb is to deny the subject.</summary>
    /// <param name="lemma">Infinitive.</param>
    public bool IsOccurrence(string lemma) => _occurrence.Contains(lemma);

    /// <summary>Whether a verb says how something lasts, so that its past is over: "arbeitete bei", but not "trat bei".</summary>
    /// <param name="lemma">Infinitive.</param>
    public bool IsDurative(string lemma) => _durative.Contains(lemma);

    /// <summary>Whether a verb says that its subject does not come about ("ist gescheitert").</summary>
    /// <param name="lemma">Infinitive.</param>
    public bool IsFailure(string lemma) => _failure.Contains(lemma);

    /// <summary>Whether the subject of a verb speaks of, sees or ends what its object names, but does not do it ("verurteilte die Sanktionen").</summary>
    /// <param name="lemma">Infinitive.</param>
    public bool IsOnlooker(string lemma) => _onlooker.Contains(lemma);

    private void Add(Dictionary<string, GrammarEntry> entries, string word, string wordClass, string features)
    {
        switch (wordClass)
        {
            case "matrix" when features == "negated":
                _negatingMatrix.Add(word);
                return;
            case "matrix":
                _matrix[word] = Enum.Parse<Modality>(features, ignoreCase: true);
                return;
            case "occurrence":
                _occurrence.Add(word);
                return;
            case "failure":
                _failure.Add(word);
                return;
            case "onlooker":
                _onlooker.Add(word);
                return;
            case "open_control":
                _openControl.Add(word);
                return;
            case "durative":
                _durative.Add(word);
                return;
            case "object_control":
                _objectControl.Add(word);
                return;
            default:
                var entry = entries.TryGetValue(word, out var known) ? known : entries[word] = new GrammarEntry();
                AddFunction(entry, wordClass, features);
                return;
        }
    }

    private static void AddFunction(GrammarEntry entry, string wordClass, string features)
    {
        switch (wordClass)
        {
            case "modality":
                entry.Functions |= Function.ModalityCue;
                entry.Modality ??= Enum.Parse<Modality>(features, ignoreCase: true);
                break;
            case "determiner":
                entry.Functions |= Function.Determiner;
                AddCases(entry, features);
                break;
            case "relative":
                entry.Functions |= Function.Relative;
                entry.RelativeCases |= ParseCases(features);
                break;
            case "pronoun":
                entry.Functions |= Function.Pronoun;
                Array.Fill(entry.CasesByGender, entry.CasesByGender[0] | ParseCases(features));
                break;
            case "preposition":
                entry.Functions |= Function.Preposition;
                entry.Preposition = features[..features.IndexOf(':', StringComparison.Ordinal)];
                entry.Governs = ParseCases(features[(features.IndexOf(':', StringComparison.Ordinal) + 1)..]);
                break;
            case "auxiliary" or "modal":
                entry.Functions |= wordClass == "modal" ? Function.Modal : Function.Auxiliary;
                AddVerb(entry, features);
                break;
            default:
                entry.Functions |= Enum.Parse<Function>(wordClass, ignoreCase: true);
                break;
        }
    }

    private static void AddVerb(GrammarEntry entry, string features)
    {
        var parts = features.Split(':');
        entry.Verb = parts[0];
        entry.IsReportive |= parts.Length > 1 && parts[1] == "k1";
        entry.IsInfinitive |= parts.Length > 1 && parts[1] == "infinitive";
        entry.IsFinite |= parts.Length == 1 || parts[1] == "k1";
    }

    private static void AddCases(GrammarEntry entry, string features)
    {
        foreach (var part in features.Split('|'))
        {
            foreach (var gender in part[..part.IndexOf(':', StringComparison.Ordinal)])
            {
                entry.CasesByGender[Genders.IndexOf(gender, StringComparison.Ordinal)] |= ParseCases(part[(part.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            }
        }
    }

    private static Cases ParseCases(string letters) => letters.Aggregate(Cases.None, (cases, letter) => cases | letter switch
    {
        'n' => Cases.Nominative,
        'g' => Cases.Genitive,
        'd' => Cases.Dative,
        _ => Cases.Accusative,
    });
}
