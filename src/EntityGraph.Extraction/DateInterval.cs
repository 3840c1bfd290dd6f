using System.Globalization;

namespace EntityGraph.Extraction;

/// <summary>A stretch of whole days, both ends included. One day has <paramref name="From"/> equal to <paramref name="To"/>.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, never before the first.</param>
public readonly record struct DateInterval(DateOnly From, DateOnly To)
{
    /// <summary>A single day.</summary>
    /// <param name="day">The day.</param>
    public static DateInterval Day(DateOnly day) => new(day, day);

    /// <summary>A calendar month.</summary>
    /// <param name="year">Year, 1 to 9999.</param>
    /// <param name="month">Month, 1 to 12.</param>
    public static DateInterval Month(int year, int month) =>
        new(new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));

    /// <summary>A calendar year.</summary>
    /// <param name="year">Year, 1 to 9999.</param>
    public static DateInterval Year(int year) => new(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));

    /// <summary>Whether the two share a day.</summary>
    /// <param name="other">The other interval.</param>
    public bool Overlaps(DateInterval other) => From <= other.To && other.From <= To;

    /// <summary>The ISO 8601 interval, always with both ends: <c>2019-04-20/2019-04-30</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:yyyy-MM-dd}/{To:yyyy-MM-dd}");

    /// <summary>Reads <c>2019</c>, <c>2019-04</c>, <c>2019-04-25</c>, or two of these parted by <c>/</c> or <c>..</c>.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="interval">The interval from the first day of the first to the last day of the second.</param>
    /// <returns>Whether the text is such an interval, in order.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out DateInterval interval)
    {
        var slash = text.IndexOf('/');
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        var first = slash >= 0 ? text[..slash] : dots >= 0 ? text[..dots] : text;
        var second = slash >= 0 ? text[(slash + 1)..] : dots >= 0 ? text[(dots + 2)..] : text;
        interval = default;
        if (!TryParsePeriod(first, out var from) || !TryParsePeriod(second, out var to) || to.To < from.From)
        {
            return false;
        }

        interval = new(from.From, to.To);
        return true;
    }

    private static bool TryParsePeriod(ReadOnlySpan<char> text, out DateInterval period)
    {
        var culture = CultureInfo.InvariantCulture;
        period = default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out var day))
        {
            period = Day(day);
        }
        else if (DateOnly.TryParseExact(text, "yyyy-MM", culture, DateTimeStyles.None, out var month))
        {
            period = Month(month.Year, month.Month);
        }
        else if (text.Length == 4 && int.TryParse(text, NumberStyles.None, culture, out var year) && year > 0)
        {
            period = Year(year);
        }
        else
        {
            return false;
        }

        return true;
    }
}
