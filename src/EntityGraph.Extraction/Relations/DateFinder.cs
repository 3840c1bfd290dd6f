using System.Globalization;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>A date that a sentence names.</summary>
/// <param name="Tokens">Where.</param>
/// <param name="Past">What it means in a sentence about the past.</param>
/// <param name="Future">What it means in a sentence about the future; the same where the words alone decide.</param>
internal readonly record struct DateMention(TokenRange Tokens, DateInterval Past, DateInterval Future)
{
    /// <summary>Whether it says only since when, or until when by now, something is so.</summary>
    public bool IsBeginning { get; init; }

    /// <summary>Whether it says until when: from the day of publication on.</summary>
    public bool IsEnd { get; init; }

    /// <summary>Whether it names its first and its last day: "von 2005 bis 2021".</summary>
    public bool IsSpan { get; init; }
}

/// <summary>Finds dates and resolves them against the day of publication.</summary>
/// <remarks>
/// Own rules: a weekday is the nearest in the direction of the tense, the day of publication included; a month without
/// a year is the nearest; the thirds of a month are days 1 to 10, 11 to 20 and the rest; a week begins on Monday, its parts are
/// two days, two days and three. What other dates are counted from is the last one named, or else the day of publication.
/// </remarks>
internal sealed class DateFinder
{
    private const int EarliestYear = 1600;
    private const int LatestYear = 2500;

    private readonly DateWords _words;
    private readonly AnalyzedText _text;
    private readonly RelativeDates? _relative;

    private DateMention? _last;

    /// <summary>Prepares the reading of one text.</summary>
    /// <param name="words">Words that dates are made of.</param>
    /// <param name="text">The text.</param>
    public DateFinder(DateWords words, AnalyzedText text)
    {
        (_words, _text) = (words, text);

        // A day of publication outside of written news is a mistake of the sender, and too near the ends of the calendar to count from.
        _relative = text.Context.Date is { Year: >= EarliestYear and <= LatestYear } day ? new(words, text, day) : null;
    }

    /// <summary>The dates of a sentence, in text order, never overlapping. Sentences are asked for in text order: the last date named is remembered.</summary>
    /// <param name="sentence">Its tokens.</param>
    public List<DateMention> Find(TokenRange sentence)
    {
        var dates = new List<DateMention>();
        for (var token = sentence.Start; token < sentence.End; token++)
        {
            if (_words.MayStart(_text.Word(token)) && (Span(token, sentence.End) ?? At(token, sentence.End)) is { } found)
            {
                var date = WithBounds(found, token, sentence.Start);
                dates.Add(date);
                _last = date.IsBeginning || date.IsEnd || date.IsSpan ? _last : date;
                token = date.Tokens.End - 1;
            }
        }

        return dates;
    }

    // "seit Montag", "seit dem 3. Mai", "bis Ende des Jahres", "bis zum Wochenende"
    private DateMention WithBounds(DateMention date, int token, int start)
    {
        var before = token > start && Is(token - 1, DateWord.Article) ? token - 2 : token - 1;
        if (before < start || date.IsSpan)
        {
            return date;
        }

        if (Is(before, DateWord.Until) && _text.Context.Date is { } today)
        {
            return date.Future.To <= today
                ? date with { IsBeginning = true }
                : date with { IsEnd = true, Future = new(today, date.Future.To) };
        }

        return date with { IsBeginning = Is(before, DateWord.Since) };
    }

    private DateMention? At(int token, int end) =>
        DayOfMonth(token, end) ?? PartOfPeriod(token, end) ?? MonthAndYear(token, end) ?? Season(token, end) ?? Weekday(token, end)
        ?? _relative?.Weekend(token, end) ?? _relative?.Anchored(token, end, _last) ?? _relative?.Shifted(token, end) ?? _relative?.Distance(token, end)
        ?? _relative?.Near(token) ?? Night(token, end) ?? Feast(token, end) ?? Year(token);

