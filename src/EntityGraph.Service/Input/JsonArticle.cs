using System.Text;
using System.Text.Json;
using EntityGraph.Graph.Documents;

namespace EntityGraph.Service.Input;

/// <summary>Reads one article from a JSON object with <c>id</c>, <c>title</c>, <c>date</c>, <c>source</c>, <c>url</c>, and <c>text</c> or <c>html</c>.</summary>
internal static class JsonArticle
{
    /// <summary>Reads a line of JSON.</summary>
    /// <param name="line">The line.</param>
    /// <param name="origin">Where it stands.</param>
    public static ReadArticle Read(ReadOnlyMemory<byte> line, InputOrigin origin)
    {
        try
        {
            // A line that is not UTF-8 is looked at as text first: Windows-1252 is read right too.
            if (!System.Text.Unicode.Utf8.IsValid(line.Span))
            {
                var problem = TextDecoder.Decode(line.Span, null, out var text);
                if (problem is not null)
                {
                    return new(origin, null, problem);
                }

                line = Encoding.UTF8.GetBytes(text);
            }

            using var json = JsonDocument.Parse(line);
            return Read(json.RootElement, origin);
        }
        catch (JsonException broken)
        {
            var at = broken.BytePositionInLine is { } position ? $" (at byte {position + 1})" : "";
            return ReadArticle.Bad(
                origin, InputProblems.BrokenJson, $"This is not valid JSON{at}. Each line must be one whole JSON object.");
        }
        catch (InvalidOperationException)
        {
            // An escaped half of a surrogate pair: valid JSON, but no text.
            return ReadArticle.Bad(origin, InputProblems.BrokenJson, "A string holds half a character (an unpaired surrogate).");
        }
    }

    private static ReadArticle Read(JsonElement json, InputOrigin origin)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return ReadArticle.Bad(
                origin, InputProblems.BrokenJson, "This is JSON, but no object. Write an article as {\"text\": \"…\"}.");
        }

        foreach (var name in (string[])["text", "html", "title", "date", "source", "url"])
        {
            if (json.TryGetProperty(name, out var value) && value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
            {
                return new(origin, null, new(InputProblems.BrokenJson, name, $"The field {name} must be a string."));
            }
        }

        var given = new DocumentInput(
            Find(json, "text"), FindId(json), Find(json, "title"), Find(json, "date"), Find(json, "source"), Find(json, "url"));
        if (given.Text is not null || Find(json, "html") is not { } html)
        {
            return ReadArticle.Of(origin, given);
        }

        var page = HtmlArticle.Read(html);
        return ReadArticle.Of(origin, page with
        {
            Id = given.Id,
            Title = given.Title ?? page.Title,
            Date = given.Date ?? page.Date,
            Source = given.Source ?? page.Source,
            Url = given.Url ?? page.Url,
        });
    }

    private static string? Find(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string? FindId(JsonElement json) =>
        !json.TryGetProperty("id", out var value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.GetRawText();
}
