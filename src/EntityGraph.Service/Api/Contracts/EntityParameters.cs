using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>Which entities to list.</summary>
/// <param name="Q">A name or a part of one; everything where it is left out.</param>
/// <param name="Type">Types of entity; all where nothing is said.</param>
/// <param name="Sort">Order of a list; a search is ordered by how well the name fits.</param>
internal sealed record EntityParameters(
    [StringLength(Limits.IdLength)] string? Q = null,
    Words<EntityType>? Type = null,
    [DefaultValue("mentions")] Word<EntityOrder>? Sort = null);

/// <summary>What is typed into a search box.</summary>
/// <param name="Q">The beginning of a name, or of a word in it.</param>
/// <param name="Limit">Suggestions at most.</param>
internal sealed record SuggestParameters(
    [StringLength(Limits.IdLength)] string Q,
    [Range(1, 50)] int Limit = 10);

/// <summary>Which neighbours to list.</summary>
/// <param name="Measure">What the weight of a link counts.</param>
/// <param name="MinWeight">Neighbours of a smaller weight are left out.</param>
internal sealed record NeighborParameters(
    [DefaultValue("documents")] Word<Measure>? Measure = null,
    double MinWeight = 0);

/// <summary>Which passages to list.</summary>
/// <param name="From">First day: a day, or the first of a month or year.</param>
/// <param name="To">Last day: a day, or the last of a month or year.</param>
internal sealed record MentionParameters(Period? From = null, Period? To = null)
{
    /// <summary>The filter of the graph that these parameters say.</summary>
    public GraphFilter ToFilter() => GraphFilter.Default with { From = From?.Days.From, To = To?.Days.To };
}

/// <summary>How to cut time.</summary>
/// <param name="Bucket">Length of a stretch.</param>
/// <param name="From">First day: a day, or the first of a month or year.</param>
/// <param name="To">Last day: a day, or the last of a month or year.</param>
internal sealed record TimelineParameters(
    [DefaultValue("month")] Word<TimeBucket>? Bucket = null,
    Period? From = null,
    Period? To = null)
{
    /// <summary>The filter of the graph that these parameters say.</summary>
    public GraphFilter ToFilter() => GraphFilter.Default with { From = From?.Days.From, To = To?.Days.To };
}
