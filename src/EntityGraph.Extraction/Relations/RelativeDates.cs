using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>Resolves the dates that count from the day of publication, or from another date of the text.</summary>
/// <param name="words">Words that dates are made of.</param>
/// <param name="text">The text.</param>
/// <param name="today">The day of publication.</param>
internal sealed class RelativeDates(DateWords words, AnalyzedText text, DateOnly today)
{
    private const int DayUnit = 0;
    private const int WeekUnit = 1;
    private const int MonthUnit = 2;
    private const int YearUnit = 3;
    private const int Winter = 12;

    /// <summary>"am Freitag", "vergangenen Freitag", "am Montag vergangener Woche".</summary>
    public DateMention? Weekday(int token, int end)
    {
        var isShifted = words.Is(text.Word(token), DateWord.Shift, out var shift);
        var at = isShifted ? token + 1 : token;
        if (at >= end || !words.Is(text.Word(at), DateWord.Weekday, out var weekday))
        {
            return null;
        }

        if (Shifted(Skip(at + 1, end, DateWord.Article), end) is { } week && week.Past.From.AddDays(6) == week.Past.To)
        {
            return Fixed(token, week.Tokens.End, DateInterval.Day(week.Past.From.AddDays(weekday - 1)));
        }

        var back = (((int)today.DayOfWeek - weekday) % 7 + 7) % 7;
        var past = DateInterval.Day(today.AddDays(-(isShifted && shift < 0 && back == 0 ? 7 : back)));
        var future = DateInterval.Day(today.AddDays((7 - back) % 7 == 0 && isShifted ? 7 : (7 - back) % 7));
        return isShifted && shift != 0
            ? Fixed(token, at + 1, shift < 0 ? past : future)
            : new DateMention(new(token, at + 1), past, future);
    }

    /// <summary>"am Wochenende", "vergangenes Wochenende": Saturday and Sunday.</summary>
    public DateMention? Weekend(int token, int end)
    {
        var isShifted = words.Is(text.Word(token), DateWord.Shift, out var shift);
        var at = isShifted ? token + 1 : token;
        if (at >= end || !Is(at, DateWord.Weekend))
        {
            return null;
        }

        var saturday = today.AddDays(-(((int)today.DayOfWeek + 1) % 7));
        var past = new DateInterval(saturday, saturday.AddDays(1));
        var future = saturday == today || today.DayOfWeek == DayOfWeek.Sunday ? past : new DateInterval(saturday.AddDays(7), saturday.AddDays(8));
        return isShifted && shift != 0 ? Fixed(token, at + 1, shift < 0 ? past : future) : new DateMention(new(token, at + 1), past, future);
    }

    /// <summary>"letzte Woche", "im vergangenen Jahr", "diesen Monat", "in der Vorwoche"; many weeks or years are no date.</summary>
    public DateMention? Shifted(int token, int end)
    {
        if (token < end && words.Is(text.Word(token), DateWord.Last, out var last))
        {
            return Fixed(token, token + 1, Period(today, last, -1));
        }

        return token + 1 < end && words.Is(text.Word(token), DateWord.Shift, out var shift) && words.Is(text.Word(token + 1), DateWord.Unit, out var unit) && unit != DayUnit
            ? Fixed(token, token + 2, Period(today, unit, shift))
            : null;
    }

    /// <summary>"vor zwei Wochen", "vor rund zwei Wochen", "in zwei Monaten".</summary>
    public DateMention? Distance(int token, int end)
    {
        var at = Skip(token + 1, end, DateWord.About);
        if (at + 1 >= end || !words.Is(text.Word(at), DateWord.Number, out var number) || UnitAt(at + 1) is not { } unit)
        {
            return null;
        }

        return Is(token, DateWord.Ago) ? Fixed(token, at + 2, Period(today, unit, -number))
            : Is(token, DateWord.Ahead) ? Fixed(token, at + 2, Period(today, unit, number))
            : null;
    }

