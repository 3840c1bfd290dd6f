using System.Diagnostics.CodeAnalysis;
using EntityGraph.Extraction;

namespace EntityGraph.Graph.Documents;

/// <summary>A stored article: its text exactly as it was sent, and what is known of it.</summary>
/// <param name="Id">Given by the sender, or derived from the content.</param>
/// <param name="Text">The text that all offsets count in.</param>
/// <param name="Title">Headline; null where not given.</param>
/// <param name="Date">Day of publication, as given or else as the dateline says; null where not known.</param>
/// <param name="Source">Outlet; null where not known.</param>
/// <param name="Url">Address as it came; null where not given.</param>
/// <param name="ContentHash">SHA-256 of all the other fields but the id as they were given, lower-case hexadecimal: equal for the same article sent again.</param>
public sealed record Document(
    string Id,
    string Text,
    string? Title,
    DateOnly? Date,
    string? Source,
    string? Url,
    string ContentHash)
{
    /// <summary>Longest text taken, in UTF-16 code units: a book, not an article.</summary>
    public const int MaxTextLength = 1_000_000;

    /// <summary>Longest id taken.</summary>
    public const int MaxIdLength = 200;

    /// <summary>Longest title, source or address taken.</summary>
    public const int MaxFieldLength = 2_000;

    /// <summary>Brings an article into its normal form: fields trimmed, empty ones absent, an id where none was given.</summary>
    /// <remarks>The text stays as it is, but for unpaired surrogates: no store can hold them, so each becomes U+FFFD, which keeps offsets.</remarks>
    /// <param name="input">The article as it came.</param>
    /// <param name="document">The article in normal form.</param>
    /// <param name="problem">Why it can't be taken.</param>
    /// <returns>Whether it can be taken.</returns>
    public static bool TryFrom(
        DocumentInput input,
        [NotNullWhen(true)] out Document? document,
        [NotNullWhen(false)] out DocumentProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(input);
        document = null;
        var title = DocumentFields.Normalize(input.Title);
        var source = DocumentFields.Normalize(input.Source);
        var url = DocumentFields.Normalize(input.Url);
        var id = DocumentFields.Normalize(input.Id);
        problem = DocumentFields.CheckText(input.Text)
            ?? DocumentFields.CheckId(id)
            ?? DocumentFields.CheckLength("title", title)
            ?? DocumentFields.CheckLength("source", source)
            ?? DocumentFields.CheckLength("url", url)
            ?? DocumentFields.CheckDate(input.Date, out _);
        if (problem is not null)
        {
            return false;
        }

        DocumentFields.CheckDate(input.Date, out var date);
        // The check above has shown that there is a text.
        var text = DocumentFields.ReplaceLoneSurrogates(input.Text!);
        var hash = DocumentFields.Hash(text, title, date, source, url);
        document = new(id ?? $"doc:{hash.AsSpan(0, 16)}", text, title, date ?? PublicationDate.Find(text), source, url, hash);
        return true;
    }
}
