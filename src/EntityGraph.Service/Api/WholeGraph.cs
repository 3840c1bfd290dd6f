using System.Collections;
using EntityGraph.Graph.Formats;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Service.Api;

/// <summary>The whole graph as a file: nothing of it is gathered before it is written.</summary>
internal static class WholeGraph
{
    /// <summary>The graph as a filter shows it.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="measure">What weights count.</param>
    public static GraphFile Of(GraphVersion graph, GraphFilter filter, Measure measure)
    {
        var nodes = graph.Entities
            .Where(entity => filter.EntityTypes.Contains(entity.Type))
            .Select(entity => new SubgraphNode(entity, 0, 1, graph.Degree(entity.Id)));
        return new GraphFile(
            "Entity graph",
            new Counted<SubgraphNode>(nodes),
            new Counted<GraphLink>(graph.Links(filter, measure)),
            filter.Layers.HasFlag(Layers.Relations))
        {
            Version = graph.Number,
        }.WithArticles(graph, filter);
    }

    /// <summary>A file that can say from which articles its links come; they are looked up only by formats that do.</summary>
    /// <param name="file">The file.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="filter">What is seen of it.</param>
    public static GraphFile WithArticles(this GraphFile file, GraphVersion graph, GraphFilter filter) => file with
    {
        ArticlesOf = link => (graph.LinkEvidence(link.Id, filter, 0, int.MaxValue - 1)?.Items ?? [])
            .Select(passage => passage.DocumentId)
            .Distinct(StringComparer.Ordinal),
    };

    // Most formats never ask for the number; for those that announce it the graph is read twice rather than held.
    private sealed class Counted<T>(IEnumerable<T> items) : IReadOnlyCollection<T>
    {
        public int Count => items.Count();

        public IEnumerator<T> GetEnumerator() => items.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
