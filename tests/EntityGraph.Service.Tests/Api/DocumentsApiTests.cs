using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace EntityGraph.Service.Tests.Api;

public sealed class DocumentsApiTests(ServiceFixture service) : IClassFixture<ServiceFixture>, IAsyncLifetime
{
    private HttpClient _client = null!;

    public async Task InitializeAsync() => _client = await service.CreateReadyClientAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_new_document_is_created_and_found_under_its_address()
    {
        var stored = await _client.PostAsJsonAsync(
            "/api/v1/documents",
            new { id = "d:1", text = "Angela Merkel traf Emmanuel Macron.", title = "Treffen", date = "2019-04-25", source = "Bote" });

        Assert.Equal(HttpStatusCode.Created, stored.StatusCode);
        Assert.Equal("stored", (await ServiceFixture.ReadJsonAsync(stored)).GetProperty("status").GetString());
        var found = await _client.GetFromJsonAsync<JsonElement>(stored.Headers.Location);
        Assert.Equal("d:1", found.GetProperty("id").GetString());
        Assert.Equal("Angela Merkel traf Emmanuel Macron.", found.GetProperty("text").GetString());
        Assert.Equal("2019-04-25", found.GetProperty("date").GetString());
        Assert.All(found.GetProperty("mentions").EnumerateArray(), mention => Assert.Equal(
            mention.GetProperty("text").GetString(),
            found.GetProperty("text").GetString()![mention.GetProperty("start").GetInt32()..mention.GetProperty("end").GetInt32()]));
    }

    [Fact]
    public async Task The_same_document_again_changes_nothing()
    {
        var article = new { text = "Angela Merkel traf zweimal Emmanuel Macron." };
        await _client.PostAsJsonAsync("/api/v1/documents", article);

        var again = await _client.PostAsJsonAsync("/api/v1/documents", article);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("unchanged", (await ServiceFixture.ReadJsonAsync(again)).GetProperty("status").GetString());
    }

    [Fact]
    public async Task Another_text_under_the_same_id_takes_its_place()
    {
        await _client.PostAsJsonAsync("/api/v1/documents", new { id = "r", text = "Angela Merkel reist." });

        var replaced = await _client.PostAsJsonAsync("/api/v1/documents", new { id = "r", text = "Olaf Scholz reist." });

        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal("replaced", (await ServiceFixture.ReadJsonAsync(replaced)).GetProperty("status").GetString());
        var entities = (await _client.GetFromJsonAsync<JsonElement>("/api/v1/documents/r")).GetProperty("entities");
        Assert.DoesNotContain(entities.EnumerateArray(), entity => entity.GetProperty("name").GetString() == "Angela Merkel");
    }

    [Fact]
    public async Task Who_does_not_wait_gets_a_job_that_ends()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/documents")
        {
            Content = JsonContent.Create(new { id = "later", text = "Angela Merkel traf Emmanuel Macron." }),
        };
        request.Headers.Add("Prefer", "respond-async, wait=0");

