using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Api;

/// <summary>Puts links of the graph into the words of the interface.</summary>
internal static class NetworkMapping
{
    /// <summary>A link.</summary>
    /// <param name="link">The link.</param>
    public static NetworkLink ToLink(GraphLink link)
    {
        var info = link.Type?.Info();
        return new(
            link.Id,
            link.Id,
            link.SourceId,
            link.TargetId,
            info?.Name ?? Ontology.CoOccurrence,
            Math.Round(link.Weight, 6),
            Vocabulary<Layers>.Name(link.Layer),
            link.Directed,
            link.Count,
            link.Documents,
            link.Sources,
            link.Negated,
            link.Former,
            AnalysisMapping.Round(link.Confidence),
            info?.QuadClass,
            info?.Scale,
            link.First,
            link.Last);
    }

    /// <summary>Links in the same order.</summary>
    /// <param name="links">The links.</param>
    public static IReadOnlyList<NetworkLink> ToLinks(IEnumerable<GraphLink> links) => [.. links.Select(ToLink)];

    /// <summary>How much there is.</summary>
    /// <param name="graph">The graph.</param>
    public static StatsResponse ToStats(GraphVersion graph)
    {
        var stats = graph.Stats();
        return new(
            stats.Documents,
            stats.DistinctDocuments,
            stats.Entities.ToDictionary(pair => Vocabulary<EntityType>.Name(pair.Key), pair => pair.Value),
            stats.CoOccurrences,
            stats.Relations.ToDictionary(pair => Vocabulary<RelationType>.Name(pair.Key), pair => pair.Value),
            stats.Passages,
            stats.First,
            stats.Last,
            graph.Number);
    }
}
