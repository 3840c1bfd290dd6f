using System.Net;
using System.Net.Http.Json;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Workers;

namespace EntityGraph.Service.Tests.Api;

public sealed class AnalysisRunsTests
{
    [Fact]
    public async Task What_takes_longer_than_its_budget_is_answered_by_progress_and_then_by_its_result()
    {
        await using var service = new ServiceFixture();
        await using var hurried = service.WithWebHostBuilder(builder => builder.UseSetting("EntityGraph:AnalysisBudget", "00:00:00"));
        using var client = hurried.CreateClient();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await UntilAsync(client, "/health/ready", limit.Token);
        await client.PostAsJsonAsync("/api/v1/documents", new { text = "Wladimir Putin empfing Kim Jong-un." }, limit.Token);

        foreach (var address in (string[])["/api/v1/graph/centrality?weight=count", "/api/v1/graph/communities?weight=count"])
        {
            var first = await client.GetAsync(new Uri(address, UriKind.Relative), limit.Token);
            if (first.StatusCode == HttpStatusCode.Accepted)
            {
                Assert.Equal("running", (await ServiceFixture.ReadJsonAsync(first)).GetProperty("state").GetString());
                Assert.Null(first.Headers.ETag);
                Assert.NotNull(first.Headers.RetryAfter);
                Assert.Equal(address, first.Headers.Location?.OriginalString);
            }

            var last = await UntilAsync(client, address, limit.Token);
            Assert.NotEqual(0, (await ServiceFixture.ReadJsonAsync(last)).GetProperty("items").GetArrayLength());
        }
    }

    [Fact]
    public async Task The_same_question_is_computed_once_and_another_version_anew()
    {
        using var runs = new AnalysisRuns();
        var graph = new LiveGraph();

        var first = Rank(runs, graph.Current, GraphFilter.Default with { EntityTypes = [EntityGraph.Extraction.EntityType.Person] });
        var same = Rank(runs, graph.Current, GraphFilter.Default with { EntityTypes = [EntityGraph.Extraction.EntityType.Person] });
        var other = Rank(runs, graph.Current, GraphFilter.Default);

        Assert.Same(first, same);
        Assert.NotSame(first, other);
        Assert.NotNull(await first.WaitAsync(TimeSpan.FromMinutes(1), default));
        Assert.True(first.IsDone && !first.HasFailed);
    }

    [Fact]
    public async Task No_more_than_a_few_results_are_kept()
    {
        using var runs = new AnalysisRuns();
        var graph = new LiveGraph();
        var first = Rank(runs, graph.Current, GraphFilter.Default);
        await first.WaitAsync(TimeSpan.FromMinutes(1), default);

        for (var sources = 1; sources <= 40; sources++)
        {
            await Rank(runs, graph.Current, GraphFilter.Default with { MinSources = sources }).WaitAsync(TimeSpan.FromMinutes(1), default);
        }

        Assert.NotSame(first, Rank(runs, graph.Current, GraphFilter.Default));
    }

    private static AnalysisRun<CentralityRanking> Rank(AnalysisRuns runs, GraphVersion version, GraphFilter filter) =>
        runs.Rank(version, CentralityMeasure.Degree, filter, Measure.Documents, null) ?? throw new InvalidOperationException("Too many are at work.");

    private static async Task<HttpResponseMessage> UntilAsync(HttpClient client, string address, CancellationToken cancellationToken)
    {
        while (true)
        {
            var response = await client.GetAsync(new Uri(address, UriKind.Relative), cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                return response;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), cancellationToken);
        }
    }
}
