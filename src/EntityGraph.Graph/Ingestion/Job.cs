using EntityGraph.Graph.Documents;

namespace EntityGraph.Graph.Ingestion;

/// <summary>The work of bringing one document into the graph, done after its sender has gone.</summary>
/// <param name="Id">Id of the job.</param>
/// <param name="DocumentId">The document it brings in.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts">How often it failed.</param>
/// <param name="CreatedAt">When it came, UTC.</param>
/// <param name="UpdatedAt">When its state last changed, UTC.</param>
/// <param name="Status">What came of it; null until it is done.</param>
/// <param name="Problem">Why it was rejected, or last failed; null where it didn't fail.</param>
public sealed record Job(
    string Id,
    string DocumentId,
    JobState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    StoreStatus? Status = null,
    DocumentProblem? Problem = null);

/// <summary>How far a job is. The order is part of stored data: add at the end only.</summary>
public enum JobState
{
    /// <summary>It waits for a worker, for the first time or again.</summary>
    Queued,

    /// <summary>The document is in the graph.</summary>
    Done,

    /// <summary>It can't be done: a dead letter that somebody must look at.</summary>
    Rejected,
}

/// <summary>What a worker says of a message.</summary>
public enum JobOutcome
{
    /// <summary>Take it off the queue.</summary>
    Done,

    /// <summary>Something outside failed: bring it again, later.</summary>
    Retry,

    /// <summary>It will never succeed: put it with the dead letters.</summary>
    Reject,
}
