using EntityGraph.Service.Input;

namespace EntityGraph.Service.Tests.Input;

public sealed class PlainArticleTests
{
    private const string Story = """
        Die Ministerin hat am Montag in Lissabon mit ihrem Amtskollegen gesprochen. Beide lobten die Zusammenarbeit ihrer Länder,
        die seit Jahren wächst, und kündigten für den Herbst ein weiteres Treffen an. Über die Zölle sprachen sie nicht.
        """;

    [Fact]
    public void What_stands_around_a_copied_article_is_left_out()
    {
        var read = PlainArticle.Read($"""
            Ministerin reist nach Lissabon zum Antrittsbesuch

            Stand: 3. März 2021, 14:05 Uhr

            Foto: Agentur/Muster
            Artikel anhören

            {Story}

            Mehr zum Thema – Hafenstreit geht in die nächste Runde
            Auf Facebook teilen
            12
            Wir verwenden Cookies, um die Seite zu verbessern.

            Verwandte Artikel

            Ein anderer Artikel über ein anderes Land mit anderen Leuten.
            """);

        Assert.Equal(("Ministerin reist nach Lissabon zum Antrittsbesuch", "2021-03-03"), (read.Title, read.Date));
        Assert.Equal(
            ["Ministerin reist nach Lissabon zum Antrittsbesuch", .. Story.Split('\n')],
            read.Text!.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0));
    }

    [Theory]
    [InlineData("25.04.2019", "2019-04-25")]
    [InlineData("25. April 2019", "2019-04-25")]
    [InlineData("Veröffentlicht am 5.4.2019 | 09:30", "2019-04-05")]
    [InlineData("Datum: 2019-04-25", "2019-04-25")]
    [InlineData("Am 25. April 2019 trafen sich beide.", null)]
    [InlineData("31. Februar 2019", null)]
    public void A_line_that_is_nothing_but_a_day_is_the_day_of_publication(string line, string? date)
    {
        var read = PlainArticle.Read(line + "\n\n" + Story);

        Assert.Equal(date, read.Date);
        Assert.Equal(date is null, read.Text!.StartsWith(line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_without_noise_stays_exactly_as_it_is()
    {
        var text = "  \r\n" + Story + "\r\n\r\nDie Regierung sagte zu, in allen Fällen von jetzt an auf die\nWeiter\nim Text.\t\n";

        Assert.Equal(text, PlainArticle.Read(text).Text);
    }

    [Fact]
    public void A_word_that_ends_articles_ends_none_that_has_not_begun()
    {
        Assert.Contains("Lissabon", PlainArticle.Read("Kommentare\n\n" + Story).Text, StringComparison.Ordinal);
    }
}
