using EntityGraph.Graph.Queries;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace EntityGraph.Service.Api;

/// <summary>Sends answers again that were given before to the same question and version, past all that would only find the same.</summary>
internal static class CachedAnswers
{
    /// <summary>Answers from the cache where it can. Stands first of all.</summary>
    /// <param name="app">The program.</param>
    public static void UseCachedAnswers(this IApplicationBuilder app)
    {
        var cache = app.ApplicationServices.GetRequiredService<AnswerCache>();
        var graph = app.ApplicationServices.GetRequiredService<LiveGraph>();
        app.Use((http, next) => MayBeCached(http.Request) && cache.Find(QuestionOf(http, graph.Current)) is { } answer
            ? SendAsync(http, answer)
            : next(http));
    }

    /// <summary>The question that a request asks.</summary>
    /// <param name="http">The request.</param>
    /// <param name="version">The version that answers it.</param>
    public static Question QuestionOf(HttpContext http, GraphVersion version) =>
        new(version.Number, http.Request.Path.Value ?? "", http.Request.QueryString.Value ?? "", http.Request.Headers.Accept.ToString());

    // Only reading calls have answers here, and who says so gets a fresh one.
    private static bool MayBeCached(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) &&
        (request.Headers.CacheControl is { Count: 0 } || !request.GetTypedHeaders().CacheControl!.NoCache);

    private static Task SendAsync(HttpContext http, Answer answer)
    {
        var (request, response) = (http.Request, http.Response);
        if (answer.Route is not null)
        {
            http.Features.Get<IHttpMetricsTagsFeature>()?.Tags.Add(new("http.route", answer.Route));
        }

        response.Headers.ETag = answer.Tag;
        VersionedAnswers.Mark(response);
        if (VersionedAnswers.IsKnown(request, answer.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        if (answer.ContentDisposition is not null)
        {
            response.Headers[HeaderNames.ContentDisposition] = answer.ContentDisposition;
        }

        return response.BodyWriter.WriteAsync(answer.Body, http.RequestAborted).AsTask();
    }
}

/// <summary>An answer that is written into memory, kept, and sent.</summary>
/// <param name="result">The answer.</param>
/// <param name="question">The question.</param>
/// <param name="tag">The tag of the answer.</param>
/// <param name="cache">Where it is kept.</param>
internal sealed class KeptResult(IResult result, Question question, string tag, AnswerCache cache) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var sent = httpContext.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new AnswerBuffer();
        httpContext.Features.Set<IHttpResponseBodyFeature>(buffer);
        try
        {
            await result.ExecuteAsync(httpContext);
        }
        finally
        {
            httpContext.Features.Set(sent);
        }

        response.ContentLength = buffer.Written.Length;
        if (response.StatusCode == StatusCodes.Status200OK && cache.HasRoomFor(question, buffer.Written.Length))
        {
            var route = (httpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
            cache.Keep(question, new(tag, response.ContentType, response.Headers.ContentDisposition, route, buffer.Written.ToArray()));
        }

        await response.BodyWriter.WriteAsync(buffer.Written, httpContext.RequestAborted);
    }
}

/// <summary>Marks a call whose answers are too large to be kept: they are sent while they are read.</summary>
internal sealed class StreamedAnswer;
