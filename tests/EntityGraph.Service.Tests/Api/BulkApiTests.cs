using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace EntityGraph.Service.Tests.Api;

public sealed class BulkApiTests(ServiceFixture service) : IClassFixture<ServiceFixture>, IAsyncLifetime
{
    private HttpClient _client = null!;

    public async Task InitializeAsync() => _client = await service.CreateReadyClientAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Each_line_is_answered_in_order_and_a_bad_one_fails_alone()
    {
        var body = Encoding.UTF8.GetBytes(
            "{\"id\":\"b1\",\"text\":\"Angela Merkel reist.\"}\n"
            + "{broken\n"
            + "\n"
            + "{\"id\":\"b1\",\"text\":\"Angela Merkel reist.\"}\r\n"
            + "[1,2]\n"
            + "{\"id\":\"b3\"}\n"
            + "{\"id\":\"b4\",\"text\":\"Olaf Scholz reist.\"}");

        var results = await SendAsync(body);

        Assert.Equal([1, 2, 4, 5, 6, 7], results.Select(result => result.GetProperty("line").GetInt32()));
        Assert.Equal("stored", results[0].GetProperty("status").GetString());
        Assert.Equal("rejected", results[1].GetProperty("status").GetString());
        Assert.Equal("bad_json", results[1].GetProperty("problem").GetProperty("code").GetString());
        Assert.Contains(results[2].GetProperty("status").GetString(), (string[])["unchanged", "stored", "replaced"]);
        Assert.Equal("bad_json", results[3].GetProperty("problem").GetProperty("code").GetString());
        Assert.Equal("invalid_body", results[4].GetProperty("problem").GetProperty("code").GetString());
        Assert.Equal("b4", results[5].GetProperty("id").GetString());
        Assert.All(results, result => ProblemAssert.LeaksNothing(result.ToString()));
    }

    [Fact]
    public async Task A_line_that_is_too_long_fails_alone()
    {
        var body = new MemoryStream();
        body.Write("{\"id\":\"l1\",\"text\":\""u8);
        body.Write(Enumerable.Repeat((byte)'a', 17 << 20).ToArray());
        body.Write("\"}\n{\"id\":\"l2\",\"text\":\"Olaf Scholz reist.\"}\n"u8);

        var results = await SendAsync(body.ToArray());

        Assert.Equal("too_large", results[0].GetProperty("problem").GetProperty("code").GetString());
        Assert.Equal("stored", results[1].GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_body_of_another_kind_is_refused()
    {
        using var content = new StringContent("{}", Encoding.UTF8, "text/plain");

        var response = await _client.PostAsync(new Uri("/api/v1/documents/bulk", UriKind.Relative), content);

        await ProblemAssert.IsAsync(HttpStatusCode.UnsupportedMediaType, "unsupported_media_type", response);
    }

    private async Task<List<JsonElement>> SendAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        var response = await _client.PostAsync(new Uri("/api/v1/documents/bulk", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/x-ndjson", response.Content.Headers.ContentType?.MediaType);
        return
        [
            .. (await response.Content.ReadAsStringAsync())
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement.Clone()),
        ];
    }
}
