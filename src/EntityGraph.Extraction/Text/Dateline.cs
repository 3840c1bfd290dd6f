namespace EntityGraph.Extraction.Text;

/// <summary>Finds where and when an article was written: "Seoul/Tokio (dpa) –", "Dresden, 3. September 2023 -" at the start of a line.</summary>
/// <remarks>Own rules. It is no part of the sentence that follows, though no full stop stands between the two.</remarks>
internal static class Dateline
{
    private const int MostPlaceTokens = 7;
    private const int MostBracketTokens = 8;
    private const int MostDateTokens = 5;
    private const int ShortestParticle = 3;
    private const int ShortestSentence = 5;

    /// <summary>The token after a dateline and its dash.</summary>
    /// <param name="text">A tokenized text.</param>
    /// <param name="start">First token of a line.</param>
    /// <returns><paramref name="start"/> where no dateline stands there.</returns>
    public static int End(AnalyzedText text, int start)
    {
        var place = PlaceEnd(text, start);
        var dash = ProofEnd(text, place);
        var isProven = dash > place;
        return dash > start && IsDash(text, dash) && BeginsSentence(text, dash + 1) && (isProven || IsBare(text, start, dash)) ? dash + 1 : start;
    }

    /// <summary>The tokens between a place at the start of a line and the mark that ends a dateline: brackets, or what may be a date.</summary>
    /// <param name="text">A tokenized text.</param>
    /// <param name="start">First token of a line.</param>
    /// <returns>Empty where nothing of that kind stands there.</returns>
    public static TokenRange Proof(AnalyzedText text, int start)
    {
        var place = PlaceEnd(text, start);
        var end = ProofEnd(text, place);
        return place > start && end < text.Tokens.Length && (IsDash(text, end) || text.Kinds[end] == TokenKind.Terminal) ? new(place, end) : new(start, start);
    }

    // "Frankfurt am Main", "Seoul/Tokio", "New York"
    private static int PlaceEnd(AnalyzedText text, int start)
    {
        var token = start;
        while (token < text.Tokens.Length && token - start < MostPlaceTokens
            && (token == start || !text.StartsLine(token)) && (IsCapital(text, token) || (token > start && (text.Word(token) is "/" || IsParticle(text, token)))))
        {
            token++;
        }

        return token;
    }

    private static bool IsCapital(AnalyzedText text, int token) => text.Kinds[token] == TokenKind.Word && char.IsUpper(text.Word(token)[0]);

    private static bool IsParticle(AnalyzedText text, int token) =>
        text.Kinds[token] == TokenKind.Word && text.Word(token).Length <= ShortestParticle && token + 1 < text.Tokens.Length && text.Kinds[token + 1] == TokenKind.Word;

    // An agency in brackets or a date, in any order: only datelines have these before a dash.
    private static int ProofEnd(AnalyzedText text, int token)
    {
        while (token < text.Tokens.Length && !text.StartsLine(token))
        {
            var next = text.Word(token) switch
            {
                "(" => Bracket(text, token),
                "," => Date(text, token + 1),
                "." when token + 1 < text.Tokens.Length && IsDash(text, token + 1) => token + 1,
                _ => token,
            };
            if (next == token)
            {
                break;
            }

            token = next;
        }

        return token;
    }

    private static int Bracket(AnalyzedText text, int open)
    {
        for (var token = open + 1; token < text.Tokens.Length && token <= open + MostBracketTokens; token++)
        {
            if (text.Word(token) is ")")
            {
                return token + 1;
            }
        }

        return open;
    }

    private static int Date(AnalyzedText text, int start)
    {
        var (token, hasNumber) = (start, false);
        while (token < text.Tokens.Length && token - start < MostDateTokens && text.Kinds[token] is TokenKind.Word or TokenKind.Number)
        {
            hasNumber |= text.Kinds[token] == TokenKind.Number;
            token++;
        }

        return hasNumber ? token : start - 1;
    }

    // With spaces on both sides: "Berlin –Der" is one too, a hyphen inside a word is none.
    private static bool IsDash(AnalyzedText text, int token) => token + 1 < text.Tokens.Length && text.Word(token) is "-" or "–" or "—" or "--";

    private static bool BeginsSentence(AnalyzedText text, int token) => text.Kinds[token] switch
    {
        TokenKind.Word => char.IsUpper(text.Word(token)[0]),
        TokenKind.Number or TokenKind.Quote => true,
        _ => false,
    };

    // Without agency and date: a sentence follows, and no second dash closes an insertion ("Scholz – Kanzler seit 2021 – sagte").
    private static bool IsBare(AnalyzedText text, int start, int dash)
    {
        for (var token = dash + 1; token < text.Tokens.Length; token++)
        {
            if (IsDash(text, token) || text.StartsLine(token))
            {
                return false;
            }

            if (text.Kinds[token] == TokenKind.Terminal)
            {
                return dash - start < MostPlaceTokens && token - dash > ShortestSentence;
            }
        }

        return false;
    }
}
