namespace EntityGraph.Graph.Ingestion;

/// <summary>What lies where the store should be can't be used: foreign, damaged, of a newer version, or not accessible.</summary>
/// <param name="message">What is wrong, where, and what to do.</param>
/// <param name="inner">What the database said; null where it wasn't asked.</param>
public sealed class StoreUnusableException(string message, Exception? inner = null) : Exception(message, inner);
