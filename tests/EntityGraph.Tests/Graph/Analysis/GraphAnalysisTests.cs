using EntityGraph.Extraction;
using EntityGraph.Graph.Analysis;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Tests.Graph.Analysis;

public sealed class GraphAnalysisTests
{
    private static readonly GraphFilter CoOccurrence = GraphFilter.Default with { Layers = Layers.CoOccurrence };

    [Fact]
    public void Betweenness_of_a_chain_is_that_of_its_inner_vertices()
    {
        var chain = WeightedGraph.From(4, [(0, 1, 1), (1, 2, 1), (2, 3, 1)]);

        var betweenness = Centrality.Betweenness(chain, [0, 1, 2, 3], default);

        Assert.Equal([0, 0.667, 0.667, 0], betweenness.Select(value => Math.Round(value, 3)));
    }

    [Fact]
    public void Two_cliques_with_a_bridge_are_two_communities()
    {
        var edges = from clique in new[] { 0, 5 }
                    from a in Enumerable.Range(clique, 5)
                    from b in Enumerable.Range(clique, 5)
                    where a < b
                    select (a, b, 1.0);
        var graph = WeightedGraph.From(10, edges.Append((4, 5, 1.0)));

        var community = Leiden.Communities(graph, default);

        Assert.Equal([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], community);
        Assert.Equal((20.0 / 21) - 0.5, Leiden.Modularity(graph, community), 9);
    }

    [Fact]
    public void Communities_do_not_depend_on_the_order_of_arrival()
    {
        var documents = Articles.Random(7, 40);
        var forward = Published(documents);
        var backward = Published(documents.AsEnumerable().Reverse());

        Assert.Equal(Print(forward), Print(backward));
    }

    [Fact]
    public void Communities_keep_their_labels_when_the_graph_grows_elsewhere()
    {
        var documents = Articles.Random(7, 40);
        var elsewhere = Articles.Of("elsewhere", "2020-01-01", ["organization:anderswo", "organization:nirgendwo"]);

        var before = Print(Published(documents)).Split('\n');
        var after = Print(Published([.. documents, elsewhere])).Split('\n');

        Assert.Subset(after.ToHashSet(), before.ToHashSet());
        Assert.Equal(["organization:anderswo: organization:anderswo organization:nirgendwo"], after.Except(before));
    }

    [Fact]
    public void A_long_analysis_tells_how_far_it_is()
    {
        var progress = new AnalysisProgress();

        new GraphAnalysis(Published(Articles.Random(7, 40)), CoOccurrence, Measure.Documents)
            .Rank(CentralityMeasure.Betweenness, null, progress, default);

        Assert.InRange(progress.Share, 0.5, 1);
    }

    [Fact]
    public void Parallel_and_turned_edges_are_one_whatever_their_order()
    {
        var graph = WeightedGraph.From(3, [(2, 1, 1), (0, 2, 2), (1, 2, 3), (1, 1, 4), (2, 0, 5), (0, 1, 0)]);

        Assert.Equal([0, 1, 2, 4], graph.Start);
        Assert.Equal([2, 2, 0, 1], graph.Target);
        Assert.Equal([7, 4, 7, 4], graph.Weight);
        Assert.Equal([7, 12, 11], graph.Strength);
        Assert.Equal(15, graph.TotalWeight);
    }

    [Fact]
    public void A_diff_tells_what_is_new_gone_and_turned()
    {
        var version = Published(
        [
            Articles.Of("a", "2018-05-01", "Blatt", 0, [("state:XA", RelationType.Support, "state:XB")], ["state:XA", "state:XB"]),
            Articles.Of("b", "2018-06-01", "Blatt", 0, [], ["state:XA", "person:anna-berg"]),
            Articles.Of("c", "2024-05-01", "Blatt", 0, [("state:XB", RelationType.Threaten, "state:XA")], ["state:XA", "state:XB"]),
        ]);

        var diff = GraphDiff.Of(
            version, "state:XA", GraphFilter.Default, DateInterval.Year(2018), DateInterval.Year(2024), Measure.Documents);

        Assert.Equal([RelationType.Threaten], diff.Links.Where(link => link.Change == LinkChange.New).Select(link => link.After?.Type));
        Assert.Equal([null, RelationType.Support], diff.Links.Where(link => link.Change == LinkChange.Gone).Select(link => link.Before?.Type).Order());
        var turned = Assert.Single(diff.Turned);
        Assert.Equal((4.0, -6.0), (turned.Before, turned.After));
    }

    [Fact]
    public void A_friend_of_two_foes_is_a_strained_triangle()
    {
        var version = Published(
        [
            Articles.Of(
                "a",
                "2020-01-01",
                "Blatt",
                0,
                [
                    ("state:XA", RelationType.Support, "state:XB"), ("person:anna-berg", RelationType.Support, "state:XB"),
                    ("state:XA", RelationType.Threaten, "person:anna-berg"),
                ],
                ["state:XA", "state:XB", "person:anna-berg"]),
        ]);

        var balance = SignedBalance.Of(version, GraphFilter.Default);

        Assert.Equal((0, 1, 0.0), (balance.AllFriends, balance.TornFriend, balance.Balance));
        var triangle = Assert.Single(balance.Strained);
        Assert.Equal((-6.0, 4.0, 4.0), (triangle.FirstSecond, triangle.SecondThird, triangle.FirstThird));
    }

    [Fact]
    public void Who_is_named_much_more_than_before_bursts()
    {
        var quiet = Enumerable.Range(1, 20).Select(day => Articles.Of($"q{day}", $"2020-01-{day:00}", ["state:XA"]));
        var loud = Enumerable.Range(1, 9).Select(day => Articles.Of($"l{day}", $"2020-02-{day:00}", ["state:XA", "state:XB"]));
        var version = Published(quiet.Concat(loud));

        var trends = Trends.Find(version, DateInterval.Month(2020, 2), 31, GraphFilter.Default, 5);

        Assert.Equal("state:XB", Assert.Single(trends).Entity.Id);
        Assert.Equal(9, trends[0].Documents);
    }

    private static string Print(GraphVersion version) => string.Join(
        '\n',
        new GraphAnalysis(version, CoOccurrence, Measure.Documents).Communities(default).Communities
            .Select(community => $"{community.Label}: {string.Join(' ', community.Members.Select(member => member.Id))}"));

    private static GraphVersion Published(IEnumerable<EntityGraph.Graph.Documents.AnalyzedDocument> documents)
    {
        var graph = new LiveGraph();
        foreach (var document in documents)
        {
            graph.Apply(document);
        }

        return graph.Publish();
    }
}
