using System.Collections.Immutable;
using EntityGraph.Extraction;

namespace EntityGraph.Graph.Documents;

/// <summary>All that the graph needs of one article: the graph is a function of the set of these, and of the corrections.</summary>
/// <param name="DocumentId">The article.</param>
/// <param name="Title">Headline; null where not given.</param>
/// <param name="Date">Day of publication; null where not known.</param>
/// <param name="Source">Outlet; null where not known.</param>
/// <param name="TextFingerprint">Similarity fingerprint of the text, by which near-duplicates (wire copy) are found; 0 for none.</param>
/// <param name="Extraction">What the text says.</param>
public sealed record AnalyzedDocument(
    string DocumentId,
    string? Title,
    DateOnly? Date,
    string? Source,
    ulong TextFingerprint,
    DocumentExtraction Extraction)
{
    /// <summary>The written form of each mention, in the order of the mentions: the aliases. Empty where the text is not at hand.</summary>
    public ImmutableArray<string> Surfaces { get; init; } = [];

    /// <summary>Reads the written form of each mention from the text.</summary>
    /// <param name="text">The text that the offsets count in.</param>
    /// <param name="extraction">What it says.</param>
    /// <returns>One form a mention, same order and length.</returns>
    public static ImmutableArray<string> SurfacesOf(string text, DocumentExtraction extraction)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(extraction);
        return [.. extraction.Mentions.Select(mention => text[mention.Span.Start..mention.Span.End])];
    }
}
