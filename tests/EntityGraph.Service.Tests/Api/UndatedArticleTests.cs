using System.Net.Http.Json;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Tests.Api;

/// <summary>An article without a date has no day: none is invented for it in any answer, alone or beside dated ones.</summary>
public sealed class UndatedArticleTests : IAsyncLifetime
{
    private const string Kim = "person:kim-jong-un";
    private const string Trump = "person:donald-trump";

    private static readonly string[] Questions =
    [
        "/documents", "/documents/u1", "/entities?sort=newest", "/entities?q=Kim", $"/entities/{Kim}", $"/entities/{Kim}/neighbors?measure=decay",
        $"/entities/{Kim}/mentions", $"/entities/{Kim}/timeline?bucket=day", "/relations?layer=all", "/relations?sort=oldest",
        "/graph/paths?from=Kim%20Jong-un&to=Melania%20Trump", $"/graph/common?entities={Kim},{Trump}", "/graph/diff?a=2000..2018&b=2019..2030",
        "/graph/centrality", "/graph/communities", "/graph/trends", "/graph/trends?from=2019-01&to=2019-12", "/graph/stats",
    ];

    private readonly ServiceFixture _service = new();
    private HttpClient _client = null!;

    public async Task InitializeAsync() => _client = await _service.CreateReadyClientAsync();

    public async Task DisposeAsync() => await _service.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_answer_has_a_day_that_no_article_has(bool besideDated)
    {
        await StoreAsync("u1", null, "US-Präsident Donald Trump lobte in Hanoi den nordkoreanischen Machthaber Kim Jong-un. Melania Trump begleitete Donald Trump.");
        await StoreAsync("u2", null, "Kim Jong-un drohte den USA. Donald Trump traf Kim Jong-un.");
        if (besideDated)
        {
            await StoreAsync("d1", "2019-02-28", "Donald Trump lobte Kim Jong-un. Südkorea forderte von den USA Hilfe.");
        }

        var files = FormatName.Names.SelectMany(format => (string[])
        [
            $"/graph/subgraph?center={Kim}&depth=2&format={format}", $"/graph/between?entities={Kim},{Trump}&format={format}",
            $"/graph/export?layer=all&format={format}&gexf=dynamic",
        ]);
        var evidence = (await GetAsync("/relations?limit=1")).Split("\"id\":\"")[1].Split('"')[0];
        foreach (var question in (string[])[.. Questions, .. files, $"/relations/{evidence}", $"/relations/{evidence}/evidence"])
        {
            var answer = await GetAsync(question);

            Assert.False(answer.Contains("0001-", StringComparison.Ordinal) || answer.Contains("9999-", StringComparison.Ordinal), $"{question}: {answer}");
            Assert.True(besideDated || !answer.Contains("\"first\":\"", StringComparison.Ordinal), $"{question}: {answer}");
        }
    }

    private async Task StoreAsync(string id, string? date, string text) =>
        (await _client.PostAsJsonAsync("/api/v1/documents", new { id, text, date, source = "Bote" })).EnsureSuccessStatusCode();

    private async Task<string> GetAsync(string question)
    {
        var response = await _client.GetAsync(new Uri("/api/v1" + question, UriKind.Relative));
        var answer = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{question}: {(int)response.StatusCode} {answer}");
        return answer;
    }
}
