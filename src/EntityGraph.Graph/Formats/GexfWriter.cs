using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>GEXF 1.3 (or 1.2 for older readers), for Gephi, Gephi Lite, graphology and networkx.</summary>
/// <remarks>
/// One direction mode and one block of attributes a class, since networkx refuses a mix of the first and graphology keeps only
/// the last of the second. Where any link has a direction all are written as directed; those without carry <c>directed = false</c>.
/// </remarks>
internal sealed class GexfWriter(Stream output, FormatOptions options) : IGraphWriter
{
    private static readonly ImmutableArray<Column<SubgraphNode>> NodeColumns =
        [Column.Text<SubgraphNode>("type", Columns.Type), .. Columns.OfNodes];

    private static readonly ImmutableArray<Column<GraphLink>> LinkColumns =
        [Column.Text<GraphLink>("relation", Columns.Type), .. Columns.OfLinks];

    private readonly XmlWriter _xml = XmlText.Open(output);
    private string _direction = "";

    // Readers compare the namespace letter by letter; those of the two versions differ in more than the number.
    private string Namespace => IsDraft12 ? "http://www.gexf.net/1.2draft" : "http://gexf.net/1.3";

    private bool IsDraft12 => options.Gexf == GexfProfile.Draft12;

    private bool IsDynamic => options.Gexf == GexfProfile.Dynamic;

    public void Begin(GraphFile graph)
    {
        _direction = graph.Directed ? "directed" : "undirected";
        _xml.WriteStartDocument();
        _xml.WriteStartElement("gexf", Namespace);
        _xml.WriteAttributeString("version", IsDraft12 ? "1.2" : "1.3");
        _xml.WriteStartElement("meta", Namespace);
        _xml.WriteElementString("creator", Namespace, "EntityGraph");
        _xml.WriteElementString("description", Namespace, XmlText.Clean(graph.Title));
        _xml.WriteEndElement();
        _xml.WriteStartElement("graph", Namespace);
        _xml.WriteAttributeString("defaultedgetype", _direction);
        _xml.WriteAttributeString("mode", IsDynamic ? "dynamic" : "static");
        if (IsDynamic)
        {
            _xml.WriteAttributeString("timeformat", "date");
        }

        WriteAttributes("node", NodeColumns);
        WriteAttributes("edge", LinkColumns);
        _xml.WriteStartElement("nodes", Namespace);
    }

    public void Node(SubgraphNode node)
    {
        _xml.WriteStartElement("node", Namespace);
        _xml.WriteAttributeString("id", Token(node.Entity.Id));
        _xml.WriteAttributeString("label", Token(node.Entity.Name));
        WriteTime(node.Entity.First, node.Entity.Last);
        WriteValues(NodeColumns, node);
        _xml.WriteEndElement();
    }

    public void BeginLinks()
    {
        _xml.WriteEndElement();
        _xml.WriteStartElement("edges", Namespace);
    }

    public void Link(GraphLink link)
    {
        _xml.WriteStartElement("edge", Namespace);
        _xml.WriteAttributeString("id", Token(link.Id));
        _xml.WriteAttributeString("source", Token(link.SourceId));
        _xml.WriteAttributeString("target", Token(link.TargetId));
        _xml.WriteAttributeString("type", _direction);
        if (!IsDraft12)
        {
            _xml.WriteAttributeString("kind", Columns.Type(link));
        }

        _xml.WriteAttributeString("label", Columns.Type(link));
        _xml.WriteAttributeString("weight", Columns.Round(link.Weight).ToString(CultureInfo.InvariantCulture));
        WriteTime(link.First, link.Last);
        WriteValues(LinkColumns, link);
        _xml.WriteEndElement();
    }

    public void End() => _xml.WriteEndDocument();

    public void Flush() => _xml.Flush();

    public void Dispose() => _xml.Dispose();

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => "integer",
        ColumnKind.Number => "double",
        ColumnKind.Flag => "boolean",
        ColumnKind.Texts => "liststring",
        _ => "string",
    };

    // Ids and labels are tokens there: no two blanks in a row, none at the ends.
    private static string Token(string text) =>
        string.Join(' ', XmlText.Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private void WriteAttributes<T>(string element, ImmutableArray<Column<T>> columns)
    {
        _xml.WriteStartElement("attributes", Namespace);
        _xml.WriteAttributeString("class", element);
        _xml.WriteAttributeString("mode", "static");
        foreach (var column in columns)
        {
            _xml.WriteStartElement("attribute", Namespace);
            _xml.WriteAttributeString("id", column.Name);
            _xml.WriteAttributeString("title", column.Name);
            _xml.WriteAttributeString("type", TypeOf(column.Kind));
            _xml.WriteEndElement();
        }

        _xml.WriteEndElement();
    }

    private void WriteTime(DateOnly? first, DateOnly? last)
    {
        if (IsDynamic && first is { } start && last is { } end)
        {
            _xml.WriteAttributeString("start", start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            _xml.WriteAttributeString("end", end.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
    }

    private void WriteValues<T>(ImmutableArray<Column<T>> columns, T element)
    {
        _xml.WriteStartElement("attvalues", Namespace);
        foreach (var column in columns)
        {
            if (column.Text(element) is { } text)
            {
                _xml.WriteStartElement("attvalue", Namespace);
                _xml.WriteAttributeString("for", column.Name);
                _xml.WriteAttributeString("value", XmlText.Clean(column.Kind == ColumnKind.Texts ? ToList(text) : text));
                _xml.WriteEndElement();
            }
        }

        _xml.WriteEndElement();
    }

    // Commas and brackets part the texts of a list there.
    private static string ToList(string texts) =>
        "[" + texts.Replace(',', ' ').Replace("[", "(", StringComparison.Ordinal).Replace("]", ")", StringComparison.Ordinal)
            .Replace("|", ", ", StringComparison.Ordinal) + "]";
}
