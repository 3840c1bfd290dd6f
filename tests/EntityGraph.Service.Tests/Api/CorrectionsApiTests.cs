using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace EntityGraph.Service.Tests.Api;

/// <summary>What people correct: it counts at once, it can be undone, and what contradicts it is refused.</summary>
public sealed class CorrectionsApiTests : IAsyncLifetime
{
    private readonly GraphFixture _graph = new();

    public Task InitializeAsync() => _graph.InitializeAsync();

    public Task DisposeAsync() => _graph.DisposeAsync();

    [Fact]
    public async Task A_merge_makes_two_entities_one_under_the_name_of_the_one_that_stays_and_can_be_undone()
    {
        var before = await ExportAsync();

        var merge = await TakeAsync(new { kind = "merge", target = "Sergej Lawrow", into = "Angela Merkel", reason = "Probe", author = "anna" });

        var merged = await _graph.GetAsync("/entities/person:sergej-lawrow");
        Assert.Equal(("person:angela-merkel", "Angela Merkel"), (Text(merged, "id"), Text(merged, "name")));
        Assert.Contains(merged.GetProperty("aliases").EnumerateArray(), alias => Text(alias, "text") == "Sergej Lawrow");
        Assert.Equal(("anna", "Probe", "Angela Merkel"), (Text(merge, "author"), Text(merge, "reason"), Text(merge, "intoName")));
        await UndoAsync(merge);
        Assert.Equal(before, await ExportAsync());
    }

