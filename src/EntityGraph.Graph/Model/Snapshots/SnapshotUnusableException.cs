namespace EntityGraph.Graph.Model.Snapshots;

/// <summary>A snapshot can't be used: it is damaged, or of another format. The graph must be built from the store.</summary>
/// <param name="message">What is wrong with it.</param>
public sealed class SnapshotUnusableException(string message) : Exception(message);
