using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>The documents: what the graph is made of.</summary>
internal static class DocumentsApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapDocuments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/documents").WithTags("Documents");
        group.MapGet("", ListDocumentsAsync);
        group.MapGet("/{id}", GetDocumentAsync).Fails(ProblemKind.UnknownDocument);
        group.MapDelete("/{id}", DeleteDocumentAsync).Fails(ProblemKind.UnknownDocument);
    }

    /// <summary>Lists the documents</summary>
    /// <remarks>Latest first, undated ones last; without their texts.</remarks>
    /// <param name="asked">Which documents.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="documents">The store.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Ok<ListResponse<DocumentListItem>>> ListDocumentsAsync(
        [AsParameters] DocumentParameters asked,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        IDocumentStore documents,
        CancellationToken cancellationToken)
    {
        var query = new DocumentQuery(
            page.Limit, DocumentMapping.ReadPosition(Cursor.Read(http)), asked.Source, asked.From?.Days.From, asked.To?.Days.To);
        var found = await documents.ListAsync(query, cancellationToken);
        return TypedResults.Ok(new ListResponse<DocumentListItem>(
            [.. found.Documents.Select(DocumentMapping.ToItem)],
            Cursor.Write(http, DocumentMapping.WritePosition(found.Next))));
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
        var extraction = await documents.FindExtractionAsync(id, cancellationToken);
        return TypedResults.Ok(DocumentMapping.ToResponse(document, extraction));
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

    private static ProblemResult Unknown(string id) =>
        Problems.Of(ProblemKind.UnknownDocument, $"No document has the id '{Problems.Shorten(id)}'.");
}
