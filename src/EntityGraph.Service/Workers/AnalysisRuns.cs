using System.Text.Json;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Service.Workers;

/// <summary>Analyses of the whole graph: each is computed once a version and question, goes on when its asker has gone, and is kept for the next.</summary>
/// <remarks>Safe to use from many threads. Two are at work at once; those that nobody asked for longest are forgotten.</remarks>
internal sealed class AnalysisRuns : IDisposable
{
    private const int MostKept = 32;
    private const int MostAtWork = 2;

    private readonly Lock _lock = new();
    private readonly LinkedList<(string Key, AnalysisRun Run)> _runs = [];
    private readonly SemaphoreSlim _atWork = new(MostAtWork);
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Who matters how much.</summary>
    /// <param name="version">The version to ask.</param>
    /// <param name="measure">What matters.</param>
    /// <param name="filter">What is seen.</param>
    /// <param name="weight">What weights count.</param>
    /// <param name="samples">Vertices from which shortest ways are counted; null for all.</param>
    /// <returns>The run; null where too many others have to be done first.</returns>
    public AnalysisRun<CentralityRanking>? Rank(
        GraphVersion version, CentralityMeasure measure, GraphFilter filter, Measure weight, int? samples) =>
        Start(
            KeyOf(version, $"{measure}", filter, weight),
            (progress, stop) => new GraphAnalysis(version, filter, weight).Rank(measure, samples, progress, stop));

    /// <summary>Who belongs together.</summary>
    /// <param name="version">The version to ask.</param>
    /// <param name="filter">What is seen.</param>
    /// <param name="weight">What weights count.</param>
    /// <returns>The run; null where too many others have to be done first.</returns>
    public AnalysisRun<CommunityResult>? FindCommunities(GraphVersion version, GraphFilter filter, Measure weight) =>
        Start(KeyOf(version, "communities", filter, weight), (_, stop) => new GraphAnalysis(version, filter, weight).Communities(stop));

    /// <summary>Stops all work.</summary>
    public void Dispose()
    {
        _stopping.Cancel();
        _stopping.Dispose();
        _atWork.Dispose();
    }

    private static string KeyOf(GraphVersion version, string what, GraphFilter filter, Measure weight) =>
        $"{version.Number} {what} {weight} {JsonSerializer.Serialize(filter)}";

    private AnalysisRun<T>? Start<T>(string key, Func<AnalysisProgress, CancellationToken, T> work)
        where T : class
    {
        lock (_lock)
        {
            var node = _runs.First;
            while (node is not null && node.Value.Key != key)
            {
                node = node.Next;
            }

            if (node is not null)
            {
                _runs.Remove(node);
            }

            if (node is not { Value.Run.HasFailed: false })
            {
                if (_runs.Count >= MostKept && !Forget())
                {
                    return null;
                }

                var progress = new AnalysisProgress();
                node = new((key, new AnalysisRun<T>(progress, ComputeAsync(progress, work))));
            }

            _runs.AddFirst(node);
            return (AnalysisRun<T>)node.Value.Run;
        }
    }

    // The one that was asked for longest ago, of those that are done.
    private bool Forget()
    {
        var node = _runs.Last;
        while (node is { Value.Run.IsDone: false })
        {
            node = node.Previous;
        }

        if (node is not null)
        {
            _runs.Remove(node);
        }

        return node is not null;
    }

    private async Task<T> ComputeAsync<T>(AnalysisProgress progress, Func<AnalysisProgress, CancellationToken, T> work)
    {
        var stop = _stopping.Token;
        await _atWork.WaitAsync(stop);
        try
        {
            return await Task.Run(() => work(progress, stop), stop);
        }
        finally
        {
            _atWork.Release();
        }
    }
}

/// <summary>An analysis that is at work or done.</summary>
/// <param name="progress">How far it is.</param>
/// <param name="task">The work.</param>
internal abstract class AnalysisRun(AnalysisProgress progress, Task task)
{
    /// <summary>What is done of it, 0 to 1; 0 for as long as nothing is known.</summary>
    public double Share => progress.Share;

    /// <summary>Whether it has ended.</summary>
    public bool IsDone => task.IsCompleted;

    /// <summary>Whether it has ended without a result.</summary>
    public bool HasFailed => task.IsFaulted || task.IsCanceled;
}

/// <summary>An analysis with its result.</summary>
/// <typeparam name="T">The result.</typeparam>
/// <param name="progress">How far it is.</param>
/// <param name="task">The work.</param>
internal sealed class AnalysisRun<T>(AnalysisProgress progress, Task<T> task) : AnalysisRun(progress, task)
    where T : class
{
    /// <summary>Waits for the result, but not longer than a budget.</summary>
    /// <param name="budget">How long.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    /// <returns>The result; null where the budget is spent.</returns>
    public async Task<T?> WaitAsync(TimeSpan budget, CancellationToken cancellationToken)
    {
        try
        {
            return await task.WaitAsync(budget, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
