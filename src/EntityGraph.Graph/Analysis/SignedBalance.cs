using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Analysis;

/// <summary>Triangles of actors by their friendly and hostile sides.</summary>
/// <param name="AllFriends">Three friendly sides: balanced.</param>
/// <param name="CommonEnemy">One friendly side, two hostile: balanced, two are friends against a third.</param>
/// <param name="TornFriend">Two friendly sides, one hostile: strained, a friend of two foes.</param>
/// <param name="AllFoes">Three hostile sides: strained.</param>
/// <param name="Strained">The most strained triangles, by the smallest of their three mean scales without sign, largest first.</param>
public sealed record SignedBalance(
    int AllFriends,
    int CommonEnemy,
    int TornFriend,
    int AllFoes,
    IReadOnlyList<SignedTriangle> Strained)
{
    private const int Shown = 50;

    /// <summary>Share of balanced triangles; 1 where there is none (Cartwright, Harary 1956).</summary>
    public double Balance
    {
        get
        {
            var all = AllFriends + CommonEnemy + TornFriend + AllFoes;
            return all == 0 ? 1 : (double)(AllFriends + CommonEnemy) / all;
        }
    }

    /// <summary>Counts the triangles of events that a filter sees. Cost O(pairs · smaller neighbourhood).</summary>
    /// <param name="version">The version.</param>
    /// <param name="filter">What to see.</param>
    public static SignedBalance Of(GraphVersion version, GraphFilter filter)
    {
        ArgumentNullException.ThrowIfNull(version);
        ArgumentNullException.ThrowIfNull(filter);
        var sides = Sides(version, filter);
        var counts = new int[4];
        var strained = new List<SignedTriangle>();
        foreach (var triangle in Triangles(sides))
        {
            var hostile = new[] { triangle.FirstSecond, triangle.SecondThird, triangle.FirstThird }.Count(scale => scale < 0);
            counts[hostile]++;
            if (hostile is 1 or 3)
            {
                strained.Add(triangle);
            }
        }

        return new(counts[0], counts[2], counts[1], counts[3], [.. strained.OrderByDescending(Tension).ThenBy(Names, StringComparer.Ordinal).Take(Shown)]);
    }

    private static SortedDictionary<string, SortedDictionary<string, double>> Sides(GraphVersion version, GraphFilter filter)
    {
        var sums = new Dictionary<(string, string), (double Sum, int Count)>();
        foreach (var link in version.Links(filter with { Layers = Layers.Relations }, Measure.Count))
        {
            if (link.Type?.Info().Scale is { } scale && link.Count > link.Negated)
            {
                var ends = string.CompareOrdinal(link.SourceId, link.TargetId) < 0 ? (link.SourceId, link.TargetId) : (link.TargetId, link.SourceId);
                var (sum, count) = sums.GetValueOrDefault(ends);
                sums[ends] = (sum + ((double)scale * (link.Count - link.Negated)), count + link.Count - link.Negated);
            }
        }

        var sides = new SortedDictionary<string, SortedDictionary<string, double>>(StringComparer.Ordinal);
        foreach (var ((first, second), (sum, count)) in sums.Where(pair => pair.Value.Sum != 0))
        {
            if (!sides.TryGetValue(first, out var others))
            {
                sides.Add(first, others = new(StringComparer.Ordinal));
            }

            others.Add(second, sum / count);
        }

        return sides;
    }

    // Each triangle once, its ids ascending.
    private static IEnumerable<SignedTriangle> Triangles(SortedDictionary<string, SortedDictionary<string, double>> sides) =>
        from first in sides
        from second in first.Value
        where sides.ContainsKey(second.Key)
        from third in sides[second.Key]
        where first.Value.ContainsKey(third.Key)
        select new SignedTriangle(first.Key, second.Key, third.Key, second.Value, third.Value, first.Value[third.Key]);

    private static double Tension(SignedTriangle triangle) =>
        Math.Min(Math.Abs(triangle.FirstSecond), Math.Min(Math.Abs(triangle.SecondThird), Math.Abs(triangle.FirstThird)));

    private static string Names(SignedTriangle triangle) => $"{triangle.FirstId} {triangle.SecondId} {triangle.ThirdId}";
}

/// <summary>Three actors and the mean scale of the events between each two, −10 to 10.</summary>
/// <param name="FirstId">Smallest id.</param>
/// <param name="SecondId">The next.</param>
/// <param name="ThirdId">The largest.</param>
/// <param name="FirstSecond">Between the first two.</param>
/// <param name="SecondThird">Between the last two.</param>
/// <param name="FirstThird">Between the first and the last.</param>
public sealed record SignedTriangle(
    string FirstId,
    string SecondId,
    string ThirdId,
    double FirstSecond,
    double SecondThird,
    double FirstThird);
