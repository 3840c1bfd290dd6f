using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Analysis;

/// <summary>How a link changed from one window to another.</summary>
public enum LinkChange
{
    /// <summary>Only in the second window.</summary>
    New,

    /// <summary>Only in the first.</summary>
    Gone,

    /// <summary>At least half as heavy again.</summary>
    Stronger,

    /// <summary>At most two thirds as heavy.</summary>
    Weaker,
}

/// <summary>A link that changed.</summary>
/// <param name="Change">How.</param>
/// <param name="Before">The link in the first window; null where it is new.</param>
/// <param name="After">The link in the second window; null where it is gone.</param>
public sealed record ChangedLink(LinkChange Change, GraphLink? Before, GraphLink? After);

/// <summary>Two actors whose events turned from cooperation to conflict, or the other way round.</summary>
/// <param name="FirstId">The one, smaller id in ordinal order.</param>
/// <param name="SecondId">The other.</param>
/// <param name="Before">Mean scale of the passages in the first window, −10 to 10.</param>
/// <param name="After">Mean scale in the second.</param>
public sealed record TurnedPair(string FirstId, string SecondId, double Before, double After);

/// <summary>What changed between two windows.</summary>
/// <param name="Links">Changed links, largest change first.</param>
/// <param name="Turned">Pairs that turned, largest turn first.</param>
/// <param name="Version">The version of the graph that answered.</param>
public sealed record GraphDiff(IReadOnlyList<ChangedLink> Links, IReadOnlyList<TurnedPair> Turned, long Version)
{
    private const double Stronger = 1.5;

    /// <summary>Compares two windows.</summary>
    /// <param name="version">The version.</param>
    /// <param name="centerId">Only links of this entity; null for all.</param>
    /// <param name="filter">What to see; its window does not count.</param>
    /// <param name="before">First window.</param>
    /// <param name="after">Second window.</param>
    /// <param name="measure">What weights count.</param>
    public static GraphDiff Of(
        GraphVersion version,
        string? centerId,
        GraphFilter filter,
        DateInterval before,
        DateInterval after,
        Measure measure)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(filter);
        var first = LinksIn(version, centerId, filter, before, measure);
        var second = LinksIn(version, centerId, filter, after, measure);
        var changed = first.Keys.Union(second.Keys, StringComparer.Ordinal)
            .Select(id => Compare(first.GetValueOrDefault(id), second.GetValueOrDefault(id)))
            .OfType<ChangedLink>()
            .OrderByDescending(link => Math.Abs((link.After?.Weight ?? 0) - (link.Before?.Weight ?? 0)))
            .ThenBy(link => (link.After ?? link.Before)?.Id, StringComparer.Ordinal);
        return new([.. changed], Turns(MeanScales(first.Values), MeanScales(second.Values)), version.Number);
    }

    private static Dictionary<string, GraphLink> LinksIn(
        GraphVersion version,
        string? centerId,
        GraphFilter filter,
        DateInterval window,
        Measure measure)
    {
        var inside = filter with { From = window.From, To = window.To };
        var links = centerId is null
            ? version.Links(inside, measure)
            : version.Neighbors(centerId, new() { Filter = inside, Measure = measure, Limit = int.MaxValue - 1 })?.Items
                .SelectMany(neighbor => neighbor.Links) ?? [];
        return links.ToDictionary(link => link.Id, StringComparer.Ordinal);
    }

    private static ChangedLink? Compare(GraphLink? before, GraphLink? after) => (before, after) switch
    {
        (null, not null) => new(LinkChange.New, before, after),
        (not null, null) => new(LinkChange.Gone, before, after),
        (not null, not null) when after.Weight >= before.Weight * Stronger => new(LinkChange.Stronger, before, after),
        (not null, not null) when after.Weight * Stronger <= before.Weight => new(LinkChange.Weaker, before, after),
        _ => null,
    };

    private static Dictionary<(string, string), double> MeanScales(IEnumerable<GraphLink> links) =>
        links.Where(link => link.Type?.Info().Scale is not null && link.Count > link.Negated)
            .GroupBy(link => string.CompareOrdinal(link.SourceId, link.TargetId) < 0
                ? (link.SourceId, link.TargetId)
                : (link.TargetId, link.SourceId))
            .ToDictionary(
                pair => pair.Key,
                pair => pair.Sum(link => (double)(link.Type?.Info().Scale ?? 0) * (link.Count - link.Negated)) /
                    pair.Sum(link => link.Count - link.Negated));

    private static List<TurnedPair> Turns(
        Dictionary<(string First, string Second), double> before,
        Dictionary<(string First, string Second), double> after) =>
    [
        .. before
            .Where(pair => after.TryGetValue(pair.Key, out var scale) && scale * pair.Value < 0)
            .Select(pair => new TurnedPair(pair.Key.First, pair.Key.Second, pair.Value, after[pair.Key]))
            .OrderByDescending(pair => Math.Abs(pair.After - pair.Before))
            .ThenBy(pair => pair.FirstId, StringComparer.Ordinal)
            .ThenBy(pair => pair.SecondId, StringComparer.Ordinal),
    ];
}
