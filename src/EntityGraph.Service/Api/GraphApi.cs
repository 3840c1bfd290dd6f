using EntityGraph.Graph.Formats;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>Networks: around somebody, inside a set, the whole; in every file format.</summary>
internal static class GraphApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapGraph(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/graph").WithTags("Graph").WithVersions();
        group.MapGet("/subgraph", GetSubgraph)
            .AnswersGraph()
            .Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName, ProblemKind.NotAcceptable);
        group.MapGet("/between", GetLinksBetween)
            .AnswersGraph()
            .Fails(ProblemKind.UnknownEntity, ProblemKind.AmbiguousName, ProblemKind.NotAcceptable);
        group.MapGet("/export", ExportGraph).WithMetadata(new StreamedAnswer()).AnswersGraph().Fails(ProblemKind.NotAcceptable);
        group.MapGet("/stats", GetStats);
    }

    /// <summary>The network around somebody</summary>
    /// <remarks>
    /// Everyone within <c>depth</c> links of the centres, most important first, and the links between them. What does not fit is
    /// counted in <c>omitted</c>, and <c>next</c> is the address of the next best part. Centres are named by id, name or alias.
    /// </remarks>
    /// <param name="asked">The network.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="form">In which form.</param>
    /// <param name="http">The request, for what it accepts.</param>
    /// <param name="graph">The graph.</param>
    internal static Results<GraphFileResult, ProblemResult> GetSubgraph(
        [AsParameters] SubgraphParameters asked,
        [AsParameters] FilterParameters filter,
        [AsParameters] FormatParameters form,
        HttpRequest http,
        GraphVersion graph)
    {
        if (FormatChoice.Choose(http, form.Format) is not { } format)
        {
            return FormatChoice.NotAcceptable();
        }

        var skip = Cursor.ReadSkip(http);
        if (!graph.TryFindAll(asked.Center, out var centers, out var problem))
        {
            return problem;
        }

        var found = graph.Subgraph(new SubgraphQuery
        {
            Centers = [.. centers],
            Depth = asked.Depth,
            Filter = filter.ToFilter(),
            Measure = asked.Measure?.Value ?? Measure.Documents,
            MinWeight = asked.MinWeight,
            MaxNodes = asked.MaxNodes,
            MaxLinks = asked.MaxLinks,
            Backbone = asked.Backbone,
            Skip = skip,
        });
        var names = centers.Select(id => graph.Find(id)?.Name ?? id);
        var file = GraphFile.Of(found, "Network around " + string.Join(", ", names), Cursor.WriteAddress(http, found.NextSkip, graph)).WithArticles(graph, filter.ToFilter());
        return new GraphFileResult(file, format, form.ToOptions());
    }

    /// <summary>The links inside a set</summary>
    /// <remarks>All links between the entities given, and nobody else.</remarks>
    /// <param name="asked">The set.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="form">In which form.</param>
    /// <param name="http">The request, for what it accepts.</param>
    /// <param name="graph">The graph.</param>
    internal static Results<GraphFileResult, ProblemResult> GetLinksBetween(
        [AsParameters] BetweenParameters asked,
        [AsParameters] FilterParameters filter,
        [AsParameters] FormatParameters form,
        HttpRequest http,
        GraphVersion graph)
    {
        if (FormatChoice.Choose(http, form.Format) is not { } format)
        {
            return FormatChoice.NotAcceptable();
        }

        if (!graph.TryFindAll(EntityNames.Split(asked.Entities), out var ids, out var problem))
        {
            return problem;
        }

        var found = graph.Between([.. ids], filter.ToFilter(), asked.Measure?.Value ?? Measure.Documents);
        return new GraphFileResult(GraphFile.Of(found, "Links inside a set", null).WithArticles(graph, filter.ToFilter()), format, form.ToOptions());
    }

    /// <summary>The whole graph</summary>
    /// <remarks>Streamed: nodes in order of id, then links in order of their ends.</remarks>
    /// <param name="asked">How to weigh.</param>
    /// <param name="filter">What to see.</param>
    /// <param name="form">In which form.</param>
    /// <param name="http">The request, for what it accepts.</param>
    /// <param name="graph">The graph.</param>
    internal static Results<GraphFileResult, ProblemResult> ExportGraph(
        [AsParameters] ExportParameters asked,
        [AsParameters] FilterParameters filter,
        [AsParameters] FormatParameters form,
        HttpRequest http,
        GraphVersion graph) =>
        FormatChoice.Choose(http, form.Format) is { } format
            ? new GraphFileResult(WholeGraph.Of(graph, filter.ToFilter(), asked.Measure?.Value ?? Measure.Documents), format, form.ToOptions())
            : FormatChoice.NotAcceptable();

    /// <summary>How much there is</summary>
    /// <remarks>Articles, entities by type, links by type, passages, and the days they span.</remarks>
    /// <param name="graph">The graph.</param>
    internal static Ok<StatsResponse> GetStats(GraphVersion graph) => TypedResults.Ok(NetworkMapping.ToStats(graph));
}
