using System.Text.Json;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>Node-link JSON, the interface's own form: D3 reads it as it is, and networkx by its <c>node_link_graph</c>.</summary>
internal sealed class NodeLinkWriter(Stream output, FormatOptions options) : IGraphWriter
{
    private readonly Utf8JsonWriter _json = JsonText.Open(output);
    private GraphFile? _graph;

    public void Begin(GraphFile graph)
    {
        _graph = graph;
        _json.WriteStartObject();
        _json.WriteBoolean("directed", graph.Directed);
        _json.WriteBoolean("multigraph", true);
        _json.WriteInfo("graph", graph);
        _json.WriteStartArray("nodes");
    }

    public void Node(SubgraphNode node)
    {
        _json.WriteStartObject();
        _json.WriteString("id", node.Entity.Id);
        _json.WriteString("name", node.Entity.Name);
        _json.WriteString("type", Columns.Type(node));
        _json.WriteColumns(Columns.OfNodes, node);
        _json.WriteEndObject();
    }

    public void BeginLinks()
    {
        _json.WriteEndArray();
        _json.WriteStartArray(options.LinksKey == LinksKey.Edges ? "edges" : "links");
    }

    public void Link(GraphLink link)
    {
        _json.WriteStartObject();
        _json.WriteString("id", link.Id);
        _json.WriteString("key", link.Id);
        _json.WriteString("source", link.SourceId);
        _json.WriteString("target", link.TargetId);
        _json.WriteString("type", Columns.Type(link));
        _json.WriteWeight(link);
        _json.WriteColumns(Columns.OfLinks, link);
        _json.WriteEndObject();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteBoolean("truncated", _graph?.Truncated ?? false);
        _json.WriteStartObject("omitted");
        _json.WriteNumber("nodes", _graph?.OmittedNodes ?? 0);
        _json.WriteNumber("links", _graph?.OmittedLinks ?? 0);
        _json.WriteEndObject();
        _json.WriteString("next", _graph?.Next);
        _json.WriteEndObject();
    }

    public void Flush() => _json.Flush();

    public void Dispose() => _json.Dispose();
}
