using EntityGraph.Lab.Tagging;

namespace EntityGraph.Tests.Lab.Tagging;

public sealed class VectorTrainerTests
{
    [Fact]
    public void Words_that_stand_in_the_same_places_get_similar_vectors()
    {
        var random = new Random(4);
        string[] Sentence() => random.Next(2) == 0
            ? ["der", random.Next(2) == 0 ? "Hund" : "Wolf", "bellt", "laut"]
            : ["ein", random.Next(2) == 0 ? "Zug" : "Bus", "hält", "hier"];
        string[][] text = [.. Enumerable.Range(0, 4000).Select(_ => Sentence())];
        var options = new VectorOptions(Dimensions: 16, Window: 2, Negatives: 4, Epochs: 3, MinCount: 2, Sample: 1, Seed: 3);

        var vectors = new VectorTrainer(() => text, options).Train(_ => { });

        Assert.True(Likeness(vectors, "Hund", "Wolf") > Likeness(vectors, "Hund", "Bus"));
    }

    private static double Likeness(WordVectors vectors, string first, string second)
    {
        var (a, b) = (new float[vectors.Dimensions], new float[vectors.Dimensions]);
        vectors.Copy(Array.IndexOf(vectors.Words, first), a);
        vectors.Copy(Array.IndexOf(vectors.Words, second), b);
        return a.Zip(b).Sum(pair => (double)pair.First * pair.Second);
    }
}
