using System.Text.Json;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>RDF in JSON-LD, with its context in the file: nothing is fetched to read it.</summary>
internal sealed class JsonLdWriter(Stream output) : IGraphWriter
{
    // Terms that are not our own; all others follow from the vocabulary.
    private static readonly (string Term, string Id, string? Type)[] Terms =
    [
        ("id", "@id", null),
        ("a", "@type", null),
        ("name", Rdf.Schema + "name", null),
        ("aliases", Rdf.Schema + "alternateName", null),
        ("sameAs", Rdf.Schema + "sameAs", "@id"),
        ("source", Rdf.Terms + "source", "@id"),
        ("target", Rdf.Terms + "target", "@id"),
        ("type", Rdf.Terms + "type", "@vocab"),
        ("wasDerivedFrom", Rdf.Provenance + "wasDerivedFrom", "@id"),
        ("first", Rdf.Terms + "first", Rdf.Xsd + "date"),
        ("last", Rdf.Terms + "last", Rdf.Xsd + "date"),
        ("weight", Rdf.Terms + "weight", Rdf.Xsd + "double"),
        ("rank", Rdf.Terms + "rank", Rdf.Xsd + "double"),
        ("confidence", Rdf.Terms + "confidence", Rdf.Xsd + "double"),
    ];

    private readonly Utf8JsonWriter _json = JsonText.Open(output);
    private Func<GraphLink, IEnumerable<string>>? _articlesOf;

    public void Begin(GraphFile graph)
    {
        _articlesOf = graph.ArticlesOf;
        _json.WriteStartObject();
        WriteContext();
        _json.WriteStartArray("@graph");
    }

    public void Node(SubgraphNode node)
    {
        _json.WriteStartObject();
        _json.WriteString("id", Rdf.Entity(node.Entity.Id));
        _json.WriteString("a", Rdf.Schema + Rdf.ClassOf(node.Entity.Type));
        _json.WriteString("name", node.Entity.Name);
        _json.WriteColumns(Columns.OfNodes, node);
        _json.WriteEndObject();
    }

    public void BeginLinks()
    {
        // Links stand in the same list.
    }

    public void Link(GraphLink link)
    {
        _json.WriteStartObject();
        _json.WriteString("id", Rdf.Link(link.Id));
        _json.WriteString("a", Rdf.Terms + "Link");
        _json.WriteString("source", Rdf.Entity(link.SourceId));
        _json.WriteString("target", Rdf.Entity(link.TargetId));
        _json.WriteString("type", Columns.Type(link));
        _json.WriteWeight(link);
        _json.WriteColumns(Columns.OfLinks, link);
        WriteArticles(link);
        _json.WriteEndObject();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    public void Flush() => _json.Flush();

    public void Dispose() => _json.Dispose();

    private void WriteArticles(GraphLink link)
    {
        if (_articlesOf is null)
        {
            return;
        }

        _json.WriteStartArray("wasDerivedFrom");
        foreach (var article in _articlesOf(link))
        {
            _json.WriteStringValue(Rdf.Article(article));
        }

        _json.WriteEndArray();
    }

    private void WriteContext()
    {
        _json.WriteStartObject("@context");
        _json.WriteString("@vocab", Rdf.Terms);
        foreach (var (term, id, type) in Terms)
        {
            if (type is null)
            {
                _json.WriteString(term, id);
                continue;
            }

            _json.WriteStartObject(term);
            _json.WriteString("@id", id);
            _json.WriteString("@type", type);
            _json.WriteEndObject();
        }

        _json.WriteEndObject();
    }
}
