using EntityGraph.Extraction.Entities;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>One sentence as the grammar sees it: for each token its function, its verb readings and the mention it carries.</summary>
internal sealed class SentenceTokens
{
    private readonly AnalyzedText _text;
    private readonly Grammar _grammar;
    private readonly GrammarEntry?[] _entries;
    private readonly VerbReading[][] _verbs;
    private readonly int[] _mention;
    private readonly int[] _role;

    private SentenceTokens(AnalyzedText text, int index, Grammar grammar)
    {
        (_text, _grammar) = (text, grammar);
        Index = index;
        Range = text.Sentences[index];
        _entries = new GrammarEntry?[Range.Length];
        _verbs = new VerbReading[Range.Length][];
        _mention = new int[Range.Length];
        _role = new int[Range.Length];
    }

    /// <summary>Number of the sentence in the text.</summary>
    public int Index { get; }

    /// <summary>Its tokens.</summary>
    public TokenRange Range { get; }

    /// <summary>The text it stands in.</summary>
    public AnalyzedText Text => _text;

    /// <summary>Indexes of the mentions of this sentence, first and after the last.</summary>
    public (int Start, int End) Mentions { get; private init; }

    /// <summary>Reads the tokens of one sentence.</summary>
    /// <param name="text">A text whose mentions are set.</param>
    /// <param name="index">Number of the sentence.</param>
    /// <param name="mentions">Its first mention and the one after its last.</param>
    /// <param name="grammar">Function words.</param>
    /// <param name="verbs">Verb forms.</param>
    public static SentenceTokens Read(AnalyzedText text, int index, (int Start, int End) mentions, Grammar grammar, VerbLexicon verbs)
    {
        var sentence = new SentenceTokens(text, index, grammar) { Mentions = mentions };
        Array.Fill(sentence._mention, -1);
        Array.Fill(sentence._role, -1);
        for (var i = FirstRole(text, sentence.Range.Start); i < text.Roles.Count && text.Roles[i].Token < sentence.Range.End; i++)
        {
            sentence._role[text.Roles[i].Token - sentence.Range.Start] = i;
        }

        for (var i = mentions.Start; i < mentions.End; i++)
        {
            sentence.Cover(i);
        }

        Span<char> buffer = stackalloc char[64];
        for (var i = 0; i < sentence.Range.Length; i++)
        {
            sentence.ReadToken(i, buffer, grammar, verbs);
        }

        return sentence;
    }

    /// <summary>What the grammar says of a token; null where it is no function word.</summary>
    public GrammarEntry? Entry(int token) => _entries[token - Range.Start];

    /// <summary>Whether a token may have one of the functions.</summary>
    public bool Is(int token, Function functions) => (_entries[token - Range.Start]?.Functions & functions) > 0;

    /// <summary>What a token may be as a verb; empty where it is none.</summary>
    public ReadOnlySpan<VerbReading> Verbs(int token) => _verbs[token - Range.Start];

    /// <summary>Index of the longest mention that covers a token; -1 where none does.</summary>
    public int Mention(int token) => _mention[token - Range.Start];

    /// <summary>Mention of the person whom a role noun stands beside; -1 where the token is no such noun.</summary>
    public int HolderAt(int token) => _role[token - Range.Start] is >= 0 and var role ? _text.Roles[role].Holder : -1;

    /// <summary>The role phrase whose noun a token is; null where it is none.</summary>
    public RolePhrase? RoleAt(int token) => _role[token - Range.Start] is >= 0 and var role ? _text.Roles[role] : null;

    /// <summary>The characters of a token.</summary>
    public ReadOnlySpan<char> Word(int token) => _text.Word(token);

    /// <summary>Whether a token is a noun or a name: a word with a capital letter that is no function word.</summary>
    public bool IsNominal(int token)
    {
        var word = Word(token);
        return _text.Kinds[token] == TokenKind.Word && (Mention(token) >= 0 || char.IsUpper(word[0]))
            && !IsPronoun(token) && !(Mention(token) < 0 && token > Range.Start && Is(token, Function.Pronoun | Function.Possessive))
            && (Mention(token) >= 0 || token > Range.Start || (_entries[token - Range.Start] is null && _verbs[token - Range.Start].Length == 0))
            && !IsDerivedAdjective(token);
    }

    /// <summary>Whether a token is a pronoun that stands for a known actor.</summary>
    public bool IsPronoun(int token) => Mention(token) is >= 0 and var mention && _text.Mentions[mention].Form == MentionForm.Pronoun;

    /// <summary>Whether a token is an inflected adjective, participle or number before a noun.</summary>
    public bool IsAttribute(int token)
    {
        var word = Word(token);
        return IsDerivedAdjective(token) || _text.Kinds[token] == TokenKind.Number
            || (_text.Kinds[token] == TokenKind.Word && char.IsLower(word[0]) && (Entry(token) is not { } entry || entry.Functions == Function.Former) && word.Length > 3 && EndsLikeAdjective(word));
    }

