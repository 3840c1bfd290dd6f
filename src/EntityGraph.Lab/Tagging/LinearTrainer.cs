using System.Numerics.Tensors;
using EntityGraph.Extraction.Learning;
using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Lab.Tagging;

/// <summary>Trains the linear part and the transitions as one conditional random field.</summary>
/// <remarks>
/// Source: Lafferty, McCallum and Pereira 2001; gradients by forward-backward, one sentence at a time, learned by
/// <see cref="FollowTheLeader"/>. Deterministic: one thread, a fixed seed.
/// </remarks>
internal sealed class LinearTrainer
{
    private const int Width = LinearChain.Width;
    private const int Reach = LinearPart.Distances / 2;
    private const int StartRow = Width;

    private readonly LinearOptions _options;
    private readonly Dictionary<uint, (int Row, int Reach)> _features = [];
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);
    private readonly List<int[][]> _rows = [];
    private readonly (int[] Types, byte[] Labels)[] _sentences;
    private readonly FollowTheLeader _weights;
    private readonly FollowTheLeader _chain;
    private readonly float[] _expected = new float[Width * Width];
    private int _rowCount;

    /// <summary>Looks at all words of the sentences.</summary>
    /// <param name="words">What is known of words.</param>
    /// <param name="sentences">What to learn from.</param>
    /// <param name="options">How to learn.</param>
    public LinearTrainer(WordTable words, IReadOnlyList<TaggedSentence> sentences, LinearOptions options)
    {
        _options = options;
        var features = new WordFeatures(words);
        _sentences = [.. sentences.Select(sentence => (
            sentence.Tokens.Index().Select(token => TypeOf(sentence.Word(token.Index), features)).ToArray(),
            sentence.Labels()))];
        _weights = new FollowTheLeader(_rowCount, Width, options);
        _chain = new FollowTheLeader(Width + 1, Width, options with { Sparseness = 0, Decay = 0.1f });
    }

    /// <summary>Learns.</summary>
    /// <param name="report">Told the number of the epoch and the mean loss of a sentence.</param>
    public void Train(Action<int, double> report)
    {
        var order = Enumerable.Range(0, _sentences.Length).ToArray();
        var random = new Random(_options.Seed);
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            random.Shuffle(order);
            report(epoch, order.Sum(index => Learn(_sentences[index].Types, _sentences[index].Labels)) / order.Length);
        }
    }

    /// <summary>Score of a label after another.</summary>
    public ReadOnlySpan<float> Transition => _chain.Weights.AsSpan(0, Width * Width);

    /// <summary>Score of a label at the start.</summary>
    public ReadOnlySpan<float> Start => _chain.Row(StartRow);

    /// <summary>The trained weights.</summary>
    /// <param name="share">Factor of all weights where this is one of several voices.</param>
    public LinearPart ToPart(float share) => LinearPart.Quantize(_features.Select(pair =>
        KeyValuePair.Create(pair.Key, WeightsOf(pair.Value.Row, pair.Value.Reach, share))));

    private int TypeOf(string word, WordFeatures features)
    {
        if (!_types.TryGetValue(word, out var type))
        {
            type = _types[word] = _rows.Count;
            _rows.Add(RowsOf(word, features));
        }

        return type;
    }

    // Rows of the features of a word, for each distance at which they are felt.
    private int[][] RowsOf(string word, WordFeatures features)
    {
        var found = new WordFeature[WordFeatures.MaxCount];
        var rows = Enumerable.Range(0, LinearPart.Distances).Select(_ => new List<int>()).ToArray();
        foreach (var feature in found.AsSpan(0, features.Collect(word, found)))
        {
            if (!_features.TryGetValue(feature.Key, out var place))
            {
                place = _features[feature.Key] = (_rowCount, feature.Reach);
                _rowCount += (2 * feature.Reach) + 1;
            }

            for (var distance = -place.Reach; distance <= place.Reach; distance++)
            {
                rows[distance + Reach].Add(place.Row + place.Reach + distance);
            }
        }

        return [.. rows.Select(list => list.ToArray())];
    }

    private float[] WeightsOf(int row, int reach, float share)
    {
        var weights = new float[LinearPart.ScoreLength];
        for (var distance = -reach; distance <= reach; distance++)
        {
            TensorPrimitives.Multiply(_weights.Row(row + reach + distance), share, weights.AsSpan((distance + Reach) * Width, Width));
        }

        return weights;
    }

    private double Learn(int[] types, byte[] labels)
    {
        var length = types.Length * Width;
        var (scores, room, slopes) = (new float[length], new float[2 * length], new float[length]);
        Visit(types, (row, token) => TensorPrimitives.Add(scores.AsSpan(token * Width, Width), _weights.Row(row), scores.AsSpan(token * Width, Width)));
        var chain = new LinearChain(TagSet.Count, _chain.Weights, _chain.Row(StartRow), (a, b) => TagSet.MayFollow(a, b), b => TagSet.MayFollow(0, b));
        Array.Clear(_expected);
        var loss = chain.Marginals(scores, room, slopes, _expected);
        var startSlope = slopes[..Width];
        for (var t = 0; t < labels.Length; t++)
        {
            loss -= scores[(t * Width) + labels[t]];
            slopes[(t * Width) + labels[t]] -= 1;
            if (t > 0)
            {
                _expected[(labels[t - 1] * Width) + labels[t]] -= 1;
                loss -= _chain.Weights[(labels[t - 1] * Width) + labels[t]];
            }
        }

        startSlope[labels[0]] -= 1;
        loss -= _chain.Row(StartRow)[labels[0]];
        UpdateWeights(types, slopes);
        UpdateChain(startSlope);
        return loss;
    }

    private void UpdateWeights(int[] types, float[] slopes)
    {
        var isSure = Enumerable.Range(0, types.Length)
            .Select(token => TensorPrimitives.SumOfSquares<float>(slopes.AsSpan(token * Width, Width)) < 1e-6f)
            .ToArray();
        Visit(types, (row, token) =>
        {
            if (!isSure[token])
            {
                _weights.Update(row, slopes.AsSpan(token * Width, Width));
            }
        });
    }

    private void UpdateChain(float[] startSlope)
    {
        for (var label = 0; label < TagSet.Count; label++)
        {
            _chain.Update(label, _expected.AsSpan(label * Width, Width));
        }

        _chain.Update(StartRow, startSlope);
    }

    private void Visit(int[] types, Action<int, int> visit)
    {
        for (var token = 0; token < types.Length; token++)
        {
            for (var distance = -Reach; distance <= Reach; distance++)
            {
                if (token + distance >= 0 && token + distance < types.Length)
                {
                    foreach (var row in _rows[types[token + distance]][distance + Reach])
                    {
                        visit(row, token);
                    }
                }
            }
        }
    }
}
