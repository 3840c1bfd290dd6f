using EntityGraph.Graph.Queries;
using FsCheck;
using FsCheck.Fluent;

namespace EntityGraph.Tests.Graph.Queries;

public sealed class SubgraphTests
{
    [Fact]
    public void Whatever_is_kept_hangs_together_and_what_is_left_out_is_counted() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<NonNegativeInt>(), Check)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void The_next_page_shows_what_the_first_left_out()
    {
        var version = Random(3, 40);
        var query = new SubgraphQuery { Centers = ["state:XA"], Depth = 2, MaxNodes = 4 };
        var seen = new HashSet<string>();
        for (var skip = (int?)0; skip is not null;)
        {
            var page = version.Subgraph(query with { Skip = skip.Value });
            seen.UnionWith(page.Nodes.Select(node => node.Entity.Id));
            Assert.True(page.NextSkip is null || page.NextSkip > skip);
            skip = page.NextSkip;
        }

        Assert.Equal(Reachable(version, "state:XA", 2), seen);
    }

    [Fact]
    public void The_backbone_keeps_every_node_tied_to_the_centre()
    {
        var version = Random(9, 40);
        var query = new SubgraphQuery { Centers = ["state:XA"], Depth = 2, Backbone = 0.05 };

        var pruned = version.Subgraph(query);

        Assert.True(pruned.OmittedLinks > 0);
        Assert.Equal(pruned.Nodes.Length, Component(pruned, "state:XA").Count);
    }

    [Fact]
    public void Paths_are_simple_connected_and_in_order()
    {
        var version = Random(4, 30);

        var paths = version.Paths(new() { From = "state:XA", To = "person:mia-sommer", Count = 5 });

        Assert.Equal(5, paths.Count);
        Assert.All(paths, path =>
        {
            Assert.Equal(path.EntityIds.Count, path.EntityIds.Distinct().Count());
            Assert.Equal(path.EntityIds.Count - 1, path.Links.Count);
            Assert.All(path.Links.Zip(path.EntityIds.Zip(path.EntityIds.Skip(1))), step =>
                Assert.Equal(
                    new[] { step.Second.First, step.Second.Second }.Order(StringComparer.Ordinal),
                    new[] { step.First.SourceId, step.First.TargetId }.Order(StringComparer.Ordinal)));
        });
        Assert.Equal(paths.OrderBy(path => path.Links.Count), paths);
    }

    private static bool Check(int seed, NonNegativeInt size)
    {
        var version = Random(seed, 30);
        if (version.Find("state:XA") is null)
        {
            return true;
        }

        var query = new SubgraphQuery { Centers = ["state:XA"], Depth = 1 + (size.Get % 3), MaxNodes = 1 + (size.Get % 9), MaxLinks = 12 };
        var subgraph = version.Subgraph(query);
        var ids = subgraph.Nodes.Select(node => node.Entity.Id).ToHashSet();
        var reachable = Reachable(version, "state:XA", query.Depth);
        var inside = version.Between(ids, query.Filter, query.Measure).Links;
        return subgraph.Nodes.Length <= query.MaxNodes &&
            subgraph.Links.All(link => ids.Contains(link.SourceId) && ids.Contains(link.TargetId)) &&
            Component(subgraph, "state:XA").SetEquals(ids) &&
            ids.IsSubsetOf(reachable) &&
            subgraph.OmittedNodes == reachable.Count - ids.Count &&
            subgraph.OmittedLinks == inside.Length - subgraph.Links.Length &&
            subgraph.Truncated == (subgraph.OmittedNodes > 0 || subgraph.OmittedLinks > 0);
    }

    private static HashSet<string> Component(Subgraph subgraph, string center)
    {
        var found = new HashSet<string> { center };
        while (subgraph.Links.Any(link => found.Contains(link.SourceId) ? found.Add(link.TargetId) : found.Contains(link.TargetId) && found.Add(link.SourceId)))
        {
            // Grows by one link a turn.
        }

        return found;
    }

    private static HashSet<string> Reachable(GraphVersion version, string center, int depth)
    {
        var links = version.Links(GraphFilter.Default, Measure.Documents).ToList();
        var reached = new HashSet<string> { center };
        for (var hop = 0; hop < depth; hop++)
        {
            var before = reached.ToHashSet();
            foreach (var link in links)
            {
                if (before.Contains(link.SourceId) || before.Contains(link.TargetId))
                {
                    reached.Add(link.SourceId);
                    reached.Add(link.TargetId);
                }
            }
        }

        return reached;
    }

    private static GraphVersion Random(int seed, int count)
    {
        var graph = new LiveGraph();
        graph.Apply(Articles.Random(seed, count));
        return graph.Publish();
    }
}
