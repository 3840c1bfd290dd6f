using EntityGraph.Extraction;

namespace EntityGraph.Service.Api.Querying;

/// <summary>A query parameter that is a day, a month or a year: <c>2019-04-25</c>, <c>2019-04</c>, <c>2019</c>.</summary>
/// <param name="Days">Its first and last day.</param>
internal readonly record struct Period(DateInterval Days)
{
    /// <summary>Reads a period.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="period">The days it covers.</param>
    /// <returns>Whether it is a day, a month, a year, or two of these parted by <c>..</c> or <c>/</c>.</returns>
    public static bool TryParse(string? text, out Period period)
    {
        var known = DateInterval.TryParse(text, out var days);
        period = new(days);
        return known;
    }
}
