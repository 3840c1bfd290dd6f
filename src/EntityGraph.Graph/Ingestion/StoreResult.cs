using EntityGraph.Graph.Documents;

namespace EntityGraph.Graph.Ingestion;

/// <summary>What came of an article: either it is in the graph, or there is a problem.</summary>
/// <param name="DocumentId">Its id; null where it has none because it can't be taken.</param>
/// <param name="Status">What was done; null where it was rejected.</param>
/// <param name="Problem">Why it was rejected; null where it is in the graph.</param>
public sealed record StoreResult(string? DocumentId, StoreStatus? Status, DocumentProblem? Problem)
{
    /// <summary>It can't be taken.</summary>
    /// <param name="problem">Why.</param>
    /// <param name="documentId">Its id, where it has one.</param>
    public static StoreResult Rejected(DocumentProblem problem, string? documentId = null) => new(documentId, null, problem);

    /// <summary>It is in the graph.</summary>
    /// <param name="documentId">Its id.</param>
    /// <param name="status">What was done.</param>
    public static StoreResult Accepted(string documentId, StoreStatus status) => new(documentId, status, null);
}
