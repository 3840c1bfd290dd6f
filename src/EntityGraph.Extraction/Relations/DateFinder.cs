using System.Globalization;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>A date that a sentence names.</summary>
/// <param name="Tokens">Where.</param>
/// <param name="Past">What it means in a sentence about the past.</param>
/// <param name="Future">What it means in a sentence about the future; the same where the words alone decide.</param>
internal readonly record struct DateMention(TokenRange Tokens, DateInterval Past, DateInterval Future)
{
    /// <summary>Whether it says only since when something is so.</summary>
    public bool IsBeginning { get; init; }
}

/// <summary>Finds dates and resolves them against the day of publication.</summary>
/// <remarks>
/// Own rules: a weekday is the nearest in the direction of the tense, the day of publication included; a month without
/// a year is the nearest; the thirds of a month are days 1 to 10, 11 to 20 and the rest; a week begins on Monday.
/// </remarks>
internal sealed class DateFinder(DateWords words, AnalyzedText text)
{
    private const int EarliestYear = 1600;
    private const int LatestYear = 2500;

    // A day of publication outside of written news is a mistake of the sender, and too near the ends of the calendar to count from.
    private readonly DateOnly? _today = text.Context.Date is { Year: >= EarliestYear and <= LatestYear } day ? day : null;

    /// <summary>The dates of a sentence, in text order, never overlapping.</summary>
    /// <param name="sentence">Its tokens.</param>
    public List<DateMention> Find(TokenRange sentence)
    {
        var dates = new List<DateMention>();
        for (var token = sentence.Start; token < sentence.End; token++)
        {
            if (words.MayStart(text.Word(token)) && At(token, sentence.End) is { } date)
            {
                dates.Add(date with { IsBeginning = token > sentence.Start && words.Is(text.Word(token - 1), DateWord.Since, out _) });
                token = date.Tokens.End - 1;
            }
        }

        return dates;
    }

    private DateMention? At(int token, int end) =>
        Range(token, end) ?? DayOfMonth(token, end) ?? PartOfPeriod(token, end) ?? MonthAndYear(token, end) ?? Weekday(token, end) ?? Weekend(token, end)
        ?? Shifted(token, end) ?? Distance(token, end) ?? NearDay(token) ?? Year(token);

    // "von 2017 bis 2021"
    private DateMention? Range(int token, int end) =>
        token + 3 < end && words.Is(text.Word(token), DateWord.From, out _) && YearOf(token + 1) is { } from
        && words.Is(text.Word(token + 2), DateWord.Until, out _) && YearOf(token + 3) is { } to && from <= to
            ? Fixed(token, token + 4, new(new(from, 1, 1), new(to, 12, 31)))
            : null;

