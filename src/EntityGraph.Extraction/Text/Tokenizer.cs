using System.Buffers;

namespace EntityGraph.Extraction.Text;

/// <summary>Cuts a text into words, numbers and marks.</summary>
/// <remarks>Hyphenated words stay whole, as in the corpora that the tagger learns from. One pass, no allocation per token.</remarks>
internal sealed class Tokenizer(Abbreviations abbreviations)
{
    private static readonly SearchValues<char> Quotes = SearchValues.Create("\"„“”‚‘»«›‹‟‛`");
    private static readonly SearchValues<char> AddressEnds = SearchValues.Create(" \t\r\n<>\"„“”»«()[]");

    /// <summary>Adds the tokens of the whole text.</summary>
    /// <param name="text">The text; its tokens must still be empty.</param>
    public void Tokenize(AnalyzedText text)
    {
        ReadOnlySpan<char> chars = text.Text;
        for (var i = 0; i < chars.Length;)
        {
            if (char.IsWhiteSpace(chars[i]))
            {
                i++;
                continue;
            }

            var end = Next(chars, i, out var kind);
            text.AddToken(new TextSpan(i, end), kind);
            i = end;
        }
    }

    private int Next(ReadOnlySpan<char> text, int start, out TokenKind kind)
    {
        var c = text[start];
        kind = TokenKind.Word;
        if (char.IsLetter(c) || char.IsSurrogate(c))
        {
            return IsAddress(text[start..]) ? AddressEnd(text, start) : WordEnd(text, start);
        }

        if (char.IsAsciiDigit(c) || char.IsDigit(c))
        {
            return NumberEnd(text, start, out kind);
        }

        if (c is '.' or '!' or '?' or '…')
        {
            kind = TokenKind.Terminal;
            return RunEnd(text, start, c == '.' ? '.' : '\0');
        }

        kind = Quotes.Contains(c) || (c is '\'' or '’') ? TokenKind.Quote : TokenKind.Mark;
        return RunEnd(text, start, c is '-' or '–' or '—' or '*' or '_' or '=' or '`' ? c : '\0');
    }

    private static int RunEnd(ReadOnlySpan<char> text, int start, char repeated)
    {
        var end = start + 1;
        while (repeated != '\0' && end < text.Length && text[end] == repeated)
        {
            end++;
        }

        return end;
    }

    private int WordEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start + 1;
        while (end < text.Length)
        {
            var c = text[end];
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.NonSpacingMark)
            {
                end++;
            }
            else if (c is '-' or '\'' or '’' or '&' && JoinsLetters(text, end))
            {
                end += 2;
            }
            else
            {
                break;
            }
        }

        return WithTail(text, start, end);
    }

    // "Nord- und", "z.B.", "Dr.", "J.", "Hans'": what may still belong to the word.
    private int WithTail(ReadOnlySpan<char> text, int start, int end)
    {
        if (end >= text.Length)
        {
            return end;
        }

        if (text[end] == '-' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1])) && !IsRun(text, end))
        {
            return end + 1;
        }

        if (text[end] == '.')
        {
            return abbreviations.End(text, start, end);
        }

        return text[end] is '’' or '\'' && IsGenitiveApostrophe(text, end) ? end + 1 : end;
    }

    private static bool IsRun(ReadOnlySpan<char> text, int at) => at + 1 < text.Length && text[at + 1] == text[at];

    // The apostrophe of a genitive follows a sibilant and stands before the next word: the minister of Hans' city.
    private static bool IsGenitiveApostrophe(ReadOnlySpan<char> text, int at) =>
        text[at - 1] is 's' or 'x' or 'z' or 'ß'
        && at + 2 < text.Length && text[at + 1] == ' ' && char.IsLetter(text[at + 2])
        && text[Math.Max(0, at - 40)..at].IndexOfAny("‚‘'‹›") < 0;

    private static bool JoinsLetters(ReadOnlySpan<char> text, int at) =>
        at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1])
        && (text[at] != '&' || (char.IsUpper(text[at - 1]) && char.IsUpper(text[at + 1])));

    private static int NumberEnd(ReadOnlySpan<char> text, int start, out TokenKind kind)
    {
        var end = start + 1;
        kind = TokenKind.Number;
        while (end < text.Length)
        {
            var c = text[end];
            var digitFollows = end + 1 < text.Length && char.IsDigit(text[end + 1]);
            if (char.IsDigit(c))
            {
                end++;
            }
            else if (digitFollows && c is '.' or ',' or ':' or '/' or '-' or '–')
            {
                end += 2;
            }
            else if (char.IsLetter(c) || (c == '-' && end + 1 < text.Length && char.IsLetter(text[end + 1])))
            {
                kind = TokenKind.Word;
                end++;
            }
            else
            {
                break;
            }
        }

        return kind == TokenKind.Number && Ordinal.IsOrdinal(text, start, end) ? end + 1 : end;
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    private static int AddressEnd(ReadOnlySpan<char> text, int start)
    {
        var length = text[start..].IndexOfAny(AddressEnds);
        var end = length < 0 ? text.Length : start + length;
        while (end > start + 1 && text[end - 1] is '.' or ',' or '!' or '?' or ';' or ':')
        {
            end--;
        }

        return end;
    }
}
