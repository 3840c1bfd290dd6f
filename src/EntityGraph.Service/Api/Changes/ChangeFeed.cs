using System.Runtime.CompilerServices;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Service.Api.Changes;

/// <summary>What changes in the graph, version by version, as one filter sees it: compared once for all who listen.</summary>
/// <remarks>
/// Nothing is compared while nobody listens. For a while after the last listener has gone the feed remembers where he stood, so
/// that one whose connection broke goes on without a gap. Safe to use from many threads.
/// </remarks>
/// <param name="graph">The graph.</param>
/// <param name="filter">What is seen of it.</param>
internal sealed class ChangeFeed(LiveGraph graph, GraphFilter filter)
{
    // Changes are small where articles come one by one; who missed a flood of them loads the graph anew more cheaply.
    private const int LongestHistory = 500;

    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();

    // Invariant: each begins where the one before ends, and the last ends at _reached.
    private readonly List<GraphChanges> _history = [];
    private GraphVersion? _reached;
    private int _listeners;
    private int _departures;

    /// <summary>Listens. The first entry says where the listener stands.</summary>
    /// <param name="seen">The version that the listener has seen last; null where he begins.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async IAsyncEnumerable<FeedEntry> ListenAsync(long? seen, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Arrive();
        try
        {
            var start = seen is { } known && FindSince(known) is not null
                ? new FeedEntry(known, null, null)
                : new FeedEntry(Reach().Number, null, Reach()) { Lost = seen is not null };
            yield return start;
            var reached = start.Version;
            while (true)
            {
                await graph.WaitForNewerAsync(reached, cancellationToken);
                if (FindSince(reached) is not { } missed)
                {
                    var version = Reach();
                    reached = version.Number;
                    yield return new(reached, null, version) { Lost = true };
                    continue;
                }

                foreach (var changes in missed)
                {
                    reached = changes.To;
                    if (!changes.IsEmpty)
                    {
                        yield return new(reached, changes, null);
                    }
                }
            }
        }
        finally
        {
            Leave();
        }
    }

    private GraphVersion Reach()
    {
        lock (_lock)
        {
            var current = graph.Current;
            if (_reached is not null && _reached.Number < current.Number)
            {
                _history.Add(GraphChanges.Between(_reached, current, filter));
                _history.RemoveRange(0, Math.Max(0, _history.Count - LongestHistory));
            }

            return _reached = current;
        }
    }

    // Null where the version is none that the feed remembers.
    private List<GraphChanges>? FindSince(long version)
    {
        lock (_lock)
        {
            if (version == Reach().Number)
            {
                return [];
            }

            var first = _history.FindIndex(changes => changes.From == version);
            return first < 0 ? null : _history[first..];
        }
    }

    private void Arrive()
    {
        lock (_lock)
        {
            _listeners++;
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _listeners--;
            _departures++;
            if (_listeners == 0)
            {
                _ = ForgetAsync(_departures);
            }
        }
    }

    // The version held here would otherwise outlive its time in memory.
    private async Task ForgetAsync(int departure)
    {
        await Task.Delay(Memory);
        lock (_lock)
        {
            if (_listeners == 0 && _departures == departure)
            {
                _history.Clear();
                _reached = null;
            }
        }
    }
}

/// <summary>One entry of a feed: a place to stand, or what changed since the one before.</summary>
/// <param name="Version">The version of the graph that the listener has with it.</param>
/// <param name="Changes">What changed; null for a place to stand.</param>
/// <param name="Graph">The graph at that place; null where the listener has it.</param>
internal sealed record FeedEntry(long Version, GraphChanges? Changes, GraphVersion? Graph)
{
    /// <summary>Whether something between was lost, so that the graph must be loaded anew.</summary>
    public bool Lost { get; init; }
}
