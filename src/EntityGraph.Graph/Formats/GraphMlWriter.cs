using System.Collections.Immutable;
using System.Xml;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>GraphML, for Gephi, Cytoscape, yEd, igraph and networkx.</summary>
/// <remarks>
/// One mode for the whole file, since networkx refuses a mix: where any link has a direction all are written as directed, and
/// those without carry <c>directed = false</c>. The id of a key is its name, for readers that take the one for the other; ids
/// of link keys have an <c>e</c> before, since ids are unique in a file.
/// </remarks>
internal sealed class GraphMlWriter(Stream output) : IGraphWriter
{
    private const string Namespace = "http://graphml.graphdrawing.org/xmlns";

    private static readonly ImmutableArray<Column<SubgraphNode>> NodeColumns =
    [
        Column.Text<SubgraphNode>("label", node => node.Entity.Name),
        Column.Text<SubgraphNode>("type", Columns.Type),
        .. Columns.OfNodes,
    ];

    private static readonly ImmutableArray<Column<GraphLink>> LinkColumns =
    [
        Column.Text<GraphLink>("label", Columns.Type),
        Column.Text<GraphLink>("type", Columns.Type),
        Column.Text<GraphLink>("interaction", Columns.Type),
        Column.Number<GraphLink>("weight", link => link.Weight),
        .. Columns.OfLinks,
    ];

    private readonly XmlWriter _xml = XmlText.Open(output);

    public void Begin(GraphFile graph)
    {
        _xml.WriteStartDocument();
        _xml.WriteStartElement("graphml", Namespace);
        WriteKeys("node", "", NodeColumns);
        WriteKeys("edge", "e", LinkColumns);
        _xml.WriteStartElement("graph", Namespace);
        _xml.WriteAttributeString("id", "G");
        _xml.WriteAttributeString("edgedefault", graph.Directed ? "directed" : "undirected");
        _xml.WriteElementString("desc", Namespace, XmlText.Clean(graph.Title));
    }

    public void Node(SubgraphNode node)
    {
        _xml.WriteStartElement("node", Namespace);
        _xml.WriteAttributeString("id", XmlText.Clean(node.Entity.Id));
        WriteData("", NodeColumns, node);
        _xml.WriteEndElement();
    }

    public void BeginLinks()
    {
        // Links follow the nodes in the same element.
    }

    public void Link(GraphLink link)
    {
        _xml.WriteStartElement("edge", Namespace);
        _xml.WriteAttributeString("id", XmlText.Clean(link.Id));
        _xml.WriteAttributeString("source", XmlText.Clean(link.SourceId));
        _xml.WriteAttributeString("target", XmlText.Clean(link.TargetId));
        WriteData("e", LinkColumns, link);
        _xml.WriteEndElement();
    }

    public void End() => _xml.WriteEndDocument();

    public void Flush() => _xml.Flush();

    public void Dispose() => _xml.Dispose();

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "int",
        ColumnKind.Number => "double",
        ColumnKind.Flag => "boolean",
        _ => "string",
    };

    private void WriteKeys<T>(string element, string prefix, ImmutableArray<Column<T>> columns)
    {
        foreach (var column in columns)
        {
            _xml.WriteStartElement("key", Namespace);
            _xml.WriteAttributeString("id", prefix + column.Name);
            _xml.WriteAttributeString("for", element);
            _xml.WriteAttributeString("attr.name", column.Name);
            _xml.WriteAttributeString("attr.type", TypeOf(column.Kind));
            _xml.WriteEndElement();
        }
    }

    private void WriteData<T>(string prefix, ImmutableArray<Column<T>> columns, T element)
    {
        foreach (var column in columns)
        {
            if (column.Text(element) is { } text)
            {
                _xml.WriteStartElement("data", Namespace);
                _xml.WriteAttributeString("key", prefix + column.Name);
                _xml.WriteString(XmlText.Clean(text));
                _xml.WriteEndElement();
            }
        }
    }
}
