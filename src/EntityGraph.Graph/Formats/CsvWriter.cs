using System.Globalization;
using System.Text;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>A table of links, or of nodes, with the headers that Gephi reads.</summary>
internal sealed class CsvWriter(Stream output, FormatOptions options) : IGraphWriter
{
    private readonly StreamWriter _text = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);

    private bool WritesNodes => options.Table == GraphTable.Nodes;

    public void Begin(GraphFile graph)
    {
        var headers = WritesNodes
            ? ["Id", "Label", "Type", .. Columns.OfNodes.Select(column => column.Name)]
            : (string[])["Source", "Target", "Type", "Weight", "Label", "Id", .. Columns.OfLinks.Select(column => column.Name)];
        _text.Write(CsvText.Row(headers));
    }

    public void Node(SubgraphNode node)
    {
        if (WritesNodes)
        {
            _text.Write(CsvText.Row(
            [
                CsvText.Text(node.Entity.Id),
                CsvText.Text(node.Entity.Name),
                Columns.Type(node),
                .. Columns.OfNodes.Select(column => CsvText.Field(column.Text(node), column.Kind)),
            ]));
        }
    }

    public void BeginLinks()
    {
        // One table has no parts.
    }

    public void Link(GraphLink link)
    {
        if (!WritesNodes)
        {
            _text.Write(CsvText.Row(
            [
                CsvText.Text(link.SourceId),
                CsvText.Text(link.TargetId),
                link.Directed ? "Directed" : "Undirected",
                Columns.Round(link.Weight).ToString(CultureInfo.InvariantCulture),
                Columns.Type(link),
                CsvText.Text(link.Id),
                .. Columns.OfLinks.Select(column => CsvText.Field(column.Text(link), column.Kind)),
            ]));
        }
    }

    public void End()
    {
        // The last row ended itself.
    }

    public void Flush() => _text.Flush();

    public void Dispose() => _text.Dispose();
}
