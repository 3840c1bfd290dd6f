using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

public sealed partial class GraphVersion
{
    /// <summary>Links that an entity has in both layers, whatever a filter would say; 0 where there is no such entity.</summary>
    /// <param name="id">Id of the entity.</param>
    public int Degree(string id) => _columns.Vertices.Find(id) is >= 0 and var vertex ? _columns.Links.Degree(vertex) : 0;

    /// <summary>The neighbours of an entity, heaviest first.</summary>
    /// <param name="id">Id of the entity.</param>
    /// <param name="query">What to see.</param>
    /// <returns>Null where there is no such entity.</returns>
    public Page<Neighbor>? Neighbors(string id, NeighborQuery query)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(query);
        var vertex = _columns.Vertices.Find(id);
        if (vertex < 0)
        {
            return null;
        }

        var neighbors = LinksOf(vertex, new(_columns, query.Filter, query.Measure))
            .GroupBy(link => link.Other)
            .Select(group => (Vertex: group.Key, Links: Ordered(group.Select(link => link.Link))))
            .Select(neighbor => (neighbor.Vertex, neighbor.Links, Weight: neighbor.Links.Sum(link => link.Weight)))
            .Where(neighbor => neighbor.Weight >= query.MinWeight)
            .OrderByDescending(neighbor => neighbor.Weight)
            .ThenBy(neighbor => _columns.Vertices.RankOf(neighbor.Vertex))
            .Select(neighbor => new Neighbor(_columns.Vertices[neighbor.Vertex], neighbor.Weight, neighbor.Links));
        return Paged(neighbors, query.Skip, query.Limit);
    }

    /// <summary>All links, in order of source, target and kind: the whole graph, streamed.</summary>
    /// <param name="filter">What to see.</param>
    /// <param name="measure">What weights count.</param>
    public IEnumerable<GraphLink> Links(GraphFilter filter, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var reader = new LinkReader(_columns, filter, measure);
        foreach (var (source, link) in OrderedLinks())
        {
            if (reader.Allows(source, _columns.Links.EndOf(link)) && reader.TryReadRows(link, out var stats))
            {
                yield return ToLink(link, stats, reader);
            }
        }
    }

    /// <summary>All links between two entities, in both directions and layers, heaviest first.</summary>
    /// <param name="first">Id of one.</param>
    /// <param name="second">Id of the other.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="measure">What weights count.</param>
    public IReadOnlyList<GraphLink> LinksBetween(string first, string second, GraphFilter filter, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentNullException.ThrowIfNull(filter);
        var reader = new LinkReader(_columns, filter, measure);
        var links = new List<GraphLink>();
        foreach (var link in LinksBetween(_columns.Vertices.Find(first), _columns.Vertices.Find(second)))
        {
            if (reader.TryRead(link, out var stats))
            {
                links.Add(ToLink(link, stats, reader));
            }
        }

        return Ordered(links);
    }

    /// <summary>The co-occurrence of two entities; null where they are not named together.</summary>
    /// <param name="first">Id of one.</param>
    /// <param name="second">Id of the other.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="measure">What the weight counts.</param>
    public GraphLink? Link(string first, string second, GraphFilter filter, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return LinksBetween(first, second, filter with { Layers = Layers.CoOccurrence }, measure) is [var link, ..] ? link : null;
    }

    /// <summary>A link by its id; null where there is none, or the filter does not see it.</summary>
    /// <param name="id">Id of a link.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="measure">What the weight counts.</param>
    public GraphLink? FindLink(string id, GraphFilter filter, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(filter);
        var reader = new LinkReader(_columns, filter, measure);
        var link = FindLinkNumber(id);
        return link >= 0 && reader.TryRead(link, out var stats) ? ToLink(link, stats, reader) : null;
    }

    /// <summary>The network around one or several entities.</summary>
    /// <param name="query">What to cut out; unknown centres are passed over.</param>
    public Subgraph Subgraph(SubgraphQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new SubgraphFinder(this, query).Find();
    }

    /// <summary>The best simple ways between two entities, best first.</summary>
    /// <param name="query">From where to where.</param>
    public IReadOnlyList<GraphPath> Paths(PathQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new PathFinder(this, query).Find();
    }

    /// <summary>All links inside a set of entities.</summary>
    /// <param name="ids">Ids of the set; unknown ones are passed over.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="measure">What weights count.</param>
    public Subgraph Between(IReadOnlyCollection<string> ids, GraphFilter filter, Measure measure)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(filter);
        var reader = new LinkReader(_columns, filter, measure);
        var set = ids.Select(_columns.Vertices.Find).Where(vertex => vertex >= 0).Distinct().ToList();
        var links = new List<GraphLink>();
        foreach (var link in InducedLinks.Of(_columns, set).Select(link => link.Number))
        {
            if (reader.TryRead(link, out var stats))
            {
                links.Add(ToLink(link, stats, reader));
            }
        }

        return new(
            [.. set.Select(vertex => new SubgraphNode(_columns.Vertices[vertex], 0, 1, _columns.Links.Degree(vertex)))],
            [.. Ordered(links)],
            false,
            0,
            0,
            null,
            Number);
    }

    /// <summary>Entities that all of a set are linked to, by the weakest of their links, strongest first.</summary>
    /// <param name="ids">Ids of the set; unknown ones are passed over.</param>
    /// <param name="query">What to see.</param>
    public Page<CommonNeighbor> Common(IReadOnlyCollection<string> ids, NeighborQuery query)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(query);
        var reader = new LinkReader(_columns, query.Filter, query.Measure);
        var set = ids.Select(_columns.Vertices.Find).Where(vertex => vertex >= 0).Distinct().ToList();
        var common = set
            .SelectMany(vertex => LinksOf(vertex, reader).Select(link => (link.Other, link.Link, Of: vertex)))
            .Where(link => !set.Contains(link.Other))
            .GroupBy(link => link.Other)
            .Where(group => group.Select(link => link.Of).Distinct().Count() == set.Count)
            .Select(group => (group.Key, Links: Ordered(group.Select(link => link.Link)),
                Weight: group.GroupBy(link => link.Of).Min(links => links.Max(link => link.Link.Weight))))
            .Where(neighbor => neighbor.Weight >= query.MinWeight)
            .OrderByDescending(neighbor => neighbor.Weight)
            .ThenBy(neighbor => _columns.Vertices.RankOf(neighbor.Key))
            .Select(neighbor => new CommonNeighbor(_columns.Vertices[neighbor.Key], neighbor.Weight, neighbor.Links));
        return Paged(common, query.Skip, query.Limit);
    }

    internal GraphLink ToLink(int link, in LinkStats stats, LinkReader reader)
    {
        var end = _columns.Links.EndOf(link);
        return ToLink((link, _columns.Links.SourceOf(link), end.Vertex, end.Kind), stats, reader);
    }

    internal GraphLink ToLink((int Number, int Source, int Target, byte Kind) link, in LinkStats stats, LinkReader reader)
    {
        var source = _columns.Vertices.IdOf(link.Source);
        var target = _columns.Vertices.IdOf(link.Target);
        if (LinkKind.IsUndirected(link.Kind) && string.CompareOrdinal(source, target) > 0)
        {
            (source, target) = (target, source);
        }

        return ToLink(StableHash.OfLink(source, target, link.Kind), (source, target, link.Kind), stats, reader.Weight(link.Number, stats));
    }

    internal static GraphLink ToLink(ulong hash, (string Source, string Target, byte Kind) link, in LinkStats stats, double weight) => new(
        hash,
        link.Source,
        link.Target,
        LinkKind.TypeOf(link.Kind),
        !LinkKind.IsUndirected(link.Kind),
        weight,
        stats.Count,
        stats.Documents,
        stats.Sources,
        stats.Negated,
        stats.Former > 0 && stats.Former == stats.Count,
        DocumentTable.ToDate(stats.First),
        DocumentTable.ToDate(stats.Last),
        stats.Confidence / 100.0);

    internal static GraphLink[] Ordered(IEnumerable<GraphLink> links) => Ordered([.. links]);

    internal static GraphLink[] Ordered(GraphLink[] links)
    {
        Array.Sort(Array.ConvertAll(links, LinkOrder.Of), links);
        return links;
    }

    private IEnumerable<(int Other, GraphLink Link)> LinksOf(int vertex, LinkReader reader)
    {
        foreach (var (link, end) in _columns.Links.At(vertex))
        {
            if (reader.Allows(vertex, end) && reader.TryReadRows(link, out var stats))
            {
                yield return (end.Vertex, ToLink(link, stats, reader));
            }
        }
    }

    // All links with their sources, in order of source, target and kind.
    private IEnumerable<(int Source, int Link)> OrderedLinks()
    {
        var settled = _columns.Links.Fresh.Count == 0;
        foreach (var source in _columns.Vertices.Ranked)
        {
            var links = _columns.Links.From(source).Select(link => (source, link.Link));
            foreach (var link in settled ? links : links.Order(Comparer<(int, int)>.Create(_columns.CompareLinks)))
            {
                yield return link;
            }
        }
    }

    private IEnumerable<int> LinksBetween(int first, int second)
    {
        if (first < 0 || second < 0)
        {
            yield break;
        }

        foreach (var link in _columns.Links.Between(first, second).Concat(_columns.Links.Between(second, first)))
        {
            yield return link;
        }
    }
}
