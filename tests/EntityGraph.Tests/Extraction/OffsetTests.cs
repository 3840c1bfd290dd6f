using EntityGraph.Extraction;
using FsCheck;
using FsCheck.Fluent;

namespace EntityGraph.Tests.Extraction;

/// <summary>Offsets point into the text exactly as it was sent, whatever characters it holds.</summary>
public sealed class OffsetTests
{
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();

    private static readonly string[] Pieces =
    [
        "Kim Jong-un", "Putins", "Nordkorea", "nordkoreanische", "US-Präsident", "Der Kreml", "Südkorea", "traf", "in Moskau",
        " ", " ", "\r\n", "\n\n", "\u00AD", "\u200B", "\u0308", "e\u0301", "\U0001F600", "\uD83D", "\uDE00", "„", "“", ".", "?", "\u00A0",
        "Nord\u00ADkorea", "Su\u0308dkorea", "\uFEFF", "12.", "z.B.", "(", ")", "-", "\0", "ß", "\u202E", "漢字",
    ];

    private static Arbitrary<string> Texts => Arb.From(
        Gen.Elements(Pieces).ListOf().Select(pieces => string.Concat(pieces)));

    [Fact]
    public void Every_sentence_and_mention_lies_inside_the_text_in_order() =>
        Prop.ForAll(Texts, text =>
        {
            var result = Analyzer.Analyze(text, AnalysisContext.None);
            var end = 0;
            foreach (var sentence in result.Sentences)
            {
                Assert.InRange(sentence.Start, end, text.Length);
                Assert.InRange(sentence.End, sentence.Start + 1, text.Length);
                end = sentence.End;
            }

            Assert.All(result.Mentions, mention =>
            {
                Assert.True(mention.Span.Length > 0);
                Assert.True(result.Sentences[mention.Sentence].Contains(mention.Span));
            });
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Nord\u00ADkorea warnt.", "Nord\u00ADkorea", "state:KP")]
    [InlineData("\uFEFFSu\u0308dkorea warnt.", "Su\u0308dkorea", "state:KR")]
    [InlineData("\U0001F600 Wladimir\u00A0Putin spricht.", "Wladimir\u00A0Putin", "person:wladimir-putin")]
    [InlineData("Das sagte er.\r\n\r\nNordkoreas Führung schweigt.", "Nordkoreas", "state:KP")]
    public void A_mention_covers_the_very_characters_that_were_sent(string text, string expected, string id)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        var mention = Assert.Single(result.Mentions, mention => result.Entities[mention.Entity].Id == id);
        Assert.Equal(expected, text[mention.Span.Start..mention.Span.End]);
    }
}
