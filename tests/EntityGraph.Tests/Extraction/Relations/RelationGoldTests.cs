using System.Globalization;
using System.Text.Json;
using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction.Relations;

/// <summary>The gold set is well formed; what it says is for people to judge.</summary>
public sealed class RelationGoldTests
{
    private static readonly string[] Modalities = ["asserted", "planned", "possible", "conditional", "demanded"];

    [Theory]
    [InlineData("dev.jsonl", false)]
    [InlineData("dev2.jsonl", false)]
    [InlineData("dev3.jsonl", false)]
    [InlineData("dev4.jsonl", false)]
    [InlineData("heldout.jsonl", true)]
    public void Every_relation_stands_on_its_text(string file, bool isHeldOut) =>
        Assert.All(File.ReadLines(Path.Combine(GoldFolder(), file)), line =>
        {
            using var item = JsonDocument.Parse(line);
            var text = item.RootElement.GetProperty("text").GetString()!;
            Assert.Equal(isHeldOut, int.Parse(item.RootElement.GetProperty("id").GetString()![1..], CultureInfo.InvariantCulture) % 3 == 0);
            Assert.True(DateOnly.TryParseExact(item.RootElement.GetProperty("date").GetString(), "yyyy-MM-dd", out _));
            Assert.All(item.RootElement.GetProperty("relations").EnumerateArray(), relation => Check(relation, text));
        });

    private static void Check(JsonElement relation, string text)
    {
        var type = String("type");
        Assert.True(Ontology.TryParse(type!, out var known), type);
        Assert.Contains(String("modality"), Modalities);
        Assert.Contains(String("sourceText")!, text, StringComparison.Ordinal);
        Assert.Contains(String("targetText")!, text, StringComparison.Ordinal);
        Assert.All([String("source")!, String("target")!], id => Assert.Matches("^(person|organization):[a-z0-9-]+$|^state:[A-Z]{2}$", id));
        Assert.NotEqual(String("source"), String("target"));
        Assert.False(String("speaker") is not null && !relation.GetProperty("reported").GetBoolean(), "a speaker of what is not reported");
        Assert.False(relation.GetProperty("former").GetBoolean() && known.Info().Scale is not null, "an event is never former");
        Assert.True(String("eventDate") is not { } date || DateInterval.TryParse(date, out _), String("eventDate"));

        string? String(string name) => relation.GetProperty(name).GetString();
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
