using System.Net;
using System.Net.Http.Json;
using System.Text;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Commands;

namespace EntityGraph.Service.Tests.Api;

/// <summary>What only a real socket shows.</summary>
public sealed class RealServerTests : IAsyncLifetime
{
    private readonly ServiceFixture _service = new();
    private HttpClient _client = null!;

    public async Task InitializeAsync()
    {
        _service.UseKestrel(0);
        _service.StartServer();
        _client = await _service.CreateReadyClientAsync();
    }

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_before_it_is_read()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/documents")
        {
            Content = new StringContent(new string(' ', 17 << 20) + "{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.ExpectContinue = true;

        var response = await _client.SendAsync(request);

        await ProblemAssert.IsAsync(HttpStatusCode.RequestEntityTooLarge, "too_large", response);
    }

    [Fact]
    public async Task A_bulk_larger_than_one_body_may_be_is_taken()
    {
        var line = "{\"id\":\"same\",\"text\":\"" + new string('a', 900_000) + "\"}\n";
        using var content = new StringContent(string.Concat(Enumerable.Repeat(line, 20)), Encoding.UTF8, "application/x-ndjson");

        var response = await _client.PostAsync(new Uri("/api/v1/documents/bulk", UriKind.Relative), content);

        var answers = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(20, answers.Length);
    }

    [Fact]
    public async Task Articles_sent_from_the_command_line_travel_together_and_a_bad_one_fails_alone()
    {
        var store = new RemoteStore(_client.BaseAddress!.ToString());
        var sent = Enumerable.Range(0, 300).Select(i => store.StoreAsync(
            i == 17 ? new("Text.", "no / id") : new($"Angela Merkel traf Minister Nummer {i}.", $"r{i}"), CancellationToken.None));

        var results = await Task.WhenAll(sent);
        // Whoever ends it properly finds all of it in the graph.
        await store.DisposeAsync();

        Assert.Equal(("invalid_body", default(StoreStatus?)), (results[17].Problem?.Code, results[17].Status));
        Assert.All(results.Where((_, i) => i != 17), result => Assert.Equal(StoreStatus.Stored, result.Status));
        var stored = await ServiceFixture.ReadJsonAsync(await _client.GetAsync(new Uri("/api/v1/graph/stats", UriKind.Relative)));
        Assert.Equal(299, stored.GetProperty("documents").GetInt32());
        var metrics = await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Contains("http_route=\"/api/v1/documents/bulk\"", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_said_so()
    {
        await using var store = new RemoteStore("http://127.0.0.1:9");

        await Assert.ThrowsAsync<HttpRequestException>(() => store.StoreAsync(new("Text."), CancellationToken.None));
    }

    [Fact]
    public async Task The_program_measures_its_requests()
    {
        await _client.PostAsJsonAsync("/api/v1/analyze", new { text = "Angela Merkel reist." });

        var metrics = await _client.GetStringAsync(new Uri("/metrics", UriKind.Relative));

        Assert.Contains("http_server_request_duration_count{", metrics, StringComparison.Ordinal);
        Assert.Contains("http_route=\"/api/v1/analyze\"", metrics, StringComparison.Ordinal);
        Assert.All(
            metrics.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#'),
            line => Assert.Matches("^[a-zA-Z_:][a-zA-Z0-9_:]*(\\{.*\\})? \\S+$", line));
    }

    [Fact]
    public async Task Health_is_told_without_a_word_of_the_inside()
    {
        Assert.Equal("{\"status\":\"live\"}", await _client.GetStringAsync(new Uri("/health/live", UriKind.Relative)));
        Assert.Equal("{\"status\":\"ready\"}", await _client.GetStringAsync(new Uri("/health/ready", UriKind.Relative)));
    }
}
