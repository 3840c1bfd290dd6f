using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>One consistent state of the graph. Immutable: a question, or all pages of it, are asked of one version.</summary>
/// <remarks>Safe to use from any number of threads. Every answer is a function of the articles and corrections alone.</remarks>
[SuppressMessage("Maintainability", "CA1506", Justification = "The one front of all questions; each is answered by a class of its own.")]
public sealed partial class GraphVersion
{
    private readonly GraphColumns _columns;

    internal GraphVersion(GraphColumns columns, long number)
    {
        _columns = columns;
        Number = number;
        _freshByHash = new(() => LinkHashes.Order(columns.Links.Fresh, columns.Vertices));
    }

    /// <summary>Grows by one with each version that the writer publishes.</summary>
    public long Number { get; }

    /// <summary>Tag of this version for conditional requests, in quotes.</summary>
    public string ETag => string.Create(CultureInfo.InvariantCulture, $"\"g{Number}\"");

    /// <summary>Number of entities.</summary>
    public int EntityCount => _columns.Vertices.LiveCount;

    /// <summary>Number of links in both layers.</summary>
    public int LinkCount => _columns.Links.Count;

    /// <summary>The columns, for analysis.</summary>
    internal GraphColumns Columns => _columns;

    /// <summary>The entity of an id, or of an id that was merged into another; null where there is none.</summary>
    /// <param name="id">Id of the contract.</param>
    public Entity? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var vertex = _columns.Vertices.Find(id);
        return vertex < 0 ? null : _columns.Vertices[vertex];
    }

    /// <summary>All entities, in ordinal order of id: the whole graph, for export.</summary>
    public IEnumerable<Entity> Entities => _columns.Vertices.Ranked.Select(vertex => _columns.Vertices[vertex]);

    /// <summary>Lists entities in an order. Cost O(entities · log entities).</summary>
    /// <param name="query">Which, and in what order.</param>
    public Page<Entity> ListEntities(EntityQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        // In order of id; the orders below are stable. Only what the page shows is made.
        var table = _columns.Vertices;
        var vertices = table.Ranked.Where(vertex => query.Types.IsDefaultOrEmpty || query.Types.Contains((EntityType)table.Type[vertex]));
        var ordered = query.Order switch
        {
            EntityOrder.Mentions => vertices.OrderByDescending(table.MentionsOf),
            EntityOrder.Documents => vertices.OrderByDescending(vertex => table.Documents[vertex]),
            EntityOrder.Name => vertices.OrderBy(table.NameOf, StringComparer.Ordinal),
            EntityOrder.Newest => vertices.OrderByDescending(table.LastDayOf),
            _ => vertices,
        };
        return Paged(ordered.Select(vertex => table[vertex]), query.Skip, query.Limit);
    }

    /// <summary>How much there is. Cost O(links).</summary>
    public GraphStats Stats()
    {
        var kinds = new int[LinkKind.Count];
        foreach (var (_, end) in _columns.Vertices.Ranked.SelectMany(_columns.Links.From))
        {
            kinds[end.Kind]++;
        }

        var documents = _columns.Documents;
        int[] live = [.. Enumerable.Range(0, documents.Count).Where(documents.IsLive)];
        int[] dated = [.. live.Select(document => documents.Day[document]).Where(day => day >= 0).DefaultIfEmpty(-1)];
        return new(
            live.Length,
            live.Count(document => documents.Representative[document] == document),
            _columns.Vertices.Ranked.GroupBy(vertex => (EntityType)_columns.Vertices.Type[vertex])
                .ToImmutableSortedDictionary(group => group.Key, group => group.Count()),
            kinds[LinkKind.CoOccurrence],
            Enum.GetValues<RelationType>().Where(type => kinds[LinkKind.Of(type)] > 0)
                .ToImmutableSortedDictionary(type => type, type => kinds[LinkKind.Of(type)]),
            _columns.Links.RowCount,
            DocumentTable.ToDate(dated.Min()),
            DocumentTable.ToDate(dated.Max()),
            _columns.Bytes());
    }

    private Page<T> Paged<T>(IEnumerable<T> ordered, int skip, int limit)
    {
        var items = ordered.Skip(skip).Take(limit + 1).ToList();
        var more = items.Count > limit;
        if (more)
        {
            items.RemoveAt(limit);
        }

        return new(items, more ? skip + limit : null, Number);
    }
}
