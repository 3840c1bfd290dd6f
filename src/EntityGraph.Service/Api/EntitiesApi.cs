using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>The entities: who the articles write about.</summary>
internal static class EntitiesApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapEntities(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/entities").WithTags("Entities").WithVersions();
        group.MapGet("", ListEntities);
        group.MapGet("/suggest", SuggestEntities);
        group.MapGet("/{id}", GetEntity).Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName);
    }

    /// <summary>Searches or lists entities</summary>
    /// <remarks>
    /// With <c>q</c>: by any alias, whatever its case, diacritics and one typing error, best match first. Without: all, in the
    /// order asked for.
    /// </remarks>
    /// <param name="asked">Which entities.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="graph">The graph.</param>
    internal static Ok<ListResponse<EntityListItem>> ListEntities(
        [AsParameters] EntityParameters asked,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        GraphVersion graph)
    {
        var skip = Cursor.ReadSkip(http);
        return TypedResults.Ok(asked.Q is { } text
            ? Search(text, asked, page.Limit, skip, http, graph)
            : List(asked, page.Limit, skip, http, graph));
    }

    /// <summary>Completes a name</summary>
    /// <remarks>For search boxes: entities of which any alias has a word that begins so, best known first; places last.</remarks>
    /// <param name="asked">What is typed.</param>
    /// <param name="graph">The graph.</param>
    internal static Ok<SuggestResponse> SuggestEntities([AsParameters] SuggestParameters asked, GraphVersion graph) =>
        TypedResults.Ok(new SuggestResponse(
        [
            .. graph.Suggest(asked.Q, asked.Limit).Select(match => new Suggestion(
                match.Entity.Id, match.Entity.Name, match.Entity.Type, match.Alias, match.Entity.DocumentCount)),
        ]));

    /// <summary>Finds an entity</summary>
    /// <remarks>Every written form with its count and dates, the roles that articles state, and how much the graph holds of it.</remarks>
    /// <param name="id">Id of the entity; a name or an alias will do.</param>
    /// <param name="graph">The graph.</param>
    internal static Results<Ok<EntityResponse>, ProblemResult> GetEntity(string id, GraphVersion graph) =>
        graph.TryFind(id, out var entity, out var problem) ? TypedResults.Ok(EntityMapping.ToResponse(entity, graph)) : problem;

    private static ListResponse<EntityListItem> List(
        EntityParameters asked,
        int limit,
        int skip,
        HttpRequest http,
        GraphVersion graph)
    {
        var found = graph.ListEntities(new EntityQuery
        {
            Types = asked.Type?.Values ?? [],
            Order = asked.Sort?.Value ?? EntityOrder.Mentions,
            Skip = skip,
            Limit = limit,
        });
        return new([.. found.Items.Select(entity => EntityMapping.ToItem(entity, null))], Cursor.WriteSkip(http, found.NextSkip, graph));
    }

    private static ListResponse<EntityListItem> Search(
        string text,
        EntityParameters asked,
        int limit,
        int skip,
        HttpRequest http,
        GraphVersion graph)
    {
        var found = graph.Search(text, asked.Type?.Values ?? [], skip + limit + 1);
        return new(
            [.. found.Skip(skip).Take(limit).Select(match => EntityMapping.ToItem(match.Entity, match.Alias))],
            Cursor.WriteSkip(http, found.Count > skip + limit ? skip + limit : null, graph));
    }
}
