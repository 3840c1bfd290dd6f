using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>How the program is, for those who keep it running.</summary>
internal static class OperationApi
{
    /// <summary>Maps the calls of this room; they stand outside <c>/api/v1</c>.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapOperation(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").WithTags("Operation");
        group.MapGet("/health/live", GetLiveness);
        group.MapGet("/health/ready", GetReadiness).Fails(ProblemKind.Unavailable);
        group.MapGet("/metrics", GetMetrics).Produces<string>(StatusCodes.Status200OK, "text/plain");
    }

    /// <summary>Says that the program runs</summary>
    /// <remarks>Answers as soon as it listens, whatever it can do yet.</remarks>
    internal static Ok<HealthResponse> GetLiveness() => TypedResults.Ok(new HealthResponse("live"));

    /// <summary>Says whether the program can answer</summary>
    /// <remarks>200 when store and graph are open, 503 before that.</remarks>
    /// <param name="readiness">What the program waits for.</param>
    internal static Results<Ok<HealthResponse>, ProblemResult> GetReadiness(Readiness readiness) =>
        readiness.IsReady ? TypedResults.Ok(new HealthResponse("ready")) : Starting(readiness);

    /// <summary>Measures of the program</summary>
    /// <remarks>In the text format of Prometheus: requests by call and status, durations, memory, threads.</remarks>
    /// <param name="telemetry">The measures.</param>
    internal static ContentHttpResult GetMetrics(Telemetry telemetry) =>
        TypedResults.Text(telemetry.Collect(), "text/plain; version=0.0.4");

    /// <summary>Answers 503 from these calls while the graph is being loaded: half a graph would be a wrong answer.</summary>
    /// <param name="routes">The calls.</param>
    public static RouteGroupBuilder WhenReady(this RouteGroupBuilder routes) => routes.AddEndpointFilter((context, next) =>
    {
        var readiness = context.HttpContext.RequestServices.GetRequiredService<Readiness>();
        return readiness.IsReady ? next(context) : ValueTask.FromResult<object?>(Starting(readiness));
    });

    private static ProblemResult Starting(Readiness readiness) =>
        Problems.Of(ProblemKind.Unavailable, $"It waits for {readiness.WaitingFor}. Try again in a moment.");
}
