using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>Says which verb forms stand in a stretch of a sentence, where one form may be several.</summary>
internal sealed class SegmentVerbs(SentenceTokens sentence)
{
    private const int ShortestZuInfinitive = 9;

    /// <summary>Whether a segment holds an infinitive with zu.</summary>
    public bool HasZuInfinitive(TokenRange segment)
    {
        for (var token = segment.Start; token < segment.End; token++)
        {
            if (sentence.HasForm(token, VerbForm.ZuInfinitive) || LooksLikeZuInfinitive(token)
                || (token > segment.Start && sentence.Is(token - 1, Function.Zu) && sentence.HasForm(token, VerbForm.Infinitive)))
            {
                return true;
            }
        }

        return false;
    }

    // "voranzutreiben": a verb that no table holds.
    private bool LooksLikeZuInfinitive(int token)
    {
        var word = sentence.Word(token);
        return word.Length > ShortestZuInfinitive && char.IsLower(word[0]) && word.EndsWith("en", StringComparison.Ordinal)
            && word[2..^4].Contains("zu", StringComparison.Ordinal) && sentence.Entry(token) is null && sentence.Verbs(token).IsEmpty && !sentence.IsAttributive(token);
    }

    /// <summary>Its first finite verb; -1 where it has none.</summary>
    public int FirstFinite(TokenRange segment)
    {
        for (var token = segment.Start; token < segment.End; token++)
        {
            if (IsFiniteHere(token, segment))
            {
                return token;
            }
        }

        return -1;
    }

    /// <summary>Its last finite verb; -1 where it has none.</summary>
    public int LastFinite(TokenRange segment)
    {
        for (var token = segment.End - 1; token >= segment.Start; token--)
        {
            if (IsFiniteHere(token, segment))
            {
                return token;
            }
        }

        return -1;
    }

    // An infinitive looks like a finite plural: with "zu" before it, or a modal or auxiliary beside it, it is none.
    private bool IsFiniteHere(int token, TokenRange segment)
    {
        if (!sentence.IsFinite(token) || (token > segment.Start && sentence.Is(token - 1, Function.Zu)))
        {
            return false;
        }

        if (!MayBeInfinite(token))
        {
            return true;
        }

        for (var other = segment.Start; other < segment.End; other++)
        {
            var isSurer = !MayBeInfinite(other) || (sentence.Entry(other) is not null && sentence.Entry(token) is null);
            if (other != token && sentence.IsFinite(other) && isSurer)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a verb form may also be an infinitive or participle: "haben", "wollen", "treffen", "besucht" are, beside a finite verb.</summary>
    public bool MayBeInfinite(int token) =>
        sentence.Entry(token) is { } entry ? entry.IsInfinitive : sentence.HasForm(token, VerbForm.Infinitive | VerbForm.Participle);

    /// <summary>Whether a token closes a verb bracket: "… unterstützt", "… kritisiert worden", "… besucht haben".</summary>
    public bool EndsInfinite(int token) => sentence.Entry(token) is { } entry
        ? entry.IsInfinitive || (entry.Verb is not null && !entry.IsFinite)
        : sentence.HasForm(token, VerbForm.Infinitive | VerbForm.Participle);

    /// <summary>Its last word, marks left aside.</summary>
    public int LastWord(TokenRange segment)
    {
        var token = segment.End - 1;
        while (token > segment.Start && sentence.Text.Kinds[token] != TokenKind.Word)
        {
            token--;
        }

        return token;
    }
}
