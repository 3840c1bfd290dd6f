using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Api.Changes;

/// <summary>Entries in the JSON of Gephi's graph streaming: first the whole graph, then each change, one event a line.</summary>
/// <remarks>
/// Source: the Graph Streaming plugin, whose events are named by two letters: a(dd), c(hange), d(elete) and n(ode), e(dge).
/// It has no word for "load anew", so that a listener who falls too far behind gets the graph on top of what he has.
/// </remarks>
/// <param name="filter">What the feed sees.</param>
internal sealed class GephiStream(GraphFilter filter) : IChangeForm
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <inheritdoc />
    public string MediaType => "application/json";

    /// <inheritdoc />
    public string SignOfLife => "\r\n";

    /// <inheritdoc />
    public IEnumerable<string> Write(FeedEntry entry) =>
        entry.Changes is { } changes ? WriteChanges(changes) : entry.Graph is { } graph ? WriteAll(graph) : [];

    private IEnumerable<string> WriteAll(GraphVersion graph) => graph.Entities
        .Where(entity => filter.EntityTypes.Contains(entity.Type))
        .Select(entity => Event("an", entity.Id, ToNode(entity)))
        .Concat(graph.Links(filter, Measure.Documents).Select(link => Event("ae", link.Id, ToEdge(link))));

    // An edge needs its nodes: it goes before them and comes after them.
    private static IEnumerable<string> WriteChanges(GraphChanges changes) =>
    [
        .. changes.Links.Where(change => change.After is null).Select(change => Event("de", change.Before?.Id ?? "", new { })),
        .. changes.Entities.Where(change => change.After is null).Select(change => Event("dn", change.Before?.Id ?? "", new { })),
        .. changes.Entities.Where(change => change.After is not null)
            .Select(change => Event(change.Before is null ? "an" : "cn", change.After?.Id ?? "", ToNode(change.After))),
        .. changes.Links.Where(change => change.After is not null)
            .Select(change => Event(change.Before is null ? "ae" : "ce", change.After?.Id ?? "", ToEdge(change.After))),
    ];

    private static string Event(string name, string id, object? attributes) =>
        JsonSerializer.Serialize(
            new Dictionary<string, Dictionary<string, object?>> { [name] = new() { [id] = attributes } }, Json) + "\r\n";

    private static object? ToNode(Entity? entity) => entity is null ? null : new
    {
        label = entity.Name,
        size = Math.Round(Math.Sqrt(entity.DocumentCount), 3),
        type = Vocabulary<Extraction.EntityType>.Name(entity.Type),
        documents = entity.DocumentCount,
        mentions = entity.MentionCount,
    };

    private static object? ToEdge(GraphLink? link) => link is null ? null : ToEdge(NetworkMapping.ToLink(link));

    private static object ToEdge(NetworkLink link) => new
    {
        source = link.Source,
        target = link.Target,
        directed = link.Directed,
        label = link.Type,
        weight = link.Weight,
        layer = link.Layer,
        scale = link.Scale,
    };
}
