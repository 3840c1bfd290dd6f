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
    private readonly List<Reached> _kept = [];
    private readonly Dictionary<int, int> _places = [];

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
            ImmutableCollectionsMarshal.AsImmutableArray(Nodes(kept)),
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
            if (reached.Parent >= 0 && taken >= query.Skip && _kept.Count + way.Count > query.MaxNodes)
            {
                return (taken, true);
            }

            if (reached.Parent < 0 || taken >= query.Skip)
            {
                foreach (var step in way)
                {
                    _places.Add(step.Vertex, _kept.Count);
                    _kept.Add(step);
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
        for (var step = reached; !_places.ContainsKey(step.Vertex); step = seen[step.Parent])
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
        var induced = InducedLinks.Of(_columns, _kept.ConvertAll(reached => reached.Vertex));
        var links = new List<WeighedLink>(induced.Count);
        foreach (var (number, source, target, end) in induced)
        {
            if (_reader.Allows(_kept[source].Vertex, end) && _reader.TryWeigh(number, out var weight) && weight >= query.MinWeight)
            {
                links.Add(new(number, source, target, end.Kind, weight));
            }
        }

        return links;
    }

    // Few vertices and many links between them: what depends on one end is made once for all its links.
    private GraphLink[] ToLinks(List<WeighedLink> kept)
    {
        var ends = _kept.ConvertAll(reached => _columns.Vertices.IdOf(reached.Vertex)).ConvertAll(id => (Id: id, Hash: StableHash.OfSource(id)));
        var links = new GraphLink[kept.Count];
        for (var place = 0; place < links.Length; place++)
        {
            var link = kept[place];
            var (source, target) = (ends[link.Source], ends[link.Target]);
            if (LinkKind.IsUndirected(link.Kind) && string.CompareOrdinal(source.Id, target.Id) > 0)
            {
                (source, target) = (target, source);
            }

            _reader.TryReadRows(link.Number, out var stats);
            links[place] = GraphVersion.ToLink(
                StableHash.OfLink(source.Hash, target.Id, link.Kind), (source.Id, target.Id, link.Kind), stats, link.Weight);
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

        var ties = _kept.Select(reached => reached.Link).ToHashSet();
        var chosen = query.Backbone is { } level ? Backbone(links, ties, level) : links;
        return chosen.Count <= query.MaxLinks ? chosen : Heaviest(chosen, ties, Math.Max(query.MaxLinks, ties.Count));
    }

    // Sums depend on the order of what is added, and that must not be the order of arrival.
    private List<WeighedLink> Backbone(List<WeighedLink> links, HashSet<int> ties, double level)
    {
        links.Sort((one, other) => OrderOf(one).CompareTo(OrderOf(other)));
        var backbone = new DisparityFilter(links, level);
        return links.FindAll(link => ties.Contains(link.Number) || backbone.Keeps(link));
    }

    // Among links of one weight those that come first in the order of their ends.
    private List<WeighedLink> Heaviest(List<WeighedLink> links, HashSet<int> ties, int most)
    {
        var others = links.FindAll(link => !ties.Contains(link.Number));
        var room = most - (links.Count - others.Count);
        if (room >= others.Count)
        {
            return links;
        }

        var weights = others.ConvertAll(link => link.Weight);
        weights.Sort();
        var least = room > 0 ? weights[^room] : double.PositiveInfinity;
        var orders = others.FindAll(link => link.Weight == least).ConvertAll(OrderOf);
        orders.Sort();
        var places = room - others.Count(link => link.Weight > least);
        var last = places > 0 ? orders[places - 1] : 0;
        return links.FindAll(link =>
            link.Weight > least || (link.Weight == least && places > 0 && OrderOf(link) <= last) || ties.Contains(link.Number));
    }

    private ulong OrderOf(WeighedLink link) => _columns.OrderOf(_kept[link.Source].Vertex, _kept[link.Target].Vertex, link.Kind);

    private SubgraphNode[] Nodes(List<WeighedLink> links)
    {
        var (nodes, hops) = (new SubgraphNode[_kept.Count], Hops(links));
        for (var place = 0; place < nodes.Length; place++)
        {
            var (vertex, rank, _, _) = _kept[place];
            nodes[place] = new(_columns.Vertices[vertex], hops[place], rank, _columns.Links.Degree(vertex));
        }

        return nodes;
    }

    // One look at all links for each hop: there are few hops, and all links fit into the nearest memory.
    private int[] Hops(List<WeighedLink> links)
    {
        int[] hops = [.. _kept.Select(reached => reached.Parent < 0 ? 0 : int.MaxValue)];
        for (var (hop, more) = (0, true); more; hop++)
        {
            more = false;
            foreach (var link in links)
            {
                var (source, target) = (hops[link.Source], hops[link.Target]);
                if ((source == hop && target > hop + 1) || (target == hop && source > hop + 1))
                {
                    hops[source == hop ? link.Target : link.Source] = hop + 1;
                    more = true;
                }
            }
        }

        return hops;
    }

    private (ImmutableSortedDictionary<EntityType, int> ByType, bool Exact) CountOmitted(int[] centers)
    {
        var counts = new int[Enum.GetValues<EntityType>().Length];
        var exact = new ReachCounter(_columns, _reader, query).TryCount(centers, counts);
        _kept.ForEach(reached => counts[_columns.Vertices.Type[reached.Vertex]]--);

        return (Enum.GetValues<EntityType>().Where(type => counts[(int)type] > 0)
            .ToImmutableSortedDictionary(type => type, type => counts[(int)type]), exact);
    }
}
