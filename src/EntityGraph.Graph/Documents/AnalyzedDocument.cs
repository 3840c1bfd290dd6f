using EntityGraph.Extraction;

namespace EntityGraph.Graph.Documents;

/// <summary>All that the graph needs of one article: the graph is a function of the set of these, and of the corrections.</summary>
/// <param name="DocumentId">The article.</param>
/// <param name="Title">Headline; null where not given.</param>
/// <param name="Date">Day of publication; null where not known.</param>
/// <param name="Source">Outlet; null where not known.</param>
/// <param name="TextFingerprint">Similarity fingerprint of the text, by which near-duplicates (wire copy) are found.</param>
/// <param name="Extraction">What the text says.</param>
public sealed record AnalyzedDocument(
    string DocumentId,
    string? Title,
    DateOnly? Date,
    string? Source,
    ulong TextFingerprint,
    DocumentExtraction Extraction);
