using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using EntityGraph.Graph.Documents;

namespace EntityGraph.Service.Input;

/// <summary>Finds the article in a plain text that was copied from a page: its lines without those of the page around it, its date, its headline.</summary>
/// <remarks>A text in which nothing is found is left exactly as it is.</remarks>
internal static partial class PlainArticle
{
    private const int HeadLines = 8;
    private const int LongestTitle = 200;
    private const int FewestTitleWords = 4;

    // The shortest article worth the name: an end before it is none.
    private const int ShortestArticle = 200;

    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    private static readonly string[] DateFormats = ["d.M.yyyy", "d. M. yyyy", "d. MMMM yyyy", "d. MMM yyyy", "yyyy-MM-dd"];

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text.</param>
    public static DocumentInput Read(string text)
    {
        var kept = new StringBuilder(text.Length);
        DateOnly? date = null;
        var seen = 0;
        var insideSentence = false;
        foreach (var range in LinesOf(text))
        {
            var line = text.AsSpan(range).Trim().ToString();
            if (!insideSentence && Boilerplate.Default.IsEnd(line) && kept.Length >= ShortestArticle)
            {
                break;
            }

            seen += line.Length > 0 ? 1 : 0;
            if (seen <= HeadLines && date is null && ReadDate(line) is { } day)
            {
                date = day;
            }
            else if (line.Length == 0 || insideSentence || !Boilerplate.Default.IsNoise(line))
            {
                kept.Append(text.AsSpan(range));
                // A wrapped line goes on with the sentence of the one before, whatever it begins with.
                insideSentence = line.Length > 0 && IsLong(line) && !EndsSentence(line);
            }
        }

        var article = kept.ToString();
        return new(article, Title: FindTitle(article), Date: date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static bool IsLong(string line) => line.Count(character => character == ' ') >= FewestTitleWords;

    private static bool EndsSentence(string line) =>
        line[^1] is '.' or '!' or '?' or ':' or '"' or '“' or '”' or '«' or '»' or ')' or '\'';

    // Each with its line break.
    private static IEnumerable<Range> LinesOf(string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start) is var feed && feed < 0 ? text.Length : feed + 1;
            yield return start..end;
            start = end;
        }
    }

    // A line that says nothing but a day, with or without a label before it and a time after it.
    private static DateOnly? ReadDate(string line)
    {
        var day = TimeOfDay().Replace(Boilerplate.Default.WithoutDateLabel(line), "").Trim(' ', ',', '|');
        return DateOnly.TryParseExact(day, DateFormats, German, DateTimeStyles.None, out var date) ? date : null;
    }

    // A headline of its own: a short line without a full stop among the first three, with an empty line after it.
    private static string? FindTitle(string text)
    {
        string? candidate = null;
        var seen = 0;
        foreach (var range in LinesOf(text))
        {
            var line = text.AsSpan(range).Trim();
            if (line.IsEmpty)
            {
                if (candidate is not null)
                {
                    return candidate;
                }

                continue;
            }

            if (++seen > 3)
            {
                return null;
            }

            candidate = line.Length <= LongestTitle && line[^1] is not ('.' or ':' or '!') && line.Count(' ') >= FewestTitleWords - 1
                ? line.ToString()
                : null;
        }

        return null;
    }

    [GeneratedRegex(@"[,|]?\s*(-\s*)?\d{1,2}[:.]\d{2}(\s*\p{L}{3})?\s*$")]
    private static partial Regex TimeOfDay();
}
