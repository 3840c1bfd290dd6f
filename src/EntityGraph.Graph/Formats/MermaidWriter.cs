using System.Globalization;
using System.Text;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>A Mermaid flowchart, for Markdown pages. Nodes are numbered there, since ids can't hold our signs.</summary>
internal sealed class MermaidWriter(Stream output) : IGraphWriter
{
    private readonly StreamWriter _text = PlainText.Open(output);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public void Begin(GraphFile graph) => _text.WriteLine("flowchart LR");

    public void Node(SubgraphNode node)
    {
        _numbers.Add(node.Entity.Id, _numbers.Count);
        _text.WriteLine($"  n{_numbers.Count - 1}[\"{Escape(node.Entity.Name)}\"]");
    }

    public void BeginLinks()
    {
        // Links follow the nodes in the same block.
    }

    public void Link(GraphLink link)
    {
        var (source, target) = (_numbers[link.SourceId], _numbers[link.TargetId]);
        _text.WriteLine($"  n{source} {(link.Directed ? "-->" : "---")}|\"{Columns.Type(link)}\"| n{target}");
    }

    public void End()
    {
        // The last line ended itself.
    }

    public void Flush() => _text.Flush();

    public void Dispose() => _text.Dispose();

    // Everything that is no letter, digit, blank or hyphen is written by its number, so that nothing can end the label.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in XmlText.Clean(text).EnumerateRunes())
        {
            escaped.Append(Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-'
                ? rune.ToString()
                : string.Create(CultureInfo.InvariantCulture, $"#{rune.Value};"));
        }

        return escaped.ToString();
    }
}
