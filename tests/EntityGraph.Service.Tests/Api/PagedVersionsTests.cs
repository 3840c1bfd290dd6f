using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api;
using Microsoft.Extensions.DependencyInjection;

namespace EntityGraph.Service.Tests.Api;

public sealed class PagedVersionsTests(ServiceFixture service) : IClassFixture<ServiceFixture>
{
    [Theory]
    [InlineData("/entities?sort=mentions&limit=2")]
    [InlineData("/entities/person:wladimir-putin/neighbors?limit=2")]
    [InlineData("/entities/person:wladimir-putin/mentions?limit=2")]
    [InlineData("/relations?limit=2")]
    public async Task Pages_have_neither_gaps_nor_doubles_while_articles_come_in(string address)
    {
        using var client = await CreateClientAsync();
        var whole = Items(await GetAsync(client, address.Replace("limit=2", "limit=500", StringComparison.Ordinal)));
        Assert.True(whole.Count > 2);

        var paged = new List<string>();
        for (var page = address; page is not null;)
        {
            var answer = await GetAsync(client, page);
            paged.AddRange(Items(answer));
            var cursor = answer.GetProperty("nextCursor").GetString();
            page = cursor is null ? null : $"{address}&cursor={cursor}";
            await StoreAsync(client, Guid.NewGuid().ToString("N"), "Emmanuel Macron traf Wladimir Putin. Emmanuel Macron lobte Wladimir Putin.");
        }

        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task The_next_best_part_of_a_network_is_of_the_same_version()
    {
        using var client = await CreateClientAsync();
        var first = await GetAsync(client, "/graph/subgraph?center=person:wladimir-putin&maxNodes=3");
        await StoreAsync(client, "later", "Wladimir Putin traf Olaf Scholz.");

        var second = JsonDocument.Parse(await client.GetStringAsync(new Uri(first.GetProperty("next").GetString()!, UriKind.Relative))).RootElement;

        Assert.Equal(Version(first), Version(second));
        Assert.True(first.GetProperty("omitted").GetProperty("exact").GetBoolean());
    }

    [Fact]
    public async Task A_cursor_into_a_version_that_is_not_kept_says_so_and_what_to_do()
    {
        using var client = await CreateClientAsync();
        var cursors = new List<string>();
        for (var version = 0; version < PagedVersions.Most + 2; version++)
        {
            cursors.Add((await GetAsync(client, "/entities?limit=1")).GetProperty("nextCursor").GetString()!);
            await StoreAsync(client, $"more-{version}", $"Wladimir Putin traf Angela Merkel zum {version}. Mal.");
        }

        var expired = await client.GetAsync(new Uri("/api/v1/entities?limit=1&cursor=" + cursors[0], UriKind.Relative));

        await ProblemAssert.IsAsync(HttpStatusCode.Gone, "expired_cursor", expired);
        var detail = (await ServiceFixture.ReadJsonAsync(expired)).GetProperty("detail").GetString();
        Assert.Contains("without 'cursor'", detail, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/api/v1/entities?limit=1&cursor=" + cursors[^1], UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_version_is_kept_for_two_minutes()
    {
        using var client = await CreateClientAsync();
        var clock = new HandClock();
        using var versions = new PagedVersions(new LiveGraph(), clock);
        var version = service.Services.GetRequiredService<LiveGraph>().Current;

        versions.Keep(version);
        clock.Now += PagedVersions.Lifetime - TimeSpan.FromSeconds(1);
        Assert.Same(version, versions.Find(version.Number));
        clock.Now += TimeSpan.FromSeconds(2);
        Assert.Null(versions.Find(version.Number));
    }

    private static long Version(JsonElement network) => network.GetProperty("graph").GetProperty("version").GetInt64();

    private static List<string> Items(JsonElement list) => [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetRawText())];

    private async Task<HttpClient> CreateClientAsync()
    {
        var client = await service.CreateReadyClientAsync();
        await StoreAsync(client, "base", "Wladimir Putin empfing Kim Jong-un. Xi Jinping lobte Wladimir Putin. Donald Trump kritisierte Wladimir Putin. Kim Jong-un traf Xi Jinping.");
        return client;
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, string address)
    {
        var response = await client.GetAsync(new Uri("/api/v1" + address, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await ServiceFixture.ReadJsonAsync(response);
    }

    private static async Task StoreAsync(HttpClient client, string id, string text)
    {
        var stored = await client.PostAsJsonAsync("/api/v1/documents", new { id, text });
        stored.EnsureSuccessStatusCode();
    }

    private sealed class HandClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
