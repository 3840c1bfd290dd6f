using System.Text.Json;
using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>graphology's serialisation, which Sigma and Gephi Lite draw as it is: each node has a place, a size and a colour.</summary>
/// <remarks>Sigma takes an attribute <c>type</c> for the name of a renderer, so ours are <c>entityType</c> and <c>relation</c>.</remarks>
internal sealed class GraphologyWriter(Stream output) : IGraphWriter
{
    // Turned by this angle from one node to the next, a spiral fills a disc evenly (Vogel 1979).
    private const double GoldenAngle = 2.399963229728653;

    private readonly Utf8JsonWriter _json = JsonText.Open(output);
    private int _place;

    public void Begin(GraphFile graph)
    {
        _json.WriteStartObject();
        _json.WriteInfo("attributes", graph);
        _json.WriteStartObject("options");
        _json.WriteString("type", "mixed");
        _json.WriteBoolean("multi", true);
        _json.WriteBoolean("allowSelfLoops", true);
        _json.WriteEndObject();
        _json.WriteStartArray("nodes");
    }

    public void Node(SubgraphNode node)
    {
        var radius = 10 * Math.Sqrt(_place);
        _json.WriteStartObject();
        _json.WriteString("key", node.Entity.Id);
        _json.WriteStartObject("attributes");
        _json.WriteString("label", node.Entity.Name);
        _json.WriteString("entityType", Columns.Type(node));
        _json.WriteNumber("x", Math.Round(radius * Math.Cos(_place * GoldenAngle), 3));
        _json.WriteNumber("y", Math.Round(radius * Math.Sin(_place * GoldenAngle), 3));
        _json.WriteNumber("size", Math.Round(3 + (2 * Math.Log(1 + node.Entity.DocumentCount)), 3));
        _json.WriteString("color", ColorOf(node.Entity.Type));
        _json.WriteColumns(Columns.OfNodes, node);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _place++;
    }

    public void BeginLinks()
    {
        _json.WriteEndArray();
        _json.WriteStartArray("edges");
    }

    public void Link(GraphLink link)
    {
        _json.WriteStartObject();
        _json.WriteString("key", link.Id);
        _json.WriteString("source", link.SourceId);
        _json.WriteString("target", link.TargetId);
        _json.WriteBoolean("undirected", !link.Directed);
        _json.WriteStartObject("attributes");
        _json.WriteString("label", Columns.Type(link));
        _json.WriteString("relation", Columns.Type(link));
        _json.WriteWeight(link);
        _json.WriteNumber("size", Math.Round(1 + Math.Log(1 + Math.Max(0, link.Weight)), 3));
        _json.WriteColumns(Columns.OfLinks, link);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    public void Flush() => _json.Flush();

    public void Dispose() => _json.Dispose();

    // Told apart by people who see colours differently (Okabe and Ito 2008).
    private static string ColorOf(EntityType type) => type switch
    {
        EntityType.Person => "#0072b2",
        EntityType.State => "#d55e00",
        EntityType.Organization => "#009e73",
        _ => "#999999",
    };
}
