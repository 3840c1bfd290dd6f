using System.Diagnostics;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Service.Hosting;

/// <summary>Brings the service up: folder and store before the first request, graph and samples beside it.</summary>
/// <param name="folder">The data folder.</param>
/// <param name="documents">The store.</param>
/// <param name="loader">Builds the graph.</param>
/// <param name="samples">Fills an empty store.</param>
/// <param name="writer">Writes store and graph.</param>
/// <param name="readiness">Takes how far it is.</param>
/// <param name="mode">Says whether changes will come.</param>
/// <param name="configuration">Says the address, for others who want the folder.</param>
/// <param name="lifetime">Ends the service when it can't start.</param>
/// <param name="logger">Where the start leaves a line.</param>
internal sealed partial class StartUp(
    DataFolder folder,
    IDocumentStore documents,
    GraphLoader loader,
    Samples samples,
    GraphWriter writer,
    Readiness readiness,
    StartMode mode,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    ILogger<StartUp> logger) : BackgroundService, IHostedLifecycleService
{
    /// <summary>Takes the folder and opens the store: what is wrong with them is said before anything listens.</summary>
    /// <param name="cancellationToken">Stops the start.</param>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        readiness.WaitFor("the store to be opened");
        folder.Lock(configuration["urls"] ?? "serve");
        await documents.OpenAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes what still waits, and the snapshot from which the next start answers: nobody can ask any more, and the folder is still ours.</summary>
    /// <param name="cancellationToken">Not heeded: what was accepted must be written.</param>
    public async Task StoppedAsync(CancellationToken cancellationToken) => await writer.DisposeAsync();

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (await TryShowAsync(stoppingToken) && !mode.TakesChanges)
            {
                return;
            }

            await LoadAsync(stoppingToken);
            await loader.UpdateAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped while it started: the next start goes on from here.
        }
#pragma warning disable CA1031 // whatever it is, a service without its graph must not go on
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception);
            readiness.MarkFailed(exception);
            lifetime.StopApplication();
        }
    }

    private async Task<bool> TryShowAsync(CancellationToken stoppingToken)
    {
        readiness.WaitFor("the graph to be loaded");
        if (!await loader.TryShowAsync(stoppingToken))
        {
            return false;
        }

        readiness.MarkReady();
        return true;
    }

    // Where a snapshot answers already, beside the answers.
    private async Task LoadAsync(CancellationToken stoppingToken)
    {
        var start = Stopwatch.GetTimestamp();
        var loaded = await loader.LoadAsync(stoppingToken);
        if (!readiness.IsReady)
        {
            readiness.WaitFor("the samples to be read");
        }

        var read = await samples.ReadAsync(stoppingToken);
        readiness.MarkReady();
        LogReady(loaded, read, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    [LoggerMessage(4011, LogLevel.Information, "Ready for changes: {Loaded} documents loaded, {Read} samples read, in {StartMs:F0} ms")]
    private partial void LogReady(int loaded, int read, double startMs);

    [LoggerMessage(4012, LogLevel.Critical, "The service can't start")]
    private partial void LogFailed(Exception exception);
}
