using System.Collections.Immutable;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>Where in the grammar of a clause or noun phrase one end of a relation stands.</summary>
/// <param name="Kind">The function.</param>
/// <param name="Preposition">For prepositional phrases; empty otherwise.</param>
/// <param name="Case">The case that the preposition must govern here; any where it does not matter.</param>
internal readonly record struct Slot(SlotKind Kind, string Preposition, Cases Case)
{
    /// <summary>Reads a slot as the lexicon writes it, such as <c>subj</c> or <c>an/acc</c>.</summary>
    /// <param name="text">The text to read.</param>
    public static Slot Parse(string text) => text switch
    {
        "subj" => new(SlotKind.Subject, "", Cases.Any),
        "acc" => new(SlotKind.Accusative, "", Cases.Accusative),
        "dat" => new(SlotKind.Dative, "", Cases.Dative),
        "gen" => new(SlotKind.Genitive, "", Cases.Genitive),
        "agent" => new(SlotKind.Agent, "", Cases.Any),
        "self" => new(SlotKind.Self, "", Cases.Any),
        "part" => new(SlotKind.Part, "", Cases.Any),
        _ => Prepositional(text),
    };

    private static Slot Prepositional(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var wanted = slash < 0 ? Cases.Any : text[(slash + 1)..] == "acc" ? Cases.Accusative : Cases.Dative;
        return new(SlotKind.Preposition, slash < 0 ? text : text[..slash], wanted);
    }
}

/// <summary>The functions that a slot may name.</summary>
internal enum SlotKind
{
    Subject,
    Accusative,
    Dative,
    Genitive,
    Preposition,
    Agent,
    Self,
    Part,
}

/// <summary>Where source and target stand.</summary>
/// <param name="Source">Who acts.</param>
/// <param name="Target">Who is acted on.</param>
/// <param name="Mutual">Whether both do it to each other.</param>
internal readonly record struct Frame(Slot Source, Slot Target, bool Mutual)
{
    /// <summary>Reads <c>source&gt;target</c> or <c>a~b</c>.</summary>
    /// <param name="text">The text to read.</param>
    /// <exception cref="InvalidDataException">It has neither sign.</exception>
    public static Frame Parse(string text)
    {
        var sign = text.IndexOfAny(['>', '~']);
        return sign > 0
            ? new(Slot.Parse(text[..sign]), Slot.Parse(text[(sign + 1)..]), text[sign] == '~')
            : throw new InvalidDataException($"'{text}' is no frame: it needs > or ~ between its slots.");
    }
}

/// <summary>One reading of a word that says a relation.</summary>
/// <param name="Lemma">Infinitive or nominative singular.</param>
/// <param name="Word">What kind of word.</param>
/// <param name="Objects">Lemmas of which one must stand in the clause too; empty where none must.</param>
/// <param name="Reflexive">Whether the verb is reflexive in this reading.</param>
/// <param name="Type">What it says.</param>
/// <param name="Frames">Where the ends stand, the likelier first.</param>
/// <param name="Negative">Whether the word itself says that the relation does not hold.</param>
/// <param name="Strength">How surely the word alone means the type, 0 to 1.</param>
/// <param name="IsIdiom">Whether the reading says no relation at all ("eine Entscheidung treffen"): it keeps the others away.</param>
internal sealed record Trigger(
    string Lemma,
    TriggerKind Word,
    ImmutableArray<string> Objects,
    bool Reflexive,
    RelationType Type,
    ImmutableArray<Frame> Frames,
    bool Negative,
    double Strength,
    bool IsIdiom)
{
    /// <summary>The preposition of the phrase in which the object must stand ("von:@negative"); empty where any will do.</summary>
    public string ObjectPreposition { get; init; } = "";
}

/// <summary>The kinds of word that may say a relation.</summary>
internal enum TriggerKind
{
    Verb,
    Noun,
    Adjective,
}

/// <summary>Words that say a relation, from <c>relations.tsv</c>.</summary>
internal sealed class RelationLexicon
{
    private const int ShortestHead = 5;
    private const int ShortestAfterHyphen = 4;

    private readonly Bearers _bearers = Bearers.Load();
    private readonly FrozenLookup _nouns;
    private readonly FrozenLookup _adjectives;
    private readonly Dictionary<string, Trigger[]> _verbs;

    private readonly RelationLayers _layers;

    private RelationLexicon(RelationLayers layers)
    {
        _layers = layers;
        var rows = LexiconTable.Read("relations.tsv").ToArray();
        var classes = LexiconTable.Read("judgements.tsv").ToLookup(row => row["class"], row => row["word"], StringComparer.Ordinal);
        var triggers = rows.Select(row => Parse(row, classes)).ToArray();
        VerbLemmas = [.. rows.Where(row => row["pos"] == "verb").Select(row => (row["lemma"], row["particle"])).Distinct()];
        _verbs = triggers.Where(trigger => trigger.Word == TriggerKind.Verb)
            .GroupBy(trigger => trigger.Lemma, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(Order).ToArray(), StringComparer.Ordinal);
        var words = rows.Zip(triggers, (row, trigger) => (Lemma: row["lemma"], Trigger: trigger)).ToArray();
        _nouns = new(words.Where(word => word.Trigger.Word == TriggerKind.Noun), NounForms);
        _adjectives = new(words.Where(word => word.Trigger.Word == TriggerKind.Adjective), Inflection.AdjectiveForms);
    }

