using EntityGraph.Extraction.Learning;
using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Tests.Extraction.Tagging;

public sealed class LinearPartTests
{
    [Fact]
    public void Quantised_scores_stay_within_half_a_step_of_the_learned_weights()
    {
        var random = new Random(11);
        var weights = Enumerable.Range(0, LinearPart.ScoreLength).Select(_ => (random.NextSingle() * 6) - 3).ToArray();
        var scores = new float[LinearPart.ScoreLength];

        Read(LinearPart.Quantize([KeyValuePair.Create(42u, weights)]), 42, scores);

        var step = weights.Max(Math.Abs) / sbyte.MaxValue;
        Assert.All(weights.Zip(scores), pair => Assert.InRange(pair.Second, pair.First - (0.51f * step), pair.First + (0.51f * step)));
    }

    [Fact]
    public void A_part_read_back_says_the_same()
    {
        var weights = Enumerable.Range(0, LinearPart.ScoreLength).Select(i => (float)(i % 7)).ToArray();
        var part = LinearPart.Quantize([KeyValuePair.Create(1u, weights), KeyValuePair.Create(9u, weights)]);
        using var stream = new MemoryStream();
        part.Write(new ModelWriter(stream));
        stream.Position = 0;
        var (before, after) = (new float[LinearPart.ScoreLength], new float[LinearPart.ScoreLength]);

        Read(part, 9, before);
        Read(LinearPart.Read(new ModelReader(stream)), 9, after);

        Assert.Equal(before, after);
    }

    [Fact]
    public void Features_without_weights_are_left_out_and_say_nothing()
    {
        var scores = new float[LinearPart.ScoreLength];

        Read(LinearPart.Quantize([KeyValuePair.Create(5u, new float[LinearPart.ScoreLength])]), 5, scores);

        Assert.All(scores, score => Assert.Equal(0, score));
    }

    private static void Read(LinearPart part, uint feature, float[] scores) =>
        new FeatureTable(part, WordEncoder.Quantize([], [], new float[32])).Read([new(feature, 0, FeatureKind.Word)], [], scores, new float[32]);
}
