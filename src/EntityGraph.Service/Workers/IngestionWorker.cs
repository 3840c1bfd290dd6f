using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Hosting;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Workers;

/// <summary>Works off the jobs, once the service is ready.</summary>
/// <param name="services">Where the job service comes from, when it is needed: it loads the analyzer.</param>
/// <param name="queue">Says which jobs there are.</param>
/// <param name="readiness">Says when to begin.</param>
/// <param name="options">Say how many at once.</param>
internal sealed class IngestionWorker(
    IServiceProvider services, IJobQueue queue, Readiness readiness, IOptions<EntityGraphOptions> options) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.Ready.WaitAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The start failed, and has said so.
            return;
        }

        var jobs = services.GetRequiredService<JobService>();
        var workers = options.Value.Workers > 0 ? options.Value.Workers : Environment.ProcessorCount;
        await jobs.RecoverAsync(stoppingToken);
        await queue.ConsumeAsync(workers, jobs.ProcessAsync, stoppingToken);
    }
}
