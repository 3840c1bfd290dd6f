using EntityGraph.Service.Input;

namespace EntityGraph.Service.Tests.Input;

public sealed class HtmlArticleTests
{
    private const string Page = """
        <!DOCTYPE html>
        <html lang="de"><head>
        <meta charset="utf-8"><title>Gipfel ohne Abkommen | Beispielbote</title>
        <meta property="og:title" content="Gipfel ohne Abkommen &amp; Ende">
        <link rel="canonical" href="https://example.org/gipfel">
        <script type="application/ld+json">
        {"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"], "headline": "Gipfel endet ohne Abkommen",
          "datePublished": "2019-02-28T14:05:00+01:00", "publisher": {"@type": "Organization", "name": "Beispielbote"}}]}
        </script>
        </head><body class="has-comments">
        <nav><a href="/">Startseite</a> <a href="/politik">Politik</a></nav>
        <div id="cookie-banner"><p>Diese Website verwendet Cookies, um Ihnen mehr zu bieten.</p></div>
        <main class="content has-sidebar"><article>
        <h1>Gipfel endet ohne Abkommen</h1>
        <p class="byline">Von Erika Muster</p>
        <div class="social-share"><a href="#">Teilen</a><a href="#">Twittern</a></div>
        <p>Der Gipfel in   Hanoi endete
        am <b>Donnerstag</b> ohne <a href="/abkommen">ein Abkommen</a>.</p>
        <figure><img src="a.jpg"><figcaption>Die beiden beim Händedruck. Foto: Agentur</figcaption></figure>
        <p>Foto: Erika Muster</p>
        <h2>Streit um Sanktionen</h2>
        <p>Beide Seiten nannten verschiedene Gründe.<br><br>Ein Sprecher widersprach.</p>
        <p>Mehr zum Thema – <a href="/x">Kim reist ab</a></p>
        <ul><li><a href="/y">Warum der Gipfel scheiterte</a></li><li><a href="/z">Die Chronik</a></li></ul>
        <p>Weitere Treffen sind geplant.</p>
        <aside><p>Lesen Sie auch: Die Chronik der Gipfel.</p></aside>
        <h3>Kommentare (3)</h3>
        <p>Ein Leser schreibt hier seine Meinung.</p>
        </article></main>
        <footer><p>© 2019 Beispielbote</p><p>Impressum</p></footer>
        </body></html>
        """;

    [Fact]
    public void The_article_is_found_and_what_stands_around_it_is_not()
    {
        var article = HtmlArticle.Read(Page);

        Assert.Equal(
            """
            Der Gipfel in Hanoi endete am Donnerstag ohne ein Abkommen.

            Streit um Sanktionen

            Beide Seiten nannten verschiedene Gründe.

            Ein Sprecher widersprach.

            Weitere Treffen sind geplant.
            """,
            article.Text);
    }

    [Fact]
    public void What_the_page_says_of_its_article_is_read()
    {
        var article = HtmlArticle.Read(Page);

        Assert.Equal(
            ("Gipfel endet ohne Abkommen", "2019-02-28", "Beispielbote", "https://example.org/gipfel"),
            (article.Title, article.Date, article.Source, article.Url));
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2020-01-02T03:04:05Z'>", "2020-01-02")]
    [InlineData("<time datetime='2020-01-02'>2. Januar</time>", "2020-01-02")]
    [InlineData("<meta name='date' content='gestern'>", null)]
    [InlineData("<script type='application/ld+json'>{broken</script><meta name='date' content='2020-01-02'>", "2020-01-02")]
    [InlineData("<script type='application/ld+json'>[[{\"@type\": 5}]]</script>", null)]
    public void A_date_is_read_where_it_is_plain(string head, string? date) =>
        Assert.Equal(date, HtmlArticle.Read($"<html><head>{head}</head><body><p>Ein Satz.</p></body></html>").Date);

    [Theory]
    [InlineData("<p>Eins.</p><p>Zwei.</p>", "Eins.\n\nZwei.")]
    [InlineData("Eins.<br><br>Zwei.", "Eins.\n\nZwei.")]
    [InlineData("<div>Eins <span>und</span> <div>zwei</div></div>", "Eins und\n\nzwei")]
    [InlineData("<p>Kim&nbsp;Jong&shy;un &amp; Putin</p>", "Kim Jong\u00ADun & Putin")]
    [InlineData("<p>Ein <!-- Kommentar --> Satz.<script>var a = 1;</script></p>", "Ein Satz.")]
    [InlineData("<p>Offen <b>und nie zu", "Offen und nie zu")]
    public void A_part_of_a_page_is_read_too(string html, string text) => Assert.Equal(text, HtmlArticle.Read(html).Text);

    [Theory]
    [InlineData("")]
    [InlineData("<html><body><nav>Start</nav></body></html>")]
    [InlineData("<html><body><p>Teilen</p><p>Impressum</p></body></html>")]
    public void A_page_without_an_article_has_no_text(string html) => Assert.Null(HtmlArticle.Read(html).Text);

    [Fact]
    public void Deep_nesting_does_no_harm()
    {
        var html = string.Concat(Enumerable.Repeat("<div>", 5000)) + "<p>Ein Satz.</p>";

        Assert.Equal("Ein Satz.", HtmlArticle.Read(html).Text);
    }
}
