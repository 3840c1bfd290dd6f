using System.Text.Json;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;

namespace EntityGraph.Service.Api.Changes;

/// <summary>Entries as server-sent events, which browsers read by themselves and take up again where they broke off.</summary>
/// <param name="json">How the interface writes JSON.</param>
internal sealed class ServerSentEvents(JsonSerializerOptions json) : IChangeForm
{
    /// <inheritdoc />
    public string MediaType => "text/event-stream";

    /// <inheritdoc />
    public string SignOfLife => ":\n\n";

    /// <inheritdoc />
    public IEnumerable<string> Write(FeedEntry entry)
    {
        var name = entry.Changes is not null ? "changes" : entry.Lost ? "reset" : "version";
        var data = JsonSerializer.Serialize(ToView(entry), json);
        return [$"id: {VersionedAnswers.EventId(entry.Version)}\nevent: {name}\ndata: {data}\n\n"];
    }

    private static ChangesResponse ToView(FeedEntry entry) => new(
        entry.Version,
        ToView(entry.Changes?.Entities ?? [], entity => EntityMapping.ToItem(entity, null), entity => entity.Id),
        ToView(entry.Changes?.Links ?? [], NetworkMapping.ToLink, link => link.Id));

    private static ChangedItems<TView> ToView<T, TView>(
        IReadOnlyList<Change<T>> changes, Func<T, TView> view, Func<T, string> id)
        where T : class => new(
            [.. changes.Where(change => change.Before is null).Select(change => view(Now(change)))],
            [.. changes.Where(change => change is { Before: not null, After: not null }).Select(change => view(Now(change)))],
            [.. changes.Where(change => change.After is null).Select(change => id(Then(change)))]);

    private static T Now<T>(Change<T> change)
        where T : class => change.After ?? throw new InvalidOperationException("It is gone.");

    private static T Then<T>(Change<T> change)
        where T : class => change.Before ?? throw new InvalidOperationException("It is new.");
}
