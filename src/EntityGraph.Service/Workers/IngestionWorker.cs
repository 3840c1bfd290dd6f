using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Hosting;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Workers;

/// <summary>Works off the jobs, once the service is ready.</summary>
/// <param name="services">Where the job service comes from, when it is needed: it loads the analyzer.</param>
/// <param name="queue">Says which jobs there are.</param>
/// <param name="readiness">Says when to begin.</param>
/// <param name="options">Say how many at once.</param>
/// <param name="lifetime">Ends the service where its jobs can't be worked on.</param>
/// <param name="logger">Where that leaves a line.</param>
internal sealed partial class IngestionWorker(
    IServiceProvider services,
    IJobQueue queue,
    Readiness readiness,
    IOptions<EntityGraphOptions> options,
    IHostApplicationLifetime lifetime,
    ILogger<IngestionWorker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A start that failed has said so itself.
        await readiness.Ready.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!readiness.IsReady)
        {
            return;
        }

        try
        {
            var jobs = services.GetRequiredService<JobService>();
            var workers = options.Value.Workers > 0 ? options.Value.Workers : Environment.ProcessorCount;
            await jobs.RecoverAsync(stoppingToken);
            await queue.ConsumeAsync(workers, jobs.ProcessAsync, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The end: what is left is still queued in the store.
        }
#pragma warning disable CA1031 // a service that takes jobs and works on none must not go on
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
            lifetime.StopApplication();
        }
    }

    [LoggerMessage(4021, LogLevel.Critical, "The jobs can't be worked on")]
    private partial void LogFailed(Exception exception);
}
