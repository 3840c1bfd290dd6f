using EntityGraph.Graph.Documents;
using Microsoft.Extensions.Logging;

namespace EntityGraph.Graph.Ingestion;

/// <summary>Takes documents whose senders don't wait, and works them off.</summary>
/// <param name="jobs">The durable list of jobs.</param>
/// <param name="queue">Tells workers which to look at.</param>
/// <param name="pipeline">Brings a document into the graph.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures leave a line.</param>
public sealed partial class JobService(
    IJobStore jobs, IJobQueue queue, IngestionPipeline pipeline, TimeProvider time, ILogger<JobService> logger)
{
    /// <summary>After so many failures of the outside world a job is a dead letter.</summary>
    public const int MaxAttempts = 8;

    // Enough to have work for all workers; what is beyond comes when these are done, or at the next start.
    private const int RecoveryLimit = 100_000;

    /// <summary>Takes a document. When this returns it is on the disk and will be worked on, whatever happens.</summary>
    /// <param name="document">The document.</param>
    /// <param name="cancellationToken">Stops the work; nothing is taken then.</param>
    public async Task<Job> SubmitAsync(Document document, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var now = time.GetUtcNow();
        var job = new Job(Guid.CreateVersion7(now).ToString("N"), document.Id, JobState.Queued, 0, now, now);
        await jobs.AddJobAsync(job, document, cancellationToken);
        // From here on the job is in the store: a caller who leaves must not keep it from the queue.
        await queue.PublishAsync(job.Id, CancellationToken.None);
        return job;
    }

    /// <summary>Queues again what an earlier process left undone.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many.</returns>
    public async Task<int> RecoverAsync(CancellationToken cancellationToken)
    {
        var left = await jobs.ListJobsAsync(JobState.Queued, RecoveryLimit, cancellationToken);
        foreach (var job in left)
        {
            await queue.PublishAsync(job.Id, cancellationToken);
        }

        return left.Count;
    }

    /// <summary>Works on one job. Doing it twice does no harm.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops the work; the job stays queued then.</param>
    public async Task<JobOutcome> ProcessAsync(string jobId, CancellationToken cancellationToken)
    {
        try
        {
            var job = await jobs.FindJobAsync(jobId, cancellationToken);
            var document = await jobs.FindJobDocumentAsync(jobId, cancellationToken);
            if (job is null || document is null)
            {
                return job is null or { State: JobState.Rejected } ? JobOutcome.Reject : JobOutcome.Done;
            }

            return await ProcessAsync(job, document, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // the catcher of ingestion: whatever the outside world threw means "later"
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogUnavailable(exception, jobId);
            return JobOutcome.Retry;
        }
    }

    private async Task<JobOutcome> ProcessAsync(Job job, Document document, CancellationToken cancellationToken)
    {
        try
        {
            var result = await pipeline.StoreAsync(document, job.Id, cancellationToken);
            return result.Problem is null ? JobOutcome.Done : await RejectAsync(job, result.Problem, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // likewise
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception, job.Id, job.Attempts + 1);
            var problem = new DocumentProblem("store_failed", "", "The document could not be stored; the log says why.");
            if (job.Attempts + 1 >= MaxAttempts)
            {
                return await RejectAsync(job, problem, cancellationToken);
            }

            await jobs.UpdateJobAsync(
                job with { Attempts = job.Attempts + 1, UpdatedAt = time.GetUtcNow(), Problem = problem }, cancellationToken);
            return JobOutcome.Retry;
        }
    }

    private async Task<JobOutcome> RejectAsync(Job job, DocumentProblem problem, CancellationToken cancellationToken)
    {
        var rejected = job with
        {
            State = JobState.Rejected,
            Attempts = job.Attempts + 1,
            UpdatedAt = time.GetUtcNow(),
            Problem = problem,
        };
        await jobs.UpdateJobAsync(rejected, cancellationToken);
        LogRejected(job.Id, job.DocumentId, problem.Code);
        return JobOutcome.Reject;
    }

    [LoggerMessage(2011, LogLevel.Warning, "Job {JobId}: the store did not answer, it will be tried again")]
    private partial void LogUnavailable(Exception exception, string jobId);

    [LoggerMessage(2012, LogLevel.Warning, "Job {JobId}: attempt {Attempt} failed, it will be tried again")]
    private partial void LogFailed(Exception exception, string jobId, int attempt);

    [LoggerMessage(2013, LogLevel.Error, "Job {JobId}: document {DocumentId} rejected, {Code}")]
    private partial void LogRejected(string jobId, string documentId, string code);
}
