using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;

namespace EntityGraph.Service.Tests.Api;

/// <summary>Whatever is sent, the answer is one of the interface, and a fault of the client is never one of the service.</summary>
public sealed class HostileInputTests(GraphFixture graph) : IClassFixture<GraphFixture>
{
    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "99999999999999999999", "1e999", "NaN", "true", "null", "[]", "{}", "%00", "%ff%fe", "%0d%0aX-Evil:1",
        "..%2f..%2fetc%2fpasswd", "%27%20OR%201=1--", "%3Cscript%3E", "2019", "2019-13-45", "9999-12-31", "0001-01-01", "Kim", "state:KP",
        "person:kim-jong-un", "a,b", ",,,", "%F0%9F%95%8A", "relations", "leads", "json", "gexf", "%25", "+", "%", "a%20b",
    ];

    // The server in memory refuses null characters in a path itself, by an exception to the client.
    private static readonly string[] PathValues = [.. Values.Where(value => !value.Contains("%00", StringComparison.Ordinal))];

    [Fact]
    public async Task Any_query_of_any_call_is_answered_properly()
    {
        var description = JsonNode.Parse(await graph.Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        var calls = description["paths"]!.AsObject()
            .Where(path => path.Value!["get"] is not null && path.Key.StartsWith("/api/", StringComparison.Ordinal))
            // The feed never ends.
            .Where(path => path.Value!["get"]!["responses"]!["200"]!["content"]!["text/event-stream"] is null)
            .Select(path => (Path: path.Key, Names: Names(path.Value!["get"]!)))
            .ToArray();
        var random = new Random(20190425);
        for (var round = 0; round < 1500; round++)
        {
            var (path, names) = calls[random.Next(calls.Length)];
            var query = Enumerable.Range(0, random.Next(4)).Select(_ => $"{Pick(random, names)}={Pick(random, Values)}");
            await IsProperAsync($"{path.Replace("{id}", Pick(random, PathValues), StringComparison.Ordinal)}?{string.Join('&', query)}");
        }
    }

    [Fact]
    public void Any_text_is_analysed_or_refused() => Prop.ForAll<NonNull<string>>(text =>
        AnalyzeAsync(text.Get).GetAwaiter().GetResult() is HttpStatusCode.OK or HttpStatusCode.BadRequest).QuickCheckThrowOnFailure();

    [Fact]
    public async Task A_body_cut_at_any_byte_is_refused()
    {
        var whole = Encoding.UTF8.GetBytes("""{"text":"Käse \u00fc \ud83d\ude00","title":"a","date":"2019-04-25","x":[1,{"y":null}]}""");
        for (var length = 0; length < whole.Length; length++)
        {
            using var content = new ByteArrayContent(whole, 0, length);
            content.Headers.ContentType = new("application/json");

            var response = await graph.Client.PostAsync(new Uri("/api/v1/documents", UriKind.Relative), content);

            await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "bad_json", response);
        }
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_refused()
    {
        using var content = new StringContent(
            new JsonObject { ["text"] = new string('a', 1_000_001) }.ToJsonString(), Encoding.UTF8, "application/json");

        var response = await graph.Client.PostAsync(new Uri("/api/v1/analyze", UriKind.Relative), content);

        var problem = await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "invalid_body", response);
        Assert.Contains("1000000", problem.Detail, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> AnalyzeAsync(string text)
    {
        using var content = new StringContent(new JsonObject { ["text"] = text }.ToJsonString(), Encoding.UTF8, "application/json");
        return (await graph.Client.PostAsync(new Uri("/api/v1/analyze", UriKind.Relative), content)).StatusCode;
    }

    private static string[] Names(JsonNode call) =>
        [.. (call["parameters"]?.AsArray() ?? []).Where(parameter => (string?)parameter!["in"] == "query").Select(parameter => (string)parameter!["name"]!), "x"];

    private static T Pick<T>(Random random, T[] all) => all[random.Next(all.Length)];

    private async Task IsProperAsync(string address)
    {
        var response = await graph.Client.GetAsync(new Uri(address, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode < 500, $"{address}: {(int)response.StatusCode} {body}");
        ProblemAssert.LeaksNothing(body);
        if ((int)response.StatusCode >= 400)
        {
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        }
    }
}
