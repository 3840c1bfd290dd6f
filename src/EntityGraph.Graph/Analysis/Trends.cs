using EntityGraph.Extraction;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Analysis;

/// <summary>An entity of which much more is written in a window than before.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Documents">Articles in the window that name it, near-duplicates once.</param>
/// <param name="Expected">Articles to expect from the time before the window and the number of articles now.</param>
/// <param name="Score">Standard deviations above that (Anscombe's transform of a Poisson count).</param>
public sealed record Trend(Entity Entity, int Documents, double Expected, double Score);

/// <summary>Finds bursts.</summary>
public static class Trends
{
    /// <summary>Entities that burst in a window against an equally long or longer time before it, strongest first.</summary>
    /// <param name="version">The version.</param>
    /// <param name="window">The window.</param>
    /// <param name="baselineDays">Days before the window to compare with.</param>
    /// <param name="filter">Types of entity to see.</param>
    /// <param name="limit">How many at most.</param>
    public static IReadOnlyList<Trend> Find(GraphVersion version, DateInterval window, int baselineDays, GraphFilter filter, int limit)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(filter);
        var now = new LinkReader(version.Columns, filter with { From = window.From, To = window.To }, Measure.Documents);
        var start = DateOnly.FromDayNumber(Math.Max(0, window.From.DayNumber - baselineDays));
        var before = new LinkReader(
            version.Columns,
            filter with { From = start, To = window.From.AddDays(-1) },
            Measure.Documents);
        return
        [
            .. version.Columns.Vertices.Ranked
                .Where(vertex => now.Filter.AllowsVertex(version.Columns.Vertices.Type[vertex]))
                .Select(vertex => ToTrend(version.Columns.Vertices[vertex], vertex, now, before))
                .Where(trend => trend.Score > 1)
                .OrderByDescending(trend => trend.Score)
                .ThenBy(trend => trend.Entity.Id, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static Trend ToTrend(Entity entity, int vertex, LinkReader now, LinkReader before)
    {
        var documents = now.Frequency(vertex);
        // Half an article more, so that a name never seen before is rare and not impossible.
        var expected = (before.Frequency(vertex) + 0.5) * now.CorpusSize / Math.Max(1, before.CorpusSize);
        var score = 2 * (Math.Sqrt(documents + 0.375) - Math.Sqrt(expected + 0.375));
        return new(entity, documents, expected, score);
    }
}
