namespace EntityGraph.Extraction.Text;

/// <summary>A stretch of text, half open <c>[Start, End)</c>, in UTF-16 code units of the text as it was sent.</summary>
/// <param name="Start">First code unit.</param>
/// <param name="End">The code unit after the last.</param>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the two share at least one code unit.</summary>
    /// <param name="other">The other stretch.</param>
    public bool Overlaps(TextSpan other) => Start < other.End && other.Start < End;

    /// <summary>Whether the other lies wholly inside this one.</summary>
    /// <param name="other">The other stretch.</param>
    public bool Contains(TextSpan other) => Start <= other.Start && other.End <= End;

    /// <summary>The characters it covers.</summary>
    /// <param name="text">The text that the positions count in.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie inside the text.</exception>
    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text[Start..End];
}
