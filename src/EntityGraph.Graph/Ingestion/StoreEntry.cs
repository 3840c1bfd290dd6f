using EntityGraph.Graph.Documents;

namespace EntityGraph.Graph.Ingestion;

/// <summary>One document on its way into the store.</summary>
/// <param name="Document">The article.</param>
/// <param name="Analyzed">What the analysis of it says.</param>
/// <param name="AnalyzerVersion">The version of the analyzer that said it.</param>
/// <param name="JobId">The job that is done with it; null where nobody waits on one.</param>
public sealed record StoreEntry(Document Document, AnalyzedDocument Analyzed, string AnalyzerVersion, string? JobId = null);

/// <summary>What came of storing a document. The order is part of stored data: add at the end only.</summary>
public enum StoreStatus
{
    /// <summary>It is new.</summary>
    Stored,

    /// <summary>It took the place of another content, or of an older analysis, of the same id.</summary>
    Replaced,

    /// <summary>It was there already, just so.</summary>
    Unchanged,
}

/// <summary>What somebody who stores a document waits for.</summary>
public enum StoreWait
{
    /// <summary>It is on the disk; the graph shows it about a second later.</summary>
    UntilStored,

    /// <summary>It is on the disk, and the graph shows it.</summary>
    UntilVisible,
}

/// <summary>Asks for a page of documents.</summary>
/// <param name="Limit">At most this many.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
/// <param name="Source">Only of this outlet; null for all.</param>
/// <param name="From">First day; null for open. Undated documents are left out where a day is given.</param>
/// <param name="To">Last day; null for open.</param>
public sealed record DocumentQuery(
    int Limit,
    DocumentPosition? After = null,
    string? Source = null,
    DateOnly? From = null,
    DateOnly? To = null);

/// <summary>A place in the list of documents.</summary>
/// <param name="Date">Day of the last document seen; null where it has none.</param>
/// <param name="Id">Its id.</param>
public sealed record DocumentPosition(DateOnly? Date, string Id);

/// <summary>A page of documents.</summary>
/// <param name="Documents">Without their texts.</param>
/// <param name="Next">Where the next page starts; null where this is the last.</param>
public sealed record DocumentPage(IReadOnlyList<DocumentSummary> Documents, DocumentPosition? Next);

/// <summary>A document in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Headline; null where not known.</param>
/// <param name="Date">Day of publication; null where not known.</param>
/// <param name="Source">Outlet; null where not known.</param>
/// <param name="Url">Address; null where not known.</param>
/// <param name="Length">UTF-16 code units of its text.</param>
/// <param name="StoredAt">When it was stored, UTC.</param>
public sealed record DocumentSummary(
    string Id, string? Title, DateOnly? Date, string? Source, string? Url, int Length, DateTimeOffset StoredAt);