    // Set phrases come first, since they keep the other readings away; then those that need an object.
    private static int Order(Trigger trigger) => trigger.Objects.Length == 0 ? 0 : trigger.IsIdiom ? 2 : 1;

    /// <summary>The verbs, each with its separable prefix or an empty one.</summary>
    public ImmutableArray<(string Lemma, string Particle)> VerbLemmas { get; }

    /// <summary>Reads the table.</summary>
    /// <param name="layers">Which kinds of word are to be found in it.</param>
    public static RelationLexicon Load(RelationLayers layers = RelationLayers.All) => new(layers);

    /// <summary>Readings of a verb; those that need an object come first.</summary>
    /// <param name="lemma">Infinitive.</param>
    public ReadOnlySpan<Trigger> Verb(string lemma) => Has(RelationLayers.Verbs) && _verbs.TryGetValue(lemma, out var triggers) ? triggers : [];

    /// <summary>Readings of an adjective form.</summary>
    /// <param name="word">The form.</param>
    public ReadOnlySpan<Trigger> Adjective(ReadOnlySpan<char> word) => Has(RelationLayers.Adjectives) ? _adjectives.Find(word) : [];

    /// <summary>What a noun form is to the state in its adjective or first member.</summary>
    /// <param name="word">The form.</param>
    public Bearing Bearing(ReadOnlySpan<char> word) => _bearers.Of(word);

    /// <summary>Readings of a noun form; a compound means what its last member means.</summary>
    /// <param name="word">The form.</param>
    /// <param name="head">Where in the form the known noun starts.</param>
    public ReadOnlySpan<Trigger> Noun(ReadOnlySpan<char> word, out int head)
    {
        head = 0;
        if (!Has(RelationLayers.Nouns) || !_nouns.MayEnd(word))
        {
            return [];
        }

        if (_nouns.Find(word) is { IsEmpty: false } whole)
        {
            return whole;
        }

        Span<char> buffer = stackalloc char[64];
        for (head = 3; head <= word.Length - ShortestAfterHyphen && word.Length <= buffer.Length; head++)
        {
            if (word.Length - head < ShortestHead && word[head - 1] != '-')
            {
                continue;
            }

            var part = buffer[..(word.Length - head)];
            word[head..].CopyTo(part);
            part[0] = char.ToUpperInvariant(part[0]);
            if (_nouns.All(part) is { } member)
            {
                return member;
            }
        }

        return [];
    }

    private bool Has(RelationLayers layer) => (_layers & layer) != 0;

    private static Trigger Parse(LexiconRow row, ILookup<string, string> classes)
    {
        var colon = row["object"].IndexOf(':', StringComparison.Ordinal);
        return Parse(row, classes, [.. row["object"][(colon + 1)..].Split('|', StringSplitOptions.RemoveEmptyEntries)]) with { ObjectPreposition = row["object"][..Math.Max(0, colon)] };
    }

    private static Trigger Parse(LexiconRow row, ILookup<string, string> classes, IEnumerable<string> objects) => new(
        row["lemma"].TrimEnd('!'),
        row["pos"] switch
        {
            "verb" => TriggerKind.Verb,
            "noun" => TriggerKind.Noun,
            _ => TriggerKind.Adjective,
        },
        [.. objects.SelectMany(noun => noun[0] == '@' ? classes[noun[1..]] : [noun.TrimEnd('!')])],
        row.Flag("reflexive"),
        row["type"] == "none" ? default : Ontology.TryParse(row["type"], out var type) ? type : throw new InvalidDataException($"'{row["type"]}' is no relation type."),
        [.. row.Values("frame").Select(Frame.Parse)],
        row["polarity"] == "neg",
        double.TryParse(row["strength"], System.Globalization.CultureInfo.InvariantCulture, out var strength) ? strength : 0.7,
        row["type"] == "none");

    /// <summary>The forms of a noun of the tables; an exclamation mark behind it says that it is declined like an adjective.</summary>
    /// <param name="lemma">Nominative singular.</param>
    public static IEnumerable<string> NounForms(string lemma) =>
        lemma[^1] == '!' ? Inflection.NounForms(lemma[..^1], Declension.Adjectival) : Inflection.CommonForms(lemma);

    private sealed class FrozenLookup
    {
        private readonly Dictionary<string, Trigger[]>.AlternateLookup<ReadOnlySpan<char>> _forms;
        private readonly WordFilter _filter;

        public FrozenLookup(IEnumerable<(string Lemma, Trigger Trigger)> words, Func<string, IEnumerable<string>> inflect)
        {
            var forms = words
                .SelectMany(word => inflect(word.Lemma).Select(form => (Form: form, word.Trigger)))
                .GroupBy(pair => pair.Form, pair => pair.Trigger, StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Distinct().OrderByDescending(Order).ToArray(), StringComparer.Ordinal);
            _forms = forms.GetAlternateLookup<ReadOnlySpan<char>>();
            _filter = WordFilter.OfAnyCase(forms.Keys);
        }

        public bool MayEnd(ReadOnlySpan<char> word) => _filter.MayContain(word);

        public Trigger[]? All(ReadOnlySpan<char> word) => _forms.TryGetValue(word, out var triggers) ? triggers : null;

        public ReadOnlySpan<Trigger> Find(ReadOnlySpan<char> word) => _filter.MayContain(word) && _forms.TryGetValue(word, out var triggers) ? triggers : [];
    }
}
