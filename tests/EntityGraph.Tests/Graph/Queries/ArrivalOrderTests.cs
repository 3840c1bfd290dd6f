using System.Text.Json;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Tests.Graph.Queries;

/// <summary>
/// Real articles in random orders: those of data/samples, or the JSON lines that ENTITYGRAPH_ARTICLES names.
/// </summary>
public sealed class ArrivalOrderTests
{
    private static readonly Lazy<AnalyzedDocument[]> Documents = new(Read);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Articles_in_any_order_with_deletes_and_returns_export_byte_for_byte_the_same(int seed)
    {
        var straight = new LiveGraph();
        straight.Apply(Documents.Value);
        var random = new Random(seed);
        var shuffled = Documents.Value.ToArray();
        random.Shuffle(shuffled);
        var wild = new LiveGraph();

        foreach (var batch in shuffled.Chunk(1 + random.Next(40)))
        {
            wild.Apply(batch);
            if (random.Next(3) == 0)
            {
                wild.Publish();
            }

            var back = batch[random.Next(batch.Length)];
            wild.Remove(back.DocumentId);
            wild.Apply(back);
        }

        Assert.Equal(Articles.Export(straight.Publish()), Articles.Export(wild.Publish()));
    }

    [Fact]
    public void The_samples_hold_typed_relations_with_passages_inside_their_articles()
    {
        var graph = new LiveGraph();
        graph.Apply(Documents.Value);

        var relations = graph.Publish().Relations(new() { Limit = 1000 }).Items;

        Assert.NotEmpty(relations);
        Assert.All(relations, relation => Assert.NotEmpty(relation.Evidence));
    }

    private static AnalyzedDocument[] Read()
    {
        var analyzer = GermanAnalyzer.Load();
        var path = Environment.GetEnvironmentVariable("ENTITYGRAPH_ARTICLES") ?? Path.Combine(Root(), "data", "samples", "articles.jsonl");
        return [.. File.ReadLines(path).Select(line => Analyze(analyzer, JsonDocument.Parse(line).RootElement))];
    }

    private static AnalyzedDocument Analyze(GermanAnalyzer analyzer, JsonElement article)
    {
        var text = article.GetProperty("text").GetString() ?? "";
        var date = DateOnly.TryParse(Field(article, "date"), out var day) ? day : default(DateOnly?);
        var extraction = analyzer.Analyze(text, new(date, Field(article, "source"), Field(article, "title")));
        return new(Field(article, "id") ?? text, Field(article, "title"), date, Field(article, "source"), TextFingerprint.Of(text), extraction)
        {
            Surfaces = AnalyzedDocument.SurfacesOf(text, extraction),
        };
    }

    private static string? Field(JsonElement article, string name) =>
        article.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EntityGraph.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No EntityGraph.sln above the tests.");
        }

        return folder.FullName;
    }
}
