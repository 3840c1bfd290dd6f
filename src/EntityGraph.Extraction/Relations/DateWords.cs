using System.Collections.Frozen;
using System.Globalization;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>What a word says in a date.</summary>
internal enum DateWord
{
    Month,
    Weekday,
    Day,
    Part,
    Unit,
    Units,
    Shift,
    Number,
    Ago,
    Ahead,
    Since,
    From,
    Until,
    And,
    Weekend,
    Season,
    During,
    Same,
    Step,
    Daytime,
    Before,
    After,
    About,
    Last,
    Article,
    PartOfWeek,
    PartOfMonth,
    PartOfYear,
    Night,
    OfNight,
    Feast,
    To,
}

/// <summary>Words that dates are made of, from <c>dates.tsv</c>.</summary>
internal sealed class DateWords
{
    private const int LongestWord = 32;

    private static readonly string[] Units = ["day", "week", "month", "year"];

    private readonly FrozenDictionary<string, (DateWord Kind, int Value)[]>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _starts;

    private DateWords()
    {
        var words = LexiconTable.Read("dates.tsv")
            .GroupBy(row => row["word"], row => (Enum.Parse<DateWord>(row["kind"], ignoreCase: true), Value(row["value"])), StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _starts = words.Where(pair => pair.Value.Any(value => CanStart(value.Item1))).Select(pair => pair.Key).ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads the table.</summary>
    public static DateWords Load() => new();

    /// <summary>Whether a word may say something of a kind.</summary>
    /// <param name="word">The form; all but days also with a capital letter, as at the start of a sentence.</param>
    /// <param name="kind">The kind wanted.</param>
    /// <param name="value">Number of the month or weekday, distance, third of the month, or index of the unit (day, week, month, year).</param>
    public bool Is(ReadOnlySpan<char> word, DateWord kind, out int value)
    {
        if (Find(word, kind, out value) || (kind != DateWord.Day && Capitalized(word, kind, out value)))
        {
            return true;
        }

        return kind == DateWord.Number && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value is > 0 and < 100;
    }

    /// <summary>Whether a date may start with a word: one look where most words are none.</summary>
    /// <param name="word">The form.</param>
    public bool MayStart(ReadOnlySpan<char> word)
    {
        if (char.IsAsciiDigit(word[0]) || _starts.Contains(word))
        {
            return true;
        }

        Span<char> small = stackalloc char[LongestWord];
        return IsCapitalized(word) && _starts.Contains(Small(word, small));
    }

    // What only stands before a date, inside it or behind it.
    private static bool CanStart(DateWord kind) => kind is not (DateWord.Since or DateWord.Until or DateWord.And or DateWord.During or DateWord.Before
        or DateWord.After or DateWord.About or DateWord.Article or DateWord.OfNight or DateWord.To);

    private bool Find(ReadOnlySpan<char> word, DateWord kind, out int value)
    {
        foreach (var (found, number) in _words.TryGetValue(word, out var entries) ? entries : [])
        {
            if (found == kind)
            {
                value = number;
                return true;
            }
        }

        value = 0;
        return false;
    }

    // "Letzte Woche" at the start of a sentence; but "Morgen" with a capital letter is the time of day.
    private bool Capitalized(ReadOnlySpan<char> word, DateWord kind, out int value)
    {
        value = 0;
        Span<char> small = stackalloc char[LongestWord];
        return IsCapitalized(word) && Find(Small(word, small), kind, out value);
    }

    private static bool IsCapitalized(ReadOnlySpan<char> word) => word.Length is > 0 and <= LongestWord && char.IsUpper(word[0]);

    private static ReadOnlySpan<char> Small(ReadOnlySpan<char> word, Span<char> buffer)
    {
        word.CopyTo(buffer);
        buffer[0] = char.ToLowerInvariant(buffer[0]);
        return buffer[..word.Length];
    }

    private static int Value(string text) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : Math.Max(0, Array.IndexOf(Units, text));
}
