using System.Net;

namespace EntityGraph.Service.Tests.Api;

public sealed class AnalyticsApiTests(GraphFixture graph) : IClassFixture<GraphFixture>
{
    [Fact]
    public async Task Two_windows_show_what_is_new_and_what_is_gone()
    {
        var diff = await graph.GetAsync("/graph/diff?a=2019-02&b=2019-04&center=Kim%20Jong-un");

        var changes = diff.GetProperty("links").EnumerateArray().ToList();
        Assert.Contains(changes, link => link.GetProperty("change").GetString() == "gone"
            && link.GetProperty("before").ToString().Contains("donald-trump", StringComparison.Ordinal));
        Assert.Contains(changes, link => link.GetProperty("change").GetString() == "new"
            && link.GetProperty("after").ToString().Contains("wladimir-putin", StringComparison.Ordinal));
        Assert.Equal("2019-02-01/2019-02-28", diff.GetProperty("a").GetString());
    }

    [Theory]
    [InlineData("degree")]
    [InlineData("strength")]
    [InlineData("page_rank")]
    [InlineData("pagerank")]
    [InlineData("betweenness")]
    [InlineData("harmonic")]
    [InlineData("eigenvector")]
    public async Task Every_measure_ranks_everybody_with_a_neighbour(string measure)
    {
        var ranked = await graph.GetAsync("/graph/centrality?measure=" + measure);

        var scores = ranked.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("score").GetDouble()).ToList();
        Assert.True(scores.Count > 5);
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Fact]
    public async Task Communities_name_their_members_and_no_entity_twice()
    {
        var found = await graph.GetAsync("/graph/communities");

        var members = found.GetProperty("items").EnumerateArray()
            .SelectMany(community => community.GetProperty("members").EnumerateArray())
            .Select(member => member.GetProperty("id").GetString()).ToList();
        Assert.NotEmpty(members);
        Assert.Equal(members.Count, members.Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("?from=2020-01&to=2020-01")]
    public async Task Who_is_on_the_rise_stands_in_articles_of_the_window(string query)
    {
        var found = await graph.GetAsync("/graph/trends" + query);

        Assert.All(found.GetProperty("items").EnumerateArray(), trend =>
            Assert.True(trend.GetProperty("documents").GetInt32() > trend.GetProperty("expected").GetDouble()));
    }

    [Theory]
    [InlineData("/graph/diff?a=2019", "missing_parameter", "b")]
    [InlineData("/graph/diff?a=2019&b=x", "bad_parameter", "b")]
    [InlineData("/graph/centrality?measure=fame", "bad_parameter", "measure")]
    [InlineData("/graph/trends?from=2021&to=2020", "bad_parameter", "from")]
    [InlineData("/graph/trends?from=0001-01-01", "bad_parameter", "from")]
    public async Task A_wrong_question_names_its_parameter(string address, string code, string parameter)
    {
        var response = await graph.Client.GetAsync(new Uri("/api/v1" + address, UriKind.Relative));

        var problem = await ProblemAssert.IsAsync(HttpStatusCode.BadRequest, code, response);
        Assert.Equal(parameter, problem.Parameter);
    }
}
