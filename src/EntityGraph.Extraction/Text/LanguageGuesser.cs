using System.Collections.Frozen;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Text;

/// <summary>Guesses the language of a text from its commonest words.</summary>
internal sealed class LanguageGuesser
{
    private const int Enough = 2000;

    private readonly string[] _languages;
    private readonly FrozenDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _languagesOf;

    private LanguageGuesser(string[] languages, FrozenDictionary<string, int> languagesOf)
    {
        _languages = languages;
        _languagesOf = languagesOf.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads <c>function-words.tsv</c>.</summary>
    public static LanguageGuesser Load()
    {
        var rows = LexiconTable.Read("function-words.tsv").ToArray();
        var masks = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, row) in rows.Index())
        {
            foreach (var word in row.Values("words"))
            {
                masks[word] = masks.GetValueOrDefault(word) | (1 << i);
            }
        }

        return new([.. rows.Select(row => row["language"])], masks.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The language of the text's first words.</summary>
    /// <param name="text">A tokenized text.</param>
    /// <returns>ISO 639-1 code; <c>und</c> where no language has two of its words there.</returns>
    public string Guess(AnalyzedText text)
    {
        Span<int> counts = stackalloc int[_languages.Length];
        Span<char> lower = stackalloc char[16];
        var tokens = Math.Min(text.Tokens.Length, Enough);
        for (var token = 0; token < tokens; token++)
        {
            var word = text.Word(token);
            if (word.Length <= lower.Length && _languagesOf.TryGetValue(lower[..word.ToLowerInvariant(lower)], out var mask))
            {
                for (var i = 0; i < counts.Length; i++)
                {
                    counts[i] += (mask >> i) & 1;
                }
            }
        }

        var best = 0;
        for (var i = 1; i < counts.Length; i++)
        {
            best = counts[i] > counts[best] ? i : best;
        }

        return counts[best] >= 2 ? _languages[best] : "und";
    }
}
