using System.Text.Json;
using EntityGraph.Extraction;
using EntityGraph.Lab.Relations;

namespace EntityGraph.Tests.Extraction.Relations;

/// <summary>What was reached on the development part of the gold set is not lost again.</summary>
public sealed class RelationFloorTests
{
    [Theory]
    [InlineData("dev.jsonl")]
    [InlineData("dev2.jsonl")]
    [InlineData("dev3.jsonl")]
    [InlineData("dev4.jsonl")]
    public void Quality_stays_above_the_floor(string file)
    {
        var analyzer = GermanAnalyzer.Load();
        var score = new RelationScore();
        foreach (var text in GoldText.Read(Path.Combine(GoldFolder(), file)))
        {
            score.Add(text, analyzer.Analyze(text.Text, new AnalysisContext(text.Date)));
        }

        using var floor = JsonDocument.Parse(File.ReadAllText(Path.Combine(GoldFolder(), "floor.json")));
        var (right, found, gold) = (score.Types.Sum(type => type.Right), score.Types.Sum(type => type.Found), score.Types.Sum(type => type.Gold));
        var reached = score.Attributes.ToDictionary(attribute => attribute.Name, attribute => (double)attribute.Right / attribute.All, StringComparer.Ordinal);
        reached["precision"] = (double)right / found;
        reached["recall"] = (double)right / gold;
        Assert.All(floor.RootElement.GetProperty(file[..^".jsonl".Length]).EnumerateObject(), wanted =>
            Assert.True(reached[wanted.Name] >= wanted.Value.GetDouble(), $"{wanted.Name}: {reached[wanted.Name]:F3} is below {wanted.Value}"));
    }

    private static string GoldFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EntityGraph.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder.FullName, "data", "gold", "relations");
    }
}