    /// <summary>"gestern", "am morgigen Donnerstag".</summary>
    public DateMention? Near(int token) =>
        words.Is(text.Word(token), DateWord.Day, out var distance) ? Fixed(token, token + 1, DateInterval.Day(today.AddDays(distance))) : null;

    /// <summary>The day of publication.</summary>
    public DateMention Today(int token) => Fixed(token, token + 1, DateInterval.Day(today));

    /// <summary>"drei Tage zuvor", "ein Jahr später", "am Tag darauf", "am Vortag", "am selben Tag": counted from another date.</summary>
    /// <param name="token">First token.</param>
    /// <param name="end">End of the sentence.</param>
    /// <param name="anchor">The last date named; null where there is none.</param>
    public DateMention? Anchored(int token, int end, DateMention? anchor)
    {
        if (words.Is(text.Word(token), DateWord.Step, out var step))
        {
            return From(anchor, token, token + 1, DayUnit, step);
        }

        if (token + 1 >= end)
        {
            return null;
        }

        if (Is(token, DateWord.Same) || (Is(token, DateWord.Shift) && words.Is(text.Word(token), DateWord.Shift, out var shift) && shift > 0))
        {
            var isSame = Is(token, DateWord.Same);
            return UnitAt(token + 1) == DayUnit || (isSame && Is(token + 1, DateWord.Daytime)) ? From(anchor, token, token + 2, DayUnit, isSame ? 0 : 1) : null;
        }

        var isCounted = words.Is(text.Word(token), DateWord.Number, out var number);
        var at = isCounted ? token + 1 : token;
        if (at + 1 >= end || (UnitAt(at) ?? (Is(at, DateWord.Daytime) ? DayUnit : null)) is not { } unit)
        {
            return null;
        }

        return Is(at + 1, DateWord.Before) ? From(anchor, token, at + 2, unit, isCounted ? -number : -1)
            : Is(at + 1, DateWord.After) ? From(anchor, token, at + 2, unit, isCounted ? number : 1)
            : null;
    }

    /// <summary>"zum Jahresende", "zu Wochenbeginn".</summary>
    public DateMention? NamedPart(int token)
    {
        for (var (kind, unit) = (DateWord.PartOfWeek, WeekUnit); unit <= YearUnit; (kind, unit) = (kind + 1, unit + 1))
        {
            if (words.Is(text.Word(token), kind, out var part))
            {
                return Fixed(token, token + 1, PartOf(unit, Period(today, unit, 0), part));
            }
        }

        return null;
    }

    /// <summary>"Ende letzten Monats", "Anfang kommender Woche", "Mitte des Jahres".</summary>
    /// <param name="start">First token.</param>
    /// <param name="at">Where the period is named.</param>
    /// <param name="end">End of the sentence.</param>
    /// <param name="part">Its third, 1 to 3.</param>
    public DateMention? PartOfCurrent(int start, int at, int end, int part)
    {
        if (at > start + 1 && at < end && words.Is(text.Word(at), DateWord.Unit, out var unit) && unit != DayUnit)
        {
            return Fixed(start, at + 1, PartOf(unit, Period(today, unit, 0), part));
        }

        return Shifted(at, end) is { } shifted && words.Is(text.Word(shifted.Tokens.End - 1), DateWord.Unit, out unit)
            ? Fixed(start, shifted.Tokens.End, PartOf(unit, shifted.Past, part)) : null;
    }

    /// <summary>A month or a day of it in the nearest year of each direction.</summary>
    /// <param name="tokens">Where it stands.</param>
    /// <param name="month">Its month.</param>
    /// <param name="of">The interval in a year; null where there is no such day.</param>
    public DateMention? Nearest(TokenRange tokens, int month, Func<int, DateInterval?> of)
    {
        var past = of(month <= today.Month ? today.Year : today.Year - 1);
        var future = of(month >= today.Month ? today.Year : today.Year + 1);
        return past is { } before && future is { } after ? new DateMention(tokens, before, after) : null;
    }

