using System.Globalization;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Errors;
using Microsoft.Net.Http.Headers;

namespace EntityGraph.Service.Api;

/// <summary>Answers that depend on nothing but the question and the version of the graph: each carries that version as its tag.</summary>
/// <remarks>Within one request every part sees the same version, whatever is written meanwhile.</remarks>
internal static class VersionedAnswers
{
    // Versions count from the start of the process, so that the tags of two processes must differ otherwise.
    private static readonly string Process = Guid.NewGuid().ToString("N")[..8];

    /// <summary>Names a version among those of all processes.</summary>
    /// <param name="version">Number of the version.</param>
    public static string EventId(long version) => string.Create(CultureInfo.InvariantCulture, $"{Process}-{version}");

    /// <summary>Reads such a name.</summary>
    /// <param name="id">What was sent; null or empty where nothing was.</param>
    /// <returns>The version; −1 for one that this process never had; null where nothing was sent.</returns>
    public static long? ReadEventId(string? id) =>
        string.IsNullOrEmpty(id) ? null
        : id.StartsWith(Process + "-", StringComparison.Ordinal)
            && long.TryParse(id.AsSpan(Process.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
                ? version
                : -1;

    /// <summary>Tags the answers of these calls, and answers 304 to who has them already.</summary>
    /// <param name="routes">The calls.</param>
    public static RouteGroupBuilder WithVersions(this RouteGroupBuilder routes) => routes.AddEndpointFilter(AnswerAsync);

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var tag = TagOf(http.RequestServices.GetRequiredService<GraphVersion>().Number, http.Request);
        if (http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            Mark(http.Response, tag);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var result = await next(context);
        if ((result as INestedHttpResult)?.Result is not ProblemResult)
        {
            Mark(http.Response, tag);
        }

        return result;
    }

    // The same address has other bytes for who accepts other formats.
    private static EntityTagHeaderValue TagOf(long version, HttpRequest request)
    {
        var accepted = string.Join(',', request.Headers.Accept.ToArray());
        var hash = accepted.Aggregate(17u, (sum, c) => unchecked((sum * 31) + c));
        return new(string.Create(CultureInfo.InvariantCulture, $"\"{Process}-{version}-{hash:x}\""));
    }

    private static void Mark(HttpResponse response, EntityTagHeaderValue tag)
    {
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.Accept;
    }
}
