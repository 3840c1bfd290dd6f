using System.Net;
using System.Text.Json;

namespace EntityGraph.Service.Tests.Api;

public sealed class EntitiesApiTests(GraphFixture graph) : IClassFixture<GraphFixture>
{
    [Theory]
    [InlineData("kim jong")]
    [InlineData("KIM JONG-UN")]
    [InlineData("Kim Jon-un")]
    public async Task A_search_finds_a_person_whatever_the_case_and_one_typing_error(string text)
    {
        var found = await graph.GetAsync("/entities?q=" + Uri.EscapeDataString(text));

        Assert.Equal("person:kim-jong-un", found.GetProperty("items")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_list_shows_every_entity_once_over_its_pages()
    {
        var ids = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await graph.GetAsync("/entities?limit=3&sort=id" + (cursor is null ? "" : "&cursor=" + cursor));
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
            cursor = page.GetProperty("nextCursor").GetString();
        }
        while (cursor is not null);

        Assert.Contains("person:kim-jong-un", ids);
        Assert.Contains("state:KP", ids);
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    [Fact]
    public async Task Only_the_types_asked_for_are_listed()
    {
        var found = await graph.GetAsync("/entities?type=state");

        Assert.NotEmpty(found.GetProperty("items").EnumerateArray());
        Assert.All(found.GetProperty("items").EnumerateArray(), item => Assert.Equal("state", item.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task A_name_is_completed_from_its_beginning()
    {
        var found = await graph.GetAsync("/entities/suggest?q=Pu");

        Assert.Contains(found.GetProperty("items").EnumerateArray(), item => item.GetProperty("id").GetString() == "person:wladimir-putin");
    }

    [Theory]
    [InlineData("person:kim-jong-un")]
    [InlineData("Kim%20Jong-un")]
    [InlineData("Kim%20Jong%20Un")]
    public async Task An_entity_is_found_by_id_and_by_name(string name)
    {
        var found = await graph.GetAsync("/entities/" + name);

        Assert.Equal("person:kim-jong-un", found.GetProperty("id").GetString());
        Assert.Contains(found.GetProperty("aliases").EnumerateArray(), alias => alias.GetProperty("text").GetString() == "Kim Jong-un");
        Assert.Equal(2, found.GetProperty("documents").GetInt32());
    }

    [Fact]
    public async Task The_roles_of_an_entity_say_where_they_are_stated()
    {
        var found = await graph.GetAsync("/entities/person:wladimir-putin");

        var role = Assert.Single(
            found.GetProperty("roles").EnumerateArray(),
            role => role.GetProperty("type").GetString() == "leads");
        Assert.Equal("state:RU", role.GetProperty("of").GetProperty("id").GetString());
        var relation = await graph.GetAsync("/relations/" + role.GetProperty("relationId").GetString());
        Assert.NotEmpty(relation.GetProperty("evidence").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_is_not_found_and_similar_names_are_given()
    {
        var response = await graph.Client.GetAsync(new Uri("/api/v1/entities/Putim", UriKind.Relative));

        var problem = await ProblemAssert.IsAsync(HttpStatusCode.NotFound, "unknown_entity", response);
        Assert.Contains(problem.Candidates ?? [], candidate => candidate.Id == "person:wladimir-putin");
    }

    [Fact]
    public async Task Neighbours_come_with_their_links()
    {
        var found = await graph.GetAsync("/entities/person:kim-jong-un/neighbors");

        var trump = Assert.Single(
            found.GetProperty("items").EnumerateArray(),
            item => item.GetProperty("entity").GetProperty("id").GetString() == "person:donald-trump");
        Assert.NotEmpty(trump.GetProperty("links").EnumerateArray());
        Assert.All(trump.GetProperty("links").EnumerateArray(), link => Assert.Contains(
            "person:kim-jong-un",
            (string?[])[link.GetProperty("source").GetString(), link.GetProperty("target").GetString()]));
    }

    [Fact]
    public async Task Mentions_stand_where_they_say()
    {
        var found = await graph.GetAsync("/entities/person:kim-jong-un/mentions");

        Assert.NotEmpty(found.GetProperty("items").EnumerateArray());
        Assert.All(found.GetProperty("items").EnumerateArray(), mention =>
        {
            var text = TextOf(mention.GetProperty("documentId").GetString());
            Assert.Equal(mention.GetProperty("text").GetString(), Cut(text, mention));
            Assert.Equal(
                mention.GetProperty("text").GetString(),
                Cut(mention.GetProperty("sentence").GetString()!, mention.GetProperty("inSentence")));
        });
    }

    [Fact]
    public async Task The_course_over_time_counts_what_each_month_says()
    {
        var found = await graph.GetAsync("/entities/person:kim-jong-un/timeline?bucket=month");

        Assert.Equal(
            ["2019-02-01", "2019-04-01"],
            found.GetProperty("items").EnumerateArray().Select(point => point.GetProperty("from").GetString()));
    }

    private static string Cut(string text, JsonElement span) =>
        text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()];

    private static string TextOf(string? id) => GraphFixture.Articles
        .Select(article => JsonSerializer.SerializeToElement(article))
        .Single(article => article.GetProperty("id").GetString() == id)
        .GetProperty("text").GetString()!;
}
