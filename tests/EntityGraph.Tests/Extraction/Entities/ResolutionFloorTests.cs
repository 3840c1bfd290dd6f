using System.Text.Json;
using EntityGraph.Extraction;
using EntityGraph.Lab;
using EntityGraph.Lab.Resolution;

namespace EntityGraph.Tests.Extraction.Entities;

/// <summary>Who is who may get better, never worse: the floors stand beside the gold sets and only rise.</summary>
public sealed class ResolutionFloorTests
{
    private static readonly string Gold = GoldFolder();
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();

    [Theory]
    [InlineData("dev")]
    [InlineData("dev2")]
    [InlineData("dev3")]
    [InlineData("dev4")]
    [InlineData("dev5")]
    public void Actors_of_the_development_texts_are_told_apart_at_least_this_well(string file)
    {
        var floor = Floor(file);

        var result = EvaluateResolutionCommand.Score(Analyzer, ResolvedText.Read(Path.Combine(Gold, "resolution", file + ".jsonl")));

        Assert.InRange(result.BCubed, floor.GetProperty("bCubed").GetDouble(), 1);
        Assert.InRange(result.Ceafe, floor.GetProperty("ceafe").GetDouble(), 1);
        Assert.InRange(result.WrongMerges, 0, floor.GetProperty("wrongMerges").GetDouble());
    }

    [Theory]
    [InlineData("dev")]
    [InlineData("dev2")]
    [InlineData("dev3")]
    public void Seats_of_the_development_sentences_are_told_from_governments_at_least_this_well(string file)
    {
        var results = EvaluateMetonymyCommand.Score(Analyzer, SeatName.Read(Path.Combine(Gold, "metonymy", file + ".tsv")));

        Assert.InRange(results.Average(result => result.IsRight ? 1 : 0), Floor(file).GetProperty("metonymy").GetDouble(), 1);
    }

    [Fact]
    public void The_best_assignment_takes_the_largest_sum_and_not_the_largest_part() =>
        Assert.Equal([1, 0], Assignment.Best(new double[,] { { 3, 2 }, { 2, 0 } }));

    private static JsonElement Floor(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Gold, "resolution", "floor.json"))).RootElement.GetProperty(file);

    private static string GoldFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EntityGraph.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine(folder.FullName, "data", "gold");
    }
}
