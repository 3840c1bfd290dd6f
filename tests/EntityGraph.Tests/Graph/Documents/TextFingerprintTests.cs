using EntityGraph.Graph.Documents;

namespace EntityGraph.Tests.Graph.Documents;

public sealed class TextFingerprintTests
{
    private const string Article = """
        Der Staatschef reiste am Montag mit dem Zug in die Hafenstadt. Dort empfing ihn der Gouverneur der Region am Bahnhof.
        Beide sprachen nach Angaben des Senders mehr als zwei Stunden über Handel, Verkehr und den Ausbau der Brücke.
        Ein Abkommen wurde nicht unterzeichnet. Am Abend war ein Essen mit Vertretern der örtlichen Wirtschaft geplant.
        Der Besuch endet am Mittwoch; danach will der Gast über die Grenze in seine Hauptstadt zurückkehren.
        """;

    [Fact]
    public void Case_punctuation_and_white_space_do_not_count() => Assert.Equal(
        TextFingerprint.Of("Der Gast, so der Sender: „reist“ ab."),
        TextFingerprint.Of("der gast\r\nSo der SENDER reist ab"));

    [Fact]
    public void A_wire_copy_with_another_ending_differs_in_few_bits()
    {
        var copy = Article.Replace("am Mittwoch;", "am Donnerstag;", StringComparison.Ordinal) + " (dpa)";

        Assert.InRange(TextFingerprint.Distance(TextFingerprint.Of(Article), TextFingerprint.Of(copy)), 0, 14);
    }

    [Fact]
    public void Another_article_differs_in_many_bits()
    {
        const string Other = """
            Das Parlament hat den Haushalt für das kommende Jahr verabschiedet. Die Opposition stimmte dagegen und verwies auf
            steigende Zinsen. Der Finanzminister verteidigte die Ausgaben für Schulen, Straßen und das Gesundheitswesen.
            """;

        Assert.InRange(TextFingerprint.Distance(TextFingerprint.Of(Article), TextFingerprint.Of(Other)), 18, 64);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" -- ", true)]
    [InlineData("Kim", false)]
    [InlineData("Kim reist", false)]
    public void A_text_without_a_word_has_none_and_the_shortest_has_one(string text, bool none) =>
        Assert.Equal(none, TextFingerprint.Of(text) == 0);
}
