using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EntityGraph.Extraction;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>What changed between two windows.</summary>
/// <param name="A">The first window, as two days.</param>
/// <param name="B">The second window, as two days.</param>
/// <param name="Links">Changed links, largest change first.</param>
/// <param name="Turned">Pairs that turned from cooperation to conflict or back, largest turn first.</param>
public sealed record DiffResponse(string A, string B, IReadOnlyList<ChangedLinkView> Links, IReadOnlyList<TurnedPairView> Turned);

/// <summary>A link that changed.</summary>
/// <param name="Change">How.</param>
/// <param name="Before">The link in the first window; null where it is new.</param>
/// <param name="After">The link in the second window; null where it is gone.</param>
public sealed record ChangedLinkView(LinkChange Change, NetworkLink? Before, NetworkLink? After);

/// <summary>Two actors whose events turned.</summary>
/// <param name="First">The one.</param>
/// <param name="Second">The other.</param>
/// <param name="Before" example="4.5">Mean scale of the passages in the first window, −10 to 10.</param>
/// <param name="After" example="-3">Mean scale in the second.</param>
public sealed record TurnedPairView(EntityReference First, EntityReference Second, double Before, double After);

/// <summary>How much an entity matters.</summary>
/// <param name="Entity">Who it is.</param>
/// <param name="Score" example="0.04">Larger matters more.</param>
public sealed record CentralityView(EntityReference Entity, double Score);

/// <summary>How far an analysis is that takes long. Ask the same again for its result.</summary>
/// <param name="State" example="running">Always <c>running</c>.</param>
/// <param name="Progress" example="0.4">What is done of it, 0 to 1; 0 for as long as nothing is known.</param>
public sealed record ProgressResponse(string State, double Progress);

/// <summary>Entities that belong together.</summary>
/// <param name="Modularity" example="0.41">How clearly the communities are parted, −½ to 1.</param>
/// <param name="Items">The communities, largest first; single entities are left out.</param>
public sealed record CommunitiesResponse(double Modularity, IReadOnlyList<CommunityView> Items);

/// <summary>A community.</summary>
/// <param name="Label" example="state:US">Id of the member that leads it.</param>
/// <param name="Size" example="12">How many belong to it.</param>
/// <param name="Members">The members, most important first, as many as were asked for.</param>
public sealed record CommunityView(string Label, int Size, IReadOnlyList<EntityReference> Members);

/// <summary>Entities of which much more is written than before.</summary>
/// <param name="Items">Strongest first.</param>
public sealed record TrendsResponse(IReadOnlyList<TrendView> Items);

/// <summary>An entity of which much more is written in a window than before.</summary>
/// <param name="Entity">Who it is.</param>
/// <param name="Documents" example="9">Articles in the window that name it, near-duplicates once.</param>
/// <param name="Expected" example="1.5">Articles to expect from the time before.</param>
/// <param name="Score" example="3.2">Standard deviations above that.</param>
public sealed record TrendView(EntityReference Entity, int Documents, double Expected, double Score);

/// <summary>Which windows to compare.</summary>
/// <param name="A">The first window: a day, a month, a year, or two of these parted by <c>..</c>.</param>
/// <param name="B">The second window, likewise.</param>
/// <param name="Center">Only links of this entity: id, name or alias.</param>
/// <param name="Layer">The layers to see; both where nothing is said.</param>
/// <param name="RelationType">Types of relation to see; all where nothing is said.</param>
/// <param name="Measure">What the weight of a link counts.</param>
/// <param name="Limit">Links and pairs at most.</param>
internal sealed record DiffParameters(
    Period A,
    Period B,
    [StringLength(Limits.IdLength)] string? Center = null,
    Words<Layers>? Layer = null,
    Words<RelationType>? RelationType = null,
    [DefaultValue("documents")] Word<Measure>? Measure = null,
    [Range(1, Limits.PageSize)] int Limit = 100);

/// <summary>How to measure who matters.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Weight">What the weight of a link counts.</param>
internal sealed record CentralityParameters(
    [DefaultValue("page_rank")] Word<CentralityMeasure>? Measure = null,
    [DefaultValue("documents")] Word<Measure>? Weight = null);

/// <summary>How to find communities.</summary>
/// <param name="Weight">What the weight of a link counts.</param>
/// <param name="Members">Members to show of each.</param>
/// <param name="Limit">Communities at most.</param>
internal sealed record CommunityParameters(
    [DefaultValue("documents")] Word<Measure>? Weight = null,
    [Range(1, Limits.PageSize)] int Members = 20,
    [Range(1, Limits.PageSize)] int Limit = 50);

/// <summary>Where to look for bursts.</summary>
/// <param name="From">First day of the window: a day, or the first of a month or year; 30 days before its end where nothing is said.</param>
/// <param name="To">Last day of the window: a day, or the last of a month or year; the last dated article where nothing is said.</param>
/// <param name="BaselineDays">Days before the window to compare with.</param>
/// <param name="EntityType">Types of entity to see; places only where they are asked for.</param>
/// <param name="Limit">Entities at most.</param>
internal sealed record TrendParameters(
    Period? From = null,
    Period? To = null,
    [Range(1, 36_500)] int BaselineDays = 365,
    [DefaultValue("person,state,organization")] Words<EntityType>? EntityType = null,
    [Range(1, Limits.PageSize)] int Limit = 20);
