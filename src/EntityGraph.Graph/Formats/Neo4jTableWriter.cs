using System.Globalization;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>A table of nodes, or of relationships, for <c>neo4j-admin database import</c>.</summary>
internal sealed class Neo4jTableWriter(Stream output, GraphTable table) : IGraphWriter
{
    private readonly StreamWriter _text = PlainText.Open(output);

    public void Begin(GraphFile graph) => _text.Write(CsvText.Row(table == GraphTable.Nodes
        ? ["id:ID", "name", .. Columns.OfNodes.Select(column => column.Name + TypeOf(column.Kind)), ":LABEL"]
        : (string[])[":START_ID", ":END_ID", "id", "weight:double", .. Columns.OfLinks.Select(column => column.Name + TypeOf(column.Kind)), ":TYPE"]));

    public void Node(SubgraphNode node)
    {
        if (table == GraphTable.Nodes)
        {
            var label = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Columns.Type(node));
            _text.Write(CsvText.Row(
            [
                CsvText.Quote(node.Entity.Id),
                CsvText.Quote(node.Entity.Name),
                .. Columns.OfNodes.Select(column => Field(column, node)),
                "Entity;" + label,
            ]));
        }
    }

    public void BeginLinks()
    {
        // One table has no parts.
    }

    public void Link(GraphLink link)
    {
        if (table == GraphTable.Links)
        {
            _text.Write(CsvText.Row(
            [
                CsvText.Quote(link.SourceId),
                CsvText.Quote(link.TargetId),
                CsvText.Quote(link.Id),
                Columns.Round(link.Weight).ToString(CultureInfo.InvariantCulture),
                .. Columns.OfLinks.Select(column => Field(column, link)),
                Columns.Type(link).ToUpperInvariant(),
            ]));
        }
    }

    public void End()
    {
        // The last row ended itself.
    }

    public void Flush() => _text.Flush();

    public void Dispose() => _text.Dispose();

    private static string TypeOf(ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => ":long",
        ColumnKind.Number => ":double",
        ColumnKind.Flag => ":boolean",
        ColumnKind.Day => ":date",
        ColumnKind.Texts => ":string[]",
        _ => "",
    };

    // Texts of a list are parted by semicolons there. No program runs these files, so nothing guards against formulas.
    private static string Field<T>(Column<T> column, T element)
    {
        var text = column.Text(element) ?? "";
        return CsvText.Quote(column.Kind == ColumnKind.Texts ? text.Replace(';', ',').Replace('|', ';') : text);
    }
}
