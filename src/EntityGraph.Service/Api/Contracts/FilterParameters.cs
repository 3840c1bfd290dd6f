using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>What part of the graph a question sees.</summary>
/// <param name="Layer">The layers to see; both where nothing is said.</param>
/// <param name="EntityType">Types of entity that may appear; places only where they are asked for.</param>
/// <param name="RelationType">Types of relation to see; all where nothing is said.</param>
/// <param name="QuadClass">Quadrants to see; all where nothing is said.</param>
/// <param name="From">First day of the window: a day, or the first of a month or year.</param>
/// <param name="To">Last day of the window: a day, or the last of a month or year.</param>
/// <param name="Negated">Only what is said not to be so (true), or only what is said to be so (false).</param>
/// <param name="Modality">How real; all where nothing is said.</param>
/// <param name="Reported">Only somebody's claims (true), or only the texts' own statements (false).</param>
/// <param name="MinConfidence">Relations less sure than this are not seen.</param>
/// <param name="MinSources">What fewer distinct outlets say is not seen.</param>
internal sealed record FilterParameters(
    Words<Layers>? Layer = null,
    [DefaultValue("person,state,organization")] Words<EntityType>? EntityType = null,
    Words<RelationType>? RelationType = null,
    Words<QuadClass>? QuadClass = null,
    Period? From = null,
    Period? To = null,
    bool? Negated = null,
    Words<Modality>? Modality = null,
    bool? Reported = null,
    [Range(0, 1)] double MinConfidence = 0,
    [Range(0, int.MaxValue)] int MinSources = 0)
{
    /// <summary>The filter of the graph that these parameters say.</summary>
    public GraphFilter ToFilter() => new()
    {
        Layers = Layer?.Values.Aggregate(Layers.None, (all, one) => all | one) ?? Layers.All,
        EntityTypes = EntityType?.Values ?? GraphFilter.Default.EntityTypes,
        RelationTypes = RelationType?.Values ?? [],
        QuadClasses = QuadClass?.Values ?? [],
        From = From?.Days.From,
        To = To?.Days.To,
        Negated = Negated,
        Modalities = Modality?.Values ?? [],
        Reported = Reported,
        MinConfidence = MinConfidence,
        MinSources = MinSources,
    };
}
