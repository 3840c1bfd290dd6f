using System.Text.Json;
using System.Threading.Channels;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using EntityGraph.Service.Input;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Api;

/// <summary>Any number of documents in one request, one a line, answered line by line.</summary>
internal static class BulkApi
{
    private const string MediaType = "application/x-ndjson";

    // Enough for the writer to fill its groups while the processors analyse.
    private const int InWork = 64;

    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapBulk(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/documents/bulk", StoreDocumentsAsync)
            .WithTags("Documents")
            .Accepts<DocumentRequest>(MediaType, "application/ndjson", "application/jsonl")
            .Produces<BulkResult>(StatusCodes.Status200OK, MediaType)
            .WithMetadata(new DisableRequestSizeLimitAttribute())
            .Fails(ProblemKind.UnsupportedMediaType);

    /// <summary>Stores any number of documents</summary>
    /// <remarks>
    /// One JSON object a line, as <c>POST /documents</c> takes it. The answer comes while the request is still being read: one
    /// line for each, in the same order. A bad line fails alone.
    /// </remarks>
    /// <param name="http">The request and the answer.</param>
    /// <param name="pipeline">Brings documents into the graph.</param>
    /// <param name="json">How the interface writes JSON.</param>
    /// <param name="cancellationToken">Stops the work; what is stored stays.</param>
    internal static async Task StoreDocumentsAsync(
        HttpContext http,
        IngestionPipeline pipeline,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        CancellationToken cancellationToken)
    {
        http.Response.ContentType = MediaType;

        // Unbounded, since results are small: a client that sends everything before it reads must not bring both to a halt.
        var results = Channel.CreateUnbounded<Task<BulkResult>>();
        var writing = WriteAsync(results.Reader, http.Response, json.Value.SerializerOptions, cancellationToken);
        var inWork = Channel.CreateBounded<long>(InWork);
        var latest = new Dictionary<string, Task>(StringComparer.Ordinal);
        var lines = new LineReader(http.Request.Body, ArticleReader.LongestPiece);
        try
        {
            while (await lines.ReadAsync(cancellationToken) is { } line)
            {
                if (Read(line, lines.Line) is { } article)
                {
                    await inWork.Writer.WriteAsync(lines.Line, cancellationToken);
                    var before = Before(article, latest);
                    var storing = Task.Run(() => StoreAfterAsync(before, article, pipeline, inWork.Reader, cancellationToken), cancellationToken);
                    results.Writer.TryWrite(storing);
                    Remember(article, storing, latest);
                }
            }
        }
        finally
        {
            results.Writer.Complete();
            await writing;
        }

        // Whoever has read the whole answer finds all of it in the graph.
        await pipeline.FlushAsync(cancellationToken);
    }

    // Lines about the same document are stored in their order; all others at once.
    private static Task Before(ReadArticle article, Dictionary<string, Task> latest) =>
        Key(article) is { } key && latest.TryGetValue(key, out var before) ? before : Task.CompletedTask;

    private static void Remember(ReadArticle article, Task storing, Dictionary<string, Task> latest)
    {
        if (latest.Count > 4 * InWork)
        {
            foreach (var done in latest.Where(pair => pair.Value.IsCompleted).Select(pair => pair.Key).ToArray())
            {
                latest.Remove(done);
            }
        }

        if (Key(article) is { } key)
        {
            latest[key] = storing;
        }
    }

    private static string? Key(ReadArticle article) => article.Input?.Id ?? article.Input?.Text;

    private static async Task<BulkResult> StoreAfterAsync(
        Task before,
        ReadArticle article,
        IngestionPipeline pipeline,
        ChannelReader<long> inWork,
        CancellationToken cancellationToken)
    {
        // Whether that one succeeded or not is its own line's matter.
        await Task.WhenAny(before);
        return await StoreAsync(article, pipeline, inWork, cancellationToken);
    }

    // Null for an empty line, which is no document.
    private static ReadArticle? Read(InputLine line, int number)
    {
        var origin = new InputOrigin("", number);
        return line.TooLong
            ? ReadArticle.Bad(origin, InputProblems.TooLarge, $"The line is longer than {ArticleReader.LongestPiece >> 20} MB.")
            : line.Bytes.Span.IndexOfAnyExcept(" \t\f"u8) < 0
                ? null
                : JsonArticle.Read(line.Bytes, origin);
    }

    private static async Task<BulkResult> StoreAsync(
        ReadArticle article,
        IngestionPipeline pipeline,
        ChannelReader<long> inWork,
        CancellationToken cancellationToken)
    {
        try
        {
            var result = article.Input is { } input
                ? await pipeline.StoreAsync(input, StoreWait.UntilStored, cancellationToken)
                : new StoreResult(null, null, article.Problem);
            return ToResult(article.Origin.Line ?? 0, result);
        }
        finally
        {
            // Whichever entry it is: the channel counts.
            inWork.TryRead(out _);
        }
    }

    private static BulkResult ToResult(long line, StoreResult result) => result.Problem is { } problem
        ? new(line, result.DocumentId, "rejected", Problems.InvalidDocument(problem).ToDocument(null))
        : new(line, result.DocumentId, Vocabulary<StoreStatus>.Name(result.Status ?? StoreStatus.Unchanged));

    private static async Task WriteAsync(
        ChannelReader<Task<BulkResult>> results,
        HttpResponse response,
        JsonSerializerOptions options,
        CancellationToken cancellationToken)
    {
        await response.StartAsync(cancellationToken);
        await foreach (var result in results.ReadAllAsync(cancellationToken))
        {
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(await result, options), (byte)'\n'];
            await response.Body.WriteAsync(line, cancellationToken);
            if (!results.TryPeek(out var next) || !next.IsCompleted)
            {
                await response.Body.FlushAsync(cancellationToken);
            }
        }
    }
}
