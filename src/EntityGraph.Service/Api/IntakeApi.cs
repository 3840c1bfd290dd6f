using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace EntityGraph.Service.Api;

/// <summary>The way in for one document.</summary>
internal static class IntakeApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapIntake(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/documents", StoreDocumentAsync)
            .WithTags("Documents")
            .WithMetadata(new RequestSizeLimitAttribute(Limits.BodyBytes))
            .Fails(OperationNotes.OfBody);

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

        if (!Document.TryFrom(DocumentMapping.ToInput(request), out var document, out var problem))
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

    private static string AddressOf(string id) => "/api/v1/documents/" + Uri.EscapeDataString(id);
}
