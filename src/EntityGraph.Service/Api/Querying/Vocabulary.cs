using System.Collections.Frozen;
using System.Text.Json;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Service.Api.Querying;

/// <summary>The words by which the interface names the members of an enumeration: snake case, in queries as in JSON.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal static class Vocabulary<T>
    where T : struct, Enum
{
    private static readonly T[] Members = [.. Enum.GetValues<T>().Where(value => !IsNothing(value))];

    private static readonly FrozenDictionary<string, T> ByKey = Members
        .Select(value => (Word: Name(value), Value: value))
        .Concat(Synonyms())
        .ToFrozenDictionary(pair => Vocabulary.Key(pair.Word), pair => pair.Value, StringComparer.Ordinal);

    /// <summary>All words, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Members.Select(Name)];

    /// <summary>The word for a member.</summary>
    /// <param name="value">The member.</param>
    public static string Name(T value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    /// <summary>Reads a word; case, hyphens and underscores don't matter.</summary>
    /// <param name="word">The word.</param>
    /// <param name="value">The member it names.</param>
    /// <returns>Whether there is such a word.</returns>
    public static bool TryParse(string word, out T value) => ByKey.TryGetValue(Vocabulary.Key(word), out value);

    /// <summary>Whether there is such a word.</summary>
    /// <param name="word">The word.</param>
    public static bool Knows(string word) => TryParse(word, out _);

    // The empty set of a flags enumeration can't be asked for.
    private static bool IsNothing(T value) =>
        Convert.ToInt32(value, null) == 0 && Attribute.IsDefined(typeof(T), typeof(FlagsAttribute));

    private static IEnumerable<(string Word, T Value)> Synonyms() =>
        Vocabulary.LayerSynonyms.Select(pair => (pair.Word, Value: (object)pair.Layer))
            .Where(pair => pair.Value is T)
            .Select(pair => (pair.Word, (T)pair.Value));
}

/// <summary>What all vocabularies share.</summary>
/// <param name="Names">All words, in the order of the enumeration.</param>
/// <param name="Knows">Whether there is such a word.</param>
internal sealed record Vocabulary(IReadOnlyList<string> Names, Func<string, bool> Knows)
{
    /// <summary>Other words that people use for the layers.</summary>
    public static readonly (string Word, Layers Layer)[] LayerSynonyms =
    [
        (Extraction.Ontology.CoOccurrence, Layers.CoOccurrence),
        ("relation", Layers.Relations),
        ("typed", Layers.Relations),
        ("both", Layers.All),
    ];

    /// <summary>The vocabulary of an enumeration.</summary>
    /// <param name="type">The enumeration.</param>
    public static Vocabulary Of(Type type)
    {
        var vocabulary = typeof(Vocabulary<>).MakeGenericType(type);
        // Both members stand in the class above.
        return new(
            (IReadOnlyList<string>)vocabulary.GetProperty(nameof(Vocabulary<>.Names))!.GetValue(null)!,
            vocabulary.GetMethod(nameof(Vocabulary<>.Knows))!.CreateDelegate<Func<string, bool>>());
    }

    /// <summary>What is compared of a word.</summary>
    /// <param name="word">The word.</param>
    public static string Key(string word) =>
        word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
