using EntityGraph.Graph.Formats;
using Microsoft.Net.Http.Headers;

namespace EntityGraph.Service.Api;

/// <summary>An answer that is a graph in one of its formats, written while it is read.</summary>
/// <param name="graph">The graph.</param>
/// <param name="format">The format.</param>
/// <param name="options">What the format leaves open.</param>
internal sealed class GraphFileResult(GraphFile graph, GraphFormat format, FormatOptions options) : IResult, IStatusCodeHttpResult
{
    /// <inheritdoc />
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc />
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        var type = options.Table is not null && format.Name == "neo4j" ? "text/csv" : format.MediaTypes[0];
        response.ContentType = type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type;

        // Inline, so that a browser shows what it can; the name is for who saves it.
        response.Headers[HeaderNames.ContentDisposition] = $"inline; filename=\"entitygraph{format.FileExtension}\"";
        return format.WriteAsync(graph, options, response.Body, httpContext.RequestAborted);
    }
}
