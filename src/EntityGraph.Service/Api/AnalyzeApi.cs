using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>The analysis alone: what one text says, nothing stored.</summary>
internal static class AnalyzeApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapAnalysis(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/analyze", Analyze)
            .WithTags("Analysis")
            .Fails(OperationNotes.OfBody);

    /// <summary>Analyses a text</summary>
    /// <remarks>
    /// Returns who is named where, and who is said to do what to whom. Nothing is stored. A text in another language is
    /// answered with what can still be found and a warning.
    /// </remarks>
    /// <param name="request">The text, and what is known of it.</param>
    /// <param name="analyzer">Analyses German.</param>
    internal static Results<Ok<AnalyzeResponse>, ProblemResult> Analyze(AnalyzeRequest request, GermanAnalyzer analyzer)
    {
        var input = new DocumentInput(request.Text, null, request.Title, request.Date, request.Source);
        if (!Document.TryFrom(input, out var document, out var problem))
        {
            return Problems.InvalidDocument(problem);
        }

        var context = new AnalysisContext(document.Date, document.Source, document.Title);
        return TypedResults.Ok(AnalysisMapping.ToResponse(document.Text, analyzer.Analyze(document.Text, context)));
    }
}
