using EntityGraph.Extraction;
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
        if (string.IsNullOrWhiteSpace(request.Text))
        {
            return Problems.InvalidBody("text", "The text is missing or empty. Send at least one sentence.");
        }

        var context = new AnalysisContext(null, request.Source, request.Title);
        return TypedResults.Ok(AnalysisMapping.ToResponse(request.Text, analyzer.Analyze(request.Text, context)));
    }
}
