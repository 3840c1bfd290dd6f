using EntityGraph.Extraction.Learning;
using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Tests.Extraction.Tagging;

public sealed class FixedPointNetTests
{
    private const int Code = 8;
    private const int Hidden = 16;
    private const int Deep = 16;
    private const int Tokens = 5;
    private const int Labels = LinearChain.Width;

    [Fact]
    public void Remembered_shares_give_what_the_plain_network_computes()
    {
        var random = new Random(2);
        var net = new ContextNet(
            Numbers(random, LinearPart.Distances * Code * Hidden, 0.3f),
            Numbers(random, Hidden),
            Numbers(random, ContextNet.DeepWindow * Hidden * Deep, 0.3f),
            Numbers(random, Deep),
            Numbers(random, Hidden * Labels),
            Numbers(random, Deep * Labels),
            Numbers(random, Labels));
        var codes = Enumerable.Range(0, Tokens).Select(_ => Numbers(random, Code)).ToArray();
        var whole = new FixedPointNet(net);
        var words = Enumerable.Range(0, Tokens + 4).Select(_ => new short[whole.GiftLength]).ToArray();
        foreach (var (t, code) in codes.Index())
        {
            whole.Give(new float[LinearPart.ScoreLength], code, words[t + 2]);
        }

        var scores = new float[Tokens * Labels];
        whole.Score(words, new short[whole.UnitRoom(Tokens)], new int[whole.SumRoom(Tokens)], scores);

        Assert.All(Plain(net, codes).Zip(scores), pair => Assert.Equal(pair.First, pair.Second, 0.02f));
    }

    private static float[] Plain(ContextNet net, float[][] codes)
    {
        var hidden = Layer(codes, net.Input, net.HiddenBias, LinearPart.Distances);
        var deep = Layer(hidden, net.Deep, net.DeepBias, ContextNet.DeepWindow);
        return [.. from token in Enumerable.Range(0, Tokens)
                   from label in Enumerable.Range(0, Labels)
                   select net.OutputBias[label]
                       + hidden[token].Index().Sum(unit => unit.Item * net.HiddenOutput[(unit.Index * Labels) + label])
                       + deep[token].Index().Sum(unit => unit.Item * net.DeepOutput[(unit.Index * Labels) + label])];
    }

    private static float[][] Layer(float[][] inputs, float[] weights, float[] bias, int window) =>
        [.. inputs.Index().Select(input => bias.Index().Select(unit => Math.Max(0, unit.Item
            + (from distance in Enumerable.Range(0, window)
               let place = input.Index + distance - (window / 2)
               where place >= 0 && place < inputs.Length
               from cell in inputs[place].Index()
               select cell.Item * weights[(((distance * inputs[0].Length) + cell.Index) * bias.Length) + unit.Index]).Sum())).ToArray())];

    private static float[] Numbers(Random random, int count, float most = 1) =>
        [.. Enumerable.Range(0, count).Select(_ => ((random.NextSingle() * 2) - 1) * most)];
}
