using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Queries;
using EntityGraph.Graph.Resolution;
using FsCheck;
using FsCheck.Fluent;

namespace EntityGraph.Tests.Graph.Queries;

public sealed class CorrectedGraphTests
{
    private const int ArticleCount = 30;

    private static readonly Correction[] Corrections =
    [
        Some(1, CorrectionKind.Merge, "person:anna-berg") with { IntoId = "person:mia-sommer" },
        Some(2, CorrectionKind.Split, "person:otto-berg") with { Name = "Otto Berg der Jüngere", DocumentIds = ["doc-1", "doc-7", "doc-12"] },
        Some(3, CorrectionKind.Split, "person:sergei-shoigu") with { Name = "Anderer Mann", Alias = "Sergej Schoigu" },
        Some(4, CorrectionKind.Rename, "person:mia-sommer") with { Name = "Mia Sommer-Berg" },
        Some(5, CorrectionKind.Retype, "organization:hafenamt") with { Type = EntityType.Place },
        Some(6, CorrectionKind.Hide, "state:XB"),
        Some(7, CorrectionKind.Confirm, "person:jan-sommer"),
        Some(8, CorrectionKind.Merge, "organization:werkbank-ag") with { IntoId = "state:XA" },
    ];

    [Fact]
    public void Documents_and_corrections_in_any_order_give_the_same_graph() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<int>(),
            ArbMap.Default.ArbFor<int>(),
            (seed, order) => InOrder(seed) == InAnyOrder(seed, new Random(order)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    [Fact]
    public void All_corrections_undone_leave_the_graph_of_the_documents()
    {
        var graph = Corrected(7);

        Assert.All(Corrections, correction => Assert.True(graph.Undo(correction.Id)));

        var plain = new LiveGraph();
        plain.Apply(Articles.Random(7, ArticleCount));
        Assert.Equal(Articles.Export(plain.Publish()), Articles.Export(graph.Publish()));
    }

    [Fact]
    public void The_entity_that_stays_keeps_its_name_and_type_however_often_the_other_is_named()
    {
        var graph = new LiveGraph();
        graph.Apply(
        [
            Articles.Of("a", "2020-01-01", ["person:anna-berg"]),
            Articles.Of("b", "2020-01-02", ["state:XA"]),
            Articles.Of("c", "2020-01-03", ["state:XA"]),
        ]);
        graph.Apply(Some(1, CorrectionKind.Merge, "state:XA") with { IntoId = "person:anna-berg" });

        var entity = Assert.Single(graph.Publish().Entities);

        Assert.Equal(("Anna Berg", EntityType.Person, 3), (entity.Name, entity.Type, entity.DocumentCount));
    }

    [Fact]
    public void What_is_split_off_is_called_as_the_split_says_and_takes_later_articles_too()
    {
        var graph = new LiveGraph();
        graph.Apply(Articles.Of("a", "2020-01-01", ["person:anna-berg"]));
        graph.Apply(Some(1, CorrectionKind.Split, "person:anna-berg") with { Name = "Anna Berg (Ärztin)", Alias = "anna berg" });
        graph.Apply(Articles.Of("b", "2021-01-01", ["person:anna-berg"]));

        var entity = Assert.Single(graph.Publish().Entities);

        Assert.Equal(("person:anna-berg-aerztin", "Anna Berg (Ärztin)", 2), (entity.Id, entity.Name, entity.DocumentCount));
    }

    [Fact]
    public void A_verdict_on_a_relation_holds_when_its_ends_get_other_ids()
    {
        var graph = new LiveGraph();
        graph.Apply(Articles.Of(
            "a", "2020-01-01", "Blatt", 0, [("person:sergej-schoigu", RelationType.Accuse, "state:XA")], ["person:sergej-schoigu", "state:XA"]));
        var relation = Assert.Single(graph.Publish().Relations(new() { EntityId = "state:XA" }).Items);
        graph.Apply(Some(1, CorrectionKind.Reject, relation.Id) with
        {
            Relation = new(
                relation.SourceId, relation.TargetId, relation.Type, false, Modality.Asserted, false, false, new(2020, 1, 1), new(2020, 1, 31)),
        });
        Assert.Empty(graph.Publish().Relations(new() { EntityId = "state:XA" }).Items);

        // The other spelling gives the actor another id, the merge another one still.
        graph.Apply(Articles.Of("b", "2020-02-01", ["person:sergei-shoigu"]));
        Assert.NotNull(graph.Publish().Find("person:sergei-shoigu"));
        Assert.Empty(graph.Current.Relations(new() { EntityId = "state:XA" }).Items);
        graph.Apply(Articles.Of("c", "2020-02-01", ["person:mia-sommer"]));
        graph.Apply(Some(2, CorrectionKind.Merge, "person:sergei-shoigu") with { IntoId = "person:mia-sommer" });

        Assert.Empty(graph.Publish().Relations(new() { EntityId = "state:XA" }).Items);
    }

    [Theory]
    [InlineData(CorrectionKind.Hide, "person:anna-berg", null, "1")]
    [InlineData(CorrectionKind.Merge, "person:mia-sommer", "person:anna-berg", null)]
    [InlineData(CorrectionKind.Merge, "person:anna-berg", "person:jan-sommer", "2")]
    [InlineData(CorrectionKind.Rename, "person:mia-sommer", "Mia", "3")]
    public void What_contradicts_a_correction_in_force_is_told_which(CorrectionKind kind, string target, string? other, string? conflict)
    {
        var set = CorrectionSet.Empty
            .Add(Some(1, CorrectionKind.Confirm, "person:anna-berg"), out _)
            .Add(Some(2, CorrectionKind.Merge, "person:anna-berg") with { IntoId = "person:mia-sommer" }, out _)
            .Add(Some(3, CorrectionKind.Rename, "person:anna-berg") with { Name = "Anna" }, out _);
        Assert.Equal(3, set.Count);

        var same = set.Add(Some(9, kind, target) with { IntoId = other, Name = other }, out var problem);

        Assert.Same(set, same);
        Assert.Equal(("correction_conflict", conflict), (problem?.Code, problem?.ConflictsWith));
    }

    private static Correction Some(int number, CorrectionKind kind, string target) =>
        new($"{number}", kind, target, "anna", DateTimeOffset.UnixEpoch.AddMinutes(number));

    private static string InOrder(int seed) => Articles.Export(Corrected(seed).Publish());

    private static LiveGraph Corrected(int seed)
    {
        var graph = new LiveGraph();
        graph.Apply(Articles.Random(seed, ArticleCount));
        Assert.All(Corrections, correction => Assert.Null(graph.Apply(correction)));
        return graph;
    }

    private static string InAnyOrder(int seed, Random random)
    {
        var graph = new LiveGraph();
        object[] inputs = [.. Articles.Random(seed, ArticleCount), .. Corrections];
        random.Shuffle(inputs);
        foreach (var input in inputs)
        {
            Apply(graph, input);
            if (random.Next(4) == 0)
            {
                graph.Publish();
            }

            if (random.Next(4) == 0)
            {
                Assert.True(input is Correction correction ? graph.Undo(correction.Id) : graph.Remove(((AnalyzedDocument)input).DocumentId));
                Apply(graph, input);
            }
        }

        return Articles.Export(graph.Publish());
    }

    private static void Apply(LiveGraph graph, object input)
    {
        if (input is Correction correction)
        {
            Assert.Null(graph.Apply(correction));
        }
        else
        {
            graph.Apply((AnalyzedDocument)input);
        }
    }
}
