using System.Net.Http.Headers;
using System.Net.Http.Json;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api;
using EntityGraph.Service.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Tests.Api;

public sealed class CachedAnswersTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    private const string Address = "/api/v1/graph/subgraph?center=Putin";

    [Fact]
    public async Task A_kept_answer_equals_the_one_that_was_given()
    {
        using var client = await CreateClientAsync("kept-1");

        var first = await client.GetAsync(new Uri(Address, UriKind.Relative));
        var kept = Find(Address);
        var second = await client.GetAsync(new Uri(Address, UriKind.Relative));

        Assert.NotNull(kept);
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), kept.Body);
        Assert.Equal(kept.Body, await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(Print(first), Print(second));
    }

    [Fact]
    public async Task A_new_version_of_the_graph_is_not_answered_from_the_one_before()
    {
        using var client = await CreateClientAsync("kept-2");
        var before = await client.GetAsync(new Uri(Address, UriKind.Relative));

        await StoreAsync(client, "kept-3", "Wladimir Putin traf Angela Merkel.");
        var after = await client.GetAsync(new Uri(Address, UriKind.Relative));

        Assert.NotEqual(before.Headers.ETag, after.Headers.ETag);
        Assert.Contains("person:angela-merkel", await after.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_accepts_another_format_gets_another_answer()
    {
        using var client = await CreateClientAsync("kept-4");
        await client.GetAsync(new Uri(Address, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.Accept.Add(new("application/graphml+xml"));

        var response = await client.SendAsync(request);

        Assert.StartsWith("<?xml", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_wants_a_fresh_answer_gets_the_same_bytes()
    {
        using var client = await CreateClientAsync("kept-5");
        var kept = await client.GetByteArrayAsync(new Uri(Address, UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, Address);
        request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };

        var response = await client.SendAsync(request);

        Assert.Equal(kept, await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Neither_errors_nor_the_whole_graph_are_kept()
    {
        using var client = await CreateClientAsync("kept-6");

        foreach (var address in (string[])["/api/v1/graph/subgraph?center=Niemand", "/api/v1/graph/export"])
        {
            await client.GetAsync(new Uri(address, UriKind.Relative));

            Assert.Null(Find(address));
        }
    }

    [Fact]
    public void Memory_is_bounded_and_what_is_asked_for_often_stays()
    {
        var cache = new AnswerCache(Options.Create(new EntityGraphOptions { AnswerCacheMegabytes = 1 }));
        var often = new Question(1, "/often", "", "");
        cache.Keep(often, AnswerOf(10_000));

        for (var number = 0; number < 1_000; number++)
        {
            cache.Keep(new(1, $"/{number}", "", ""), AnswerOf(10_000));

            Assert.InRange(cache.Bytes, 0, (1 << 20) + 20_000);
            Assert.NotNull(cache.Find(often));
        }

        Assert.Null(cache.Find(new(1, "/0", "", "")));
        cache.Keep(new(1, "/large", "", ""), AnswerOf(500_000));
        Assert.Null(cache.Find(new(1, "/large", "", "")));
    }

    private static Answer AnswerOf(int length) => new("\"tag\"", "text/plain", null, null, new byte[length]);

    private static IEnumerable<string> Print(HttpResponseMessage response) =>
        response.Headers.Concat(response.Content.Headers).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);

    private Answer? Find(string address)
    {
        var version = service.Services.GetRequiredService<LiveGraph>().Current.Number;
        var target = new Uri(new("http://localhost"), address);
        return service.Services.GetRequiredService<AnswerCache>().Find(new(version, target.AbsolutePath, target.Query, ""));
    }

    private async Task<HttpClient> CreateClientAsync(string id)
    {
        var client = await service.CreateReadyClientAsync();
        await StoreAsync(client, id, "Wladimir Putin empfing Kim Jong-un.");
        return client;
    }

    private static async Task StoreAsync(HttpClient client, string id, string text)
    {
        var stored = await client.PostAsJsonAsync("/api/v1/documents", new { id, text });
        stored.EnsureSuccessStatusCode();
    }
}
