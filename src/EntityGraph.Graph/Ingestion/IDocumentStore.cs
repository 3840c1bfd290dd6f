using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;

namespace EntityGraph.Graph.Ingestion;

/// <summary>The durable truth: documents, and what the analysis of each says.</summary>
/// <remarks>
/// Safe to use from many threads; writes are serialised. A call that returned has reached the disk; a call that was cancelled
/// or failed left nothing. Implementers let the exceptions of the outside world pass.
/// </remarks>
public interface IDocumentStore
{
    /// <summary>Makes the store ready: creates or upgrades it. Call it once, before anything else.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StoreUnusableException">What is there can't be used as a store.</exception>
    Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Saves documents with their extractions in one transaction, and marks their jobs done in it.</summary>
    /// <remarks>A document with the id of another replaces it and its extraction.</remarks>
    /// <param name="entries">In the order of arrival.</param>
    /// <param name="cancellationToken">Stops the work; nothing is saved then.</param>
    /// <returns>What came of each, in the order of the entries.</returns>
    Task<IReadOnlyList<StoreStatus>> SaveAsync(IReadOnlyList<StoreEntry> entries, CancellationToken cancellationToken);

    /// <summary>Deletes a document and what was extracted from it.</summary>
    /// <param name="id">The document.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Whether it was there.</returns>
    Task<bool> DeleteAsync(string id, CancellationToken cancellationToken);

    /// <summary>Finds a document; null where there is none of that id.</summary>
    /// <param name="id">The document.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<Document?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Finds what the analysis of a document says; null where there is none that can be read.</summary>
    /// <param name="id">The document.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<DocumentExtraction?> FindExtractionAsync(string id, CancellationToken cancellationToken);

    /// <summary>Finds which of these documents are stored and analysed by this version.</summary>
    /// <param name="ids">The documents asked for.</param>
    /// <param name="analyzerVersion">The version of the analyzer.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Content hash by id, only of those that are.</returns>
    Task<IReadOnlyDictionary<string, string>> FindHashesAsync(
        IReadOnlyCollection<string> ids, string analyzerVersion, CancellationToken cancellationToken);

    /// <summary>Lists documents, latest first, undated ones last, then by id.</summary>
    /// <param name="query">What to list.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<DocumentPage> ListAsync(DocumentQuery query, CancellationToken cancellationToken);

    /// <summary>Counts the documents.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>Reads every extraction, by id of the document: all that the graph is made of. Unreadable ones are left out.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    IAsyncEnumerable<AnalyzedDocument> LoadAsync(CancellationToken cancellationToken);

    /// <summary>Reads one extraction, on the calling thread; null where there is none that can be read.</summary>
    /// <param name="id">The document.</param>
    AnalyzedDocument? ReadAnalyzed(string id);

    /// <summary>Names the state of the store: all that the graph is made of is the same where this is, and never again where it changed.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<string> FindStateAsync(CancellationToken cancellationToken);

    /// <summary>Lists the ids of documents whose extraction is missing, unreadable or of another version, in ordinal order.</summary>
    /// <param name="analyzerVersion">The version wanted.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlyList<string>> ListOutdatedAsync(string analyzerVersion, CancellationToken cancellationToken);

    /// <summary>Reads a note that the store keeps about itself; null where there is none.</summary>
    /// <param name="name">Name of the note.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<string?> FindNoteAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes a note.</summary>
    /// <param name="name">Name of the note.</param>
    /// <param name="value">What it says.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task SaveNoteAsync(string name, string value, CancellationToken cancellationToken);
}
