using System.Numerics.Tensors;
using EntityGraph.Extraction.Learning;

namespace EntityGraph.Lab.Tagging.Network;

/// <summary>Turns inputs into codes, and learns to do it better: the squashed sum of rows, vector and bias.</summary>
internal sealed class WordCoder
{
    private const int RareCount = 3;

    private readonly int _width;
    private readonly int _dimensions;
    private readonly FeatureRows _rows;
    private readonly DropOptions _drop;
    private readonly List<(int Row, float Scale)>[] _active;
    private readonly float[] _vectors;
    private readonly float[] _transposed;
    private readonly float[] _mask;

    /// <summary>Builds a coder.</summary>
    /// <param name="rows">The rows of features.</param>
    /// <param name="width">Length of a code.</param>
    /// <param name="dimensions">Length of a vector.</param>
    /// <param name="capacity">Most words at once.</param>
    /// <param name="drop">Shares left out while learning.</param>
    /// <param name="random">Where the first weights come from.</param>
    public WordCoder(FeatureRows rows, int width, int dimensions, int capacity, DropOptions drop, ref XorShift random)
    {
        (_rows, _width, _dimensions, _drop) = (rows, width, dimensions, drop);
        Projection = new Parameter(dimensions * width, 0.5f / MathF.Sqrt(dimensions), ref random);
        Bias = new Parameter(width, 0, ref random);
        _active = [.. Enumerable.Range(0, capacity).Select(_ => new List<(int, float)>())];
        _vectors = new float[capacity * dimensions];
        _transposed = new float[capacity * dimensions];
        _mask = new float[capacity * width];
    }

    /// <summary>From a vector to a code.</summary>
    public Parameter Projection { get; }

    /// <summary>Added to each code.</summary>
    public Parameter Bias { get; }

    /// <summary>Codes words.</summary>
    /// <param name="inputs">The words; null gives a code of zeros.</param>
    /// <param name="codes">Takes a code for each.</param>
    /// <param name="random">Decides what is left out.</param>
    /// <param name="isLearning">Whether anything is left out.</param>
    public void Forward(ReadOnlySpan<WordInput?> inputs, Span<float> codes, ref XorShift random, bool isLearning)
    {
        for (var t = 0; t < inputs.Length; t++)
        {
            Bias.Weights.AsSpan(0, _width).CopyTo(codes[(t * _width)..]);
            var vector = _vectors.AsSpan(t * _dimensions, _dimensions);
            vector.Clear();
            inputs[t]?.Vector?.CopyTo(vector);
        }

        Matrix.AddProduct(_vectors, _dimensions, Projection.Weights, codes, inputs.Length, _dimensions, _width);
        for (var t = 0; t < inputs.Length; t++)
        {
            var code = codes.Slice(t * _width, _width);
            if (inputs[t] is not { } input)
            {
                code.Clear();
                continue;
            }

            Choose(input, _active[t], ref random, isLearning);
            foreach (var (row, scale) in _active[t])
            {
                _rows.AddTo(row, scale, code);
            }

            TensorPrimitives.Tanh(code, code);
            if (isLearning)
            {
                Mask(code, _mask.AsSpan(t * _width, _width), _drop.Input, ref random);
            }
        }
    }

    /// <summary>Learns from slopes of the codes.</summary>
    /// <param name="inputs">The words coded last.</param>
    /// <param name="codes">Their codes.</param>
    /// <param name="slopes">The slope of each code; destroyed.</param>
    /// <param name="rowRate">Learning rate of the rows.</param>
    public void Backward(ReadOnlySpan<WordInput?> inputs, ReadOnlySpan<float> codes, Span<float> slopes, float rowRate)
    {
        for (var t = 0; t < inputs.Length; t++)
        {
            var slope = slopes.Slice(t * _width, _width);
            if (inputs[t] is null)
            {
                slope.Clear();
                continue;
            }

            Unsquash(codes.Slice(t * _width, _width), _mask.AsSpan(t * _width, _width), slope);
            TensorPrimitives.Add(Bias.Slopes.AsSpan(0, _width), slope, Bias.Slopes.AsSpan(0, _width));
            foreach (var (row, scale) in _active[t])
            {
                _rows.Update(row, slope, scale, rowRate);
            }
        }

        Matrix.Transpose(_vectors, _dimensions, inputs.Length, _dimensions, _transposed);
        Matrix.AddProduct(_transposed, inputs.Length, slopes, Projection.Slopes, _dimensions, inputs.Length, _width);
    }

    /// <summary>Leaves out a share of numbers and raises the rest to keep the mean.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="mask">Takes the factor of each.</param>
    /// <param name="share">The share left out.</param>
    /// <param name="random">Decides.</param>
    public static void Mask(Span<float> values, Span<float> mask, float share, ref XorShift random)
    {
        for (var i = 0; i < values.Length; i++)
        {
            mask[i] = random.NextSingle() < share ? 0 : 1 / (1 - share);
            values[i] *= mask[i];
        }
    }

    // The slope before the mask and the hyperbolic tangent; a masked code is the tangent times its factor.
    private static void Unsquash(ReadOnlySpan<float> code, ReadOnlySpan<float> mask, Span<float> slope)
    {
        for (var i = 0; i < code.Length; i++)
        {
            var tangent = mask[i] > 0 ? code[i] / mask[i] : 0;
            slope[i] *= mask[i] * (1 - (tangent * tangent));
        }
    }

    private void Choose(WordInput input, List<(int Row, float Scale)> active, ref XorShift random, bool isLearning)
    {
        active.Clear();
        var keep = isLearning ? 1 - _drop.Feature : 1;
        var lose = input.Count <= RareCount ? 2 * _drop.Identity : _drop.Identity / 2;
        if (!isLearning || random.NextSingle() >= lose)
        {
            foreach (var row in input.Identity)
            {
                active.Add((row, 1));
            }
        }

        AddKept(input.Plain, 1 / keep, keep, active, ref random);
        AddKept(input.Grams, 1 / (keep * MathF.Sqrt(Math.Max(1, input.Grams.Length))), keep, active, ref random);
    }

    private static void AddKept(int[] rows, float scale, float keep, List<(int Row, float Scale)> active, ref XorShift random)
    {
        foreach (var row in rows)
        {
            if (keep >= 1 || random.NextSingle() < keep)
            {
                active.Add((row, scale));
            }
        }
    }
}
