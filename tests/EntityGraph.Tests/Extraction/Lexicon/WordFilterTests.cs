using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Tests.Extraction.Lexicon;

public sealed class WordFilterTests
{
    private static readonly WordFilter Filter = new(["Kanzler", "Zar", "Präsidentin"]);

    [Theory]
    [InlineData("Kanzler")]
    [InlineData("Zar")]
    [InlineData("Vizekanzler")]
    [InlineData("Bundespräsidentin")]
    public void A_form_passes_and_so_does_a_compound_that_ends_in_one(string word) => Assert.True(Filter.MayContain(word));

    [Theory]
    [InlineData("gestern")]
    [InlineData("Haus")]
    [InlineData("")]
    public void A_word_that_ends_otherwise_does_not(string word) => Assert.False(Filter.MayContain(word));
}
