using System.Globalization;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>Graphviz' DOT. In a mixed graph links without a direction are drawn without an arrow.</summary>
/// <remarks>Its <c>weight</c> is a whole number that pulls ends together, so the width of the pen shows ours as well.</remarks>
internal sealed class DotWriter(Stream output) : IGraphWriter
{
    private readonly StreamWriter _text = PlainText.Open(output);
    private bool _directed;

    public void Begin(GraphFile graph)
    {
        _directed = graph.Directed;
        _text.WriteLine($"{(_directed ? "digraph" : "graph")} {Quote(graph.Title)} {{");
        _text.WriteLine("  charset=\"UTF-8\";");
        _text.WriteLine("  node [shape=box, style=rounded];");
    }

    public void Node(SubgraphNode node) =>
        _text.WriteLine($"  {Quote(node.Entity.Id)} [label={Quote(node.Entity.Name)}, class={Quote(Columns.Type(node))}];");

    public void BeginLinks()
    {
        // Links follow the nodes in the same block.
    }

    public void Link(GraphLink link)
    {
        var weight = Math.Clamp((int)Math.Round(link.Weight), 1, 1000);
        var width = (1 + Math.Log(weight)).ToString("0.##", CultureInfo.InvariantCulture);
        var direction = _directed && !link.Directed ? ", dir=none" : "";
        _text.WriteLine(
            $"  {Quote(link.SourceId)} {(_directed ? "->" : "--")} {Quote(link.TargetId)} "
            + $"[id={Quote(link.Id)}, label={Quote(Columns.Type(link))}, weight={weight}, penwidth={width}{direction}];");
    }

    public void End() => _text.WriteLine("}");

    public void Flush() => _text.Flush();

    public void Dispose() => _text.Dispose();

    // Nothing but these two is an escape there; control characters can't be drawn.
    private static string Quote(string text) => "\"" + XmlText.Clean(text)
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
