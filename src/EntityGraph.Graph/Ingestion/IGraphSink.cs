using EntityGraph.Graph.Documents;

namespace EntityGraph.Graph.Ingestion;

/// <summary>What follows the store: takes each change in the order of the store, and shows all of them at once.</summary>
/// <remarks>Called by one writer at a time.</remarks>
public interface IGraphSink
{
    /// <summary>Takes a document, new or in the place of the one of the same id.</summary>
    /// <param name="document">What is known of it.</param>
    void Apply(AnalyzedDocument document);

    /// <summary>Forgets a document.</summary>
    /// <param name="documentId">The document.</param>
    void Remove(string documentId);

    /// <summary>Shows readers what was taken and forgotten so far.</summary>
    void Publish();
}
