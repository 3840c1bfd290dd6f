using System.Globalization;
using EntityGraph.Graph.Queries;
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

    /// <summary>Tags the answers of these calls, answers 304 to who has them already, and keeps them for who asks the same.</summary>
    /// <param name="routes">The calls.</param>
    public static RouteGroupBuilder WithVersions(this RouteGroupBuilder routes) => routes.AddEndpointFilter(AnswerAsync).WithMetadata(new VersionedPages());

    /// <summary>Says how long an answer holds: for as long as its version is the newest.</summary>
    /// <param name="response">The answer.</param>
    public static void Mark(HttpResponse response)
    {
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = HeaderNames.Accept;
    }

    /// <summary>Whether the client says that it has the answer of a tag already.</summary>
    /// <param name="request">The request.</param>
    /// <param name="tag">The tag.</param>
    public static bool IsKnown(HttpRequest request, string tag)
    {
        var known = request.Headers.IfNoneMatch;
        return known.Count > 0 &&
            ((known.Count == 1 && known[0] == tag) ||
                request.GetTypedHeaders().IfNoneMatch.Any(one => one.Compare(new(tag), useStrongComparison: false)));
    }

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var version = http.RequestServices.GetRequiredService<GraphVersion>();
        var tag = TagOf(version.Number, http.Request);
        if (IsKnown(http.Request, tag))
        {
            Tag(http.Response, tag);
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var result = await next(context);
        var answer = result is INestedHttpResult nested ? nested.Result : result as IResult;
        if (answer is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK })
        {
            return result;
        }

        Tag(http.Response, tag);
        return http.GetEndpoint()?.Metadata.GetMetadata<StreamedAnswer>() is null
            ? new KeptResult(answer, CachedAnswers.QuestionOf(http, version), tag, http.RequestServices.GetRequiredService<AnswerCache>())
            : result;
    }

    // The same address has other bytes for who accepts other formats.
    private static string TagOf(long version, HttpRequest request)
    {
        var hash = 17u;
        foreach (var c in request.Headers.Accept.ToString())
        {
            hash = unchecked((hash * 31) + c);
        }

        return string.Create(CultureInfo.InvariantCulture, $"\"{Process}-{version}-{hash:x}\"");
    }

    private static void Tag(HttpResponse response, string tag)
    {
        response.Headers.ETag = tag;
        Mark(response);
    }
}

/// <summary>Marks a call whose pages are all of the version that the first was of.</summary>
internal sealed class VersionedPages;
