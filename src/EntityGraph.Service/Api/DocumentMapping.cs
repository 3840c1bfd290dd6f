using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Input;

namespace EntityGraph.Service.Api;

/// <summary>Puts documents into the words of the interface, and out of them.</summary>
internal static class DocumentMapping
{
    /// <summary>What was sent, as the pipeline takes it; a page is cut down to its article.</summary>
    /// <param name="request">What was sent.</param>
    public static DocumentInput ToInput(DocumentRequest request)
    {
        var page = request.Html is { } html ? HtmlArticle.Read(html) : new DocumentInput(request.Text);
        return page with
        {
            Id = request.Id,
            Title = request.Title ?? page.Title,
            Date = request.Date ?? page.Date,
            Source = request.Source ?? page.Source,
            Url = request.Url ?? page.Url,
        };
    }

    /// <summary>A document with what it says.</summary>
    /// <param name="document">The document.</param>
    /// <param name="extraction">What the analysis of it says; null while that is being renewed.</param>
    public static DocumentResponse ToResponse(Document document, DocumentExtraction? extraction)
    {
        extraction ??= new("und", [], [], [], [], ["The analysis of this document is being renewed."]);
        return new(
            document.Id,
            document.Text,
            document.Title,
            document.Date,
            document.Source,
            document.Url,
            extraction.Language,
            [.. extraction.Sentences.Select(AnalysisMapping.ToSpan)],
            AnalysisMapping.ToEntities(document.Text, extraction),
            AnalysisMapping.ToMentions(document.Text, extraction),
            AnalysisMapping.ToRelations(extraction),
            extraction.Warnings);
    }

    /// <summary>A document in a list.</summary>
    /// <param name="document">The document.</param>
    public static DocumentListItem ToItem(DocumentSummary document) => new(
        document.Id, document.Title, document.Date, document.Source, document.Url, document.Length, document.StoredAt);

    /// <summary>A place in the list, as a cursor carries it.</summary>
    /// <param name="position">The place; null for none.</param>
    public static string? WritePosition(DocumentPosition? position) => position is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{position.Date:yyyy-MM-dd} {position.Id}");

    /// <summary>A place in the list, read from a cursor.</summary>
    /// <param name="position">What the cursor carries; null for none.</param>
    public static DocumentPosition? ReadPosition(string? position) =>
        position?.IndexOf(' ', StringComparison.Ordinal) is { } blank
            ? new(
                DateOnly.TryParseExact(position[..blank], "yyyy-MM-dd", out var date) ? date : null,
                position[(blank + 1)..])
            : null;
}
