using System.Text.Json;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>Cytoscape's JSON (<c>.cyjs</c>), for Cytoscape, cytoscape.js and the <c>cytoscape_graph</c> of networkx.</summary>
/// <remarks>networkx wants <c>name</c> and <c>value</c> of each node, and <c>data</c>, <c>directed</c>, <c>multigraph</c> at the top.</remarks>
internal sealed class CytoscapeWriter(Stream output) : IGraphWriter
{
    private readonly Utf8JsonWriter _json = JsonText.Open(output);

    public void Begin(GraphFile graph)
    {
        _json.WriteStartObject();
        _json.WriteInfo("data", graph);
        _json.WriteBoolean("directed", graph.Directed);
        _json.WriteBoolean("multigraph", true);
        _json.WriteStartObject("elements");
        _json.WriteStartArray("nodes");
    }

    public void Node(SubgraphNode node)
    {
        BeginData();
        _json.WriteString("id", node.Entity.Id);
        _json.WriteString("value", node.Entity.Id);
        _json.WriteString("name", node.Entity.Name);
        _json.WriteString("label", node.Entity.Name);
        _json.WriteString("type", Columns.Type(node));
        _json.WriteColumns(Columns.OfNodes, node);
        EndData();
    }

    public void BeginLinks()
    {
        _json.WriteEndArray();
        _json.WriteStartArray("edges");
    }

    public void Link(GraphLink link)
    {
        BeginData();
        _json.WriteString("id", link.Id);
        _json.WriteString("key", link.Id);
        _json.WriteString("source", link.SourceId);
        _json.WriteString("target", link.TargetId);
        _json.WriteString("interaction", Columns.Type(link));
        _json.WriteString("type", Columns.Type(link));
        _json.WriteWeight(link);
        _json.WriteColumns(Columns.OfLinks, link);
        EndData();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void Flush() => _json.Flush();

    public void Dispose() => _json.Dispose();

    private void BeginData()
    {
        _json.WriteStartObject();
        _json.WriteStartObject("data");
    }

    private void EndData()
    {
        _json.WriteEndObject();
        _json.WriteEndObject();
    }
}
