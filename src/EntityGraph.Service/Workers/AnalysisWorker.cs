using System.Diagnostics;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api;
using EntityGraph.Service.Hosting;

namespace EntityGraph.Service.Workers;

/// <summary>Computes for each version, before anybody asks, what is asked for most: who matters, and who belongs together.</summary>
/// <remarks>Versions that come while it is at work are passed over for the latest, and it rests as long as it worked: it never takes more than half a core.</remarks>
/// <param name="graph">The graph.</param>
/// <param name="runs">Where the results are kept.</param>
/// <param name="readiness">Says when the graph is there.</param>
internal sealed class AnalysisWorker(LiveGraph graph, AnalysisRuns runs, Readiness readiness) : BackgroundService
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await readiness.Ready.WaitAsync(stoppingToken);
            var seen = 0L;
            while (true)
            {
                await graph.WaitForNewerAsync(seen, stoppingToken);
                await Task.Delay(Settling, stoppingToken);
                var clock = Stopwatch.GetTimestamp();
                seen = await ComputeAsync(graph.Current, stoppingToken);
                await Task.Delay(Stopwatch.GetElapsedTime(clock), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped: what is not computed will be when it is asked for.
        }
    }

    private async Task<long> ComputeAsync(GraphVersion version, CancellationToken stoppingToken)
    {
        var ranking = runs.Rank(version, CentralityMeasure.PageRank, GraphFilter.Default, Measure.Documents, AnalyticsApi.SamplesFor(version));
        await (ranking?.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken) ?? Task.CompletedTask);
        var communities = runs.FindCommunities(version, GraphFilter.Default, Measure.Documents);
        await (communities?.WaitAsync(Timeout.InfiniteTimeSpan, stoppingToken) ?? Task.CompletedTask);
        return version.Number;
    }
}