    private bool Is(int token, DateWord kind) => _words.Is(_text.Word(token), kind, out _);

    private int Skip(int token, int end, DateWord kind) => token < end && Is(token, kind) ? token + 1 : token;

    // "von 2017 bis 2021", "vom 29. April bis zum 3. Mai", "zwischen Montag und Mittwoch"
    private DateMention? Span(int token, int end)
    {
        if (!Is(token, DateWord.From) || Bound(token + 1, end) is not { } first || first.Tokens.End >= end
            || !(Is(first.Tokens.End, DateWord.Until) || Is(first.Tokens.End, DateWord.And)) || Bound(first.Tokens.End + 1, end) is not { } last)
        {
            return null;
        }

        return Between(first.Past, last.Past) is { } past && Between(first.Future, last.Future) is { } future
            ? new DateMention(new(token, last.Tokens.End), past, future) { IsSpan = true } : null;
    }

    private DateMention? Bound(int token, int end)
    {
        var start = Skip(token, end, DateWord.Article);
        return start < end && _words.MayStart(_text.Word(start)) ? At(start, end) : null;
    }

    // Where the first is later, it is of the week or year before.
    private static DateInterval? Between(DateInterval first, DateInterval last)
    {
        var from = first.From <= last.To ? first.From
            : first.From.AddDays(-7) <= last.From && first.From == first.To ? first.From.AddDays(-7)
            : first.From.AddYears(last.To.Year - first.From.Year);
        from = from <= last.To ? from : from.AddYears(-1);
        return from <= last.To ? new DateInterval(from, last.To) : null;
    }

