using EntityGraph.Graph.Documents;

namespace EntityGraph.Graph.Ingestion;

/// <summary>The durable list of jobs, each with the document it brings in. The queue only says which to look at.</summary>
public interface IJobStore
{
    /// <summary>Adds a job with its document in one transaction. Write it here before its id goes into a queue.</summary>
    /// <param name="job">The job.</param>
    /// <param name="document">The document it brings in, kept with the job until that is done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task AddJobAsync(Job job, Document document, CancellationToken cancellationToken);

    /// <summary>Finds a job; null where there is none of that id.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<Job?> FindJobAsync(string id, CancellationToken cancellationToken);

    /// <summary>Finds the document that a queued job brings in; null where there is no such job, or it is over.</summary>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<Document?> FindJobDocumentAsync(string id, CancellationToken cancellationToken);

    /// <summary>Notes that a job failed once more, or that it is rejected. What is done is noted by saving the document.</summary>
    /// <param name="job">The job as it is now.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task UpdateJobAsync(Job job, CancellationToken cancellationToken);

    /// <summary>Lists the jobs in one state, oldest first.</summary>
    /// <param name="state">The state: the rejected are the dead letters.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    Task<IReadOnlyList<Job>> ListJobsAsync(JobState state, int limit, CancellationToken cancellationToken);
}
