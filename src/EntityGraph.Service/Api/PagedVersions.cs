using EntityGraph.Graph.Queries;

namespace EntityGraph.Service.Api;

/// <summary>The version that a request is answered from: the newest, or the one that its cursor names.</summary>
/// <param name="graph">The graph.</param>
internal sealed class RequestVersion(LiveGraph graph)
{
    /// <summary>The version; the same for the whole request.</summary>
    public GraphVersion Version { get; set; } = graph.Current;
}

/// <summary>Keeps versions in which somebody turns pages, so that a list has neither gaps nor doubles while articles come in.</summary>
/// <remarks>
/// At most eight, and each for two minutes after it was the newest and its last page was turned. Versions share what did not change
/// between them, so that one costs little until all is settled anew. Safe to use from many threads.
/// </remarks>
internal sealed class PagedVersions : IDisposable
{
    /// <summary>Most versions kept beside the newest.</summary>
    public const int Most = 8;

    /// <summary>How long one is kept after its last page was turned.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly LiveGraph _graph;
    private readonly TimeProvider _clock;
    private readonly ITimer _timer;
    private readonly Lock _changing = new();
    private readonly Dictionary<long, Kept> _kept = [];

    /// <summary>Keeps none yet.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="clock">The time.</param>
    public PagedVersions(LiveGraph graph, TimeProvider clock)
    {
        (_graph, _clock) = (graph, clock);
        _timer = clock.CreateTimer(_ => DropOld(), null, Interval, Interval);
    }

    /// <summary>Keeps a version to which a cursor is given.</summary>
    /// <param name="version">The version.</param>
    public void Keep(GraphVersion version)
    {
        lock (_changing)
        {
            _kept[version.Number] = new(version, _clock.GetUtcNow() + Lifetime);
            if (_kept.Count > Most + 1)
            {
                _kept.Remove(_kept.Values.Where(kept => kept.Version != _graph.Current).MinBy(kept => kept.Until)?.Version.Number ?? -1);
            }
        }
    }

    /// <summary>The version of a cursor; null where it is not kept any more.</summary>
    /// <param name="number">Its number.</param>
    public GraphVersion? Find(long number)
    {
        var current = _graph.Current;
        lock (_changing)
        {
            return current.Number == number ? current
                : _kept.TryGetValue(number, out var kept) && kept.Until > _clock.GetUtcNow() ? kept.Version
                : null;
        }
    }

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    // The first page of the newest version may be sent from memory at any time, so that its time has not begun.
    private void DropOld()
    {
        lock (_changing)
        {
            var now = _clock.GetUtcNow();
            foreach (var kept in _kept.Values.ToList())
            {
                if (kept.Version == _graph.Current)
                {
                    _kept[kept.Version.Number] = kept with { Until = now + Lifetime };
                }
                else if (kept.Until <= now)
                {
                    _kept.Remove(kept.Version.Number);
                }
            }
        }
    }

    private sealed record Kept(GraphVersion Version, DateTimeOffset Until);
}
