using System.Runtime.InteropServices;
using EntityGraph.Extraction.Entities;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction;

/// <summary>One text and every annotation of it, as columns. Stages fill it in order; positions are half open.</summary>
/// <remarks>Offsets count in <see cref="Text"/>, the normal form; <see cref="NormalizedText"/> leads back to the text as it was sent.</remarks>
internal sealed class AnalyzedText(NormalizedText normalized, AnalysisContext context)
{
    private readonly List<TextSpan> _tokens = new((normalized.Text.Length / 6) + 8);
    private readonly List<TokenKind> _kinds = new((normalized.Text.Length / 6) + 8);
    private readonly List<TokenRange> _sentences = [];
    private readonly List<EntityMention> _mentions = [];
    private readonly List<DocumentEntity> _entities = [];

    /// <summary>The normal form that all positions count in.</summary>
    public string Text { get; } = normalized.Text;

    /// <summary>The way back to the text as it was sent.</summary>
    public NormalizedText Normalized { get; } = normalized;

    /// <summary>What is known of the text besides its words.</summary>
    public AnalysisContext Context { get; } = context;

    /// <summary>ISO 639-1 code, or <c>und</c>.</summary>
    public string Language { get; set; } = "und";

    /// <summary>Words, numbers and marks, in text order.</summary>
    public ReadOnlySpan<TextSpan> Tokens => CollectionsMarshal.AsSpan(_tokens);

    /// <summary>One kind for each token.</summary>
    public ReadOnlySpan<TokenKind> Kinds => CollectionsMarshal.AsSpan(_kinds);

    /// <summary>Sentences as ranges of tokens, in text order, covering all tokens.</summary>
    public ReadOnlySpan<TokenRange> Sentences => CollectionsMarshal.AsSpan(_sentences);

    /// <summary>Mentions by position; where two start together the longer comes first.</summary>
    public IReadOnlyList<EntityMention> Mentions => _mentions;

    /// <summary>The actors of the text; mentions refer to them by index.</summary>
    public IReadOnlyList<DocumentEntity> Entities => _entities;

    /// <summary>Nouns that name an office or function, in text order.</summary>
    public IReadOnlyList<RolePhrase> Roles { get; set; } = [];

    /// <summary>The characters of a token.</summary>
    /// <param name="token">Index of the token.</param>
    public ReadOnlySpan<char> Word(int token) => _tokens[token].Of(Text);

    /// <summary>Whether a line break stands right before a token; the first has none.</summary>
    /// <param name="token">Index of the token.</param>
    public bool StartsLine(int token) => token > 0 && Text.AsSpan(_tokens[token - 1].End, _tokens[token].Start - _tokens[token - 1].End).Contains('\n');

    /// <summary>Index of the sentence that a token belongs to. O(log sentences).</summary>
    /// <param name="token">Index of the token.</param>
    public int SentenceOf(int token)
    {
        var (low, high) = (0, _sentences.Count - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sentences[middle].End <= token)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Index of the first mention that starts at a token or after it. O(log mentions).</summary>
    /// <param name="token">Index of the token.</param>
    public int FirstMention(int token)
    {
        var (low, high) = (0, _mentions.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _mentions[middle].Tokens.Start < token ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Adds the next token.</summary>
    /// <param name="span">Where it stands.</param>
    /// <param name="kind">What it is.</param>
    public void AddToken(TextSpan span, TokenKind kind)
    {
        _tokens.Add(span);
        _kinds.Add(kind);
    }

    /// <summary>Ends the sentence that began where the last one ended.</summary>
    /// <param name="end">The token after its last; a sentence of no tokens is not added.</param>
    public void EndSentence(int end)
    {
        var start = _sentences.Count == 0 ? 0 : _sentences[^1].End;
        if (end > start)
        {
            _sentences.Add(new TokenRange(start, end));
        }
    }

    /// <summary>Adds mentions that refer back to actors already set; indexes that roles keep are moved along.</summary>
    /// <param name="mentions">New mentions, in any order.</param>
    /// <returns>The new index of each mention that was there before.</returns>
    public int[] AddMentions(List<EntityMention> mentions)
    {
        mentions.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var (before, added) = (_mentions.ToArray(), 0);
        var moved = new int[before.Length];
        _mentions.Clear();
        for (var i = 0; i < before.Length; i++)
        {
            while (added < mentions.Count && mentions[added].Span.Start < before[i].Span.Start)
            {
                _mentions.Add(mentions[added++]);
            }

            moved[i] = _mentions.Count;
            _mentions.Add(before[i]);
        }

        _mentions.AddRange(mentions[added..]);
        Roles = [.. Roles.Select(role => role with { Domain = Moved(role.Domain), Holder = Moved(role.Holder) })];
        return moved;

        int Moved(int index) => index < 0 ? index : moved[index];
    }

    /// <summary>Sets who is named, and where.</summary>
    /// <param name="entities">The actors.</param>
    /// <param name="mentions">Their mentions, in any order.</param>
    public void SetEntities(IEnumerable<DocumentEntity> entities, IEnumerable<EntityMention> mentions)
    {
        _entities.Clear();
        _entities.AddRange(entities);
        _mentions.Clear();
        _mentions.AddRange(mentions);
        _mentions.Sort((a, b) => a.Span.Start != b.Span.Start
            ? a.Span.Start.CompareTo(b.Span.Start)
            : b.Span.End.CompareTo(a.Span.End));
    }
}
