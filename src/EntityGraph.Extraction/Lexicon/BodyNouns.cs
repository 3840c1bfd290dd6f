using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>Nouns that stand for an organisation named before ("der Konzern", "die Behörde"), from <c>body-nouns.tsv</c>.</summary>
internal sealed class BodyNouns
{
    private const int ShortestNoun = 5;
    private const int LongestNoun = 48;

    private readonly FrozenDictionary<string, ImmutableArray<string>>.AlternateLookup<ReadOnlySpan<char>> _kinds;

    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _apposed;

    private BodyNouns(FrozenDictionary<string, ImmutableArray<string>> kinds, FrozenSet<string> apposed)
    {
        _kinds = kinds.GetAlternateLookup<ReadOnlySpan<char>>();
        _apposed = apposed.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads the table.</summary>
    public static BodyNouns Load()
    {
        var kinds = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var apposed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in LexiconTable.Read("body-nouns.tsv"))
        {
            var (noun, isFeminine) = (row["noun"], row["gender"] == "f");
            foreach (var form in isFeminine ? [noun] : new[] { noun, noun + "s", noun + "es" })
            {
                kinds.TryAdd(form, row.Values("kinds"));
                if (row.Flag("apposed"))
                {
                    apposed.Add(form);
                }
            }
        }

        return new(kinds.ToFrozenDictionary(StringComparer.Ordinal), apposed.ToFrozenSet(StringComparer.Ordinal));
    }

    /// <summary>Whether a form, or the last member of a compound, only says what the name behind it is ("der Molkereikonzern Weserland"), and never begins a name itself.</summary>
    /// <param name="word">The form.</param>
    public bool IsApposed(ReadOnlySpan<char> word)
    {
        if (word.Length > LongestNoun || !char.IsUpper(word[0]))
        {
            return false;
        }

        Span<char> head = stackalloc char[LongestNoun];
        for (var start = 0; start + ShortestNoun <= word.Length; start++)
        {
            word[start..].CopyTo(head);
            head[0] = char.ToUpperInvariant(head[0]);
            if (_apposed.Contains(head[..(word.Length - start)]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The kinds of organisations that a form in the singular may stand for; empty where it is no such noun.</summary>
    /// <param name="word">The form.</param>
    public ImmutableArray<string> KindsOf(ReadOnlySpan<char> word) => _kinds.TryGetValue(word, out var kinds) ? kinds : [];
}
