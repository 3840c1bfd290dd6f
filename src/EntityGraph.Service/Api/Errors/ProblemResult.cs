using System.Diagnostics;
using EntityGraph.Service.Api.Contracts;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Api.Errors;

/// <summary>An answer that is an error: a problem document with its status.</summary>
/// <param name="kind">The kind of error.</param>
/// <param name="detail">What is wrong this time; never article text, SQL or a stack trace.</param>
internal sealed class ProblemResult(ProblemKind kind, string? detail) : IResult, IStatusCodeHttpResult
{
    /// <summary>Media type of a problem document.</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>The kind of error.</summary>
    public ProblemKind Kind => kind;

    /// <summary>What is wrong this time.</summary>
    public string? Detail => detail;

    /// <summary>The query parameter that is wrong.</summary>
    public string? Parameter { get; init; }

    /// <summary>The values that would be right.</summary>
    public IReadOnlyList<string>? Allowed { get; init; }

    /// <summary>What is wrong, by field of the body.</summary>
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Entities that a name may mean.</summary>
    public IReadOnlyList<EntityReference>? Candidates { get; init; }

    /// <summary>The correction that stands against the one asked for.</summary>
    public string? ConflictsWith { get; init; }

    /// <inheritdoc />
    public int? StatusCode => kind.Status;

    /// <summary>The document to send.</summary>
    /// <param name="traceId">Id of the request; null where there is none.</param>
    public Problem ToDocument(string? traceId) => new(
        "urn:entitygraph:problem:" + kind.Code,
        kind.Title,
        kind.Status,
        kind.Code,
        detail,
        traceId,
        Parameter,
        Allowed,
        Errors,
        Candidates,
        ConflictsWith);

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = kind.Status;
        httpContext.Response.Headers.CacheControl = "no-store";
        var options = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        var document = ToDocument(Activity.Current?.TraceId.ToString() ?? httpContext.TraceIdentifier);
        return httpContext.Response.WriteAsJsonAsync(document, options, MediaType, httpContext.RequestAborted);
    }
}
