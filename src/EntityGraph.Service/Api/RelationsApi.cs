using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>The relations: who is said to do what to whom, and where it stands.</summary>
internal static class RelationsApi
{
    private const int PassagesInList = 3;

    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapRelations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/relations").WithTags("Relations").WithVersions();
        group.MapGet("", ListRelationsAsync)
            .Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName);
        group.MapGet("/{id}", GetRelationAsync).Fails(ProblemKind.UnknownRelation);
        group.MapGet("/{id}/evidence", ListEvidenceAsync).Fails(ProblemKind.UnknownRelation);
    }

    /// <summary>Lists relations</summary>
    /// <remarks>
    /// All conditions hold together. Entities are named by id, name or alias. Each relation comes with its first three passages.
    /// </remarks>
    /// <param name="asked">Which relations.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="passages">Reads the sentences.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Results<Ok<ListResponse<RelationResponse>>, ProblemResult>> ListRelationsAsync(
        [AsParameters] RelationParameters asked,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        GraphVersion graph,
        PassageReader passages,
        CancellationToken cancellationToken)
    {
        var skip = Cursor.ReadSkip(http);
        if (!RelationQuestion.TryRead(asked, graph, out var query, out var problem))
        {
            return problem;
        }

        var found = graph.Relations(query with { Skip = skip, Limit = page.Limit });
        var items = new List<RelationResponse>(found.Items.Count);
        foreach (var relation in found.Items)
        {
            items.Add(await ToResponseAsync(relation, PassagesInList, graph, passages, cancellationToken));
        }

        return TypedResults.Ok(new ListResponse<RelationResponse>(items, Cursor.WriteSkip(http, found.NextSkip, graph)));
    }

    /// <summary>Finds a relation</summary>
    /// <remarks>With every passage that states it.</remarks>
    /// <param name="id">Id of the relation.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="passages">Reads the sentences.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Results<Ok<RelationResponse>, ProblemResult>> GetRelationAsync(
        string id,
        GraphVersion graph,
        PassageReader passages,
        CancellationToken cancellationToken) =>
        graph.FindRelation(id) is { } relation
            ? TypedResults.Ok(await ToResponseAsync(relation, int.MaxValue, graph, passages, cancellationToken))
            : Unknown(id);

    /// <summary>Lists the passages behind a relation or a link</summary>
    /// <remarks>
    /// With the sentence, and with the places of source, target and keyword in the article as in the sentence. The id is that of
    /// a relation, or of a link of a network of either layer: then all passages of that link that the window shows.
    /// </remarks>
    /// <param name="id">Id of a relation or of a link.</param>
    /// <param name="asked">Which passages of a link; a relation has one event and shows them all.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="passages">Reads the sentences.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Results<Ok<ListResponse<Passage>>, ProblemResult>> ListEvidenceAsync(
        string id,
        [AsParameters] EvidenceParameters asked,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        GraphVersion graph,
        PassageReader passages,
        CancellationToken cancellationToken)
    {
        var skip = Cursor.ReadSkip(http);
        var found = graph.FindRelation(id) is { } relation
            ? new Page<Evidence>(
                [.. relation.Evidence.Skip(skip).Take(page.Limit)],
                relation.Evidence.Length > skip + page.Limit ? skip + page.Limit : null,
                graph.Number)
            : graph.LinkEvidence(id, asked.ToFilter(), skip, page.Limit);
        return found is null
            ? Unknown(id)
            : TypedResults.Ok(new ListResponse<Passage>(
                await passages.ReadAsync(found.Items, cancellationToken),
                Cursor.WriteSkip(http, found.NextSkip, graph)));
    }

    private static async Task<RelationResponse> ToResponseAsync(
        Relation relation,
        int passagesShown,
        GraphVersion graph,
        PassageReader passages,
        CancellationToken cancellationToken) =>
        RelationMapping.ToResponse(
            relation,
            id => graph.Find(id)?.Name ?? id,
            await passages.ReadAsync(relation.Evidence.Take(passagesShown), cancellationToken));

    private static ProblemResult Unknown(string id) =>
        Problems.Of(ProblemKind.UnknownRelation, $"No relation has the id '{Problems.Shorten(id)}'.");
}
