using EntityGraph.Extraction;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using EntityGraph.Service.Hosting;
using EntityGraph.Service.Workers;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Api;

/// <summary>What the whole graph shows: who matters, who belongs together, what changed, who is on the rise.</summary>
internal static class AnalyticsApi
{
    private const int TrendDays = 30;

    // Beyond this many entities the measures that count shortest ways are estimated from so many of them.
    private const int ExactUpTo = 5_000;
    private const int Samples = 256;

    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapAnalytics(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/graph").WithTags("Analytics").WithVersions();
        group.MapGet("/diff", CompareWindows).Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName);
        group.MapGet("/centrality", RankEntitiesAsync);
        group.MapGet("/communities", ListCommunitiesAsync);
        group.MapGet("/trends", ListTrends);
    }

    /// <summary>Compares two windows</summary>
    /// <remarks>Links that are new, gone, stronger or weaker, and pairs whose events turned from cooperation to conflict or back.</remarks>
    /// <param name="asked">Which windows.</param>
    /// <param name="graph">The graph.</param>
    internal static Results<Ok<DiffResponse>, ProblemResult> CompareWindows([AsParameters] DiffParameters asked, GraphVersion graph)
    {
        string? center = null;
        if (asked.Center is { } name)
        {
            if (!graph.TryFind(name, out var entity, out var problem))
            {
                return problem;
            }

            center = entity.Id;
        }

        var filter = new FilterParameters(asked.Layer, null, asked.RelationType).ToFilter();
        var diff = GraphDiff.Of(graph, center, filter, asked.A.Days, asked.B.Days, asked.Measure?.Value ?? Measure.Documents);
        return TypedResults.Ok(new DiffResponse(
            asked.A.Days.ToString(),
            asked.B.Days.ToString(),
            [.. diff.Links.Take(asked.Limit).Select(link => new ChangedLinkView(link.Change, ToLink(link.Before), ToLink(link.After)))],
            [.. diff.Turned.Take(asked.Limit).Select(pair => new TurnedPairView(
                Refer(pair.FirstId, graph), Refer(pair.SecondId, graph), Math.Round(pair.Before, 3), Math.Round(pair.After, 3)))]));
    }

    /// <summary>Ranks entities by how much they matter</summary>
    /// <remarks>
    /// In the layer of co-occurrence, unless only relations are asked for. Directions and signs do not count. Beyond 5000 entities
    /// betweenness and harmonic are estimates. What takes long is answered by 202 and how far it is: ask again for the result.
    /// </remarks>
    /// <param name="asked">How to measure.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="page">Which page.</param>
    /// <param name="http">The request, which the cursor belongs to.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="runs">The analyses at work and done.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    internal static async Task<Results<Ok<ListResponse<CentralityView>>, Accepted<ProgressResponse>, ProblemResult>> RankEntitiesAsync(
        [AsParameters] CentralityParameters asked,
        [AsParameters] FilterParameters filter,
        [AsParameters] PagingParameters page,
        HttpRequest http,
        GraphVersion graph,
        AnalysisRuns runs,
        IOptions<EntityGraphOptions> options,
        CancellationToken cancellationToken)
    {
        var skip = Cursor.ReadSkip(http);
        var measure = asked.Measure?.Value ?? CentralityMeasure.PageRank;
        if (runs.Rank(graph, measure, filter.ToFilter(), asked.Weight?.Value ?? Measure.Documents, SamplesFor(graph)) is not { } run)
        {
            return TooMany();
        }

        if (await run.WaitAsync(options.Value.AnalysisBudget, cancellationToken) is not { } ranking)
        {
            return Progress(run, http);
        }

        var found = ranking.Page(skip, page.Limit);
        return TypedResults.Ok(new ListResponse<CentralityView>(
            [.. found.Items.Select(score => new CentralityView(EntityReference.To(score.Entity), Math.Round(score.Score, 9)))],
            Cursor.WriteSkip(http, found.NextSkip, graph)));
    }

    /// <summary>Finds communities</summary>
    /// <remarks>
    /// Entities that are linked more to each other than to the rest (Leiden), in the layer of co-occurrence, unless only relations
    /// are asked for. What takes long is answered by 202 and how far it is: ask again for the result.
    /// </remarks>
    /// <param name="asked">How to find them.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="http">The request, which an answer of progress names again.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="runs">The analyses at work and done.</param>
    /// <param name="options">How long to wait.</param>
    /// <param name="cancellationToken">Ends the wait, not the work.</param>
    internal static async Task<Results<Ok<CommunitiesResponse>, Accepted<ProgressResponse>, ProblemResult>> ListCommunitiesAsync(
        [AsParameters] CommunityParameters asked,
        [AsParameters] FilterParameters filter,
        HttpRequest http,
        GraphVersion graph,
        AnalysisRuns runs,
        IOptions<EntityGraphOptions> options,
        CancellationToken cancellationToken)
    {
        if (runs.FindCommunities(graph, filter.ToFilter(), asked.Weight?.Value ?? Measure.Documents) is not { } run)
        {
            return TooMany();
        }

        if (await run.WaitAsync(options.Value.AnalysisBudget, cancellationToken) is not { } found)
        {
            return Progress(run, http);
        }

        return TypedResults.Ok(new CommunitiesResponse(
            Math.Round(found.Modularity, 6),
            [.. found.Communities.Take(asked.Limit).Select(community => new CommunityView(
                community.Label,
                community.Members.Count,
                [.. community.Members.Take(asked.Members).Select(EntityReference.To)]))]));
    }

    /// <summary>Finds who is on the rise</summary>
    /// <remarks>Entities of which much more is written in the window than the time before would let one expect.</remarks>
    /// <param name="asked">Where to look.</param>
    /// <param name="graph">The graph.</param>
    internal static Results<Ok<TrendsResponse>, ProblemResult> ListTrends([AsParameters] TrendParameters asked, GraphVersion graph)
    {
        // A graph without a dated article has no last day; any window then shows nothing.
        var to = asked.To?.Days.To ?? graph.Stats().Last ?? DateOnly.MaxValue;
        var from = asked.From?.Days.From ?? DateOnly.FromDayNumber(Math.Max(1, to.DayNumber - TrendDays + 1));
        if (to < from || from == DateOnly.MinValue)
        {
            return Problems.BadParameter("from", "'from' is wrong. It must lie before 'to', with time before it to compare with.");
        }

        var filter = new FilterParameters(EntityType: asked.EntityType).ToFilter();
        var found = Trends.Find(graph, new(from, to), asked.BaselineDays, filter, asked.Limit);
        return TypedResults.Ok(new TrendsResponse([.. found.Select(trend => new TrendView(
            EntityReference.To(trend.Entity), trend.Documents, Math.Round(trend.Expected, 3), Math.Round(trend.Score, 3)))]));
    }

    /// <summary>From how many entities shortest ways are counted in a graph; null for all.</summary>
    /// <param name="graph">The graph.</param>
    public static int? SamplesFor(GraphVersion graph) => graph.EntityCount > ExactUpTo ? Samples : null;

    private static Accepted<ProgressResponse> Progress(AnalysisRun run, HttpRequest http)
    {
        http.HttpContext.Response.Headers.RetryAfter = "1";
        http.HttpContext.Response.Headers.CacheControl = "no-store";
        return TypedResults.Accepted(http.Path + http.QueryString, new ProgressResponse("running", Math.Round(run.Share, 3)));
    }

    private static ProblemResult TooMany() =>
        Problems.Of(ProblemKind.Unavailable, "Too many analyses are at work. Try again in a moment.");

    private static NetworkLink? ToLink(GraphLink? link) => link is null ? null : NetworkMapping.ToLink(link);

    private static EntityReference Refer(string id, GraphVersion graph) =>
        graph.Find(id) is { } entity ? EntityReference.To(entity) : new(id, id, EntityType.Organization);
}
