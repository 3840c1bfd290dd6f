using System.Text.Json;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace EntityGraph.Tests.Graph.Queries;

/// <summary>A version that was put together from a settled one and changes answers every question like one that was built from all articles.</summary>
public sealed class DeltaTests
{
    private static readonly JsonSerializerOptions WithFields = new() { IncludeFields = true };
    private static readonly GraphFilter Everything = new() { Window = CoOccurrenceWindow.Article };

    [Fact]
    public void A_version_with_changes_answers_like_one_built_anew()
    {
        var unsettled = 0;
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            var version = Changed(seed);
            unsettled += version.Columns.Links.Fresh.Count > 0 ? 1 : 0;
            return Answers(version) == Answers(Anew(seed));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

        Assert.True(unsettled > 30);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_link_and_relation_of_a_version_with_changes_is_found_by_its_id(int seed)
    {
        var version = Changed(seed);
        var links = version.Links(Everything, Measure.Documents).ToList();

        Assert.True(links.Count > 40 && version.Columns.Links.Fresh.Count > 0);
        Assert.All(links, link => Assert.Equal(link, version.FindLink(link.Id, Everything, Measure.Documents)));
        Assert.All(version.AllRelations(Everything), relation => Assert.Equal(relation.Id, version.FindRelation(relation.Id)?.Id));
        Assert.Null(version.FindLink("link-0123456789abcdef", Everything, Measure.Documents));
        Assert.Null(version.FindRelation("rel-0123456789abcdef"));
    }

    [Fact]
    public void What_settles_aside_loses_no_change_that_comes_meanwhile()
    {
        var documents = Articles.Random(11, 200);
        var graph = new LiveGraph(_ => null, compactAbove: 5);
        graph.Apply(documents.Take(100).ToList());
        graph.Publish();
        foreach (var document in documents.Skip(100))
        {
            graph.Apply(document);
            graph.Publish();
        }

        var anew = new LiveGraph();
        anew.Apply(documents);

        Assert.Equal(Articles.Export(anew.Publish()), Articles.Export(graph.Current));
    }

    [Fact]
    public void An_id_that_only_a_deleted_article_gave_is_forgotten()
    {
        var graph = new LiveGraph();
        graph.Apply(Enumerable.Range(0, 20).Select(number => Articles.Of($"a{number}", "2020-01-01", ["person:sergei-shoigu", "state:XA"])).ToList());
        graph.Apply(Articles.Of("b", "2020-01-02", ["person:sergej-schoigu", "person:anna-berg"]));
        Assert.Equal("person:sergei-shoigu", graph.Publish().Find("person:sergej-schoigu")?.Id);

        graph.Remove("b");
        var version = graph.Publish();

        Assert.Null(version.Find("person:sergej-schoigu"));
        Assert.Null(version.Find("person:anna-berg"));
        Assert.Equal(2, version.EntityCount);
    }

    private static GraphVersion Anew(int seed)
    {
        var graph = new LiveGraph();
        graph.Apply(Remaining(seed));
        return graph.Publish();
    }

    // The first half is settled; of it some articles go or change, and the others come on top.
    internal static GraphVersion Changed(int seed)
    {
        var documents = Articles.Random(seed, 60);
        var graph = new LiveGraph();
        graph.Apply(documents.Take(40).ToList());
        graph.Publish();
        graph.Apply(documents.Skip(40).Take(10).ToList());
        graph.Publish();
        graph.Apply(documents.Skip(50).ToList());
        foreach (var document in documents.Where((_, number) => number % 9 == 0))
        {
            graph.Remove(document.DocumentId);
        }

        return graph.Publish();
    }

    private static List<AnalyzedDocument> Remaining(int seed) => [.. Articles.Random(seed, 60).Where((_, number) => number % 9 != 0)];

    internal static string Answers(GraphVersion version)
    {
        var person = version.Entities.OrderByDescending(entity => entity.MentionCount).ThenBy(entity => entity.Id, StringComparer.Ordinal).First().Id;
        var analysis = new GraphAnalysis(version, Everything, Measure.Documents);
        object[] answers =
        [
            .. Enum.GetValues<Measure>().Select(measure => version.Neighbors(person, new() { Filter = Everything, Measure = measure })?.Items ?? []),
            .. Enum.GetValues<Measure>().Select(measure => Network(version, person, measure, 4)),
            .. new[] { "ber", "serg", "schiogu", "mia sommer", "s" }.Select(text => version.Search(text, [], 4).Select(match => (match.Entity.Id, match.Alias, match.Score))),
            version.Paths(new() { From = person, To = "state:XB", Count = 4 }).Select(path => string.Join(' ', path.EntityIds)),
            version.Mentions(person, Everything, 0, 50)?.Items ?? [],
            version.Timeline(person, TimeBucket.Month, Everything) ?? [],
            version.Stats() with { Bytes = System.Collections.Immutable.ImmutableSortedDictionary<string, long>.Empty },
            version.Common([person, "state:XA"], new()).Items.Select(neighbor => (neighbor.Entity.Id, neighbor.Weight)),
            version.Relations(new()).Items,
            version.Resolve("Berg").Select(match => match.Entity.Id),
            analysis.Centrality(CentralityMeasure.PageRank, null, 0, 20, default).Items.Select(score => (score.Entity.Id, score.Score)),
            analysis.Communities(default).Communities.Select(community => string.Join(' ', community.Members.Select(member => member.Id))),
        ];
        return JsonSerializer.Serialize(answers, WithFields) + Articles.Export(version);
    }

    private static object Network(GraphVersion version, string center, Measure measure, int nodes)
    {
        var network = version.Subgraph(new() { Centers = [center], Depth = 2, MaxNodes = nodes, Measure = measure, Backbone = 0.4 });
        return (network.Nodes.Select(node => (node.Entity.Id, node.Hops, node.Rank, node.Degree)), network.Links, network.OmittedNodes, network.OmittedLinks, network.OmittedByType);
    }
}
