using System.Collections.Frozen;
using System.Collections.Immutable;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>All actors that the lexicon knows, by every name and form. Built once, read by all threads.</summary>
public sealed class Gazetteer
{
    private readonly TokenTrie<NameEntry> _names;
    private readonly WordFilter _contextual;
    private readonly Dictionary<string, ImmutableArray<KnownEntity>> _byFamilyName;
    private readonly Dictionary<string, ImmutableArray<KnownEntity>>.AlternateLookup<ReadOnlySpan<char>> _byFamilyForm;
    private readonly WordFilter _familyForms;
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _givenNames;

    private Gazetteer(FrozenDictionary<string, KnownEntity> byId, TokenTrie<NameEntry> names, WordFilter contextual)
    {
        _contextual = contextual;
        ById = byId;
        _names = names;
        _byFamilyName = byId.Values
            .SelectMany(entity => entity.FamilyNames.Select(family => (Key: NameKey.Fold(family), Entity: entity)))
            .GroupBy(pair => pair.Key, pair => pair.Entity, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
        var familyForms = byId.Values
            .SelectMany(entity => entity.FamilyNames.Except(entity.ContextualNames).SelectMany(FamilyForms).Select(form => (Form: form, Entity: entity)))
            .GroupBy(pair => pair.Form, pair => pair.Entity, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Distinct().ToImmutableArray(), StringComparer.Ordinal);
        _byFamilyForm = familyForms.GetAlternateLookup<ReadOnlySpan<char>>();
        _familyForms = new(familyForms.Keys);
        _givenNames = byId.Values.SelectMany(entity => entity.GivenNames)
            .Where(name => name.Length > 2 && !name.Contains(' ', StringComparison.Ordinal))
            .ToHashSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>All of them by their id; a body with a name of its own also by the id of the institution that it is of its state.</summary>
    public FrozenDictionary<string, KnownEntity> ById { get; }

    /// <summary>Reads the tables of states, organisations and persons.</summary>
    public static Gazetteer Load() => GazetteerReader.Read(Abbreviations.Load());

    /// <summary>Known persons of a family name, in any spelling; empty where there is none.</summary>
    /// <param name="familyName">The name in base form.</param>
    public ImmutableArray<KnownEntity> WithFamilyName(string familyName) =>
        _byFamilyName.TryGetValue(NameKey.Fold(familyName), out var persons) ? persons : [];

    /// <summary>Known persons whom a word alone can name by their family name, inflected or not.</summary>
    internal ImmutableArray<KnownEntity> WithFamilyForm(ReadOnlySpan<char> word) =>
        _familyForms.MayContain(word) && _byFamilyForm.TryGetValue(word, out var persons) ? persons : [];

    /// <summary>Whether there may be such persons: one look where there are none for most words.</summary>
    internal bool MayBeFamilyForm(ReadOnlySpan<char> word) => _familyForms.MayContain(word);

    /// <summary>Whether a known person bears this first name.</summary>
    internal bool IsGivenName(ReadOnlySpan<char> word) => _givenNames.Contains(word);

    /// <summary>The known name that starts at a token.</summary>
    internal ReadOnlySpan<NameEntry> Longest(AnalyzedText text, int token, int end, out int length) =>
        _names.Longest(text, token, end, out length);

    /// <summary>Whether a name that is an ordinary word too may start with a word.</summary>
    internal bool MayStartContextual(ReadOnlySpan<char> word) => _contextual.MayContain(word);

    /// <summary>The known name that is exactly one word, such as a member of a compound.</summary>
    internal ReadOnlySpan<NameEntry> Find(ReadOnlySpan<char> word) => _names.Find(word);

    /// <summary>The known name whose words a compound joins by hyphens.</summary>
    internal ReadOnlySpan<NameEntry> FindJoined(ReadOnlySpan<char> joined) => _names.FindJoined(joined);

    // A particle takes a capital letter at the start of a sentence.
    private static IEnumerable<string> FamilyForms(string name)
    {
        foreach (var form in Inflection.NameForms(name))
        {
            yield return form;
            if (char.IsLower(form[0]))
            {
                yield return char.ToUpperInvariant(form[0]) + form[1..];
            }
        }
    }

    internal static Gazetteer Create(Dictionary<string, KnownEntity> byId, TokenTrie<NameEntry>.Builder names) =>
        new(byId.ToFrozenDictionary(StringComparer.Ordinal), names.Build(), names.FirstWords(entry => entry.Kind == NameKind.Contextual));
}
