using System.Numerics.Tensors;
using EntityGraph.Extraction.Learning;
using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Lab.Tagging.Network;

/// <summary>Trains the network over tagged sentences, under the same chain of labels that decodes.</summary>
/// <remarks>
/// Sources: Collobert et al. 2011 (windows of word codes), Strubell et al. 2017 (convolutions under a chain); gradients by
/// hand. Several sentences are laid end to end with two empty words between them. Deterministic.
/// </remarks>
internal sealed class NetTrainer
{
    private const int Labels = LinearChain.Width;
    private const int Gap = 2;
    private const int Capacity = 2048;

    private readonly NetOptions _options;
    private readonly WordCoder _coder;
    private readonly ConvolutionLayers _layers;
    private readonly Parameter _transition;
    private readonly Parameter _start;
    private readonly (WordInput[] Inputs, byte[] Labels)[] _sentences;
    private readonly float[] _expected = new float[Labels * Labels];
    private readonly float[] _room = new float[2 * Capacity * Labels];
    private XorShift _random;

    /// <summary>Builds a network.</summary>
    /// <param name="sentences">What to learn from.</param>
    /// <param name="words">Turns words into inputs; has rows for their features.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="dimensions">Length of a vector.</param>
    /// <param name="options">How to build and learn.</param>
    public NetTrainer(IReadOnlyList<TaggedSentence> sentences, WordInputs words, FeatureRows rows, int dimensions, NetOptions options)
    {
        (_options, _random) = (options, new XorShift(options.Seed + 1));
        _coder = new WordCoder(rows, options.Width, dimensions, Capacity, options.Drop, ref _random);
        _layers = new ConvolutionLayers(options, Capacity, ref _random);
        _transition = new Parameter(Labels * Labels, 0, ref _random);
        _start = new Parameter(Labels, 0, ref _random);
        _sentences = [.. sentences.Select(sentence => (
            sentence.Tokens.Index().Select(token => words[sentence.Word(token.Index)]).ToArray(),
            sentence.Labels()))];
        foreach (var input in _sentences.SelectMany(sentence => sentence.Inputs))
        {
            input.Count++;
        }
    }

    /// <summary>Score of a label after another.</summary>
    public float[] Transition => _transition.Weights;

    /// <summary>Score of a label at the start.</summary>
    public float[] Start => _start.Weights;

    /// <summary>The coder of words.</summary>
    public WordCoder Coder => _coder;

    /// <summary>Learns.</summary>
    /// <param name="report">Told the number of each epoch and the mean loss of a sentence.</param>
    public void Train(Action<int, double> report)
    {
        var order = Enumerable.Range(0, _sentences.Length).ToArray();
        var shuffle = new Random((int)_options.Seed);
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            shuffle.Shuffle(order);
            var loss = 0.0;
            for (var next = 0; next < order.Length;)
            {
                var (first, tokens) = (next, 0);
                while (next < order.Length && tokens < _options.BatchTokens)
                {
                    tokens += _sentences[order[next++]].Inputs.Length + Gap;
                }

                loss += Learn(order.AsSpan(first, next - first), Pace((epoch + ((double)next / order.Length)) / _options.Epochs));
            }

            report(epoch + 1, loss / order.Length);
        }
    }

    /// <summary>The trained network.</summary>
    /// <param name="share">Factor of its scores where it is one of several voices.</param>
    public ContextNet ToNet(float share) => _layers.ToNet(share);

    // A short warm-up, then full speed, then down to nothing.
    private static float Pace(double done) => (float)Math.Min(Math.Min(1, 0.05 + (done * 50)), 1 - (0.98 * Math.Max(0, (done - 0.3) / 0.7)));

    private double Learn(ReadOnlySpan<int> batch, float pace)
    {
        var inputs = new List<WordInput?>();
        var starts = new int[batch.Length];
        for (var i = 0; i < batch.Length; i++)
        {
            starts[i] = inputs.Count;
            inputs.AddRange(_sentences[batch[i]].Inputs);
            inputs.AddRange(null, null);
        }

        var words = inputs.ToArray();
        _coder.Forward(words, _layers.Codes(words.Length), ref _random, isLearning: true);
        var isWord = words.Select(word => word is not null).ToArray();
        var scores = _layers.Forward(isWord, ref _random);
        var slopes = new float[scores.Length];
        var chain = new LinearChain(TagSet.Count, Transition, Start, (a, b) => TagSet.MayFollow(a, b), b => TagSet.MayFollow(0, b));
        Array.Clear(_expected);
        var loss = 0.0;
        for (var i = 0; i < batch.Length; i++)
        {
            var gold = _sentences[batch[i]].Labels;
            var part = scores.Slice(starts[i] * Labels, gold.Length * Labels);
            loss += Compare(chain, part, slopes.AsSpan(starts[i] * Labels, part.Length), gold);
        }

        Step(words, slopes, 1f / batch.Length, pace);
        return loss;
    }

    private double Compare(LinearChain chain, ReadOnlySpan<float> scores, Span<float> slopes, byte[] gold)
    {
        var loss = chain.Marginals(scores, _room, slopes, _expected);
        TensorPrimitives.Add(_start.Slopes, slopes[..Labels], _start.Slopes);
        _start.Slopes[gold[0]] -= 1;
        loss -= Start[gold[0]];
        for (var t = 0; t < gold.Length; t++)
        {
            loss -= scores[(t * Labels) + gold[t]];
            slopes[(t * Labels) + gold[t]] -= 1;
            if (t > 0)
            {
                _expected[(gold[t - 1] * Labels) + gold[t]] -= 1;
                loss -= Transition[(gold[t - 1] * Labels) + gold[t]];
            }
        }

        return loss;
    }

    private void Step(WordInput?[] words, float[] slopes, float share, float pace)
    {
        TensorPrimitives.Multiply(slopes, share, slopes);
        TensorPrimitives.Multiply(_expected, share, _transition.Slopes);
        TensorPrimitives.Multiply(_start.Slopes, share, _start.Slopes);
        var codeSlopes = _layers.Backward(slopes);
        _coder.Backward(words, _layers.Codes(words.Length), codeSlopes, _options.RowRate * pace);
        var rate = _options.Rate * pace;
        _layers.Step(rate);
        _coder.Projection.Step(rate);
        _coder.Bias.Step(rate);
        _transition.Step(3 * rate);
        _start.Step(3 * rate);
    }
}
