using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using EntityGraph.Service.Input;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EntityGraph.Service.Api;

/// <summary>The documents: what the graph is made of.</summary>
internal static class DocumentsApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/documents").WithTags("Documents");
        group.MapPost("", StoreDocumentAsync)
            .WithMetadata(new RequestSizeLimitAttribute(Limits.BodyBytes))
            .Fails(OperationNotes.OfBody);
        group.MapGet("", ListDocumentsAsync).Fails(ProblemKind.BadCursor);
        group.MapGet("/{id}", GetDocumentAsync).Fails(ProblemKind.UnknownDocument);
        group.MapDelete("/{id}", DeleteDocumentAsync).Fails(ProblemKind.UnknownDocument);
    }

    /// <summary>Stores a document</summary>
    /// <remarks>
    /// Analyses it and brings it into the graph. 201: it is new. 200: it was there just so, or it took the place of another
    /// content under the same id. 202: with <c>Prefer: respond-async</c> it is safe on the disk and its job says how far it is.
    /// </remarks>
    /// <param name="request">The document.</param>
    /// <param name="http">The request, for what it prefers.</param>
    /// <param name="pipeline">Brings documents into the graph.</param>
    /// <param name="jobs">Takes documents whose senders don't wait.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <response code="200">It was there just so, or replaced another content.</response>
    /// <response code="201">It is in the graph.</response>
    /// <response code="202">It will be in the graph.</response>
    internal static async Task<Results<Created<StoredDocument>, Ok<StoredDocument>, Accepted<JobResponse>, ProblemResult>>
        StoreDocumentAsync(
            DocumentRequest request,
            HttpRequest http,
            IngestionPipeline pipeline,
            JobService jobs,
            CancellationToken cancellationToken)
    {
        if (request is { Text: not null, Html: not null })
        {
            return Problems.InvalidBody("html", "The document has a text and HTML. Send one of them.");
        }

        if (!Document.TryFrom(ToInput(request), out var document, out var problem))
        {
            return Problems.InvalidDocument(problem);
        }

        if (http.Headers["Prefer"].Any(prefer => prefer?.Contains("respond-async", StringComparison.OrdinalIgnoreCase) == true))
        {
            var job = await jobs.SubmitAsync(document, cancellationToken);
            return TypedResults.Accepted($"/api/v1/jobs/{job.Id}", JobsApi.ToResponse(job));
        }

        var result = await pipeline.StoreAsync(document, StoreWait.UntilVisible, cancellationToken);
        return result switch
        {
            { Problem: { } failure } => Problems.InvalidDocument(failure),
            { Status: StoreStatus.Stored } =>
                TypedResults.Created(AddressOf(document.Id), new StoredDocument(document.Id, StoreStatus.Stored)),
            _ => TypedResults.Ok(new StoredDocument(document.Id, result.Status ?? StoreStatus.Unchanged)),
        };
    }

    /// <summary>Lists the documents</summary>
    /// <remarks>Latest first, undated ones last; without their texts.</remarks>
    /// <param name="asked">Which documents.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="documents">The store.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Results<Ok<ListResponse<DocumentListItem>>, ProblemResult>> ListDocumentsAsync(
        [AsParameters] DocumentParameters asked,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        IDocumentStore documents,
        CancellationToken cancellationToken)
    {
        if (Cursor.FindFault(http, page.Cursor, out var position) is { } fault)
        {
            return fault;
        }

        var query = new DocumentQuery(page.Limit, ReadPosition(position), asked.Source, asked.From?.Days.From, asked.To?.Days.To);
        var found = await documents.ListAsync(query, cancellationToken);
        return TypedResults.Ok(new ListResponse<DocumentListItem>(
            [.. found.Documents.Select(ToItem)],
            Cursor.Write(http, WritePosition(found.Next))));
    }

    /// <summary>Finds a document</summary>
    /// <remarks>Its text, and what it says: mentions and relations, as this text alone shows them.</remarks>
    /// <param name="id">Id of the document.</param>
    /// <param name="documents">The store.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Results<Ok<DocumentResponse>, ProblemResult>> GetDocumentAsync(
        string id,
        IDocumentStore documents,
        CancellationToken cancellationToken)
    {
        if (await documents.FindAsync(id, cancellationToken) is not { } document)
        {
            return Unknown(id);
        }

        // A text whose analysis cannot be read is analysed again at the next start; until then it says nothing.
        var extraction = await documents.FindExtractionAsync(id, cancellationToken)
            ?? new DocumentExtraction("und", [], [], [], [], ["The analysis of this document is being renewed."]);
        return TypedResults.Ok(ToResponse(document, extraction));
    }

    /// <summary>Deletes a document</summary>
    /// <remarks>Its text, and all that only it says: the graph is as if it never came.</remarks>
    /// <param name="id">Id of the document.</param>
    /// <param name="pipeline">Keeps store and graph together.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Results<NoContent, ProblemResult>> DeleteDocumentAsync(
        string id,
        IngestionPipeline pipeline,
        CancellationToken cancellationToken) =>
        await pipeline.DeleteAsync(id, cancellationToken) ? TypedResults.NoContent() : Unknown(id);

    private static DocumentInput ToInput(DocumentRequest request)
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

    private static DocumentResponse ToResponse(Document document, DocumentExtraction extraction) => new(
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

    private static DocumentListItem ToItem(DocumentSummary document) => new(
        document.Id, document.Title, document.Date, document.Source, document.Url, document.Length, document.StoredAt);

    private static ProblemResult Unknown(string id) =>
        Problems.Of(ProblemKind.UnknownDocument, $"No document has the id '{Problems.Shorten(id)}'.");

    private static string AddressOf(string id) => "/api/v1/documents/" + Uri.EscapeDataString(id);

    private static string? WritePosition(DocumentPosition? position) => position is null
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"{position.Date:yyyy-MM-dd} {position.Id}");

    private static DocumentPosition? ReadPosition(string? position) =>
        position?.IndexOf(' ', StringComparison.Ordinal) is { } blank
            ? new(
                DateOnly.TryParseExact(position[..blank], "yyyy-MM-dd", out var date) ? date : null,
                position[(blank + 1)..])
            : null;
}
