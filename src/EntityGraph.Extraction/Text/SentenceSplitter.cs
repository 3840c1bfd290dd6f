namespace EntityGraph.Extraction.Text;

/// <summary>Finds where sentences end.</summary>
/// <remarks>Own rules, measured on the paragraphs of UD German GSD and PUD: see docs/QUALITY.md.</remarks>
internal sealed class SentenceSplitter(Abbreviations abbreviations)
{
    // A line this long was probably broken by a program; its break is no end.
    private const int WrappedLine = 50;
    private const int LongestWrappedLine = 110;

    /// <summary>Ends the sentences of a tokenized text.</summary>
    /// <param name="text">The text; its sentences must still be empty.</param>
    public void Split(AnalyzedText text)
    {
        ReadOnlySpan<char> chars = text.Text;
        var tokens = text.Tokens;
        var wrapped = IsWrapped(chars);
        var dateline = tokens.Length > 0 ? Dateline.End(text, 0) : 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            if (i + 1 == tokens.Length || i + 1 == dateline || (i >= dateline && EndsAfter(text, i, wrapped)))
            {
                text.EndSentence(i + 1);
                dateline = i + 1 < tokens.Length && text.StartsLine(i + 1) ? Dateline.End(text, i + 1) : dateline;
            }
        }
    }

    private bool EndsAfter(AnalyzedText text, int token, bool wrapped)
    {
        ReadOnlySpan<char> chars = text.Text;
        var gap = chars[text.Tokens[token].End..text.Tokens[token + 1].Start];
        var breaks = gap.Count('\n') + (gap.Contains('\n') ? 0 : gap.Count('\r'));
        if (breaks > 1)
        {
            return true;
        }

        var next = text.Word(token + 1);
        if (breaks == 1 && (!wrapped || EndsClause(text, token)) && !ContinuesLine(text, token, next))
        {
            return true;
        }

        return EndsClause(text, token) && gap.Length > 0 && StartsSentence(text, token + 1);
    }

    // A terminal mark, with the quotes and brackets that close behind it; or an abbreviation that may end a sentence.
    private bool EndsClause(AnalyzedText text, int token)
    {
        while (token > 0 && IsCloser(text, token))
        {
            token--;
        }

        return text.Kinds[token] switch
        {
            TokenKind.Terminal => true,
            TokenKind.Word => text.Word(token)[^1] == '.' && abbreviations.MayEndSentence(text.Word(token)),
            _ => false,
        };
    }

    private static bool IsCloser(AnalyzedText text, int token)
    {
        var gluedToPrevious = text.Tokens[token].Start == text.Tokens[token - 1].End;
        return gluedToPrevious && (text.Kinds[token] == TokenKind.Quote || text.Word(token)[0] is ')' or ']');
    }

    private static bool StartsSentence(AnalyzedText text, int token)
    {
        var first = text.Word(token)[0];
        return text.Kinds[token] switch
        {
            TokenKind.Word => !char.IsLower(first),
            TokenKind.Number => true,
            TokenKind.Quote => true,
            TokenKind.Mark => first is '(' or '[' or '-' or '–' or '—' or '•' or '*' or '#' or '+',
            _ => false,
        };
    }

    // A new line in small letters, or after a comma, goes on with the sentence.
    private static bool ContinuesLine(AnalyzedText text, int token, ReadOnlySpan<char> next) =>
        char.IsLower(next[0]) || text.Word(token) is "," || text.Word(token)[^1] == '-';

    // Text broken into lines of even length: most lines are long, none is very long.
    private static bool IsWrapped(ReadOnlySpan<char> text)
    {
        var (lines, full) = (0, 0);
        foreach (var line in text.EnumerateLines())
        {
            if (line.Length > LongestWrappedLine)
            {
                return false;
            }

            lines += line.Length > 0 ? 1 : 0;
            full += line.Length >= WrappedLine ? 1 : 0;
        }

        return lines >= 3 && full * 2 >= lines;
    }
}
