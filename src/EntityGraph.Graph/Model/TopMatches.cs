namespace EntityGraph.Graph.Model;

/// <summary>Keeps the best few matches of a name: by quality, then by number of articles, then by id.</summary>
/// <param name="limit">How many.</param>
/// <param name="vertices">The entities.</param>
/// <param name="allowed">Whether an entity may appear.</param>
internal sealed class TopMatches(int limit, VertexTable vertices, Func<int, bool> allowed)
{
    private readonly PriorityQueue<int, (int Quality, int Popularity, int Order)> _kept = new();
    private readonly Dictionary<int, int> _quality = [];

    /// <summary>Whether as many are kept as are wanted.</summary>
    public bool IsFull => _quality.Count >= limit;

    /// <summary>Entities that are not taken for now.</summary>
    public IReadOnlySet<int> Passed { get; set; } = new HashSet<int>();

    /// <summary>Whether a match would be among the best so far.</summary>
    public bool Wants(int vertex, int quality) =>
        _kept.Count < limit || !_kept.TryPeek(out _, out var worst) || Standing(vertex, quality).CompareTo(worst) > 0;

    /// <summary>Takes a match, if it is good enough; of several of one entity the best counts.</summary>
    public void Offer(int vertex, int quality)
    {
        if (!Wants(vertex, quality) || (_quality.TryGetValue(vertex, out var before) && before >= quality) ||
            Passed.Contains(vertex) || !allowed(vertex))
        {
            return;
        }

        _quality[vertex] = quality;
        _kept.Enqueue(vertex, Standing(vertex, quality));
        Shrink();
    }

    /// <summary>The matches, best first.</summary>
    public List<(int Vertex, int Quality)> ToList() =>
        [.. _quality.Select(match => (match.Key, match.Value)).OrderByDescending(match => Standing(match.Key, match.Value))];

    private (int Quality, int Popularity, int Order) Standing(int vertex, int quality) =>
        (quality, vertices.Documents[vertex], -vertices.RankOf(vertex));

    // An entry whose entity has a better one by now no longer counts.
    private void Shrink()
    {
        while (_kept.TryPeek(out var vertex, out var worst))
        {
            var stale = !_quality.TryGetValue(vertex, out var quality) || quality != worst.Quality;
            if (!stale && _quality.Count <= limit)
            {
                return;
            }

            _kept.Dequeue();
            if (!stale)
            {
                _quality.Remove(vertex);
            }
        }
    }
}
