using System.Text.Json;
using AngleSharp.Html.Dom;

namespace EntityGraph.Service.Input;

/// <summary>What a page says of its article beside the text.</summary>
/// <param name="Title">Headline; null where not said.</param>
/// <param name="Date">ISO 8601; null where not said.</param>
/// <param name="Source">Outlet; null where not said.</param>
/// <param name="Url">Address; null where not said.</param>
internal sealed record HtmlFacts(string? Title, string? Date, string? Source, string? Url)
{
    /// <summary>Reads what the page says: JSON-LD first, then meta elements, then what a reader sees.</summary>
    /// <param name="page">The page.</param>
    public static HtmlFacts Read(IHtmlDocument page)
    {
        using var linked = FindNewsArticle(page);
        var article = linked?.RootElement;
        return new(
            Title: Text(article, "headline")
                ?? Meta(page, "og:title", "dc.title", "twitter:title")
                ?? Words(page.QuerySelector("h1")?.TextContent)
                ?? Words(page.Title),
            Date: Day(Text(article, "datePublished"))
                ?? Day(Meta(page, "article:published_time", "date", "dc.date", "dc.date.issued", "datePublished", "pubdate"))
                ?? Day(page.QuerySelector("time[datetime]")?.GetAttribute("datetime")),
            Source: Text(article, "publisher", "name")
                ?? Meta(page, "og:site_name", "publisher", "dc.publisher", "application-name"),
            Url: Words(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href"))
                ?? Meta(page, "og:url")
                ?? Text(article, "url"));
    }

    private static string? Meta(IHtmlDocument page, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            foreach (var element in page.QuerySelectorAll("meta"))
            {
                var given = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop");
                if (name.Equals(given, StringComparison.OrdinalIgnoreCase) && Words(element.GetAttribute("content")) is { } content)
                {
                    return content;
                }
            }
        }

        return null;
    }

    // A moment as publishers write it; what is no ISO 8601 is not known, rather than guessed.
    private static string? Day(string? moment) =>
        moment is { Length: >= 10 } && DateOnly.TryParseExact(moment.AsSpan(0, 10), "yyyy-MM-dd", out _) ? moment[..10] : null;

    private static string? Words(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static JsonDocument? FindNewsArticle(IHtmlDocument page)
    {
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent);
                if (Find(json.RootElement) is { } article)
                {
                    return JsonDocument.Parse(article.GetRawText());
                }
            }
            catch (JsonException)
            {
                // A page with broken facts may still have a good article.
            }
        }

        return null;
    }

    private static JsonElement? Find(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray().Select(Find).FirstOrDefault(found => found is not null),
        JsonValueKind.Object when IsArticle(json) => json,
        JsonValueKind.Object when json.TryGetProperty("@graph", out var graph) => Find(graph),
        _ => null,
    };

    private static bool IsArticle(JsonElement json) =>
        json.TryGetProperty("@type", out var type)
        && (type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray()] : (JsonElement[])[type])
            .Any(one => one.ValueKind == JsonValueKind.String
                && one.GetString()!.EndsWith("Article", StringComparison.Ordinal));

    private static string? Text(JsonElement? json, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (json is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0)
            {
                json = list[0];
            }

            json = json is { ValueKind: JsonValueKind.Object } parent && parent.TryGetProperty(name, out var value) ? value : null;
        }

        return json is { ValueKind: JsonValueKind.String } text ? Words(System.Net.WebUtility.HtmlDecode(text.GetString())) : null;
    }
}
