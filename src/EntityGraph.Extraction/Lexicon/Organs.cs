using System.Collections.Frozen;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>An institution noun that, with a state, names an organisation of that state.</summary>
/// <param name="Noun">Nominative singular.</param>
/// <param name="Gender"><c>m</c>, <c>f</c>, <c>n</c>, or <c>p</c> for a plural.</param>
/// <param name="Kind">Kind of organisation, such as <c>ministry</c>.</param>
/// <param name="AnyCompound">Whether every compound that ends in it is such a noun too.</param>
/// <param name="Same">The noun under which it is one organisation with another; empty where there is none.</param>
internal sealed record Organ(string Noun, char Gender, string Kind, bool AnyCompound, string Same)
{
    /// <summary>The kind of those whose speaker presides over them.</summary>
    public const string Parliament = "parliament";

    /// <summary>Whether the town where it stands does not say whose it is: an embassy stands abroad, a court anywhere, the government of a region in any capital.</summary>
    public bool IsAnywhere => Kind is "embassy" or "court" or "regional";

    /// <summary>The noun that its name is made of.</summary>
    public string Title => Same.Length > 0 ? Same : Noun;

    /// <summary>Id of the institution of one state, such as its parliament.</summary>
    /// <param name="noun">Institution noun.</param>
    /// <param name="state">Name of the state.</param>
    public static string IdOf(string noun, string state) => "organization:" + NameKey.Slug($"{noun} {state}");
}

/// <summary>Institution nouns by word form, from <c>organs.tsv</c>.</summary>
internal sealed class Organs
{
    private const int ShortestPrefix = 3;

    private readonly FrozenDictionary<string, Organ>.AlternateLookup<ReadOnlySpan<char>> _forms;

    private Organs(FrozenDictionary<string, Organ> forms) => _forms = forms.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the table.</summary>
    public static Organs Load()
    {
        var forms = new Dictionary<string, Organ>(StringComparer.Ordinal);
        foreach (var row in LexiconTable.Read("organs.tsv"))
        {
            var organ = new Organ(row["noun"], row["gender"][0], row["kind"], row.Flag("suffixOk"), row["same"]);
            forms.TryAdd(organ.Noun, organ);
            if (organ.Gender is 'm' or 'n')
            {
                forms.TryAdd(organ.Noun + "s", organ);
                forms.TryAdd(organ.Noun + "es", organ);
            }
        }

        return new(forms.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The institution that a form names.</summary>
    /// <param name="word">The form, from where the institution noun may start.</param>
    /// <returns>Null where it names none.</returns>
    public Organ? Find(ReadOnlySpan<char> word)
    {
        if (_forms.TryGetValue(word, out var organ))
        {
            return organ;
        }

        Span<char> buffer = stackalloc char[64];
        for (var k = ShortestPrefix; k < word.Length - ShortestPrefix && word.Length <= buffer.Length; k++)
        {
            var head = buffer[..(word.Length - k)];
            word[k..].CopyTo(head);
            head[0] = char.ToUpperInvariant(head[0]);
            if (_forms.TryGetValue(head, out organ) && organ.AnyCompound)
            {
                var length = Math.Min(word.Length, k + organ.Noun.Length);
                return organ with { Noun = word[..length].ToString(), Same = "" };
            }
        }

        return null;
    }
}
