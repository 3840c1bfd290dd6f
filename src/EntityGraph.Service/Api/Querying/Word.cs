namespace EntityGraph.Service.Api.Querying;

/// <summary>A query parameter that is one word of a vocabulary.</summary>
/// <typeparam name="T">The enumeration that the words name.</typeparam>
/// <param name="Value">What the word means.</param>
internal readonly record struct Word<T>(T Value)
    where T : struct, Enum
{
    /// <summary>Reads a word.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="word">What it means.</param>
    /// <returns>Whether the vocabulary has it.</returns>
    public static bool TryParse(string? text, out Word<T> word)
    {
        var known = Vocabulary<T>.TryParse(text ?? "", out var value);
        word = new(value);
        return known;
    }
}
