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
    private readonly Dictionary<(int Vertex, int Left), List<(int Other, int Link, double Cost)>> _steps = [];
    private int _target;
    private int _longest;

    /// <summary>Finds them, best first; ties by the ids of the vertices.</summary>
    public IReadOnlyList<GraphPath> Find()
    {
        var from = _columns.Vertices.Find(query.From);
        _target = _columns.Vertices.Find(query.To);
        if (from < 0 || _target < 0 || from == _target)
        {
            return [];
        }

        // Weakness never weighs as much as a hop: longer ways are looked at only where there are too few short ones.
        var reach = new Reach(_columns, _reader, _target);
        List<Way> found = [];
        for (_longest = query.ByStrength ? query.MaxLength : 1; _longest <= query.MaxLength && found.Count < query.Count; _longest++)
        {
            reach.Extend(_longest - 1);
            _steps.Clear();
            found = FindWithin(from, reach);
        }

        return [.. found.Select(ToPath)];
    }

    private List<Way> FindWithin(int from, Reach reach)
    {
        var found = new List<Way>();
        var candidates = new SortedSet<Way>(_order);
        if (Search(new([from], 0), [], reach) is { } first)
        {
            candidates.Add(first);
        }

        while (found.Count < query.Count && candidates.Min is { } best)
        {
            candidates.Remove(best);
            found.Add(best);
            if (found.Count < query.Count)
            {
                AddDetours(best, found, candidates, reach);
            }
        }

        return found;
    }

    private void AddDetours(Way best, List<Way> found, SortedSet<Way> candidates, Reach reach)
    {
        for (var turn = 0; turn < best.Vertices.Length - 1; turn++)
        {
            var root = best.Vertices[..(turn + 1)];
            var closed = found.Where(way => way.Vertices.AsSpan().StartsWith(root))
                .Select(way => (way.Vertices[turn], way.Vertices[turn + 1]))
                .ToHashSet();
            if (Search(new(root, CostOf(root)), closed, reach) is { } detour)
            {
                candidates.Add(detour);
            }
        }
    }

    // The best way that begins with the root and takes none of the closed steps.
    private Way? Search(Way root, HashSet<(int, int)> closed, Reach reach)
    {
        var open = new PriorityQueue<Way, Way>(_order);
        var settled = new Dictionary<(int Vertex, int Length), double>();
        open.Enqueue(root, root);
        while (open.TryDequeue(out var way, out _))
        {
            var last = way.Vertices[^1];
            if (last == _target)
            {
                return way;
            }

            if (way.Vertices.Length > _longest || !settled.TryAdd((last, way.Vertices.Length), way.Cost))
            {
                continue;
            }

            foreach (var (other, _, cost) in StepsFrom(last, _longest - way.Vertices.Length, reach))
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

    private double CostOf(int[] vertices)
    {
        var cost = 0.0;
        for (var place = 0; place + 1 < vertices.Length; place++)
        {
            cost += StepBetween(vertices[place], vertices[place + 1]).Cost;
        }

        return cost;
    }

    private (int Other, int Link, double Cost) StepBetween(int first, int second)
    {
        var links = _columns.Links;
        var outgoing = links.Between(first, second).Select(link => (link, links.EndOf(link)));
        var incoming = links.Between(second, first).Select(link => (link, LinkEnd.Of(second, links.KindOf(link), links.EndOf(link).Far)));
        return Heaviest(first, outgoing.Concat(incoming))[0];
    }

    // The heaviest link to each neighbour from which so many links may lead to the target.
    private List<(int Other, int Link, double Cost)> StepsFrom(int vertex, int left, Reach reach)
    {
        if (!_steps.TryGetValue((vertex, left), out var steps))
        {
            steps = Heaviest(vertex, _columns.Links.At(vertex).Where(link => reach.IsWithin(link.End.Vertex, left)));
            _steps.Add((vertex, left), steps);
        }

        return steps;
    }

    private List<(int Other, int Link, double Cost)> Heaviest(int vertex, IEnumerable<(int Link, LinkEnd End)> links)
    {
        var best = new Dictionary<int, (int Link, double Share)>();
        foreach (var (link, end) in links)
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

        return [.. best.Select(step => (step.Key, step.Value.Link, Cost(step.Value.Share)))];
    }

    private (int Source, int Link) WithSource(int link) => (_columns.Links.SourceOf(link), link);

    private double Cost(double share) => query.ByStrength ? -Math.Log(share) : 1 + (WeaknessOfHop * -Math.Log(share));

    private GraphPath ToPath(Way way)
    {
        var links = new List<GraphLink>();
        var strength = 1.0;
        foreach (var (from, to) in way.Vertices.Zip(way.Vertices.Skip(1)))
        {
            var link = StepBetween(from, to).Link;
            _reader.TryRead(link, out var stats);
            links.Add(version.ToLink(link, stats, _reader));
            strength *= _reader.Share(_reader.Weight(link, stats));
        }

        return new([.. way.Vertices.Select(vertex => _columns.Vertices.IdOf(vertex))], links, strength);
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
