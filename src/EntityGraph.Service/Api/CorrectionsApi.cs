using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Queries;
using EntityGraph.Graph.Resolution;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>The corrections: what people say of the graph, beside what the articles say.</summary>
internal static class CorrectionsApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapCorrections(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/corrections").WithTags("Corrections");
        group.MapPost("", AddCorrectionAsync).Fails(
        [
            .. OperationNotes.OfBody, ProblemKind.CorrectionIncomplete, ProblemKind.CorrectionConflict,
            ProblemKind.UnknownEntity, ProblemKind.AmbiguousName, ProblemKind.UnknownRelation, ProblemKind.UnknownDocument,
        ]);
        group.MapGet("", ListCorrections).Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName);
        group.MapGet("/{id}", GetCorrection).Fails(ProblemKind.UnknownCorrection);
        group.MapDelete("/{id}", UndoCorrectionAsync).Fails(ProblemKind.UnknownCorrection);
    }

    /// <summary>Corrects the graph</summary>
    /// <remarks>
    /// Answers when the graph shows it. A correction is kept apart from what articles say: it holds for articles that are analysed
    /// again and for those still to come. One that contradicts another in force is refused, and the answer names the other.
    /// </remarks>
    /// <param name="request">The correction.</param>
    /// <param name="corrections">Takes it.</param>
    /// <param name="live">The graph.</param>
    /// <param name="cancellationToken">Stops the wait for its turn.</param>
    internal static async Task<Results<Created<CorrectionResponse>, ProblemResult>> AddCorrectionAsync(
        CorrectionRequest request,
        CorrectionService corrections,
        LiveGraph live,
        CancellationToken cancellationToken)
    {
        if (!CorrectionReader.TryRead(request, live.Current, out var asked, out var problem))
        {
            return problem;
        }

        var (taken, refusal) = await corrections.AddAsync(asked, cancellationToken);
        return taken is not null
            ? TypedResults.Created($"/api/v1/corrections/{taken.Id}", CorrectionMapping.ToResponse(taken, live.Current))
            : Problems.InvalidCorrection(refusal ?? throw new InvalidOperationException("Neither taken nor refused."));
    }

    /// <summary>Lists corrections</summary>
    /// <remarks>Those in force, latest first. What was undone is gone.</remarks>
    /// <param name="asked">Which corrections.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="live">The graph.</param>
    internal static Results<Ok<ListResponse<CorrectionResponse>>, ProblemResult> ListCorrections(
        [AsParameters] CorrectionParameters asked,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        LiveGraph live)
    {
        var skip = Cursor.ReadSkip(http);
        var graph = live.Current;
        string? entityId = null;
        if (asked.Entity is { } name)
        {
            if (!graph.TryFind(name, out var entity, out var problem))
            {
                return problem;
            }

            entityId = entity.Id;
        }

        List<Correction> found =
        [
            .. live.Corrections.Items
                .Where(correction => asked.Kind?.Values.Contains(correction.Kind) ?? true)
                .Where(correction => entityId is null || EndsOf(correction).Any(id => graph.Find(id)?.Id == entityId))
                .Reverse(),
        ];
        return TypedResults.Ok(new ListResponse<CorrectionResponse>(
            [.. found.Skip(skip).Take(page.Limit).Select(correction => CorrectionMapping.ToResponse(correction, graph))],
            Cursor.WriteSkip(http, found.Count > skip + page.Limit ? skip + page.Limit : null)));
    }

    /// <summary>Finds a correction</summary>
    /// <remarks>Who corrected what, when and why.</remarks>
    /// <param name="id">Id of the correction.</param>
    /// <param name="live">The graph.</param>
    internal static Results<Ok<CorrectionResponse>, ProblemResult> GetCorrection(string id, LiveGraph live) =>
        live.Corrections.Find(id) is { } correction
            ? TypedResults.Ok(CorrectionMapping.ToResponse(correction, live.Current))
            : Unknown(id);

    /// <summary>Undoes a correction</summary>
    /// <remarks>Answers when the graph is as if it never came; corrections that came later stay.</remarks>
    /// <param name="id">Id of the correction.</param>
    /// <param name="corrections">Takes it back.</param>
    /// <param name="cancellationToken">Stops the wait for its turn.</param>
    internal static async Task<Results<NoContent, ProblemResult>> UndoCorrectionAsync(
        string id,
        CorrectionService corrections,
        CancellationToken cancellationToken) =>
        await corrections.UndoAsync(id, cancellationToken) ? TypedResults.NoContent() : Unknown(id);

    private static IEnumerable<string> EndsOf(Correction correction)
    {
        yield return correction.Relation?.SourceId ?? correction.TargetId;
        if (CorrectionMapping.ReceiverOf(correction) is { } into)
        {
            yield return into;
        }

        if (correction.Relation is { } relation)
        {
            yield return relation.TargetId;
        }
    }

    private static ProblemResult Unknown(string id) =>
        Problems.Of(ProblemKind.UnknownCorrection, $"No correction has the id '{Problems.Shorten(id)}'.");
}
