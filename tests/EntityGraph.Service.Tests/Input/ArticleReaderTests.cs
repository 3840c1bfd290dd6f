using System.Text;
using EntityGraph.Service.Input;

namespace EntityGraph.Service.Tests.Input;

public sealed class ArticleReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entitygraph-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Json_lines_are_read_and_bad_ones_reported_with_their_line()
    {
        Write("a.jsonl", """
            {"id": "a:1", "title": "Titel", "date": "2024-06-19", "source": "Bote", "url": "https://example.org", "text": "Eins."}

            {"id": 7, "text": "Zwei.", "other": [1, 2]}
            {"text": "Drei."
            [1]
            {"text": 5}
            {"text": "\ud83d"}
            {"html": "<h1>Kopf</h1><p>Vier.</p>", "source": "Kurier"}
            """);

        var articles = await ReadAsync("a.jsonl");

        Assert.Equal([1, 3, 4, 5, 6, 7, 8], articles.Select(article => article.Origin.Line!.Value));
        Assert.Equal(("a:1", "Titel", "2024-06-19", "Bote", "https://example.org", "Eins."), Fields(articles[0]));
        Assert.Equal("7", articles[1].Input?.Id);
        Assert.All(articles[2..6], article => Assert.Equal(InputProblems.BrokenJson, article.Problem?.Code));
        Assert.Equal(("Vier.", "Kopf", "Kurier"), (articles[6].Input!.Text, articles[6].Input!.Title, articles[6].Input!.Source));
    }

    [Theory]
    [InlineData("windows-1252")]
    [InlineData("utf-16")]
    [InlineData("utf-8")]
    public async Task Json_lines_are_read_in(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(encoding);
        await File.WriteAllTextAsync(PathOf("a.jsonl"), "{\"text\": \"Größe\"}\n{\"text\": \"Brücke\"}\n", bytes);

        var articles = await ReadAsync("a.jsonl");

        Assert.Equal(["Größe", "Brücke"], articles.Select(article => article.Input?.Text));
    }

    [Fact]
    public async Task A_line_that_is_too_long_is_reported_and_the_rest_goes_on()
    {
        await using (var file = File.CreateText(PathOf("a.jsonl")))
        {
            await file.WriteLineAsync("{\"text\": \"Eins.\"}");
            for (var i = 0; i < 18; i++)
            {
                await file.WriteAsync(new string('x', 1 << 20));
            }

            await file.WriteLineAsync();
            await file.WriteLineAsync("{\"text\": \"Drei.\"}");
        }

        var articles = await ReadAsync("a.jsonl");

        Assert.Equal(["Eins.", null, "Drei."], articles.Select(article => article.Input?.Text));
        Assert.Equal((2, InputProblems.TooLarge), (articles[1].Origin.Line!.Value, articles[1].Problem!.Code));
    }

    [Fact]
    public async Task Plain_text_stays_as_it_is_and_a_headline_of_its_own_is_its_title()
    {
        const string Text = "Gipfel endet ohne ein Abkommen\r\n\r\nDer Gipfel endete am Montag.\r\nEin Text, kein Titel.\r\n";
        Write("a.txt", Text);

        var article = Assert.Single(await ReadAsync("a.txt"));

        Assert.Equal((Text, "Gipfel endet ohne ein Abkommen"), (article.Input!.Text, article.Input.Title));
    }

    [Theory]
    [InlineData("Der Gipfel endete am Montag.\n\nEin zweiter Absatz.")]
    [InlineData("International\n\nDer Gipfel endete am Montag ohne Abkommen.")]
    [InlineData("Der Gipfel endete am Montag\nohne ein Abkommen. Ein zweiter Satz.")]
    public async Task A_first_line_that_is_no_headline_is_no_title(string text)
    {
        Write("a.txt", text);

        Assert.Null(Assert.Single(await ReadAsync("a.txt")).Input!.Title);
    }

    [Theory]
    [InlineData("{\"text\": \"Eins.\"}", "Eins.")]
    [InlineData("<!DOCTYPE html><html><body><p>Eins.</p></body></html>", "Eins.")]
    [InlineData("Eins.", "Eins.")]
    public async Task A_file_without_a_telling_name_is_known_by_its_start(string content, string text)
    {
        Write("article", content);

        Assert.Equal(text, Assert.Single(await ReadAsync("article")).Input?.Text);
    }

    [Fact]
    public async Task An_empty_a_huge_and_a_missing_file_are_reported()
    {
        Write("empty.txt", "");
        await using (var huge = new FileStream(PathOf("huge.txt"), FileMode.Create))
        {
            huge.SetLength(200L << 20);
        }

        var problems = new List<ReadArticle>();
        var files = InputFiles.Find([PathOf("empty.txt"), PathOf("huge.txt"), PathOf("missing.txt")], problems);
        var articles = new List<ReadArticle>();
        foreach (var file in files)
        {
            await foreach (var article in ArticleReader.ReadAsync(file, _ => { }, CancellationToken.None))
            {
                articles.Add(article);
            }
        }

        Assert.Equal([InputProblems.Empty, InputProblems.TooLarge], articles.Select(article => article.Problem?.Code));
        Assert.Equal(InputProblems.NotFound, Assert.Single(problems).Problem?.Code);
    }

    [Fact]
    public void Folders_are_walked_in_order_without_hidden_files_and_without_end_where_links_go_in_a_circle()
    {
        Write("b.txt", "Eins.");
        Write("a.html", "Zwei.");
        Write("note.pdf", "Drei.");
        Write(".hidden.txt", "Vier.");
        Directory.CreateDirectory(PathOf("inner"));
        Write("inner/c.jsonl", "{}");
        Directory.CreateSymbolicLink(PathOf("inner/loop"), _folder);
        File.CreateSymbolicLink(PathOf("inner/twice.txt"), PathOf("b.txt"));
        File.CreateSymbolicLink(PathOf("broken.txt"), PathOf("nowhere"));

        var problems = new List<ReadArticle>();
        var files = InputFiles.Find([_folder], problems);

        Assert.Equal(["a.html", "b.txt", "c.jsonl"], files.Select(file => Path.GetFileName(file.Path)));
        Assert.Equal("broken.txt", Path.GetFileName(Assert.Single(problems).Origin.File));
    }

    private static (string?, string?, string?, string?, string?, string?) Fields(ReadArticle article) => (
        article.Input?.Id, article.Input?.Title, article.Input?.Date, article.Input?.Source, article.Input?.Url, article.Input?.Text);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Write(string name, string content) => File.WriteAllText(PathOf(name), content);

    private async Task<List<ReadArticle>> ReadAsync(string name)
    {
        var articles = new List<ReadArticle>();
        await foreach (var article in ArticleReader.ReadAsync(new(PathOf(name), 0), _ => { }, CancellationToken.None))
        {
            articles.Add(article);
        }

        return articles;
    }
}
