using System.Diagnostics;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model.Snapshots;
using EntityGraph.Graph.Queries;
using Microsoft.Extensions.Logging;

namespace EntityGraph.Graph.Ingestion;

/// <summary>Keeps a snapshot of the graph beside the store, from which the next start answers at once.</summary>
/// <remarks>
/// A snapshot fits where it was taken of just the state in which the store is, by the same program; any other is passed over, and the
/// graph is built from the store. It is written aside, from a version that never changes, so that neither readers nor the writer wait.
/// </remarks>
/// <param name="path">The file.</param>
/// <param name="store">The store beside it.</param>
/// <param name="graph">The graph.</param>
/// <param name="logger">Where each snapshot leaves a line.</param>
public sealed partial class GraphSnapshots(string path, IDocumentStore store, LiveGraph graph, ILogger<GraphSnapshots> logger)
{
    // Writing one takes at most this share of the time.
    private const int Share = 20;

    // Analysis, lexicon and models are in one module, resolution and columns in the other.
    private static readonly string Program = $"{GermanAnalyzer.Version}-{typeof(GraphSnapshots).Module.ModuleVersionId:N}";
    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(5);

    private Task _writing = Task.CompletedTask;
    private string? _kept;
    private bool _isWhole;
    private long _since = Stopwatch.GetTimestamp();
    private TimeSpan _pause = LeastPause;

    /// <summary>Shows the version of the snapshot, where it fits the store; the graph can't be written to then before all is read.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Whether it did.</returns>
    public async Task<bool> TryShowAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var state = await store.FindStateAsync(cancellationToken);
        var clock = Stopwatch.GetTimestamp();
        try
        {
            using var snapshot = new SnapshotReader(path);
            if (FindMisfit(snapshot.Origin, state) is { } misfit)
            {
                LogPassedOver(path, misfit);
                return false;
            }

            graph.Show(new(SnapshotFile.Read(snapshot, store.ReadAnalyzed), snapshot.Origin.Version));
            _kept = state;
            LogShown(path, graph.Current.EntityCount, graph.Current.LinkCount, Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            return true;
        }
        catch (Exception exception) when (exception is SnapshotUnusableException or IOException or UnauthorizedAccessException)
        {
            LogPassedOver(path, exception.Message);
            return false;
        }
    }

    /// <summary>Says that the graph shows all that is stored, and will follow the store from now on; before that no snapshot is taken of it.</summary>
    public Task BeginAsync()
    {
        _isWhole = true;
        return KeepAsync();
    }

    /// <summary>Writes a snapshot aside, where the last is old enough. Only in the writer's turn, when the graph shows all that is stored.</summary>
    public async Task KeepIfDueAsync()
    {
        if (_isWhole && _writing.IsCompleted && Stopwatch.GetElapsedTime(_since) >= _pause)
        {
            await KeepAsync();
        }
    }

    /// <summary>Begins to write a snapshot aside, if the store has changed since the last. Only when the graph shows all that is stored.</summary>
    public async Task KeepAsync()
    {
        await _writing;
        if (!_isWhole)
        {
            return;
        }

        var state = await store.FindStateAsync(CancellationToken.None);
        if (state != _kept)
        {
            var version = graph.Current;
            _writing = Task.Run(() => Write(version, state));
        }
    }

    /// <summary>Returns when what is being written is on the disk.</summary>
    public Task FinishAsync() => _writing;

    private static string? FindMisfit(SnapshotOrigin origin, string state) =>
        origin.Program != Program ? "another version of the program wrote it"
        : origin.StoreState != state ? $"it is of the state {origin.StoreState}, the store is in the state {state}"
        : null;

    private void Write(GraphVersion version, string state)
    {
        var clock = Stopwatch.GetTimestamp();
        try
        {
            var length = SnapshotFile.Write(path, version.Columns, new(state, Program, version.Number));
            _kept = state;
            LogKept(path, length / 1e6, Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The store is the truth: without a snapshot the next start takes longer, and that is all.
            LogNotKept(path, exception.Message);
        }

        var pause = Share * Stopwatch.GetElapsedTime(clock);
        (_since, _pause) = (Stopwatch.GetTimestamp(), pause > LeastPause ? pause : LeastPause);
    }

    [LoggerMessage(2031, LogLevel.Information, "Snapshot {Path}: {Entities} entities and {Links} links answer after {ReadMs:F0} ms")]
    private partial void LogShown(string path, int entities, int links, double readMs);

    [LoggerMessage(2032, LogLevel.Warning, "The snapshot {Path} is not used, the graph is built from the store: {Reason}")]
    private partial void LogPassedOver(string path, string reason);

    [LoggerMessage(2033, LogLevel.Information, "Snapshot {Path}: {Megabytes:F1} MB written in {WriteMs:F0} ms")]
    private partial void LogKept(string path, double megabytes, double writeMs);

    [LoggerMessage(2034, LogLevel.Warning, "The snapshot {Path} could not be written: {Reason}")]
    private partial void LogNotKept(string path, string reason);
}
