namespace EntityGraph.Graph.Ingestion;

/// <summary>Tells workers which job to look at. The message is the id alone: the store is the truth.</summary>
/// <remarks>A message may come more than once, and out of order; a worker finds in the store whether there is still something to do.</remarks>
public interface IJobQueue
{
    /// <summary>Queues a job that is already in the store.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops the wait for room.</param>
    ValueTask PublishAsync(string jobId, CancellationToken cancellationToken);

    /// <summary>Hands out messages until it is cancelled.</summary>
    /// <param name="workers">How many are worked on at once.</param>
    /// <param name="work">Does one job. Its outcome decides what becomes of the message; it throws only when cancelled.</param>
    /// <param name="cancellationToken">Ends the consumption; messages in work come again later.</param>
    Task ConsumeAsync(int workers, Func<string, CancellationToken, Task<JobOutcome>> work, CancellationToken cancellationToken);
}
