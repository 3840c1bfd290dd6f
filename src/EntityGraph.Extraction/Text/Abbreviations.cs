using System.Collections.Frozen;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Text;

/// <summary>Words whose full stop belongs to them.</summary>
internal sealed class Abbreviations
{
    private readonly FrozenDictionary<string, bool>.AlternateLookup<ReadOnlySpan<char>> _mayEndSentence;

    private Abbreviations(FrozenDictionary<string, bool> mayEndSentence) =>
        _mayEndSentence = mayEndSentence.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads <c>abbreviations.tsv</c>.</summary>
    public static Abbreviations Load() => new(LexiconTable.Read("abbreviations.tsv")
        .ToFrozenDictionary(row => row["abbreviation"], row => row.Flag("final"), StringComparer.Ordinal));

    /// <summary>Whether a token is an abbreviation that a sentence may end with.</summary>
    /// <param name="word">The token with its full stop.</param>
    public bool MayEndSentence(ReadOnlySpan<char> word) => _mayEndSentence.TryGetValue(word, out var may) && may;

    /// <summary>End of the word, its full stop included where that belongs to it.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where the word starts.</param>
    /// <param name="stop">The full stop right after the letters.</param>
    public int End(ReadOnlySpan<char> text, int start, int stop)
    {
        var end = Chain(text, stop);
        if (_mayEndSentence.ContainsKey(text[start..end]))
        {
            return end;
        }

        var length = stop - start;
        var isInitial = length == 1 && char.IsUpper(text[start]) && IsBeforeName(text, stop + 1);
        var isFirstOfSeveral = length == 1 && IsBeforeAbbreviation(text, stop + 1);
        if (isInitial || isFirstOfSeveral || (end > stop + 1 && IsLettered(text[start..end])))
        {
            return end;
        }

        return _mayEndSentence.ContainsKey(text[start..(stop + 1)]) ? stop + 1 : stop;
    }

    // "z.B.", "u.a.", "U.S.": letters and stops without a space between them.
    private static int Chain(ReadOnlySpan<char> text, int stop)
    {
        var end = stop + 1;
        for (var at = end; at < text.Length && char.IsLetter(text[at]); at++)
        {
            if (at + 1 < text.Length && text[at + 1] == '.')
            {
                end = at + 2;
                at++;
            }
            else if (at - end > 6)
            {
                break;
            }
        }

        return end;
    }

    private static bool IsLettered(ReadOnlySpan<char> word)
    {
        for (var i = 1; i < word.Length; i += 2)
        {
            if (word[i] != '.')
            {
                return false;
            }
        }

        return true;
    }

    // "z. B.", "v. Chr.": a letter before another short abbreviation.
    private static bool IsBeforeAbbreviation(ReadOnlySpan<char> text, int at)
    {
        var end = at + 1;
        while (end < text.Length && end - at <= 3 && char.IsLetter(text[end]))
        {
            end++;
        }

        return at < text.Length && text[at] == ' ' && end > at + 1 && end < text.Length && text[end] == '.';
    }

    // "J. Edgar", "George W. Bush": the initial of a name, not the last letter of a sentence.
    private static bool IsBeforeName(ReadOnlySpan<char> text, int at) =>
        at < text.Length && (char.IsUpper(text[at])
            || (at + 1 < text.Length && text[at] == ' ' && char.IsUpper(text[at + 1])));
}
