using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>What stands around one entity: its neighbours, the passages that name it, its course over time.</summary>
internal static class EntityViewsApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapEntityViews(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/entities/{id}").WithTags("Entities").WithVersions();
        group.MapGet("/neighbors", ListNeighbors)
            .Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName);
        group.MapGet("/mentions", ListMentionsAsync)
            .Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName);
        group.MapGet("/timeline", GetTimeline).Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName);
    }

    /// <summary>Lists the neighbours of an entity</summary>
    /// <remarks>Everyone with a link to it, heaviest first, with all links between the two.</remarks>
    /// <param name="id">Id of the entity; a name or an alias will do.</param>
    /// <param name="asked">How to weigh.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="graph">The graph.</param>
    internal static Results<Ok<ListResponse<NeighborView>>, ProblemResult> ListNeighbors(
        string id,
        [AsParameters] NeighborParameters asked,
        [AsParameters] FilterParameters filter,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        GraphVersion graph)
    {
        var skip = Cursor.ReadSkip(http);
        if (!graph.TryFind(id, out var entity, out var problem))
        {
            return problem;
        }

        var found = graph.Neighbors(entity.Id, new NeighborQuery
        {
            Filter = filter.ToFilter(),
            Measure = asked.Measure?.Value ?? Measure.Documents,
            MinWeight = asked.MinWeight,
            Skip = skip,
            Limit = page.Limit,
        });
        return TypedResults.Ok(new ListResponse<NeighborView>(
            [.. (found?.Items ?? []).Select(ToView)],
            Cursor.WriteSkip(http, found?.NextSkip, graph)));
    }

    /// <summary>Lists the passages that name an entity</summary>
    /// <remarks>In every form: name, derived form, part of a compound, metonym, role, pronoun. Latest first.</remarks>
    /// <param name="id">Id of the entity; a name or an alias will do.</param>
    /// <param name="asked">Which passages.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="passages">Reads the sentences.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Results<Ok<ListResponse<EntityMentionView>>, ProblemResult>> ListMentionsAsync(
        string id,
        [AsParameters] MentionParameters asked,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        GraphVersion graph,
        PassageReader passages,
        CancellationToken cancellationToken)
    {
        var skip = Cursor.ReadSkip(http);
        if (!graph.TryFind(id, out var entity, out var problem))
        {
            return problem;
        }

        var found = graph.Mentions(entity.Id, asked.ToFilter(), skip, page.Limit);
        return TypedResults.Ok(new ListResponse<EntityMentionView>(
            await passages.ReadAsync(found?.Items ?? [], cancellationToken),
            Cursor.WriteSkip(http, found?.NextSkip, graph)));
    }

    /// <summary>Counts what is said of an entity over time</summary>
    /// <remarks>By the day of publication: mentions and articles, and passages of cooperation and conflict with it.</remarks>
    /// <param name="id">Id of the entity; a name or an alias will do.</param>
    /// <param name="asked">How to cut time.</param>
    /// <param name="graph">The graph.</param>
    internal static Results<Ok<TimelineResponse>, ProblemResult> GetTimeline(
        string id,
        [AsParameters] TimelineParameters asked,
        GraphVersion graph)
    {
        if (!graph.TryFind(id, out var entity, out var problem))
        {
            return problem;
        }

        var points = graph.Timeline(entity.Id, asked.Bucket?.Value ?? TimeBucket.Month, asked.ToFilter());
        return TypedResults.Ok(new TimelineResponse([.. (points ?? []).Select(point => new TimelineView(
            point.Time.From, point.Time.To, point.Mentions, point.Documents, point.Cooperation, point.Conflict))]));
    }

    private static NeighborView ToView(Neighbor neighbor) => new(
        EntityReference.To(neighbor.Entity), Math.Round(neighbor.Weight, 6), NetworkMapping.ToLinks(neighbor.Links));
}
