using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>How two or more entities are connected.</summary>
internal static class ConnectionsApi
{
    private const int PassagesShown = 3;

    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapConnections(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/graph").WithTags("Graph").WithVersions();
        group.MapGet("/paths", ListPathsAsync).Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName);
        group.MapGet("/common", ListCommonNeighbors)
            .Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName);
    }

    /// <summary>How two are connected</summary>
    /// <remarks>The best ways from one to the other, each step with its heaviest link and the first passages behind it.</remarks>
    /// <param name="asked">From whom to whom.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="passages">Reads the sentences.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Results<Ok<PathsResponse>, ProblemResult>> ListPathsAsync(
        [AsParameters] PathParameters asked,
        [AsParameters] PathFilterParameters filter,
        GraphVersion graph,
        PassageReader passages,
        CancellationToken cancellationToken)
    {
        if (!graph.TryFind(asked.From, out var from, out var problem) || !graph.TryFind(asked.To, out var to, out problem))
        {
            return problem;
        }

        var seen = filter.ToFilter();
        var found = graph.Paths(new PathQuery
        {
            From = from.Id,
            To = to.Id,
            MaxLength = asked.MaxLength,
            Count = asked.K,
            ByStrength = asked.Rank?.Value == PathRank.Strength,
            Filter = seen,
            Measure = asked.Measure?.Value ?? Measure.Documents,
        });
        var paths = new List<PathView>(found.Count);
        foreach (var path in found)
        {
            var steps = new List<PathStep>(path.Links.Count);
            foreach (var link in path.Links)
            {
                var evidence = graph.LinkEvidence(link.Id, seen, 0, PassagesShown)?.Items ?? [];
                steps.Add(new(NetworkMapping.ToLink(link), await passages.ReadAsync(evidence, cancellationToken)));
            }

            paths.Add(new([.. path.EntityIds.Select(id => Refer(id, graph))], steps, Math.Round(path.Strength, 6)));
        }

        return TypedResults.Ok(new PathsResponse(EntityReference.To(from), EntityReference.To(to), paths));
    }

    /// <summary>Whom several have in common</summary>
    /// <remarks>Entities that all those given are linked to, by the weakest of their links, strongest first.</remarks>
    /// <param name="asked">The set.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="graph">The graph.</param>
    internal static Results<Ok<ListResponse<NeighborView>>, ProblemResult> ListCommonNeighbors(
        [AsParameters] BetweenParameters asked,
        [AsParameters] FilterParameters filter,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        GraphVersion graph)
    {
        var skip = Cursor.ReadSkip(http);
        if (!graph.TryFindAll(EntityNames.Split(asked.Entities), out var ids, out var problem))
        {
            return problem;
        }

        var found = graph.Common([.. ids], new NeighborQuery
        {
            Filter = filter.ToFilter(),
            Measure = asked.Measure?.Value ?? Measure.Documents,
            Skip = skip,
            Limit = page.Limit,
        });
        return TypedResults.Ok(new ListResponse<NeighborView>(
            [.. found.Items.Select(neighbor => new NeighborView(
                EntityReference.To(neighbor.Entity), Math.Round(neighbor.Weight, 6), NetworkMapping.ToLinks(neighbor.Links)))],
            Cursor.WriteSkip(http, found.NextSkip, graph)));
    }

    private static EntityReference Refer(string id, GraphVersion graph) =>
        graph.Find(id) is { } entity ? EntityReference.To(entity) : throw new InvalidOperationException("A path leaves the graph.");
}
