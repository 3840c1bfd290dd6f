using EntityGraph.Lab.Tagging;
using EntityGraph.Lab.Tagging.Network;

namespace EntityGraph.Tests.Lab.Tagging.Network;

public sealed class ConvolutionLayersTests
{
    private const int Words = 6;
    private const int Width = 8;

    private static readonly NetOptions Options = new(Width, 16, 8, 1, 1, 100, 0.001f, 0.01f, new(0, 0, 0, 0, 0), 3);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 5)]
    [InlineData(5, 7)]
    public void The_slope_of_a_code_is_what_a_small_change_of_it_does(int word, int cell)
    {
        var random = new XorShift(9);
        var layers = new ConvolutionLayers(Options, Words, ref random);
        var codes = Numbers(Words * Width);
        var weights = Numbers(Words * 32);

        Sum(layers, codes, weights);
        var slope = layers.Backward(weights)[(word * Width) + cell];

        const float Step = 1e-2f;
        var at = (word * Width) + cell;
        var high = Sum(layers, [.. codes.Index().Select(c => c.Index == at ? c.Item + Step : c.Item)], weights);
        var low = Sum(layers, [.. codes.Index().Select(c => c.Index == at ? c.Item - Step : c.Item)], weights);
        Assert.Equal((high - low) / (2 * Step), slope, 2);
    }

    private static double Sum(ConvolutionLayers layers, float[] codes, float[] weights)
    {
        var random = new XorShift(1);
        codes.CopyTo(layers.Codes(Words));
        var scores = layers.Forward([true, true, true, true, true, true], ref random);
        var sum = 0.0;
        for (var i = 0; i < scores.Length; i++)
        {
            sum += scores[i] * weights[i];
        }

        return sum;
    }

    private static float[] Numbers(int count)
    {
        var random = new Random(count);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle() - 0.5f)];
    }
}