    /// <summary>Whether a token is the adjective of a state's name.</summary>
    public bool IsDerivedAdjective(int token) => Mention(token) is >= 0 and var mention
        && _text.Mentions[mention].Form == MentionForm.Derived && (char.IsLower(Word(token)[0]) || OpensPhrase(token));

    // "Britische Zeitungen schrieben": at the beginning of a sentence an adjective has a capital letter too.
    private bool OpensPhrase(int token) => (token == Range.Start || _text.Kinds[token - 1] == TokenKind.Quote) && token + 1 < Range.End
        && _text.Mentions[Mention(token)].Tokens.Length == 1 && EndsLikeAdjective(Word(token))
        && _text.Kinds[token + 1] == TokenKind.Word && char.IsUpper(Word(token + 1)[0]) && !IsPronoun(token + 1);

    /// <summary>Whether the s at the end of a name is no ending.</summary>
    public bool EndsInS(int token) => _grammar.EndsInS(Word(token));

    /// <summary>Whether a token may be a finite verb, auxiliaries and modals included.</summary>
    public bool IsFinite(int token)
    {
        if (Mention(token) >= 0)
        {
            return false;
        }

        if (_entries[token - Range.Start] is { } entry)
        {
            return entry.IsFinite && (entry.Functions & (Function.Auxiliary | Function.Modal)) != 0 && (entry.Functions & Function.Determiner) == 0;
        }

        return HasForm(token, VerbForm.Finite) && !IsAttributive(token);
    }

    /// <summary>Whether a reading of a token has one of the forms.</summary>
    public bool HasForm(int token, VerbForm form)
    {
        foreach (var reading in Verbs(token))
        {
            if ((reading.Form & form) != 0)
            {
                return true;
            }
        }

        return false;
    }

    // Roles are in text order.
    private static int FirstRole(AnalyzedText text, int token)
    {
        var (low, high) = (0, text.Roles.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = text.Roles[middle].Token < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool EndsLikeAdjective(ReadOnlySpan<char> word) =>
        word[^1] == 'e' || (word[^2] == 'e' && word[^1] is 'n' or 'r' or 's' or 'm');

    /// <summary>Whether a token is a participle before its noun: "den vereinbarten Besuch", "die von Ruanda unterstützten Rebellen".</summary>
    public bool IsAttributive(int token)
    {
        if (token + 1 >= Range.End || !(IsNominal(token + 1) || IsAttribute(token + 1)) || !EndsLikeAdjective(Word(token)))
        {
            return false;
        }

        for (var i = token - 1; i >= Range.Start && _text.Kinds[i] is TokenKind.Word or TokenKind.Number; i--)
        {
            if (Is(i, Function.Determiner | Function.Numeral))
            {
                return true;
            }

            if (IsNominal(i))
            {
                i = PrepositionBefore(i);
            }

            if (i < Range.Start || Is(i, Function.Coordinator | Function.Auxiliary | Function.Modal | Function.Pronoun))
            {
                return false;
            }
        }

        return false;
    }

    // Where the phrase with a preposition begins that a noun ends; before the sentence where it has none.
    private int PrepositionBefore(int noun)
    {
        var i = noun - 1;
        while (i >= Range.Start && (IsNominal(i) || IsAttribute(i) || Is(i, Function.Determiner)) && !Is(i, Function.Preposition))
        {
            i--;
        }

        return i >= Range.Start && Is(i, Function.Preposition) ? i : Range.Start - 1;
    }

    private void Cover(int mention)
    {
        var tokens = _text.Mentions[mention].Tokens;
        for (var token = tokens.Start; token < tokens.End; token++)
        {
            var known = _mention[token - Range.Start];
            if (known < 0 || _text.Mentions[known].Tokens.Length < tokens.Length || IsBetter(mention, known))
            {
                _mention[token - Range.Start] = mention;
            }
        }
    }

    // Of two mentions in one token the last stands for it: the head of a compound, or the role after its state.
    private bool IsBetter(int mention, int known) => _text.Mentions[known].Tokens == _text.Mentions[mention].Tokens
        && _text.Mentions[mention].Span.Length > 0 && _text.Mentions[known].Form == MentionForm.Part;

    private void ReadToken(int i, Span<char> buffer, Grammar grammar, VerbLexicon verbs)
    {
        var token = Range.Start + i;
        var word = _text.Word(token);
        _verbs[i] = [];
        if (_text.Kinds[token] != TokenKind.Word || word.Length > buffer.Length)
        {
            return;
        }

        if (char.IsUpper(word[0]))
        {
            if (i > 0 && !IsAfterMark(token))
            {
                _entries[i] = grammar.Find(word);
                return;
            }

            word = buffer[..word.ToLowerInvariant(buffer)];
        }

        _entries[i] = grammar.Find(word);
        _verbs[i] = verbs.Find(word);
    }

    private bool IsAfterMark(int token) => _text.Kinds[token - 1] is TokenKind.Quote || _text.Word(token - 1) is ":" or "–";
}
