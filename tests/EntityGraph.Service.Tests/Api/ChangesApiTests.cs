using System.Net.Http.Json;
using System.Text.Json;

namespace EntityGraph.Service.Tests.Api;

/// <summary>The live feed, listened to over HTTP.</summary>
public sealed class ChangesApiTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly GraphFixture _graph = new();

    public Task InitializeAsync() => _graph.InitializeAsync();

    public Task DisposeAsync() => _graph.DisposeAsync();

    [Fact]
    public async Task A_listener_hears_what_comes_changes_and_goes()
    {
        await using var feed = await ListenAsync("");
        Assert.Equal("version", (await feed.ReadAsync()).Name);

        await StoreAsync("a4", "Karl Vogt traf Angela Merkel in Bonn.");
        var came = await feed.ReadAsync();
        Assert.Equal("changes", came.Name);
        Assert.Contains("person:karl-vogt", Ids(came, "nodes", "added"));
        Assert.Contains("person:angela-merkel", Ids(came, "nodes", "changed"));
        Assert.NotEmpty(Ids(came, "links", "added"));

        await _graph.Client.DeleteAsync(new Uri("/api/v1/documents/a4", UriKind.Relative));
        var went = await feed.ReadAsync();
        Assert.Equal(["person:karl-vogt"], went.Data.GetProperty("nodes").GetProperty("removed").EnumerateArray().Select(id => id.GetString()));
        Assert.Equal(
            Ids(came, "links", "added").Order(),
            went.Data.GetProperty("links").GetProperty("removed").EnumerateArray().Select(id => id.GetString()).Order());
    }

    [Fact]
    public async Task A_correction_is_a_change_too()
    {
        await using var feed = await ListenAsync("?layer=relations");
        await feed.ReadAsync();

        await _graph.Client.PostAsJsonAsync("/api/v1/corrections", new { kind = "merge", target = "Sergej Lawrow", into = "Putin" });

        var merged = await feed.ReadAsync();
        Assert.Contains("person:wladimir-putin", Ids(merged, "nodes", "changed"));
        Assert.All(
            merged.Data.GetProperty("links").GetProperty("added").EnumerateArray(),
            link => Assert.Equal("relations", link.GetProperty("layer").GetString()));
    }

    [Fact]
    public async Task A_listener_whose_connection_broke_goes_on_after_the_last_event_he_saw()
    {
        string last;
        await using (var feed = await ListenAsync(""))
        {
            last = (await feed.ReadAsync()).Id;
        }

        await StoreAsync("a4", "Karl Vogt traf Angela Merkel in Bonn.");
        await using var again = await ListenAsync("", last);

        Assert.Equal(("version", last), ((await again.ReadAsync()) is var place ? (place.Name, place.Id) : default));
        Assert.Contains("person:karl-vogt", Ids(await again.ReadAsync(), "nodes", "added"));
    }

    [Fact]
    public async Task A_listener_of_another_time_is_told_to_load_the_graph_anew()
    {
        await using var feed = await ListenAsync("", "0badcafe-17");

        Assert.Equal("reset", (await feed.ReadAsync()).Name);
    }

    [Fact]
    public async Task Gephi_gets_the_whole_graph_and_then_each_change_in_its_own_words()
    {
        await using var feed = await ListenAsync("?format=gephi&entityType=person");
        var nodes = new List<string>();
        var edges = 0;
        while (edges == 0)
        {
            using var line = JsonDocument.Parse(await feed.ReadLineAsync());
            var (name, value) = line.RootElement.EnumerateObject().Select(one => (one.Name, one.Value)).Single();
            nodes.AddRange(name == "an" ? value.EnumerateObject().Select(node => node.Name) : []);
            edges += name == "ae" ? 1 : 0;
        }

        Assert.Contains("person:kim-jong-un", nodes);
        await _graph.Client.PostAsJsonAsync("/api/v1/corrections", new { kind = "hide", target = "Kim Jong-un" });
        string removed;
        do
        {
            removed = await feed.ReadLineAsync();
        }
        while (!removed.StartsWith("""{"dn":""", StringComparison.Ordinal));

        Assert.Equal("""{"dn":{"person:kim-jong-un":{}}}""", removed);
    }

    private static IEnumerable<string?> Ids(FeedEvent one, string what, string how) =>
        one.Data.GetProperty(what).GetProperty(how).EnumerateArray().Select(item => item.GetProperty("id").GetString());

    private async Task StoreAsync(string id, string text) =>
        (await _graph.Client.PostAsJsonAsync("/api/v1/documents", new { id, text, date = "2021-03-01" })).EnsureSuccessStatusCode();

    private async Task<Feed> ListenAsync(string query, string? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/api/v1/graph/changes" + query, UriKind.Relative));
        if (last is not null)
        {
            request.Headers.Add("Last-Event-ID", last);
        }

        var response = await _graph.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        return new(response, await response.Content.ReadAsStreamAsync());
    }

    private sealed record FeedEvent(string Id, string Name, JsonElement Data);

    private sealed class Feed(HttpResponseMessage response, Stream stream) : IAsyncDisposable
    {
        private readonly StreamReader _reader = new(stream);

        public async Task<string> ReadLineAsync()
        {
            var line = await _reader.ReadLineAsync().WaitAsync(Patience);
            return line ?? throw new EndOfStreamException("The feed ended.");
        }

        public async Task<FeedEvent> ReadAsync()
        {
            var fields = new Dictionary<string, string>();
            while (await ReadLineAsync() is { } line && (line.Length > 0 || fields.Count == 0))
            {
                if (line.Split(": ", 2) is [{ Length: > 0 } name, var value])
                {
                    fields.Add(name, value);
                }
            }

            using var data = JsonDocument.Parse(fields["data"]);
            return new(fields["id"], fields["event"], data.RootElement.Clone());
        }

        public ValueTask DisposeAsync()
        {
            _reader.Dispose();
            response.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
