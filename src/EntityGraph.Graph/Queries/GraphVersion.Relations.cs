using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

public sealed partial class GraphVersion
{
    // Those that have changed are few; the settled ones are ordered when they are settled.
    private readonly Lazy<PackedInts> _freshByHash;

    /// <summary>Single relations with all their passages.</summary>
    /// <param name="query">Which, and in what order.</param>
    public Page<Relation> Relations(RelationQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var relations = LinksOf(query, new(_columns, query.Filter with { Layers = Layers.Relations, MinSources = 0 }, Measure.Documents))
            .SelectMany(link => new RelationReader(_columns).Read(link, new(query.Filter)))
            .Where(relation => query.SpeakerId is null || relation.SpeakerId == Canonical(query.SpeakerId));
        var ordered = query.Order switch
        {
            RelationOrder.Newest => relations.OrderByDescending(relation => relation.Last ?? DateOnly.MinValue),
            RelationOrder.Oldest => relations.OrderBy(relation => relation.First ?? DateOnly.MaxValue),
            RelationOrder.Confidence => relations.OrderByDescending(relation => relation.Confidence),
            _ => relations.OrderByDescending(relation => relation.Documents),
        };
        return Paged(ordered.ThenBy(relation => relation.Id, StringComparer.Ordinal), query.Skip, query.Limit);
    }

    /// <summary>A relation by its id, with all its passages; null where there is none.</summary>
    /// <param name="id">Id of a relation.</param>
    public Relation? FindRelation(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!StableHash.TryParse("rel", id, out var hash))
        {
            return null;
        }

        var everything = new LinkFilter(new GraphFilter());
        return LinksOf(hash).Where(link => _columns.Links.KindOf(link) != LinkKind.CoOccurrence)
            .SelectMany(link => new RelationReader(_columns).Read(link, everything))
            .FirstOrDefault(relation => relation.Id == id);
    }

    /// <summary>The relations of one typed link, in order of id.</summary>
    /// <param name="linkId">Id of the link.</param>
    /// <param name="filter">What to see.</param>
    /// <returns>Empty where there is no such link.</returns>
    public IReadOnlyList<Relation> RelationsOf(string linkId, GraphFilter filter)
    {
        ArgumentNullException.ThrowIfNull(linkId);
        ArgumentNullException.ThrowIfNull(filter);
        var link = FindLinkNumber(linkId);
        return link >= 0 && _columns.Links.KindOf(link) != LinkKind.CoOccurrence
            ? [.. new RelationReader(_columns).Read(link, new(filter))]
            : [];
    }

    /// <summary>The passages behind a link of either layer, by date, then article, then position.</summary>
    /// <param name="linkId">Id of the link.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>Null where there is no such link.</returns>
    public Page<Evidence>? LinkEvidence(string linkId, GraphFilter filter, int skip, int limit)
    {
        ArgumentNullException.ThrowIfNull(linkId);
        ArgumentNullException.ThrowIfNull(filter);
        var link = FindLinkNumber(linkId);
        if (link < 0)
        {
            return null;
        }

        var reader = new RelationReader(_columns);
        var passages = _columns.Links.KindOf(link) == LinkKind.CoOccurrence
            ? reader.ReadPassages(link, new(filter))
            : reader.Read(link, new(filter)).SelectMany(relation => relation.Evidence).OrderBy(passage => passage, RelationReader.Order);
        return Paged(passages, skip, limit);
    }

    /// <summary>All relations, in order of source, target and type: the whole typed layer, streamed.</summary>
    /// <param name="filter">What to see.</param>
    public IEnumerable<Relation> AllRelations(GraphFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var reader = new LinkReader(_columns, filter with { Layers = Layers.Relations, MinSources = 0 }, Measure.Documents);
        var compiled = new LinkFilter(filter);
        foreach (var (source, link) in OrderedLinks())
        {
            if (reader.Allows(source, _columns.Links.EndOf(link)))
            {
                foreach (var relation in new RelationReader(_columns).Read(link, compiled))
                {
                    yield return relation;
                }
            }
        }
    }

    private string? Canonical(string id) => Find(id)?.Id;

    private IEnumerable<int> LinksOf(RelationQuery query, LinkReader reader)
    {
        var ends = new[] { query.SourceId, query.TargetId, query.EntityId, query.Between?.A, query.Between?.B }
            .OfType<string>().Select(_columns.Vertices.Find).ToList();
        if (ends.Contains(-1))
        {
            return [];
        }

        var links = ends.Count == 0
            ? OrderedLinks().Select(link => link.Link)
            : _columns.Links.At(ends[0]).Select(link => link.Link);
        return links.Where(link => reader.Allows(link) && Fits(query, link));
    }

    private bool Fits(RelationQuery query, int link)
    {
        var source = _columns.Links.SourceOf(link);
        var target = _columns.Links.TargetOf(link);
        return FitsEnds(query, source, target, LinkKind.IsUndirected(_columns.Links.KindOf(link))) &&
            (query.EntityId is null || Is(query.EntityId, source) || Is(query.EntityId, target)) &&
            (query.Between is not { } pair || (Is(pair.A, source) && Is(pair.B, target)) || (Is(pair.B, source) && Is(pair.A, target)));
    }

    private bool FitsEnds(RelationQuery query, int source, int target, bool exchangeable) =>
        (FitsEnd(query.SourceId, source) && FitsEnd(query.TargetId, target)) ||
        (exchangeable && FitsEnd(query.SourceId, target) && FitsEnd(query.TargetId, source));

    private bool FitsEnd(string? id, int vertex) => id is null || Is(id, vertex);

    private bool Is(string id, int vertex) => _columns.Vertices.Find(id) == vertex;

    private int FindLinkNumber(string id)
    {
        if (!StableHash.TryParse(StableHash.Link, id, out var hash))
        {
            return -1;
        }

        var reader = new RelationReader(_columns);
        return LinksOf(hash).Where(link => reader.HashOf(link) == hash).DefaultIfEmpty(-1).First();
    }

    // Links of which the hash begins as that of an id.
    private IEnumerable<int> LinksOf(ulong hash)
    {
        var (links, half) = (_columns.Links, (uint)(hash >> 32));
        return LinkHashes.Find(links.Settled, links.Settled.ByHash, _columns.Vertices, half).Where(links.IsCurrent)
            .Concat(LinkHashes.Find(links.Fresh, _freshByHash.Value, _columns.Vertices, half).Select(link => links.Settled.Count + link));
    }
}
