using System.Collections.Frozen;
using System.Collections.Immutable;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>Nouns that stand for an organisation named before ("der Konzern", "die Behörde"), from <c>body-nouns.tsv</c>.</summary>
internal sealed class BodyNouns
{
    private readonly FrozenDictionary<string, ImmutableArray<string>>.AlternateLookup<ReadOnlySpan<char>> _kinds;

    private BodyNouns(FrozenDictionary<string, ImmutableArray<string>> kinds) => _kinds = kinds.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the table.</summary>
    public static BodyNouns Load()
    {
        var kinds = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var row in LexiconTable.Read("body-nouns.tsv"))
        {
            var (noun, isFeminine) = (row["noun"], row["gender"] == "f");
            foreach (var form in isFeminine ? [noun] : new[] { noun, noun + "s", noun + "es" })
            {
                kinds.TryAdd(form, row.Values("kinds"));
            }
        }

        return new(kinds.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The kinds of organisations that a form in the singular may stand for; empty where it is no such noun.</summary>
    /// <param name="word">The form.</param>
    public ImmutableArray<string> KindsOf(ReadOnlySpan<char> word) => _kinds.TryGetValue(word, out var kinds) ? kinds : [];
}