    /// <summary>"im Sommer", "im vergangenen Herbst".</summary>
    /// <param name="tokens">Where it stands.</param>
    /// <param name="month">First month of the season.</param>
    /// <param name="shift">Below 0 for the last that is over, above 0 for the next, 0 for that of this year; null where the tense decides.</param>
    public DateMention NearSeason(TokenRange tokens, int month, int? shift)
    {
        var year = today.Year - 2;
        while (Season(year + 1, month).From <= today)
        {
            year++;
        }

        var begun = Season(year, month);
        var (isOver, next) = (begun.To < today, Season(year + 1, month));
        return shift switch
        {
            null => new(tokens, begun, isOver ? next : begun),
            < 0 => Fixed(tokens.Start, tokens.End, isOver ? begun : Season(year - 1, month)),
            > 0 => Fixed(tokens.Start, tokens.End, next),
            _ => Fixed(tokens.Start, tokens.End, Season(today.Year, month)),
        };
    }

    /// <summary>Three months, winter into the year after.</summary>
    /// <param name="year">The year in which it begins.</param>
    /// <param name="month">Its first month.</param>
    public static DateInterval Season(int year, int month) =>
        new(new(year, month, 1), month == Winter ? DateInterval.Month(year + 1, 2).To : DateInterval.Month(year, month + 2).To);

    /// <summary>A third of a period.</summary>
    /// <param name="unit">Index of the unit: week, month or year from 1.</param>
    /// <param name="period">The whole.</param>
    /// <param name="part">1 to 3.</param>
    public static DateInterval PartOf(int unit, DateInterval period, int part)
    {
        var first = period.From;
        return (unit, part) switch
        {
            (WeekUnit, 1) => new(first, first.AddDays(1)),
            (WeekUnit, 2) => new(first.AddDays(2), first.AddDays(3)),
            (WeekUnit, _) => new(first.AddDays(4), period.To),
            (MonthUnit, 1) => new(first, first.AddDays(9)),
            (MonthUnit, 2) => new(first.AddDays(10), first.AddDays(19)),
            (MonthUnit, _) => new(first.AddDays(20), period.To),
            _ => new(first.AddMonths((part - 1) * 4), first.AddMonths(part * 4).AddDays(-1)),
        };
    }

    // What lies before may be counted from the day of publication; what comes after needs a date, not wider than what is counted.
    private DateMention? From(DateMention? anchor, int start, int end, int unit, int shift)
    {
        if (anchor is not { } date)
        {
            return shift < 0 ? Fixed(start, end, Period(today, unit, shift)) : null;
        }

        var width = Period(date.Past.From, unit, 0);
        return date.Past.To.DayNumber - date.Past.From.DayNumber <= width.To.DayNumber - width.From.DayNumber
            ? new DateMention(new(start, end), Period(date.Past.From, unit, shift), Period(date.Future.From, unit, shift)) : null;
    }

    private static DateInterval Period(DateOnly day, int unit, int shift)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % 7) + (7 * (unit == WeekUnit ? shift : 0)));
        var month = day.AddMonths(unit == MonthUnit ? shift : 0);
        return unit switch
        {
            DayUnit => DateInterval.Day(day.AddDays(shift)),
            WeekUnit => new(monday, monday.AddDays(6)),
            MonthUnit => DateInterval.Month(month.Year, month.Month),
            _ => DateInterval.Year(day.Year + shift),
        };
    }

    private bool Is(int token, DateWord kind) => words.Is(text.Word(token), kind, out _);

    private int Skip(int token, int end, DateWord kind) => token < end && Is(token, kind) ? token + 1 : token;

    private int? UnitAt(int token) => words.Is(text.Word(token), DateWord.Unit, out var unit) || words.Is(text.Word(token), DateWord.Units, out unit) ? unit : null;

    private static DateMention Fixed(int start, int end, DateInterval interval) => new(new(start, end), interval, interval);
}