        var accepted = await _client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var job = await PollAsync(accepted.Headers.Location!);
        Assert.Equal("done", job.GetProperty("state").GetString());
        Assert.Equal("later", job.GetProperty("documentId").GetString());
        Assert.Equal(HttpStatusCode.OK, (await _client.GetAsync(new Uri("/api/v1/documents/later", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_article_of_a_page_is_stored_without_its_surroundings()
    {
        const string Html = """
            <html><head><title>Merkel trifft Macron</title></head><body><nav>Startseite Politik Sport</nav>
            <article><h1>Merkel trifft Macron</h1><p>Bundeskanzlerin Angela Merkel hat in Paris Emmanuel Macron getroffen. Sie sprachen
            mehrere Stunden lang über die Zukunft der Europäischen Union und über den Haushalt der kommenden Jahre.</p></article>
            <footer>Impressum</footer></body></html>
            """;

        await _client.PostAsJsonAsync("/api/v1/documents", new { id = "page", html = Html });

        var found = await _client.GetFromJsonAsync<JsonElement>("/api/v1/documents/page");
        Assert.Contains("Angela Merkel hat in Paris", found.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Impressum", found.GetProperty("text").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"title\":\"nothing else\"}", "text")]
    [InlineData("{\"text\":\"a\",\"html\":\"<p>b</p>\"}", "html")]
    [InlineData("{\"text\":\"a\",\"date\":\"gestern\"}", "date")]
    [InlineData("{\"text\":\"a\",\"id\":\"../etc\"}", "id")]
    public async Task A_document_that_breaks_a_rule_is_refused_and_the_field_named(string body, string field)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var response = await _client.PostAsync(new Uri("/api/v1/documents", UriKind.Relative), content);

        var problem = await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "invalid_body", response);
        Assert.Equal([field], problem.Errors!.Keys);
    }

    [Fact]
    public async Task Pages_of_the_list_show_each_document_once_latest_first()
    {
        foreach (var (id, date) in (IEnumerable<(string, string?)>)[("x1", "2020-01-01"), ("x2", null), ("x3", "2021-01-01"), ("x4", "2020-01-01")])
        {
            await _client.PostAsJsonAsync("/api/v1/documents", new { id, date, text = "Text von " + id, source = "Seite" });
        }

        var ids = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await _client.GetFromJsonAsync<JsonElement>("/api/v1/documents?limit=1&source=Seite" + (cursor is null ? "" : "&cursor=" + cursor));
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Equal(["x3", "x1", "x4", "x2"], ids);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("AAAA")]
    [InlineData("%00%FF")]
    [InlineData("AQAAAAAAAAAA")]
    public async Task A_cursor_that_was_never_given_is_refused(string cursor) => await ProblemAssert.IsAsync(
        HttpStatusCode.BadRequest,
        "bad_cursor",
        await _client.GetAsync(new Uri("/api/v1/documents?cursor=" + cursor, UriKind.Relative)));

    [Fact]
    public async Task A_cursor_of_another_question_is_refused()
    {
        await _client.PostAsJsonAsync("/api/v1/documents", new { text = "Eins.", source = "a" });
        await _client.PostAsJsonAsync("/api/v1/documents", new { text = "Zwei.", source = "a" });
        var page = await _client.GetFromJsonAsync<JsonElement>("/api/v1/documents?limit=1");
        var cursor = page.GetProperty("nextCursor").GetString();

        var response = await _client.GetAsync(new Uri($"/api/v1/documents?limit=1&source=a&cursor={cursor}", UriKind.Relative));

        await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, "bad_cursor", response);
    }

    [Fact]
    public async Task A_deleted_document_leaves_no_trace()
    {
        await _client.PostAsJsonAsync("/api/v1/documents", new { id = "gone", text = "Der Senator Bernie Sanders reist." });

        (await _client.GetAsync(new Uri("/api/v1/entities/Bernie%20Sanders", UriKind.Relative))).EnsureSuccessStatusCode();
        var deleted = await _client.DeleteAsync(new Uri("/api/v1/documents/gone", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await ProblemAssert.IsAsync(
            HttpStatusCode.NotFound, "unknown_document", await _client.GetAsync(new Uri("/api/v1/documents/gone", UriKind.Relative)));
        await ProblemAssert.IsAsync(
            HttpStatusCode.NotFound, "unknown_document", await _client.DeleteAsync(new Uri("/api/v1/documents/gone", UriKind.Relative)));
        await ProblemAssert.IsAsync(
            HttpStatusCode.NotFound,
            "unknown_entity",
            await _client.GetAsync(new Uri("/api/v1/entities/Bernie%20Sanders", UriKind.Relative)));
    }

    [Fact]
    public async Task A_job_that_does_not_exist_is_not_found() => await ProblemAssert.IsAsync(
        HttpStatusCode.NotFound, "unknown_job", await _client.GetAsync(new Uri("/api/v1/jobs/none", UriKind.Relative)));

    private async Task<JsonElement> PollAsync(Uri job)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var answer = await _client.GetFromJsonAsync<JsonElement>(job, limit.Token);
            if (answer.GetProperty("state").GetString() != "queued")
            {
                return answer;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
        }
    }
}
