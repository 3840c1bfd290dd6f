using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;

namespace EntityGraph.Service.Api.Errors;

/// <summary>Turns what no handler expected into a problem document. The only catcher of the interface.</summary>
/// <param name="logger">Where faults of the service go, with their stack trace.</param>
internal sealed partial class ProblemExceptionHandler(ILogger<ProblemExceptionHandler> logger) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(
        HttpContext httpContext,
        Exception exception,
        CancellationToken cancellationToken)
    {
        var problem = ToProblem(exception);
        if (problem.Kind.Status >= StatusCodes.Status500InternalServerError)
        {
            var call = httpContext.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.DisplayName ?? "an unknown call";
            LogFault(exception, call);
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private static ProblemResult ToProblem(Exception exception) => exception switch
    {
        BadHttpRequestException { InnerException: JsonException json } => Problems.BadJson(json),
        // Only bodies are bound from what may be wrong: queries are checked before, and paths are strings.
        { } when exception.GetType() == typeof(BadHttpRequestException) && IsBadRequest(exception) =>
            Problems.Of(ProblemKind.BadJson, "The body is missing, or null."),
        // The server's own: a body too large, cut off, or badly framed.
        BadHttpRequestException bad => Problems.Of(ProblemKind.OfStatus(bad.StatusCode)),
        _ => Problems.Of(ProblemKind.InternalError, "Name the trace id when you report it."),
    };

    private static bool IsBadRequest(Exception exception) =>
        exception is BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest };

    [LoggerMessage(4001, LogLevel.Error, "{Call} failed.")]
    private partial void LogFault(Exception exception, string call);
}
