using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EntityGraph.Graph.Documents;

/// <summary>The rules for the fields of a document: normal form, limits, hash.</summary>
internal static class DocumentFields
{
    // Characters that would have to be escaped in the path of an address, or that end it.
    private static readonly SearchValues<char> NotInId = SearchValues.Create("/\\?#%\"<>|^`{}");

    private static readonly string[] DateFormats = ["yyyy-MM-dd", "yyyyMMdd"];

    /// <summary>Runs of white space become one blank, the ends are cut, nothing left is null.</summary>
    public static string? Normalize(string? field)
    {
        if (string.IsNullOrWhiteSpace(field))
        {
            return null;
        }

        var words = field.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return ReplaceLoneSurrogates(string.Join(' ', words));
    }

    public static DocumentProblem? CheckText(string? text) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) =>
            new(DocumentProblem.EmptyText, "text", "The article has no text. Send at least one sentence."),
        { Length: > Document.MaxTextLength } => new(
            DocumentProblem.TooLong,
            "text",
            $"The text has {text.Length} characters, {Document.MaxTextLength} are taken. Send it in parts."),
        _ => null,
    };

    public static DocumentProblem? CheckId(string? id)
    {
        if (id is null)
        {
            return null;
        }

        if (id.Length > Document.MaxIdLength)
        {
            return new(
                DocumentProblem.TooLong,
                "id",
                $"The id has {id.Length} characters, {Document.MaxIdLength} are taken. Shorten it, or leave it out.");
        }

        var bad = id.AsSpan().IndexOfAny(NotInId);
        bad = bad >= 0 ? bad : id.AsSpan().IndexOfAnyInRange('\0', ' ');
        return bad < 0 && id is not ("." or "..")
            ? null
            : new(
                DocumentProblem.InvalidId,
                "id",
                $"The id holds a character at position {Math.Max(bad, 0)} that an address can't carry. "
                + "Use letters, digits and - _ . : ~ , or leave the id out.");
    }

    public static DocumentProblem? CheckLength(string name, string? field) =>
        field is null || field.Length <= Document.MaxFieldLength
            ? null
            : new(
                DocumentProblem.TooLong,
                name,
                $"The field {name} has {field.Length} characters, {Document.MaxFieldLength} are taken. Shorten it.");

    /// <summary>Reads a day, or the day of a moment in the time zone it is given in.</summary>
    public static DocumentProblem? CheckDate(string? given, out DateOnly? date)
    {
        date = null;
        var text = given?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var culture = CultureInfo.InvariantCulture;
        if (DateOnly.TryParseExact(text, DateFormats, culture, DateTimeStyles.None, out var day))
        {
            date = day;
            return null;
        }

        // A moment: ISO 8601 says the day first, and a publisher's day is the one in its own time zone.
        if (text.Length > 10
            && text[10] is 'T' or 't' or ' '
            && DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", culture, DateTimeStyles.None, out day)
            && DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out _))
        {
            date = day;
            return null;
        }

        return new(
            DocumentProblem.InvalidDate,
            "date",
            "The date is not a day of ISO 8601. Write it as 2024-06-19, or leave it out.");
    }

    public static string ReplaceLoneSurrogates(string text)
    {
        var at = IndexOfLoneSurrogate(text, 0);
        if (at < 0)
        {
            return text;
        }

        var characters = text.ToCharArray();
        for (; at >= 0; at = IndexOfLoneSurrogate(characters, at + 1))
        {
            characters[at] = '\uFFFD';
        }

        return new(characters);
    }

    /// <summary>SHA-256 over the fields, each with its length before it, so that no two different articles spell the same.</summary>
    public static string Hash(string text, string? title, DateOnly? date, string? source, string? url)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var field in (string?[])[text, title, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), source, url])
        {
            var bytes = Encoding.UTF8.GetBytes(field ?? "");
            hash.AppendData(BitConverter.GetBytes(field is null ? -1L : bytes.Length));
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static int IndexOfLoneSurrogate(ReadOnlySpan<char> text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }
}
