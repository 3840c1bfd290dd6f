using System.Collections.Immutable;
using System.Runtime.InteropServices;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Cuts the network around centres out of one version.</summary>
/// <param name="version">The version.</param>
/// <param name="query">What to cut out.</param>
internal sealed class SubgraphFinder(GraphVersion version, SubgraphQuery query)
{
    private readonly GraphColumns _columns = version.Columns;
    private readonly LinkReader _reader = new(version.Columns, query.Filter, query.Measure);
    private readonly Dictionary<int, Reached> _kept = [];
    private readonly List<int> _order = [];

    /// <summary>Cuts it out.</summary>
    public Subgraph Find()
    {
        int[] centers = [.. query.Centers.Select(_columns.Vertices.Find).Where(vertex => vertex >= 0).Distinct()];
        var (taken, more) = Keep(centers);
        var links = ReadLinks();
        var kept = Choose(links);
        var (omitted, exact) = more || query.Skip > 0
            ? CountOmitted(centers)
            : (ImmutableSortedDictionary<EntityType, int>.Empty, true);
        return new(
            [.. Nodes(centers, kept)],
            ImmutableCollectionsMarshal.AsImmutableArray(GraphVersion.Ordered(ToLinks(kept))),
            more || kept.Count < links.Count,
            omitted.Values.Sum(),
            links.Count - kept.Count,
            more ? taken : null,
            version.Number)
        {
            OmittedByType = omitted,
            OmittedExact = exact,
        };
    }

    // Walks past what earlier pages have shown; a later page shows the ways to its vertices again.
    private (int Taken, bool More) Keep(int[] centers)
    {
        var walk = new NetworkWalk(_columns, _reader, query, centers);
        var seen = new Dictionary<int, Reached>();
        var taken = 0;
        while (walk.Next() is { } reached)
        {
            seen.Add(reached.Vertex, reached);
            var way = WayTo(reached, seen);
            if (reached.Parent >= 0 && taken >= query.Skip && _order.Count + way.Count > query.MaxNodes)
            {
                return (taken, true);
            }

            if (reached.Parent < 0 || taken >= query.Skip)
            {
                foreach (var step in way)
                {
                    _kept.Add(step.Vertex, step);
                    _order.Add(step.Vertex);
                }
            }

            taken += reached.Parent < 0 ? 0 : 1;
        }

        return (taken, false);
    }

    // What is not kept yet of the way from a centre, nearest to the centre first.
    private List<Reached> WayTo(Reached reached, Dictionary<int, Reached> seen)
    {
        var way = new List<Reached>();
        for (var step = reached; !_kept.ContainsKey(step.Vertex); step = seen[step.Parent])
        {
            way.Add(step);
            if (step.Parent < 0)
            {
                break;
            }
        }

        way.Reverse();
        return way;
    }

    private List<WeighedLink> ReadLinks()
    {
        var links = new List<WeighedLink>();
        foreach (var (source, link) in InducedLinks.Of(_columns, _order))
        {
            var end = _columns.Links.EndOf(link);
            if (_reader.Allows(source, end) && _reader.TryWeigh(link, out var weight) && weight >= query.MinWeight)
            {
                links.Add(new(link, source, end.Vertex, end.Kind, weight));
            }
        }

        return links;
    }

    private GraphLink[] ToLinks(List<WeighedLink> kept)
    {
        var links = new GraphLink[kept.Count];
        for (var place = 0; place < links.Length; place++)
        {
            var link = kept[place];
            _reader.TryReadRows(link.Number, out var stats);
            links[place] = version.ToLink((link.Number, link.Source, link.Target, link.Kind), stats, _reader);
        }

        return links;
    }

    // Links that tie a vertex to a centre stay in any case; of the others the significant and heaviest.
    private List<WeighedLink> Choose(List<WeighedLink> links)
    {
        if (query.Backbone is null && links.Count <= query.MaxLinks)
        {
            return links;
        }

        PutInOrder(links);
        var ties = _kept.Values.Select(reached => reached.Link).ToHashSet();
        var backbone = query.Backbone is { } level ? new DisparityFilter(links, level) : null;
        var chosen = links.FindAll(link => backbone is null || ties.Contains(link.Number) || backbone.Keeps(link));
        return chosen.Count <= query.MaxLinks
            ? chosen
            : [.. chosen.OrderByDescending(link => ties.Contains(link.Number)).ThenByDescending(link => link.Weight).Take(Math.Max(query.MaxLinks, ties.Count))];
    }

    // In an order that does not depend on that of arrival: sums depend on it, and so does who goes first among equals.
    private void PutInOrder(List<WeighedLink> links)
    {
        if (_columns.Links.Fresh.Count > 0)
        {
            var keys = links.ConvertAll(link => _columns.OrderOf(link.Source, link.Target, link.Kind));
            CollectionsMarshal.AsSpan(keys).Sort(CollectionsMarshal.AsSpan(links));
        }
    }

    private IEnumerable<SubgraphNode> Nodes(int[] centers, List<WeighedLink> links)
    {
        var hops = HopsFrom(centers, links);
        foreach (var vertex in _order)
        {
            yield return new(_columns.Vertices[vertex], hops[vertex], _kept[vertex].Rank, _columns.Links.Degree(vertex));
        }
    }

    // One look at all links for each hop: there are few hops, and all links fit into the nearest memory.
    private static Dictionary<int, int> HopsFrom(int[] centers, List<WeighedLink> links)
    {
        var hops = centers.ToDictionary(center => center, _ => 0);
        for (var (hop, before) = (0, 0); hops.Count > before; hop++)
        {
            before = hops.Count;
            foreach (var link in links)
            {
                if (hops.TryGetValue(link.Source, out var source) && source == hop)
                {
                    hops.TryAdd(link.Target, hop + 1);
                }

                if (hops.TryGetValue(link.Target, out var target) && target == hop)
                {
                    hops.TryAdd(link.Source, hop + 1);
                }
            }
        }

        return hops;
    }

    private (ImmutableSortedDictionary<EntityType, int> ByType, bool Exact) CountOmitted(int[] centers)
    {
        var counts = new int[Enum.GetValues<EntityType>().Length];
        var exact = new ReachCounter(_columns, _reader, query).TryCount(centers, counts);
        foreach (var vertex in _kept.Keys)
        {
            counts[_columns.Vertices.Type[vertex]]--;
        }

        return (Enum.GetValues<EntityType>().Where(type => counts[(int)type] > 0)
            .ToImmutableSortedDictionary(type => type, type => counts[(int)type]), exact);
    }
}
