using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>The progress of work that goes on after its sender has gone.</summary>
internal static class JobsApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapJobs(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/jobs/{id}", GetJobAsync).WithTags("Documents").Fails(ProblemKind.UnknownJob);

    /// <summary>Finds a job</summary>
    /// <remarks>How far a document is that was sent with <c>Prefer: respond-async</c>, and what came of it.</remarks>
    /// <param name="id">Id of the job.</param>
    /// <param name="jobs">The jobs.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    internal static async Task<Results<Ok<JobResponse>, ProblemResult>> GetJobAsync(
        string id,
        IJobStore jobs,
        CancellationToken cancellationToken) =>
        await jobs.FindJobAsync(id, cancellationToken) is { } job
            ? TypedResults.Ok(ToResponse(job))
            : Problems.Of(ProblemKind.UnknownJob, $"No job has the id '{Problems.Shorten(id)}'.");

    /// <summary>A job in the words of the interface.</summary>
    /// <param name="job">The job.</param>
    public static JobResponse ToResponse(Job job) => new(
        job.Id,
        job.DocumentId,
        job.State,
        job.Attempts,
        job.CreatedAt,
        job.UpdatedAt,
        job.Status,
        job.Problem is null ? null : Problems.InvalidDocument(job.Problem).ToDocument(null));
}
