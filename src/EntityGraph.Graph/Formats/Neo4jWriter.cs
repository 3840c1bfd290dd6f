using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>A Cypher script that merges the graph into Neo4j; run twice it changes nothing.</summary>
internal sealed class Neo4jWriter(Stream output) : IGraphWriter
{
    private readonly StreamWriter _text = PlainText.Open(output);

    public void Begin(GraphFile graph) => _text.WriteLine(
        "CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;");

    public void Node(SubgraphNode node)
    {
        var label = CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Columns.Type(node));
        _text.WriteLine(
            $"MERGE (n:Entity {{id: {PlainText.Quote(node.Entity.Id)}}}) "
            + $"SET n:`{label}`, n.name = {PlainText.Quote(node.Entity.Name)}{Assign("n", Columns.OfNodes, node)};");
    }

    public void BeginLinks()
    {
        // Each statement stands for itself.
    }

    public void Link(GraphLink link) => _text.WriteLine(
        $"MATCH (a:Entity {{id: {PlainText.Quote(link.SourceId)}}}), (b:Entity {{id: {PlainText.Quote(link.TargetId)}}}) "
        + $"MERGE (a)-[r:`{Columns.Type(link).ToUpperInvariant()}` {{id: {PlainText.Quote(link.Id)}}}]->(b) "
        + $"SET r.weight = {Number(Columns.Round(link.Weight))}{Assign("r", Columns.OfLinks, link)};");

    public void End()
    {
        // The last statement ended itself.
    }

    public void Flush() => _text.Flush();

    public void Dispose() => _text.Dispose();

    private static string Assign<T>(string variable, ImmutableArray<Column<T>> columns, T element)
    {
        var assignments = new StringBuilder();
        foreach (var column in columns)
        {
            if (column.Read(element) is { } value)
            {
                assignments.Append(CultureInfo.InvariantCulture, $", {variable}.{column.Name} = {Literal(value)}");
            }
        }

        return assignments.ToString();
    }

    private static string Literal(object value) => value switch
    {
        bool flag => flag ? "true" : "false",
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number => Number(number),
        DateOnly day => string.Create(CultureInfo.InvariantCulture, $"date('{day:yyyy-MM-dd}')"),
        ImmutableArray<string> texts => $"[{string.Join(", ", texts.Select(PlainText.Quote))}]",
        _ => PlainText.Quote((string)value),
    };

    // A whole number would be an integer there.
    private static string Number(double number) => number.ToString("0.0#####", CultureInfo.InvariantCulture);
}
