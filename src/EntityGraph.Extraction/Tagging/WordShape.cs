namespace EntityGraph.Extraction.Tagging;

/// <summary>The three spellings of a word that its features are read from.</summary>
/// <remarks>Digits become zeros and typographic marks plain ones, so that years, prices and quotes share what was learned.</remarks>
internal ref struct WordShape
{
    /// <summary>Longest word that is read; what is beyond is left out.</summary>
    public const int MaxLength = 48;

    private const int MaxShape = 12;

    private WordShape(ReadOnlySpan<char> word, ReadOnlySpan<char> lower, ReadOnlySpan<char> shape, ReadOnlySpan<char> runs)
    {
        Word = word;
        Lower = lower;
        Shape = shape;
        Runs = runs;
        IsCapitalized = char.IsUpper(word[0]);
    }

    /// <summary>The word with digits and marks levelled.</summary>
    public ReadOnlySpan<char> Word { get; }

    /// <summary>The same in lower case, between a <c>^</c> and a <c>$</c>.</summary>
    public ReadOnlySpan<char> Lower { get; }

    /// <summary>Kinds of character, runs cut after two: <c>XxX</c>, <c>00.00</c>.</summary>
    public ReadOnlySpan<char> Shape { get; }

    /// <summary>Kinds of character, each run once.</summary>
    public ReadOnlySpan<char> Runs { get; }

    /// <summary>Whether it starts with a capital.</summary>
    public bool IsCapitalized { get; }

    /// <summary>Number of characters a buffer for <see cref="Read"/> must hold.</summary>
    public const int BufferLength = (2 * MaxLength) + 2 + (2 * MaxShape);

    /// <summary>Reads a word.</summary>
    /// <param name="source">The token as it stands in the text, not empty.</param>
    /// <param name="buffer">At least <see cref="BufferLength"/> characters; holds the result.</param>
    public static WordShape Read(ReadOnlySpan<char> source, Span<char> buffer)
    {
        var length = Math.Min(source.Length, MaxLength);
        var word = buffer[..length];
        var lower = buffer.Slice(MaxLength, length + 2);
        for (var i = 0; i < length; i++)
        {
            word[i] = Level(source[i]);
            lower[i + 1] = char.ToLowerInvariant(word[i]);
        }

        (lower[0], lower[^1]) = ('^', '$');
        var shape = buffer.Slice((2 * MaxLength) + 2, MaxShape);
        var runs = buffer.Slice((2 * MaxLength) + 2 + MaxShape, MaxShape);
        return new(word, lower, shape[..Sketch(word, shape, 2)], runs[..Sketch(word, runs, 1)]);
    }

    private static char Level(char c) => c switch
    {
        >= '0' and <= '9' => '0',
        '„' or '“' or '”' or '«' or '»' => '"',
        '’' or '‘' or '`' => '\'',
        '–' or '—' => '-',
        _ => c,
    };

    private static int Sketch(ReadOnlySpan<char> word, Span<char> sketch, int longestRun)
    {
        var (length, last, run) = (0, '\0', 0);
        foreach (var c in word)
        {
            var kind = Kind(c);
            run = kind == last ? run + 1 : 1;
            last = kind;
            if (run <= longestRun && length < sketch.Length)
            {
                sketch[length++] = kind;
            }
        }

        return length;
    }

    private static char Kind(char c) => c switch
    {
        '0' or '-' or '.' or '/' or '\'' or '&' => c,
        _ when char.IsUpper(c) => 'X',
        _ when char.IsLetter(c) => 'x',
        _ => '#',
    };
}
