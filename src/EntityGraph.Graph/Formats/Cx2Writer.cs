using System.Collections.Immutable;
using System.Text.Json;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>CX2, for Cytoscape, Cytoscape Web and NDEx: a list of aspects, each announced with its number of elements.</summary>
/// <remarks>Ids are whole numbers there, counted from 0; ours stand in the attribute <c>entityId</c>, or <c>linkId</c>.</remarks>
internal sealed class Cx2Writer(Stream output) : IGraphWriter
{
    private static readonly ImmutableArray<Column<SubgraphNode>> NodeColumns =
    [
        Column.Text<SubgraphNode>("name", node => node.Entity.Name),
        Column.Text<SubgraphNode>("entityId", node => node.Entity.Id),
        Column.Text<SubgraphNode>("type", Columns.Type),
        .. Columns.OfNodes,
    ];

    private static readonly ImmutableArray<Column<GraphLink>> LinkColumns =
    [
        Column.Text<GraphLink>("interaction", Columns.Type),
        Column.Text<GraphLink>("linkId", link => link.Id),
        Column.Number<GraphLink>("weight", link => link.Weight),
        .. Columns.OfLinks,
    ];

    private readonly Utf8JsonWriter _json = JsonText.Open(output);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _links;

    public void Begin(GraphFile graph)
    {
        _json.WriteStartArray();
        _json.WriteStartObject();
        _json.WriteString("CXVersion", "2.0");
        _json.WriteBoolean("hasFragments", false);
        _json.WriteEndObject();
        WriteMetadata(graph);
        WriteDeclarations();
        BeginAspect("networkAttributes");
        _json.WriteStartObject();
        _json.WriteString("name", graph.Title);
        _json.WriteEndObject();
        EndAspect();
        BeginAspect("nodes");
    }

    public void Node(SubgraphNode node)
    {
        _numbers.Add(node.Entity.Id, _numbers.Count);
        _json.WriteStartObject();
        _json.WriteNumber("id", _numbers.Count - 1);
        _json.WriteStartObject("v");
        _json.WriteColumns(NodeColumns, node);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void BeginLinks()
    {
        EndAspect();
        BeginAspect("edges");
    }

    public void Link(GraphLink link)
    {
        _json.WriteStartObject();
        _json.WriteNumber("id", _links++);
        _json.WriteNumber("s", _numbers[link.SourceId]);
        _json.WriteNumber("t", _numbers[link.TargetId]);
        _json.WriteStartObject("v");
        _json.WriteColumns(LinkColumns, link);
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    public void End()
    {
        EndAspect();
        BeginAspect("status");
        _json.WriteStartObject();
        _json.WriteString("error", "");
        _json.WriteBoolean("success", true);
        _json.WriteEndObject();
        EndAspect();
        _json.WriteEndArray();
    }

    public void Flush() => _json.Flush();

    public void Dispose() => _json.Dispose();

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "integer",
        ColumnKind.Number => "double",
        ColumnKind.Flag => "boolean",
        ColumnKind.Texts => "list_of_string",
        _ => "string",
    };

    private void WriteMetadata(GraphFile graph)
    {
        BeginAspect("metaData");
        var counts = new[] { ("attributeDeclarations", 1), ("networkAttributes", 1), ("nodes", graph.Nodes.Count), ("edges", graph.Links.Count) };
        foreach (var (name, count) in counts)
        {
            _json.WriteStartObject();
            _json.WriteString("name", name);
            _json.WriteNumber("elementCount", count);
            _json.WriteEndObject();
        }

        EndAspect();
    }

    private void WriteDeclarations()
    {
        BeginAspect("attributeDeclarations");
        _json.WriteStartObject();
        _json.WriteStartObject("networkAttributes");
        WriteDeclaration("name", ColumnKind.Text);
        _json.WriteEndObject();
        _json.WriteStartObject("nodes");
        foreach (var column in NodeColumns)
        {
            WriteDeclaration(column.Name, column.Kind);
        }

        _json.WriteEndObject();
        _json.WriteStartObject("edges");
        foreach (var column in LinkColumns)
        {
            WriteDeclaration(column.Name, column.Kind);
        }

        _json.WriteEndObject();
        _json.WriteEndObject();
        EndAspect();
    }

    private void WriteDeclaration(string name, ColumnKind kind)
    {
        _json.WriteStartObject(name);
        _json.WriteString("d", TypeOf(kind));
        _json.WriteEndObject();
    }

    private void BeginAspect(string name)
    {
        _json.WriteStartObject();
        _json.WriteStartArray(name);
    }

    private void EndAspect()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
    }
}