    [Fact]
    public async Task A_split_gives_the_mentions_of_a_spelling_to_an_entity_of_its_own()
    {
        await StoreAsync("a4", "Der Minister Karl Vogt sprach in Bonn. Karl Vogt lobte die SPD.", "2021-03-01");
        await StoreAsync("a5", "Der Minister Karl Vogt sprach mit Angela Merkel.", "2021-04-01");

        await TakeAsync(new { kind = "split", target = "person:karl-vogt", documents = new[] { "a5" }, name = "Karl Vogt (Arzt)" });

        var other = await _graph.GetAsync("/entities/person:karl-vogt-arzt");
        Assert.Equal(("Karl Vogt (Arzt)", 1), (Text(other, "name"), other.GetProperty("documents").GetInt32()));
        Assert.Equal(1, (await _graph.GetAsync("/entities/person:karl-vogt")).GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task A_split_takes_from_all_that_was_merged_into_the_entity()
    {
        await TakeAsync(new { kind = "merge", target = "person:sergej-lawrow", into = "person:angela-merkel" });

        await TakeAsync(new { kind = "split", target = "person:angela-merkel", alias = "Sergej Lawrow", name = "Lawrow der Zweite" });

        Assert.Equal("Lawrow der Zweite", Text(await _graph.GetAsync("/entities/person:lawrow-der-zweite"), "name"));
    }

    [Fact]
    public async Task A_hidden_entity_is_in_no_answer_until_it_comes_back()
    {
        var hide = await TakeAsync(new { kind = "hide", target = "Putin" });

        await ProblemAssert.IsAsync(HttpStatusCode.NotFound, "unknown_entity", await GetAsync("/entities/person:wladimir-putin"));
        Assert.DoesNotContain("wladimir-putin", await ExportAsync(), StringComparison.Ordinal);
        await UndoAsync(hide);
        Assert.Contains("wladimir-putin", await ExportAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_and_a_type_are_shown_as_corrected_and_a_confirmed_entity_is_certain()
    {
        await TakeAsync(new { kind = "rename", target = "Angela Merkel", name = "Dr. Angela Merkel" });
        await TakeAsync(new { kind = "retype", target = "Angela Merkel", type = "organization" });
        await TakeAsync(new { kind = "confirm", target = "person:angela-merkel" });

        var entity = await _graph.GetAsync("/entities/person:angela-merkel");
        Assert.Equal(("Dr. Angela Merkel", "organization"), (Text(entity, "name"), Text(entity, "type")));
        Assert.Equal(1, entity.GetProperty("confidence").GetDouble());
    }

    [Fact]
    public async Task A_rejected_relation_stays_away_when_its_ends_are_merged_and_more_articles_come()
    {
        var praise = (await _graph.GetAsync("/relations?source=Trump&target=Kim%20Jong-un&type=support")).GetProperty("items")[0];
        var reject = await TakeAsync(new { kind = "reject", target = Text(praise, "id"), author = "otto" });
        Assert.Equal("Donald Trump", Text(reject.GetProperty("relation"), "sourceName"));

        await TakeAsync(new { kind = "merge", target = "Donald Trump", into = "Angela Merkel" });
        await StoreAsync("a6", "Donald Trump lobte Kim Jong-un.", "2019-02-27");

        Assert.Empty((await _graph.GetAsync("/relations?entity=Kim%20Jong-un&type=support")).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Corrections_are_listed_latest_first_by_kind_and_by_entity()
    {
        var first = await TakeAsync(new { kind = "rename", target = "Angela Merkel", name = "Merkel" });
        var second = await TakeAsync(new { kind = "confirm", target = "Putin" });

        Assert.Equal([Text(second, "id"), Text(first, "id")], await ListAsync(""));
        Assert.Equal([Text(first, "id")], await ListAsync("?kind=rename"));
        Assert.Equal([Text(second, "id")], await ListAsync("?entity=Putin"));
        var page = await _graph.GetAsync("/corrections?limit=1");
        Assert.Equal([Text(first, "id")], await ListAsync("?limit=1&cursor=" + Text(page, "nextCursor")));
        Assert.Equal("anonymous", Text(await _graph.GetAsync("/corrections/" + Text(first, "id")), "author"));
    }

    [Fact]
    public async Task A_correction_that_contradicts_another_is_refused_and_told_which()
    {
        var merge = await TakeAsync(new { kind = "merge", target = "person:sergej-lawrow", into = "person:angela-merkel" });

        var again = await AskAsync(new { kind = "merge", target = "person:sergej-lawrow", into = "person:wladimir-putin" });

        var problem = await ProblemAssert.IsAsync(HttpStatusCode.Conflict, "correction_conflict", again);
        Assert.Equal(Text(merge, "id"), problem.ConflictsWith);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_undone()
    {
        var response = await _graph.Client.DeleteAsync(new Uri("/api/v1/corrections/nothing", UriKind.Relative));

        await ProblemAssert.IsAsync(HttpStatusCode.NotFound, "unknown_correction", response);
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<string> ExportAsync() =>
        await _graph.Client.GetStringAsync(new Uri("/api/v1/graph/export?format=csv&layer=all&entityType=person,state,organization,place", UriKind.Relative));

    private Task<HttpResponseMessage> GetAsync(string path) => _graph.Client.GetAsync(new Uri("/api/v1" + path, UriKind.Relative));

    private Task<HttpResponseMessage> AskAsync(object correction) => _graph.Client.PostAsJsonAsync("/api/v1/corrections", correction);

    private async Task<JsonElement> TakeAsync(object correction)
    {
        var response = await AskAsync(correction);
        var taken = await ServiceFixture.ReadJsonAsync(response);
        Assert.True(response.StatusCode == HttpStatusCode.Created, taken.ToString());
        Assert.Equal("/api/v1/corrections/" + Text(taken, "id"), response.Headers.Location?.ToString());
        return taken;
    }

    private async Task UndoAsync(JsonElement correction)
    {
        var response = await _graph.Client.DeleteAsync(new Uri("/api/v1/corrections/" + Text(correction, "id"), UriKind.Relative));
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
    }

    private async Task<IEnumerable<string?>> ListAsync(string query) =>
        (await _graph.GetAsync("/corrections" + query)).GetProperty("items").EnumerateArray().Select(item => Text(item, "id"));

    private async Task StoreAsync(string id, string text, string date) =>
        (await _graph.Client.PostAsJsonAsync("/api/v1/documents", new { id, text, date })).EnsureSuccessStatusCode();
}
