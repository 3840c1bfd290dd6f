using System.Collections.Concurrent;
using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Service.Api.Changes;

/// <summary>One feed for each of the few ways to look at the graph. Safe to use from many threads.</summary>
/// <param name="graph">The graph.</param>
internal sealed class ChangeFeeds(LiveGraph graph)
{
    private readonly ConcurrentDictionary<(Layers, int), ChangeFeed> _feeds = new();

    /// <summary>The feed of some layers and types of entity.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="types">The types.</param>
    public ChangeFeed Of(Layers layers, IReadOnlyCollection<EntityType> types)
    {
        var bits = types.Aggregate(0, (sum, type) => sum | (1 << (int)type));
        var filter = GraphFilter.Default with { Layers = layers, EntityTypes = [.. types] };
        return _feeds.GetOrAdd((layers, bits), _ => new(graph, filter));
    }
}
