using System.Collections.Immutable;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>Node-link JSON, the interface's own form: D3 reads it as it is, and networkx by its <c>node_link_graph</c>.</summary>
internal sealed class NodeLinkWriter(Stream output, FormatOptions options) : IGraphWriter
{
    private readonly JsonBytes _json = new(output);
    private GraphFile? _graph;
    private bool _follows;

    public void Begin(GraphFile graph)
    {
        _graph = graph;
        _json.Raw("{\"directed\":"u8);
        _json.Flag(graph.Directed);
        _json.Raw(",\"multigraph\":true,\"graph\":{\"name\":"u8);
        _json.Text(graph.Title);
        _json.Raw(",\"generator\":\"EntityGraph\",\"version\":"u8);
        _json.Number(graph.Version);
        _json.Raw(",\"truncated\":"u8);
        _json.Flag(graph.Truncated);
        _json.Raw("},\"nodes\":["u8);
    }

    public void Node(SubgraphNode node)
    {
        Follow();
        if (node.Entity.Written.Of(node.Entity) is { IsEmpty: false } known)
        {
            _json.Raw(known);
        }
        else
        {
            _json.Mark();
            WriteEntity(node);
            node.Entity.Written.Keep(node.Entity, _json.SinceMark());
        }

        Append(_json, Columns.OfPlaces, node);
        _json.Raw("}"u8);
    }

    public void BeginLinks()
    {
        _json.Raw(options.LinksKey == LinksKey.Edges ? "],\"edges\":["u8 : "],\"links\":["u8);
        _follows = false;
    }

    public void Link(GraphLink link)
    {
        Follow();
        _json.Raw("{\"id\":\"link-"u8);
        _json.Hex(link.Hash);
        _json.Raw("\",\"key\":\"link-"u8);
        _json.Hex(link.Hash);
        _json.Raw("\",\"source\":"u8);
        _json.Text(link.SourceId);
        _json.Raw(",\"target\":"u8);
        _json.Text(link.TargetId);
        var (type, ofType) = TypeWords.Of(link);
        _json.Raw(type);
        _json.Number(Columns.Round(link.Weight));
        _json.Raw(ofType);
        Append(_json, Columns.OfPassages, link);
        _json.Raw("}"u8);
    }

    public void End()
    {
        _json.Raw("],\"truncated\":"u8);
        _json.Flag(_graph?.Truncated ?? false);
        _json.Raw(",\"omitted\":{\"nodes\":"u8);
        _json.Number(_graph?.OmittedNodes ?? 0);
        _json.Raw(",\"links\":"u8);
        _json.Number(_graph?.OmittedLinks ?? 0);
        _json.Raw(",\"exact\":"u8);
        _json.Flag(_graph?.OmittedExact ?? true);
        _json.Raw("},\"next\":"u8);
        if (_graph?.Next is { } next)
        {
            _json.Text(next);
        }
        else
        {
            _json.Raw("null"u8);
        }

        _json.Raw("}"u8);
    }

    public void Flush() => _json.Flush();

    public void Dispose() => _json.Dispose();

    private void Follow()
    {
        _json.Raw(_follows ? ","u8 : ""u8);
        _follows = true;
    }

    private void WriteEntity(SubgraphNode node)
    {
        _json.Raw("{\"id\":"u8);
        _json.Text(node.Entity.Id);
        _json.Raw(",\"name\":"u8);
        _json.Text(node.Entity.Name);
        _json.Raw(",\"type\":"u8);
        _json.Text(Columns.Type(node));
        Append(_json, Columns.OfEntities, node);
    }

    private static void Append<T>(JsonBytes json, ImmutableArray<Column<T>> columns, T element)
    {
        foreach (var column in columns)
        {
            column.Append(json, element);
        }
    }

    /// <summary>What is the same in all links of a type, put into words once.</summary>
    private sealed record TypeWords(byte[] Type, byte[] OfType)
    {
        private static readonly TypeWords?[] All = new TypeWords?[LinkKind.Count];

        public static TypeWords Of(GraphLink link) => All[LinkKind.Of(link.Type)] ??= new(
            JsonBytes.Piece(json =>
            {
                json.Raw(",\"type\":"u8);
                json.Text(Columns.Type(link));
                json.Raw(",\"weight\":"u8);
            }),
            JsonBytes.Piece(json => Append(json, Columns.OfTypes, link)));
    }
}
