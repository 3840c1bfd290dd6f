using System.Diagnostics;
using System.Threading.Channels;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Ingestion;

/// <summary>The one writer of store and graph: what waits is written together, in the order in which it came.</summary>
/// <remarks>
/// Group commit: while one transaction is on its way to the disk the next fills up, so that a single article is written at once and
/// a thousand cost few transactions. The graph takes the changes in the same order as the store. A new version of it is published at
/// once where somebody waits for it, and otherwise about once a second. Safe to use from many threads.
/// </remarks>
public sealed class GraphWriter : IAsyncDisposable
{
    // Enough for the disk not to matter, few enough for nobody to wait long.
    private const int GroupSize = 128;

    // A new version costs time: under a stream of changes at least half of it belongs to the changes.
    private const int PublishShare = 1;

    private const int FailuresOfTheStore = 3;

    private static readonly TimeSpan PublishInterval = TimeSpan.FromSeconds(1);

    private readonly IDocumentStore _store;
    private readonly LiveGraph _graph;
    private readonly GraphSnapshots? _snapshots;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Channel<Request> _requests = Channel.CreateBounded<Request>(2 * GroupSize);
    private readonly List<(Request Request, StoreStatus Status)> _waiting = [];
    private readonly Task _loop;
    private readonly Lazy<Task> _end;
    private TimeSpan _pause = PublishInterval;
    private long? _changedAt;

    /// <summary>Starts to write.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="graph">The graph that follows the store. Where it can't be written to yet, all waits until it can.</param>
    /// <param name="snapshots">Keep what it has published; null for none.</param>
    public GraphWriter(IDocumentStore store, LiveGraph graph, GraphSnapshots? snapshots = null)
    {
        (_store, _graph, _snapshots) = (store, graph, snapshots);
        _loop = Task.Run(WriteGroupsAsync);
        _end = new(EndAsync);
    }

    /// <summary>Saves a document.</summary>
    /// <param name="entry">The document.</param>
    /// <param name="wait">What to wait for.</param>
    /// <param name="cancellationToken">Withdraws it while it waits; once it is being written it is written.</param>
    public async Task<StoreStatus> SaveAsync(StoreEntry entry, StoreWait wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return await AskAsync(new(entry, null, wait, cancellationToken));
    }

