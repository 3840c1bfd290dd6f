namespace EntityGraph.Extraction.Text;

/// <summary>Tokens <c>[Start, End)</c> by index.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">The token after the last.</param>
internal readonly record struct TokenRange(int Start, int End)
{
    /// <summary>Number of tokens.</summary>
    public int Length => End - Start;

    /// <summary>Whether the token lies inside.</summary>
    /// <param name="token">Index of the token.</param>
    public bool Contains(int token) => Start <= token && token < End;
}
