using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EntityGraph.Lab.Tagging;

/// <summary>How word vectors are learned.</summary>
/// <param name="Dimensions">Length of a vector, a multiple of eight.</param>
/// <param name="Window">How many words to each side are predicted.</param>
/// <param name="Negatives">Random words told apart from the true one.</param>
/// <param name="Epochs">Passes over the text.</param>
/// <param name="MinCount">Rarer words are left out.</param>
/// <param name="Sample">Share of the text above which a word is thinned out.</param>
/// <param name="Seed">Of all that is random.</param>
internal sealed record VectorOptions(int Dimensions, int Window, int Negatives, int Epochs, int MinCount, double Sample, ulong Seed);

/// <summary>Learns word vectors from raw text by structured skip-gram with negative sampling.</summary>
/// <remarks>
/// Sources: Mikolov et al. 2013 (negative sampling, thinning), Ling et al. 2015 (one output matrix for each position, which
/// suits tagging better). The negatives of a word are shared by its positions, so that their outputs lie side by side in
/// memory. One thread, deterministic.
/// </remarks>
internal sealed class VectorTrainer
{
    private const int TableSize = 1 << 22;
    private const int SigmoidSteps = 2048;
    private const float SigmoidRange = 8;
    private const float FirstRate = 0.05f;

    private readonly VectorOptions _options;
    private readonly string[] _words;
    private readonly int[] _counts;
    private readonly int[] _text;
    private readonly float[] _inputs;
    private readonly float[][] _outputs;
    private readonly float[] _keep;
    private readonly int[] _noise;
    private readonly float[] _sigmoid = [.. Enumerable.Range(0, SigmoidSteps)
        .Select(i => 1 / (1 + MathF.Exp(-SigmoidRange * (((2f * i) / SigmoidSteps) - 1))))];

    private readonly float[] _slope;
    private XorShift _random;

