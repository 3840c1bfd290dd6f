using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>Writes one graph in one format: the beginning, every node, every link, the end.</summary>
internal interface IGraphWriter : IDisposable
{
    /// <summary>Writes what stands before the first node.</summary>
    /// <param name="graph">The graph; its nodes and links come by the other calls.</param>
    void Begin(GraphFile graph);

    /// <summary>Writes a node.</summary>
    /// <param name="node">The node.</param>
    void Node(SubgraphNode node);

    /// <summary>Writes what stands between the last node and the first link.</summary>
    void BeginLinks();

    /// <summary>Writes a link.</summary>
    /// <param name="link">The link.</param>
    void Link(GraphLink link);

    /// <summary>Writes what stands after the last link.</summary>
    void End();

    /// <summary>Hands all that is written to the stream.</summary>
    void Flush();
}
