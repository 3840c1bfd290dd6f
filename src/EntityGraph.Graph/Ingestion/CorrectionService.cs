using EntityGraph.Graph.Queries;
using EntityGraph.Graph.Resolution;
using Microsoft.Extensions.Logging;

namespace EntityGraph.Graph.Ingestion;

/// <summary>Takes corrections into store and graph, and takes them back. Safe to use from many threads.</summary>
/// <param name="store">The durable list.</param>
/// <param name="graph">The graph that follows it.</param>
/// <param name="writer">Puts each change in its turn.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where each change leaves a line.</param>
public sealed partial class CorrectionService(
    ICorrectionStore store, LiveGraph graph, GraphWriter writer, TimeProvider time, ILogger<CorrectionService> logger)
{
    /// <summary>Brings what is stored into the graph, before it is published first.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many there are.</returns>
    public async Task<int> LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var correction in await store.ListCorrectionsAsync(cancellationToken))
        {
            // Only a store that somebody else wrote to can hold two that contradict each other: the earlier one counts.
            if (graph.Apply(correction) is { } problem)
            {
                LogIgnored(correction.Id, problem.Code);
            }
        }

        return graph.Corrections.Count;
    }

    /// <summary>Takes a correction; returns when the graph shows it.</summary>
    /// <param name="asked">The correction; its id and time are given here.</param>
    /// <param name="cancellationToken">Withdraws it while it waits.</param>
    /// <returns>The correction as it counts from now on, or why it was not taken.</returns>
    public async Task<(Correction? Taken, CorrectionProblem? Problem)> AddAsync(Correction asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        CorrectionProblem? problem = null;
        var correction = asked;
        await writer.ChangeAsync(
            async () =>
            {
                var moment = NextMoment();
                correction = asked with { Id = Guid.CreateVersion7(moment).ToString("N"), Time = moment };
                _ = graph.Corrections.Add(correction, out problem);
                if (problem is not null)
                {
                    return false;
                }

                await store.AddCorrectionAsync(correction, CancellationToken.None);
                graph.Apply(correction);
                return true;
            },
            cancellationToken);
        if (problem is not null)
        {
            return (null, problem);
        }

        LogTaken(correction.Id, correction.Kind, correction.TargetId);
        return (correction, null);
    }

    /// <summary>Takes a correction back; returns when the graph is as if it never came.</summary>
    /// <param name="id">The correction.</param>
    /// <param name="cancellationToken">Withdraws it while it waits.</param>
    /// <returns>Whether there was one.</returns>
    public async Task<bool> UndoAsync(string id, CancellationToken cancellationToken)
    {
        var undone = await writer.ChangeAsync(
            async () => await store.RemoveCorrectionAsync(id, CancellationToken.None) && graph.Undo(id), cancellationToken);
        if (undone)
        {
            LogUndone(id);
        }

        return undone;
    }

    // They count in order of time: a clock that stands or goes back must not put a later one before an earlier.
    private DateTimeOffset NextMoment()
    {
        var now = time.GetUtcNow();
        return graph.Corrections.Items.LastOrDefault()?.Time is { } last && last >= now ? last.AddTicks(1) : now;
    }

    [LoggerMessage(2021, LogLevel.Information, "Correction {CorrectionId}: {Kind} of {TargetId}")]
    private partial void LogTaken(string correctionId, CorrectionKind kind, string targetId);

    [LoggerMessage(2022, LogLevel.Information, "Correction {CorrectionId}: undone")]
    private partial void LogUndone(string correctionId);

    [LoggerMessage(2023, LogLevel.Warning, "Correction {CorrectionId} of the store is ignored: {Code}")]
    private partial void LogIgnored(string correctionId, string code);
}