    /// <summary>Reads the text twice: once for the words, once for their order.</summary>
    /// <param name="read">Gives the words of each paragraph; called twice.</param>
    /// <param name="options">How to learn.</param>
    public VectorTrainer(Func<IEnumerable<string[]>> read, VectorOptions options)
    {
        _options = options;
        _random = new XorShift(options.Seed);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in read().SelectMany(paragraph => paragraph))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, word, out _)++;
        }

        var kept = counts.Where(pair => pair.Value >= options.MinCount)
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).ToArray();
        _words = [.. kept.Select(pair => pair.Key)];
        _counts = [.. kept.Select(pair => pair.Value)];
        var index = _words.Index().ToDictionary(word => word.Item, word => word.Index, StringComparer.Ordinal);
        _text = [.. read().SelectMany(paragraph => paragraph.Select(word => index.GetValueOrDefault(word, -1)).Append(-2))];
        _inputs = new float[_words.Length * options.Dimensions];
        foreach (ref var value in _inputs.AsSpan())
        {
            value = (_random.NextSingle() - 0.5f) / options.Dimensions;
        }

        _outputs = [.. _words.Select(_ => new float[2 * options.Window * options.Dimensions])];
        _slope = new float[options.Dimensions];
        var total = options.Sample * _counts.Sum(count => (double)count);
        _keep = [.. _counts.Select(count => (float)(Math.Sqrt(total / count) + (total / count)))];
        _noise = Noise();
    }

    /// <summary>Learns.</summary>
    /// <param name="report">Told the number of each epoch when it ends.</param>
    public WordVectors Train(Action<int> report)
    {
        var sentence = new List<int>();
        var read = 0L;
        for (var epoch = 1; epoch <= _options.Epochs; epoch++)
        {
            foreach (var word in _text)
            {
                read++;
                if (word >= 0 && _random.NextSingle() < _keep[word])
                {
                    sentence.Add(word);
                }
                else if (word == -2)
                {
                    Learn(CollectionsMarshal.AsSpan(sentence), FirstRate * Math.Max(0.002f, 1 - ((float)read / ((long)_text.Length * _options.Epochs))));
                    sentence.Clear();
                }
            }

            report(epoch);
        }

        return WordVectors.Round(_words, _counts, _inputs);
    }

    private int[] Noise()
    {
        var table = new int[TableSize];
        var weights = _counts.Select(count => Math.Pow(count, 0.75)).ToArray();
        var (word, sum, step) = (0, weights[0], weights.Sum() / TableSize);
        for (var i = 0; i < TableSize; i++)
        {
            while (sum < i * step && word < weights.Length - 1)
            {
                sum += weights[++word];
            }

            table[i] = word;
        }

        return table;
    }

    private void Learn(ReadOnlySpan<int> sentence, float rate)
    {
        var (dimensions, window) = (_options.Dimensions, _options.Window);
        for (var t = 0; t < sentence.Length; t++)
        {
            var input = _inputs.AsSpan(sentence[t] * dimensions, dimensions);
            Array.Clear(_slope);
            for (var distance = -window; distance <= window; distance++)
            {
                if (distance != 0 && t + distance >= 0 && t + distance < sentence.Length)
                {
                    Pull(input, Output(sentence[t + distance], distance), 1, rate);
                }
            }

            for (var i = 0; i < _options.Negatives; i++)
            {
                var noise = _noise[_random.Next() & (TableSize - 1)];
                for (var distance = -window; distance <= window; distance++)
                {
                    if (distance != 0 && t + distance >= 0 && t + distance < sentence.Length && sentence[t + distance] != noise)
                    {
                        Pull(input, Output(noise, distance), 0, rate);
                    }
                }
            }

            System.Numerics.Tensors.TensorPrimitives.Add(input, _slope, input);
        }
    }

    private Span<float> Output(int word, int distance)
    {
        var position = distance < 0 ? distance + _options.Window : distance + _options.Window - 1;
        return _outputs[word].AsSpan(position * _options.Dimensions, _options.Dimensions);
    }

    // One step of logistic regression: moves the output, and collects where the input should go.
    private void Pull(ReadOnlySpan<float> input, Span<float> output, float target, float rate)
    {
        ref var from = ref MemoryMarshal.GetReference(input);
        ref var to = ref MemoryMarshal.GetReference(output);
        ref var slope = ref MemoryMarshal.GetArrayDataReference(_slope);
        var sum = Vector256<float>.Zero;
        for (var i = 0; i < input.Length; i += Vector256<float>.Count)
        {
            sum += Vector256.LoadUnsafe(ref from, (nuint)i) * Vector256.LoadUnsafe(ref to, (nuint)i);
        }

        var cell = (int)((Vector256.Sum(sum) + SigmoidRange) * (SigmoidSteps / (2 * SigmoidRange)));
        var step = Vector256.Create((target - _sigmoid[Math.Clamp(cell, 0, SigmoidSteps - 1)]) * rate);
        for (var i = 0; i < input.Length; i += Vector256<float>.Count)
        {
            var old = Vector256.LoadUnsafe(ref to, (nuint)i);
            (Vector256.LoadUnsafe(ref slope, (nuint)i) + (step * old)).StoreUnsafe(ref slope, (nuint)i);
            (old + (step * Vector256.LoadUnsafe(ref from, (nuint)i))).StoreUnsafe(ref to, (nuint)i);
        }
    }
}

/// <summary>A small fast source of random numbers (Marsaglia 2003), the same everywhere.</summary>
/// <param name="seed">Any number.</param>
internal struct XorShift(ulong seed)
{
    private ulong _state = unchecked((seed * 0x9E3779B97F4A7C15UL) + 1);

    /// <summary>32 random bits.</summary>
    public int Next()
    {
        unchecked
        {
            _state ^= _state << 13;
            _state ^= _state >> 7;
            _state ^= _state << 17;
            return (int)(_state >> 32);
        }
    }

    /// <summary>A number in [0, 1).</summary>
    public float NextSingle() => (uint)Next() / 4294967808f;
}
