using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>A graph on its way into a file.</summary>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Nodes">Every node that a link names, once.</param>
/// <param name="Links">Between those nodes.</param>
/// <param name="Directed">Whether any link has a direction: some formats have one mode for the whole file.</param>
public sealed record GraphFile(
    string Title,
    IReadOnlyCollection<SubgraphNode> Nodes,
    IReadOnlyCollection<GraphLink> Links,
    bool Directed)
{
    /// <summary>The version of the graph that it shows.</summary>
    public long Version { get; init; }

    /// <summary>Whether something that was asked for is left out.</summary>
    public bool Truncated { get; init; }

    /// <summary>Nodes left out.</summary>
    public int OmittedNodes { get; init; }

    /// <summary>Links left out.</summary>
    public int OmittedLinks { get; init; }

    /// <summary>False where these counts are lower bounds.</summary>
    public bool OmittedExact { get; init; } = true;

    /// <summary>Address of the next best part; null where nothing is left.</summary>
    public string? Next { get; init; }

    /// <summary>The articles behind a link, by id: for formats that say where something comes from. Null where nobody knows.</summary>
    public Func<GraphLink, IEnumerable<string>>? ArticlesOf { get; init; }

    /// <summary>A part of the graph as a file.</summary>
    /// <param name="subgraph">The part.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="next">Address of the next best part; null where nothing is left.</param>
    public static GraphFile Of(Subgraph subgraph, string title, string? next)
    {
        ArgumentNullException.ThrowIfNull(subgraph);
        return new(title, subgraph.Nodes, subgraph.Links, subgraph.Links.Any(link => link.Directed))
        {
            Version = subgraph.Version,
            Truncated = subgraph.Truncated,
            OmittedNodes = subgraph.OmittedNodes,
            OmittedLinks = subgraph.OmittedLinks,
            OmittedExact = subgraph.OmittedExact,
            Next = next,
        };
    }
}