    // "am 12. Juni 2018", "12.06.2018"
    private DateMention? DayOfMonth(int token, int end)
    {
        var word = text.Word(token);
        if (DateOnly.TryParseExact(word, ["d.M.yyyy", "dd.MM.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var full))
        {
            return Fixed(token, token + 1, DateInterval.Day(full));
        }

        if (token + 1 >= end || word[^1] != '.' || !int.TryParse(word[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || !words.Is(text.Word(token + 1), DateWord.Month, out var month))
        {
            return null;
        }

        return token + 2 < end && YearOf(token + 2) is { } year
            ? Valid(year, month, day) is { } exact ? Fixed(token, token + 3, DateInterval.Day(exact)) : null
            : Nearest(month, year => Valid(year, month, day) is { } near ? DateInterval.Day(near) : null, token, token + 2);
    }

    // "Ende April 2019", "Anfang 2020", "Ende letzten Monats"
    private DateMention? PartOfPeriod(int token, int end)
    {
        if (token + 1 >= end || !words.Is(text.Word(token), DateWord.Part, out var part))
        {
            return null;
        }

        if (words.Is(text.Word(token + 1), DateWord.Month, out var month))
        {
            return token + 2 < end && YearOf(token + 2) is { } year
                ? Fixed(token, token + 3, Third(year, month, part))
                : Nearest(month, near => Third(near, month, part), token, token + 2);
        }

        if (YearOf(token + 1) is { } whole)
        {
            return Fixed(token, token + 2, new(new(whole, ((part - 1) * 4) + 1, 1), DateInterval.Month(whole, part * 4).To));
        }

        return Shifted(token + 1, end) is { } shifted && shifted.Past.From.Month == shifted.Past.To.Month && shifted.Past.From.Day == 1
            ? Fixed(token, shifted.Tokens.End, Third(shifted.Past.From.Year, shifted.Past.From.Month, part))
            : null;
    }

    // "im April 2019", "im Juli"
    private DateMention? MonthAndYear(int token, int end)
    {
        if (!words.Is(text.Word(token), DateWord.Month, out var month))
        {
            return null;
        }

        return token + 1 < end && YearOf(token + 1) is { } year
            ? Fixed(token, token + 2, DateInterval.Month(year, month))
            : Nearest(month, near => DateInterval.Month(near, month), token, token + 1);
    }

    private DateMention? Weekday(int token, int end)
    {
        var isShifted = words.Is(text.Word(token), DateWord.Shift, out var shift);
        var at = isShifted ? token + 1 : token;
        if (_today is not { } today || at >= end || !words.Is(text.Word(at), DateWord.Weekday, out var weekday))
        {
            return null;
        }

        var back = (((int)today.DayOfWeek - weekday) % 7 + 7) % 7;
        var past = DateInterval.Day(today.AddDays(-(isShifted && shift < 0 && back == 0 ? 7 : back)));
        var future = DateInterval.Day(today.AddDays((7 - back) % 7 == 0 && isShifted ? 7 : (7 - back) % 7));
        return isShifted && shift != 0
            ? Fixed(token, at + 1, shift < 0 ? past : future)
            : new DateMention(new(token, at + 1), past, future);
    }

    // "am Wochenende", "vergangenes Wochenende": Saturday and Sunday.
    private DateMention? Weekend(int token, int end)
    {
        var isShifted = words.Is(text.Word(token), DateWord.Shift, out var shift);
        var at = isShifted ? token + 1 : token;
        if (_today is not { } today || at >= end || !words.Is(text.Word(at), DateWord.Weekend, out _))
        {
            return null;
        }

        var saturday = today.AddDays(-(((int)today.DayOfWeek + 1) % 7));
        var past = new DateInterval(saturday, saturday.AddDays(1));
        var future = saturday == today || today.DayOfWeek == DayOfWeek.Sunday ? past : new DateInterval(saturday.AddDays(7), saturday.AddDays(8));
        return isShifted && shift != 0 ? Fixed(token, at + 1, shift < 0 ? past : future) : new DateMention(new(token, at + 1), past, future);
    }

    // "letzte Woche", "im vergangenen Jahr", "diesen Monat"
    private DateMention? Shifted(int token, int end) =>
        _today is { } today && token + 1 < end && words.Is(text.Word(token), DateWord.Shift, out var shift)
        && words.Is(text.Word(token + 1), DateWord.Unit, out var unit) && unit > 0
            ? Fixed(token, token + 2, Period(today, unit, shift))
            : null;

    // "vor zwei Wochen", "in zwei Monaten"
    private DateMention? Distance(int token, int end)
    {
        if (_today is not { } today || token + 2 >= end || !words.Is(text.Word(token + 1), DateWord.Number, out var number)
            || !words.Is(text.Word(token + 2), DateWord.Unit, out var unit))
        {
            return null;
        }

        return words.Is(text.Word(token), DateWord.Ago, out _) ? Fixed(token, token + 3, Period(today, unit, -number))
            : words.Is(text.Word(token), DateWord.Ahead, out _) ? Fixed(token, token + 3, Period(today, unit, number))
            : null;
    }

    private DateMention? NearDay(int token) =>
        _today is { } today && words.Is(text.Word(token), DateWord.Day, out var distance)
            ? Fixed(token, token + 1, DateInterval.Day(today.AddDays(distance)))
            : null;

    private DateMention? Year(int token) => YearOf(token) is { } year ? Fixed(token, token + 1, DateInterval.Year(year)) : null;

    private static DateMention Fixed(int start, int end, DateInterval interval) => new(new(start, end), interval, interval);

    // The nearest year in each direction in which the month lies.
    private DateMention? Nearest(int month, Func<int, DateInterval?> of, int start, int end)
    {
        if (_today is not { } today)
        {
            return null;
        }

        var past = of(month <= today.Month ? today.Year : today.Year - 1);
        var future = of(month >= today.Month ? today.Year : today.Year + 1);
        return past is { } before && future is { } after ? new DateMention(new(start, end), before, after) : null;
    }

    private static DateInterval Period(DateOnly today, int unit, int shift)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7) + (7 * (unit == 1 ? shift : 0)));
        var month = today.AddMonths(unit == 2 ? shift : 0);
        return unit switch
        {
            0 => DateInterval.Day(today.AddDays(shift)),
            1 => new(monday, monday.AddDays(6)),
            2 => DateInterval.Month(month.Year, month.Month),
            _ => DateInterval.Year(today.Year + shift),
        };
    }

    private static DateInterval Third(int year, int month, int part) => part switch
    {
        1 => new(new(year, month, 1), new(year, month, 10)),
        2 => new(new(year, month, 11), new(year, month, 20)),
        _ => new(new(year, month, 21), DateInterval.Month(year, month).To),
    };

    private static DateOnly? Valid(int year, int month, int day) =>
        day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private int? YearOf(int token) =>
        text.Word(token) is { Length: 4 } word && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= 1800 and <= 2100 ? year : null;
}