    // "am 12. Juni 2018", "12.06.2018", "am 3. und 4. Mai"
    private DateMention? DayOfMonth(int token, int end)
    {
        if (DateOnly.TryParseExact(_text.Word(token), ["d.M.yyyy", "dd.MM.yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var full))
        {
            return Fixed(token, token + 1, DateInterval.Day(full));
        }

        if (token + 1 >= end || DayNumber(token) is not { } day)
        {
            return null;
        }

        return _words.Is(_text.Word(token + 1), DateWord.Month, out var month)
            ? InYear(token, token + 2, end, month, year => Valid(year, month, day) is { } exact ? DateInterval.Day(exact) : null)
            : Days(token, end, day);
    }

    // "3. und 4. Mai", "3. bis zum 5. Mai 2020"
    private DateMention? Days(int token, int end, int first)
    {
        if (!Is(token + 1, DateWord.Until) && !Is(token + 1, DateWord.And))
        {
            return null;
        }

        var second = Skip(token + 2, end, DateWord.Article);
        return second < end && DayNumber(second) > first && DayOfMonth(second, end) is { } last
            ? new DateMention(new(token, last.Tokens.End), Since(first, last.Past), Since(first, last.Future)) { IsSpan = true } : null;
    }

    private static DateInterval Since(int day, DateInterval last) => new(new(last.To.Year, last.To.Month, day), last.To);

    private int? DayNumber(int token) => _text.Word(token) is { Length: > 1 } word && word[^1] == '.'
        && int.TryParse(word[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? day : null;

    // "Ende April 2019", "Anfang 2020", "Ende letzten Monats", "Anfang der Woche"
    private DateMention? PartOfPeriod(int token, int end)
    {
        if (token + 1 >= end || !_words.Is(_text.Word(token), DateWord.Part, out var part))
        {
            return _relative?.NamedPart(token);
        }

        if (_words.Is(_text.Word(token + 1), DateWord.Month, out var month))
        {
            return InYear(token, token + 2, end, month, year => RelativeDates.PartOf(2, DateInterval.Month(year, month), part));
        }

        return YearOf(token + 1) is { } whole
            ? Fixed(token, token + 2, RelativeDates.PartOf(3, DateInterval.Year(whole), part))
            : _relative?.PartOfCurrent(token, Skip(token + 1, end, DateWord.Article), end, part);
    }

    // "im April 2019", "im Juli", "im Juli vergangenen Jahres"
    private DateMention? MonthAndYear(int token, int end) => _words.Is(_text.Word(token), DateWord.Month, out var month)
        ? InYear(token, token + 1, end, month, year => DateInterval.Month(year, month)) : null;

    // "im Frühjahr 2019", "im Sommer", "im vergangenen Herbst"; but not a person of that name.
    private DateMention? Season(int token, int end)
    {
        var isShifted = _words.Is(_text.Word(token), DateWord.Shift, out var shift);
        var at = isShifted ? token + 1 : token;
        if (at >= end || !_words.Is(_text.Word(at), DateWord.Season, out var month))
        {
            return null;
        }

        if (!isShifted && YearBehind(at + 1, end) is var (year, after))
        {
            return Fixed(token, after, RelativeDates.Season(year, month));
        }

        return isShifted || (token > 0 && Is(token - 1, DateWord.During)) ? _relative?.NearSeason(new(token, at + 1), month, isShifted ? shift : null) : null;
    }

    // "am Freitag", "am Freitag, dem 13. Mai", "am Montag vergangener Woche", "am Samstag und Sonntag"
    private DateMention? Weekday(int token, int end)
    {
        if (_relative?.Weekday(token, end) is not { } day)
        {
            return null;
        }

        var next = day.Tokens.End;
        var exact = next < end && _text.Word(next) is "," ? Skip(next + 1, end, DateWord.Article) : end;
        if (exact < end && DayOfMonth(exact, end) is { IsSpan: false } named)
        {
            return named with { Tokens = new(token, named.Tokens.End) };
        }

        if (next + 1 < end && Is(next, DateWord.And) && _relative.Weekday(next + 1, end) is { } second && second.Past.From == day.Past.From.AddDays(1))
        {
            return new DateMention(new(token, second.Tokens.End), new(day.Past.From, second.Past.To), new(day.Future.From, second.Future.To)) { IsSpan = true };
        }

        return day;
    }

    // "in der Nacht" that no day is named of is the last.
    private DateMention? Night(int token, int end) => token > 0 && Is(token, DateWord.Night) && Is(token - 1, DateWord.OfNight)
        && (token + 1 >= end || !Is(token + 1, DateWord.To)) ? _relative?.Today(token) : null;

    // "am Heiligabend", "Silvester 2015"
    private DateMention? Feast(int token, int end) => _words.Is(_text.Word(token), DateWord.Feast, out var day)
        ? InYear(token, token + 1, end, day / 100, year => DateInterval.Day(new(year, day / 100, day % 100))) : null;

    private DateMention? Year(int token) => YearOf(token) is { } year ? Fixed(token, token + 1, DateInterval.Year(year)) : null;

    // The year that stands behind a day, month or season, or else the nearest in each direction.
    private DateMention? InYear(int start, int at, int end, int month, Func<int, DateInterval?> of) => YearBehind(at, end) is var (year, after)
        ? of(year) is { } exact ? Fixed(start, after, exact) : null
        : _relative?.Nearest(new(start, at), month, of);

    // "2019", "vergangenen Jahres", "des laufenden Jahres"
    private (int Year, int End)? YearBehind(int token, int end)
    {
        if (token >= end)
        {
            return null;
        }

        return YearOf(token) is { } year ? (year, token + 1)
            : _relative?.Shifted(Skip(token, end, DateWord.Article), end) is { } shifted && shifted.Past == DateInterval.Year(shifted.Past.From.Year) ? (shifted.Past.From.Year, shifted.Tokens.End)
            : null;
    }

    private static DateMention Fixed(int start, int end, DateInterval interval) => new(new(start, end), interval, interval);

    private static DateOnly? Valid(int year, int month, int day) =>
        day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private int? YearOf(int token) =>
        _text.Word(token) is { Length: 4 } word && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
        && year is >= 1800 and <= 2100 ? year : null;
}
