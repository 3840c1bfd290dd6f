using EntityGraph.Extraction.Learning;

namespace EntityGraph.Tests.Extraction.Learning;

public sealed class LinearChainTests
{
    private const int Labels = 3;
    private const int Width = LinearChain.Width;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 2)]
    [InlineData(6, 3)]
    public void The_decoded_sequence_is_the_best_of_all_sequences(int tokens, int seed)
    {
        var random = new Random(seed);
        var (chain, transition, start, scores) = RandomChain(random, tokens);
        var best = new byte[tokens];

        chain.Decode(scores, new int[tokens * Width], best);

        var expected = AllSequences(tokens).MaxBy(labels => Score(labels, transition, start, scores));
        Assert.Equal(expected, best);
    }

    [Fact]
    public void Marginals_add_up_what_all_sequences_say()
    {
        var (chain, transition, start, scores) = RandomChain(new Random(5), 4);
        var marginals = new float[4 * Width];

        var logSum = chain.Marginals(scores, new float[8 * Width], marginals, []);

        var odds = AllSequences(4).Select(labels => (Labels: labels, Odds: Math.Exp(Score(labels, transition, start, scores)))).ToArray();
        Assert.Equal(Math.Log(odds.Sum(item => item.Odds)), logSum, 4);
        Assert.All(
            from token in Enumerable.Range(0, 4) from label in Enumerable.Range(0, Labels) select (token, label),
            cell => Assert.Equal(
                odds.Where(item => item.Labels[cell.token] == cell.label).Sum(item => item.Odds) / odds.Sum(item => item.Odds),
                marginals[(cell.token * Width) + cell.label],
                4));
    }

    // Label 2 may only follow label 1 or itself, and never starts.
    private static bool MayFollow(int previous, int label) => label != 2 || previous is 1 or 2;

    private static (LinearChain Chain, float[] Transition, float[] Start, float[] Scores) RandomChain(Random random, int tokens)
    {
        var transition = Row(random, Width * Width);
        var start = Row(random, Width);
        return (new LinearChain(Labels, transition, start, MayFollow, label => label != 2), transition, start, Row(random, tokens * Width));
    }

    private static float[] Row(Random random, int length) =>
        [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 4) - 2)];

    private static IEnumerable<byte[]> AllSequences(int tokens) =>
        from number in Enumerable.Range(0, (int)Math.Pow(Labels, tokens))
        let labels = Enumerable.Range(0, tokens).Select(t => (byte)(number / (int)Math.Pow(Labels, t) % Labels)).ToArray()
        where labels[0] != 2 && labels.Zip(labels.Skip(1)).All(pair => MayFollow(pair.First, pair.Second))
        select labels;

    private static double Score(byte[] labels, float[] transition, float[] start, float[] scores) =>
        start[labels[0]]
        + labels.Index().Sum(label => (double)scores[(label.Index * Width) + label.Item])
        + labels.Zip(labels.Skip(1)).Sum(pair => (double)transition[(pair.First * Width) + pair.Second]);
}
