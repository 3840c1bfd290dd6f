using EntityGraph.Extraction;
using EntityGraph.Extraction.Relations;

namespace EntityGraph.Tests.Extraction.Relations;

/// <summary>What is left out to measure what it adds is really not read, and all else is.</summary>
public sealed class RelationLayersTests
{
    private const string Text = "Der albanische Ministerpräsident Edi Rama lobte Peru. Die Kritik Polens an Chile wächst.";

    [Theory]
    [InlineData(nameof(RelationLayers.Verbs), "Support")]
    [InlineData(nameof(RelationLayers.Nouns), "Accuse")]
    [InlineData(nameof(RelationLayers.Titles), "Leads")]
    public void Without_a_layer_only_what_it_finds_is_missing(string layer, string type)
    {
        var analyzer = GermanAnalyzer.Load(RelationLayers.All & ~Enum.Parse<RelationLayers>(layer));

        var types = analyzer.Analyze(Text, new AnalysisContext(null)).Relations.Select(relation => relation.Type.ToString());

        Assert.Equal(((string[])["Accuse", "Leads", "Support"]).Except([type]), types.Order(StringComparer.Ordinal));
    }
}
