using System.ComponentModel;
using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>What a version of the graph shows otherwise than the one before: the data of an event of the feed.</summary>
/// <param name="Version" example="18">The version of the graph that a listener has with it.</param>
/// <param name="Nodes">Entities.</param>
/// <param name="Links">Links, weighed by articles.</param>
public sealed record ChangesResponse(long Version, ChangedItems<EntityListItem> Nodes, ChangedItems<NetworkLink> Links);

/// <summary>What came, changed and went.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="Added">New ones.</param>
/// <param name="Changed">As they are now.</param>
/// <param name="Removed">Ids of those that are gone.</param>
public sealed record ChangedItems<T>(IReadOnlyList<T> Added, IReadOnlyList<T> Changed, IReadOnlyList<string> Removed);

/// <summary>Which changes to hear of, and in which form.</summary>
/// <param name="Format">Server-sent events, or the JSON of Gephi's graph streaming, which begins with the whole graph.</param>
/// <param name="Layer">The layers to see; both where nothing is said.</param>
/// <param name="EntityType">Types of entity to see; places only where they are asked for.</param>
internal sealed record ChangeParameters(
    [DefaultValue("events")] Word<ChangeFormat>? Format = null,
    Words<Layers>? Layer = null,
    [DefaultValue("person,state,organization")] Words<EntityType>? EntityType = null);

/// <summary>Forms of the feed.</summary>
internal enum ChangeFormat
{
    /// <summary>Server-sent events.</summary>
    Events,

    /// <summary>Gephi's graph streaming.</summary>
    Gephi,
}
