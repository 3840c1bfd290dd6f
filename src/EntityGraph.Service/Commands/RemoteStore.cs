using System.Text.Json;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Service.Commands;

/// <summary>The store of a running service, over its interface.</summary>
internal sealed class RemoteStore : IDisposable
{
    private readonly HttpClient _client;

    /// <summary>Names the service; nothing is sent yet.</summary>
    /// <param name="address">Its address.</param>
    /// <exception cref="HttpRequestException">This is no address.</exception>
    public RemoteStore(string address) => _client = new HttpClient
    {
        BaseAddress = Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? uri
            : throw new HttpRequestException($"'{address}' is no address such as http://127.0.0.1:5080."),
    };

    /// <summary>Sends one article.</summary>
    /// <param name="input">The article.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<StoreResult> StoreAsync(DocumentInput input, CancellationToken cancellationToken)
    {
        var body = new { input.Id, input.Text, input.Title, input.Date, input.Source, input.Url };
        using var response = await _client.PostAsJsonAsync("api/v1/documents", body, cancellationToken);
        using var answer = await ReadAsync(response, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            return StoreResult.Rejected(new(
                Find(answer, "code") ?? ((int)response.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
                "",
                Find(answer, "detail") ?? $"The service answered {(int)response.StatusCode}."));
        }

        var status = Find(answer, "status");
        return StoreResult.Accepted(
            Find(answer, "id") ?? input.Id ?? "",
            Enum.TryParse<StoreStatus>(status, ignoreCase: true, out var known) ? known : StoreStatus.Stored);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static async Task<JsonDocument?> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonDocument.ParseAsync(
                await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Find(JsonDocument? answer, string name) =>
        answer?.RootElement is { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
