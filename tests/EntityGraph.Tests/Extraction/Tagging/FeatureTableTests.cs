using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Tests.Extraction.Tagging;

public sealed class FeatureTableTests
{
    private const int Width = 32;

    [Fact]
    public void A_feature_says_of_labels_and_of_the_code_what_the_two_parts_of_the_model_say()
    {
        var (scores, code) = (new float[LinearPart.ScoreLength], new float[Width]);

        Table().Read([new(1, 0, FeatureKind.Word), new(2, 0, FeatureKind.Suffix), new(3, 0, FeatureKind.Suffix), new(99, 0, FeatureKind.Word)], [], scores, code);

        Assert.Equal([7f, 5f], scores[..2]);
        Assert.All(scores[2..], score => Assert.Equal(0, score));
        Assert.All(code, value => Assert.Equal(MathF.Tanh(0.5f + 0.25f + 0.125f), value, 0.001f));
    }

    [Fact]
    public void Pieces_of_a_word_are_averaged_by_the_root_of_their_number()
    {
        var code = new float[Width];

        Table().Read([.. Enumerable.Repeat(new WordFeature(3, 0, FeatureKind.Gram), 4)], [], new float[LinearPart.ScoreLength], code);

        Assert.All(code, value => Assert.Equal(MathF.Tanh(0.5f + (4 * 0.125f / 2)), value, 0.001f));
    }

    // Feature 1 has cells only, 2 both, 3 a row of the code only.
    private static FeatureTable Table() => new(
        LinearPart.Quantize([KeyValuePair.Create(1u, Cells(7, 0)), KeyValuePair.Create(2u, Cells(0, 5))]),
        WordEncoder.Quantize([KeyValuePair.Create(2u, Row(0.25f)), KeyValuePair.Create(3u, Row(0.125f))], [], Row(0.5f)));

    private static float[] Cells(float first, float second) => [first, second, .. new float[LinearPart.ScoreLength - 2]];

    private static float[] Row(float value) => [.. Enumerable.Repeat(value, Width)];
}
