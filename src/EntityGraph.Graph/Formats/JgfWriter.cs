using System.Text.Json;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>JSON Graph Format, version 2.</summary>
/// <remarks>A node has a label and metadata and nothing else; the list of edges stands there even when it is empty.</remarks>
internal sealed class JgfWriter(Stream output) : IGraphWriter
{
    private readonly Utf8JsonWriter _json = JsonText.Open(output);

    public void Begin(GraphFile graph)
    {
        _json.WriteStartObject();
        _json.WriteStartObject("graph");
        _json.WriteString("type", "entity graph");
        _json.WriteString("label", graph.Title);
        _json.WriteBoolean("directed", graph.Directed);
        _json.WriteInfo("metadata", graph);
        _json.WriteStartObject("nodes");
    }

    public void Node(SubgraphNode node)
    {
        _json.WriteStartObject(node.Entity.Id);
        _json.WriteString("label", node.Entity.Name);
        _json.WriteStartObject("metadata");
        _json.WriteString("type", Columns.Type(node));
        _json.WriteColumns(Columns.OfNodes, node);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void BeginLinks()
    {
        _json.WriteEndObject();
        _json.WriteStartArray("edges");
    }

    public void Link(GraphLink link)
    {
        _json.WriteStartObject();
        _json.WriteString("id", link.Id);
        _json.WriteString("source", link.SourceId);
        _json.WriteString("target", link.TargetId);
        _json.WriteString("relation", Columns.Type(link));
        _json.WriteBoolean("directed", link.Directed);
        _json.WriteString("label", Columns.Type(link));
        _json.WriteStartObject("metadata");
        _json.WriteWeight(link);
        _json.WriteColumns(Columns.OfLinks, link);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void Flush() => _json.Flush();

    public void Dispose() => _json.Dispose();
}
