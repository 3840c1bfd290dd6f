using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading.Channels;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Service.Commands;

/// <summary>The store of a running service, over its interface: articles that wait at the same time travel together.</summary>
/// <remarks>Safe to use from many threads.</remarks>
internal sealed class RemoteStore : IAsyncDisposable
{
    /// <summary>So many articles at once keep both requests full.</summary>
    public const int AtOnce = 2 * BatchSize;

    private const int BatchSize = 128;

    // Long enough for the reader to bring the next articles, too short to be noticed.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly HttpClient _client;
    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(AtOnce);
    private readonly Task _sending;

    /// <summary>Names the service; nothing is sent yet.</summary>
    /// <param name="address">Its address.</param>
    /// <exception cref="HttpRequestException">This is no address.</exception>
    public RemoteStore(string address)
    {
        _client = new HttpClient
        {
            BaseAddress = Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
                ? uri
                : throw new HttpRequestException($"'{address}' is no address such as http://127.0.0.1:5080."),
            Timeout = Timeout.InfiniteTimeSpan,
        };
        // Two, so that the service always has one to work on.
        _sending = Task.WhenAll(SendAsync(), SendAsync());
    }

    /// <summary>Sends one article.</summary>
    /// <param name="input">The article.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <exception cref="HttpRequestException">The service does not answer as it should.</exception>
    public async Task<StoreResult> StoreAsync(DocumentInput input, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(input);
        await _waiting.Writer.WriteAsync(waiting, cancellationToken);
        return await waiting.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Sends what still waits.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _sending;
        _client.Dispose();
    }

    private async Task SendAsync()
    {
        while (await _waiting.Reader.WaitToReadAsync())
        {
            await Task.Delay(Gathering);
            var batch = new List<Waiting>(BatchSize);
            while (batch.Count < BatchSize && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            if (batch.Count > 0)
            {
                await SendAsync(batch);
            }
        }
    }

    private async Task SendAsync(List<Waiting> batch)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/documents/bulk") { Content = Write(batch) };
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            response.EnsureSuccessStatusCode();
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            while (await reader.ReadLineAsync() is { } line)
            {
                Answer(batch, line);
            }

            throw new HttpRequestException("The service ended its answer before its end.");
        }
#pragma warning disable CA1031 // goes to those who wait for an answer; who has one already hears nothing of it
        catch (Exception exception)
#pragma warning restore CA1031
        {
            batch.ForEach(waiting => waiting.Answer.TrySetException(exception));
        }
    }

    private static ByteArrayContent Write(List<Waiting> batch)
    {
        using var lines = new MemoryStream();
        foreach (var input in batch.Select(waiting => waiting.Input))
        {
            JsonSerializer.Serialize(lines, new { input.Id, input.Text, input.Title, input.Date, input.Source, input.Url }, Json);
            lines.WriteByte((byte)'\n');
        }

        return new(lines.ToArray()) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-ndjson") } };
    }

    private static void Answer(List<Waiting> batch, string line)
    {
        using var answer = JsonDocument.Parse(line);
        var result = answer.RootElement;
        var waiting = batch[result.GetProperty("line").GetInt32() - 1];
        var status = Find(result, "status");
        waiting.Answer.TrySetResult(Enum.TryParse<StoreStatus>(status, ignoreCase: true, out var known)
            ? StoreResult.Accepted(Find(result, "id") ?? waiting.Input.Id ?? "", known)
            : StoreResult.Rejected(ReadProblem(result), Find(result, "id")));
    }

    private static DocumentProblem ReadProblem(JsonElement result) =>
        result.TryGetProperty("problem", out var problem)
            ? new(Find(problem, "code") ?? "", "", Find(problem, "detail") ?? Find(problem, "title") ?? "")
            : new("rejected", "", string.Create(CultureInfo.InvariantCulture, $"The service answered '{Find(result, "status")}'."));

    private static string? Find(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private sealed record Waiting(DocumentInput Input)
    {
        public TaskCompletionSource<StoreResult> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
