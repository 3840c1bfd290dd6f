using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>Which relations to list.</summary>
/// <param name="Entity">One end, either side.</param>
/// <param name="Source">Who acts.</param>
/// <param name="Target">Who is acted on.</param>
/// <param name="Between">Both ends, in either direction, parted by a comma.</param>
/// <param name="Type">Types of relation; all where nothing is said.</param>
/// <param name="QuadClass">Quadrants; all where nothing is said.</param>
/// <param name="Layer">The layer; single relations stand in the layer of relations only.</param>
/// <param name="Negated">Only what is said not to be so (true), or only what is said to be so (false).</param>
/// <param name="Modality">How real; all where nothing is said.</param>
/// <param name="Reported">Only somebody's claims (true), or only the texts' own statements (false).</param>
/// <param name="Speaker">Whose claim.</param>
/// <param name="From">First day of the window: a day, or the first of a month or year.</param>
/// <param name="To">Last day of the window: a day, or the last of a month or year.</param>
/// <param name="MinConfidence">Relations less sure than this are not listed.</param>
/// <param name="MinSources">What fewer distinct outlets say is not listed.</param>
/// <param name="Sort">Order of the list.</param>
internal sealed record RelationParameters(
    [StringLength(Limits.IdLength)] string? Entity = null,
    [StringLength(Limits.IdLength)] string? Source = null,
    [StringLength(Limits.IdLength)] string? Target = null,
    [StringLength(2 * Limits.IdLength)] string? Between = null,
    Words<RelationType>? Type = null,
    Words<QuadClass>? QuadClass = null,
    [DefaultValue("relations")] Words<Layers>? Layer = null,
    bool? Negated = null,
    Words<Modality>? Modality = null,
    bool? Reported = null,
    [StringLength(Limits.IdLength)] string? Speaker = null,
    Period? From = null,
    Period? To = null,
    [Range(0, 1)] double MinConfidence = 0,
    [Range(0, int.MaxValue)] int MinSources = 0,
    [DefaultValue("newest")] Word<RelationOrder>? Sort = null)
{
    /// <summary>The filter of the graph that these parameters say.</summary>
    public GraphFilter ToFilter() =>
        new FilterParameters(
            Layer, null, Type, QuadClass, From, To, Negated, Modality, Reported, MinConfidence, MinSources).ToFilter() with
        {
            Layers = Layer?.Values.Aggregate(Layers.None, (all, one) => all | one) ?? Layers.Relations,
        };
}

/// <summary>Which passages of a link to list.</summary>
/// <param name="From">First day of the window: a day, or the first of a month or year.</param>
/// <param name="To">Last day of the window: a day, or the last of a month or year.</param>
/// <param name="MinConfidence">Less sure passages are not listed.</param>
internal sealed record EvidenceParameters(Period? From = null, Period? To = null, [Range(0, 1)] double MinConfidence = 0)
{
    /// <summary>The filter of the graph that these parameters say; everything else is seen.</summary>
    public GraphFilter ToFilter() => new()
    {
        EntityTypes = [.. Enum.GetValues<EntityType>()],
        From = From?.Days.From,
        To = To?.Days.To,
        MinConfidence = MinConfidence,
    };
}
