using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>What a clause is to the one it belongs to.</summary>
internal enum ClauseKind
{
    Main,
    Subordinate,
    Relative,
    Infinitive,
}

/// <summary>A clause: tokens around one verb bracket, perhaps interrupted by others.</summary>
internal sealed class Clause(ClauseKind kind, int parent)
{
    private int[] _tokens = [];
    private int _writtenParts;

    /// <summary>What it is.</summary>
    public ClauseKind Kind { get; } = kind;

    /// <summary>Index of the clause that governs it; -1 where none does.</summary>
    public int Parent { get; } = parent;

    /// <summary>Its stretches of tokens, in text order.</summary>
    public List<TokenRange> Parts { get; } = [];

    /// <summary>Index of the clause whose subject it shares; -1 where it has its own.</summary>
    public int SharesSubjectWith { get; set; } = -1;

    /// <summary>The finite verb; -1 where there is none.</summary>
    public int Finite { get; set; } = -1;

    /// <summary>Index of the clause whose auxiliary or modal it shares ("hat A gelobt und B besucht"); -1 where it has its own.</summary>
    public int SharesBracketWith { get; init; } = -1;

    /// <summary>The word that introduces it; -1 where none does.</summary>
    public int Introduction { get; set; } = -1;

    /// <summary>First token.</summary>
    public int Start => Parts[0].Start;

    /// <summary>The token after the last.</summary>
    public int End => Parts[^1].End;

    /// <summary>Whether a token belongs to it.</summary>
    public bool Contains(int token) => Parts.Exists(part => part.Contains(token));

    /// <summary>Its tokens in order; written down once, and again where it has grown.</summary>
    public int[] Tokens
    {
        get
        {
            if (_writtenParts != Parts.Count)
            {
                (_tokens, _writtenParts) = ([.. Parts.SelectMany(part => Enumerable.Range(part.Start, part.Length))], Parts.Count);
            }

            return _tokens;
        }
    }
}