    /// <summary>Deletes a document; returns when store and graph are as if it never came.</summary>
    /// <param name="id">The document.</param>
    /// <param name="cancellationToken">Withdraws it while it waits.</param>
    /// <returns>Whether it was there.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => ChangeAsync(
        async () => await _store.DeleteAsync(id, CancellationToken.None) && _graph.Remove(id), cancellationToken);

    /// <summary>Makes any change of store and graph, alone and in its turn; returns when the graph shows it.</summary>
    /// <param name="change">Makes it in both, store first, and says whether anything changed.</param>
    /// <param name="cancellationToken">Withdraws it while it waits.</param>
    /// <returns>Whether anything changed.</returns>
    public async Task<bool> ChangeAsync(Func<Task<bool>> change, CancellationToken cancellationToken) =>
        await AskAsync(new(null, change, StoreWait.UntilVisible, cancellationToken)) == StoreStatus.Replaced;

    /// <summary>Returns when the graph shows all that was saved before.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task FlushAsync(CancellationToken cancellationToken) =>
        AskAsync(new(null, null, StoreWait.UntilVisible, cancellationToken));

    /// <summary>Writes what still waits, keeps a snapshot of it, then ends. Where the graph can't be written to yet, what waits is withdrawn.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.Value;
        _stopping.Dispose();
    }

    private async Task EndAsync()
    {
        _requests.Writer.TryComplete();
        await _stopping.CancelAsync();
        await _loop;
    }

    private async Task<StoreStatus> AskAsync(Request request)
    {
        await _requests.Writer.WriteAsync(request, request.CancellationToken);
        return await request.Answer.Task;
    }

    private async Task WriteGroupsAsync()
    {
        var group = new List<Request>(GroupSize);
        while (await WaitAsync())
        {
            if (!await IsWritableAsync())
            {
                return;
            }

            while (group.Count < GroupSize && _requests.Reader.TryRead(out var request))
            {
                if (!request.TryWithdraw())
                {
                    group.Add(request);
                }
            }

            await WriteAsync(group);
            group.Clear();
            if (_waiting.Count > 0 || IsPublicationDue())
            {
                Publish();
                await KeepAsync(isLast: false);
            }
        }

        Publish();
        await KeepAsync(isLast: true);
    }

    private async Task<bool> IsWritableAsync()
    {
        try
        {
            await _graph.Writable.WaitAsync(_stopping.Token);
            return true;
        }
        catch (OperationCanceledException) when (!_graph.Writable.IsCompletedSuccessfully)
        {
            await foreach (var request in _requests.Reader.ReadAllAsync())
            {
                request.Answer.TrySetCanceled(_stopping.Token);
            }

            return false;
        }
        catch (OperationCanceledException)
        {
            // Both at once: what waits is still written.
            return true;
        }
    }

    // A snapshot is of what the store holds: only when the graph shows all of it.
    private async Task KeepAsync(bool isLast)
    {
        if (_snapshots is null || _changedAt is not null)
        {
            return;
        }

        if (!isLast)
        {
            await _snapshots.KeepIfDueAsync();
            return;
        }

        await _snapshots.KeepAsync();
        await _snapshots.FinishAsync();
    }

    // False when nothing will come any more. Ends without a request when a publication is due.
    private async Task<bool> WaitAsync()
    {
        if (_changedAt is not { } since)
        {
            return await _requests.Reader.WaitToReadAsync();
        }

        using var due = new CancellationTokenSource(
            TimeSpan.FromMilliseconds(Math.Max(1, (_pause - Stopwatch.GetElapsedTime(since)).TotalMilliseconds)));
        try
        {
            return await _requests.Reader.WaitToReadAsync(due.Token);
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }

    private bool IsPublicationDue() => _changedAt is { } since && Stopwatch.GetElapsedTime(since) >= _pause;

    private async Task WriteAsync(List<Request> group)
    {
        for (var start = 0; start < group.Count;)
        {
            var end = start + 1;
            while (group[start].Entry is not null && end < group.Count && group[end].Entry is not null)
            {
                end++;
            }

            await WriteRunAsync(group.GetRange(start, end - start));
            start = end;
        }
    }

    // A document that the store refuses fails alone, and never the writer. When several fail in a row it is the store that fails.
    private async Task WriteRunAsync(List<Request> run)
    {
        var failure = await TryWriteAsync(run);
        var inARow = run.Count > 1 ? 0 : FailuresOfTheStore;
        foreach (var request in failure is null ? [] : run)
        {
            var ofOne = inARow < FailuresOfTheStore ? await TryWriteAsync([request]) : failure;
            inARow = ofOne is null ? 0 : inARow + 1;
            if (ofOne is not null)
            {
                request.Answer.TrySetException(ofOne);
            }
        }
    }

    private async Task<Exception?> TryWriteAsync(List<Request> run)
    {
        try
        {
            Note(run, run[0].Entry is null ? [await ChangeAsync(run[0])] : await SaveAsync(run));
            return null;
        }
#pragma warning disable CA1031 // whatever the outside world threw belongs to those who asked, not to the loop
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return exception;
        }
    }

    private void Note(List<Request> run, IReadOnlyList<StoreStatus> statuses)
    {
        for (var i = 0; i < run.Count; i++)
        {
            if (statuses[i] != StoreStatus.Unchanged)
            {
                _changedAt ??= Stopwatch.GetTimestamp();
            }

            if (run[i].Wait == StoreWait.UntilVisible)
            {
                _waiting.Add((run[i], statuses[i]));
            }
            else
            {
                run[i].Answer.TrySetResult(statuses[i]);
            }
        }
    }

    private void Publish()
    {
        try
        {
            if (_changedAt is not null)
            {
                var start = Stopwatch.GetTimestamp();
                _graph.Publish();
                var cost = PublishShare * Stopwatch.GetElapsedTime(start);
                _pause = cost > PublishInterval ? cost : PublishInterval;
                _changedAt = null;
            }

            _waiting.ForEach(answer => answer.Request.Answer.TrySetResult(answer.Status));
        }
#pragma warning disable CA1031 // likewise
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _waiting.ForEach(answer => answer.Request.Answer.TrySetException(exception));
        }

        _waiting.Clear();
    }

    private async Task<IReadOnlyList<StoreStatus>> SaveAsync(List<Request> run)
    {
        // Entries are present in a run of saves.
        var entries = run.ConvertAll(request => request.Entry!);
        var statuses = await _store.SaveAsync(entries, CancellationToken.None);
        List<AnalyzedDocument> changed =
            [.. entries.Where((_, i) => statuses[i] != StoreStatus.Unchanged).Select(entry => entry.Analyzed)];
        _graph.Apply(changed);
        return statuses;
    }

    private static async Task<StoreStatus> ChangeAsync(Request request) =>
        request.Change is { } change && await change() ? StoreStatus.Replaced : StoreStatus.Unchanged;

    // Without an entry it asks for another change (Replaced says that there was something to change), without that for the wait alone.
    private sealed record Request(
        StoreEntry? Entry, Func<Task<bool>>? Change, StoreWait Wait, CancellationToken CancellationToken)
    {
        // Continuations run aside: whoever waits must not hold up the writer.
        public TaskCompletionSource<StoreStatus> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool TryWithdraw() =>
            CancellationToken.IsCancellationRequested && Answer.TrySetCanceled(CancellationToken);
    }
}
