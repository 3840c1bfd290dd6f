using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Finds the k best simple ways between two entities.</summary>
/// <remarks>Yen 1971 over a search that keeps the best cost for each vertex and length, so that the longest way allowed is kept to.</remarks>
/// <param name="version">The version.</param>
/// <param name="query">From where to where.</param>
internal sealed class PathFinder(GraphVersion version, PathQuery query)
{
    // A step costs its hop, and a little for weakness; by strength, its weakness alone.
    private const double WeaknessOfHop = 1e-3;

    private readonly GraphColumns _columns = version.Columns;
    private readonly LinkReader _reader = new(version.Columns, query.Filter, query.Measure);
    private readonly WayOrder _order = new(version.Columns.Vertices);
    private readonly Dictionary<int, List<(int Other, int Link, double Cost)>> _steps = [];

    /// <summary>Finds them, best first; ties by the numbers of the vertices.</summary>
    public IReadOnlyList<GraphPath> Find()
    {
        var from = _columns.Vertices.Find(query.From);
        var to = _columns.Vertices.Find(query.To);
        var found = new List<Way>();
        if (from < 0 || to < 0 || from == to || Search(new([from], 0), to, []) is not { } first)
        {
            return [];
        }

        var candidates = new SortedSet<Way>(_order) { first };
        while (found.Count < query.Count && candidates.Min is { } best)
        {
            candidates.Remove(best);
            found.Add(best);
            if (found.Count < query.Count)
            {
                AddDetours(best, found, candidates, to);
            }
        }

        return [.. found.Select(ToPath)];
    }

    private void AddDetours(Way best, List<Way> found, SortedSet<Way> candidates, int to)
    {
        for (var turn = 0; turn < best.Vertices.Length - 1; turn++)
        {
            var root = best.Vertices[..(turn + 1)];
            var closed = found.Where(way => way.Vertices.AsSpan().StartsWith(root))
                .Select(way => (way.Vertices[turn], way.Vertices[turn + 1]))
                .ToHashSet();
            if (Search(new(root, CostOf(root)), to, closed) is { } detour)
            {
                candidates.Add(detour);
            }
        }
    }

    // The best way that begins with the root and takes none of the closed steps.
    private Way? Search(Way root, int to, HashSet<(int, int)> closed)
    {
        var open = new PriorityQueue<Way, Way>(_order);
        var settled = new Dictionary<(int Vertex, int Length), double>();
        open.Enqueue(root, root);
        while (open.TryDequeue(out var way, out _))
        {
            var last = way.Vertices[^1];
            if (last == to)
            {
                return way;
            }

            if (way.Vertices.Length > query.MaxLength || !settled.TryAdd((last, way.Vertices.Length), way.Cost))
            {
                continue;
            }

            foreach (var (other, _, cost) in StepsFrom(last))
            {
                if (!way.Vertices.Contains(other) && !closed.Contains((last, other)))
                {
                    var longer = new Way([.. way.Vertices, other], way.Cost + cost);
                    open.Enqueue(longer, longer);
                }
            }
        }

        return null;
    }

    private double CostOf(int[] vertices) =>
        vertices.Zip(vertices.Skip(1)).Sum(step => StepsFrom(step.First).First(next => next.Other == step.Second).Cost);

    // The heaviest link to each neighbour.
    private List<(int Other, int Link, double Cost)> StepsFrom(int vertex)
    {
        if (_steps.TryGetValue(vertex, out var steps))
        {
            return steps;
        }

        var best = new Dictionary<int, (int Link, double Share)>();
        foreach (var (link, end) in _columns.Links.At(vertex))
        {
            if (_reader.Allows(vertex, end) && _reader.TryWeigh(link, out var weight))
            {
                var share = Math.Max(1e-6, _reader.Share(weight));
                if (!best.TryGetValue(end.Vertex, out var before) || share > before.Share ||
                    (share == before.Share && _columns.CompareLinks(WithSource(link), WithSource(before.Link)) < 0))
                {
                    best[end.Vertex] = (link, share);
                }
            }
        }

        steps = [.. best.Select(step => (step.Key, step.Value.Link, Cost(step.Value.Share)))];
        _steps.Add(vertex, steps);
        return steps;
    }

    private (int Source, int Link) WithSource(int link) => (_columns.Links.SourceOf(link), link);

    private double Cost(double share) => query.ByStrength ? -Math.Log(share) : 1 + (WeaknessOfHop * -Math.Log(share));

    private GraphPath ToPath(Way way)
    {
        var links = new List<GraphLink>();
        var strength = 1.0;
        foreach (var (from, to) in way.Vertices.Zip(way.Vertices.Skip(1)))
        {
            var link = StepsFrom(from).First(step => step.Other == to).Link;
            _reader.TryRead(link, out var stats);
            links.Add(version.ToLink(link, stats, _reader));
            strength *= _reader.Share(_reader.Weight(link, stats));
        }

        return new([.. way.Vertices.Select(vertex => _columns.Vertices.Entities[vertex].Id)], links, strength);
    }

    // By cost, then by the ids on the way.
    private sealed class WayOrder(VertexTable vertices) : IComparer<Way>
    {
        public int Compare(Way? x, Way? y)
        {
            var (first, second) = (x?.Vertices ?? [], y?.Vertices ?? []);
            var order = (x?.Cost ?? 0).CompareTo(y?.Cost ?? 0);
            for (var at = 0; order == 0 && at < Math.Min(first.Length, second.Length); at++)
            {
                order = vertices.RankOf(first[at]).CompareTo(vertices.RankOf(second[at]));
            }

            return order != 0 ? order : first.Length.CompareTo(second.Length);
        }
    }

    private sealed record Way(int[] Vertices, double Cost);
}
