using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace EntityGraph.Service.Api.Querying;

/// <summary>A query parameter that is any number of words of a vocabulary, parted by commas or sent one by one.</summary>
/// <typeparam name="T">The enumeration that the words name.</typeparam>
/// <param name="Values">What the words mean, each once, in the order of the query.</param>
internal sealed record Words<T>(ImmutableArray<T> Values)
    where T : struct, Enum
{
    /// <summary>Reads a list of words. A parameter sent several times comes here joined by commas.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="words">What it means.</param>
    /// <returns>Whether the vocabulary has every word.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Words<T>? words)
    {
        var values = ImmutableArray.CreateBuilder<T>();
        words = null;
        foreach (var part in Split(text ?? ""))
        {
            if (!Vocabulary<T>.TryParse(part, out var value))
            {
                return false;
            }

            values.Add(value);
        }

        words = new([.. values.Distinct()]);
        return true;
    }

    private static string[] Split(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
