using System.Collections.Immutable;
using System.Globalization;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>RDF in Turtle. A link is a resource of its own, so that what is said of it has a subject.</summary>
internal sealed class TurtleWriter(Stream output) : IGraphWriter
{
    private readonly StreamWriter _text = PlainText.Open(output);
    private Func<GraphLink, IEnumerable<string>>? _articlesOf;

    public void Begin(GraphFile graph)
    {
        _text.WriteLine($"@prefix eg: <{Rdf.Terms}> .");
        _articlesOf = graph.ArticlesOf;
        _text.WriteLine($"@prefix prov: <{Rdf.Provenance}> .");
        _text.WriteLine($"@prefix schema: <{Rdf.Schema}> .");
        _text.WriteLine($"@prefix xsd: <{Rdf.Xsd}> .");
    }

    public void Node(SubgraphNode node)
    {
        _text.Write($"<{Rdf.Entity(node.Entity.Id)}> a schema:{Rdf.ClassOf(node.Entity.Type)} ; schema:name {PlainText.Quote(node.Entity.Name)}");
        WriteColumns(Columns.OfNodes, node);
    }

    public void BeginLinks()
    {
        // Each statement stands for itself.
    }

    public void Link(GraphLink link)
    {
        _text.Write(
            $"<{Rdf.Link(link.Id)}> a eg:Link ; eg:source <{Rdf.Entity(link.SourceId)}> ; eg:target <{Rdf.Entity(link.TargetId)}> ; "
            + $"eg:type eg:{Columns.Type(link)} ; eg:weight {Number(Columns.Round(link.Weight))}");
        foreach (var article in _articlesOf?.Invoke(link) ?? [])
        {
            _text.Write($" ; prov:wasDerivedFrom <{Rdf.Article(article)}>");
        }

        WriteColumns(Columns.OfLinks, link);
    }

    public void End()
    {
        // The last statement ended itself.
    }

    public void Flush() => _text.Flush();

    public void Dispose() => _text.Dispose();

    private static string Number(double number) => $"\"{number.ToString(CultureInfo.InvariantCulture)}\"^^xsd:double";

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => Number(number),
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"\"{day:yyyy-MM-dd}\"^^xsd:date"),
        _ => PlainText.Quote((string)value),
    };

    private void WriteColumns<T>(ImmutableArray<Column<T>> columns, T element)
    {
        foreach (var column in columns)
        {
            foreach (var value in Values(column.Read(element)))
            {
                _text.Write(IsAddress(column.Name, value)
                    ? $" ; schema:sameAs <{value}>"
                    : $" ; {(column.Name == "aliases" ? "schema:alternateName" : "eg:" + column.Name)} {Literal(value)}");
            }
        }

        _text.WriteLine(" .");
    }

    private static IEnumerable<object> Values(object? value) => value switch
    {
        null => [],
        ImmutableArray<string> texts => texts,
        _ => [value],
    };

    private static bool IsAddress(string name, object value) =>
        name == "sameAs" && Uri.IsWellFormedUriString((string)value, UriKind.Absolute);
}
