using System.Numerics.Tensors;
using EntityGraph.Extraction.Learning;
using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Lab.Tagging.Network;

/// <summary>The layers between the codes of words and the scores of labels, forward and backward.</summary>
/// <remarks>All buffers have two rows of zeros before and after, so that windows need no borders.</remarks>
internal sealed class ConvolutionLayers
{
    private const int Labels = LinearChain.Width;
    private const int Window = LinearPart.Distances;
    private const int DeepWindow = ContextNet.DeepWindow;
    private const int Border = 2;

    private readonly NetOptions _options;
    private readonly Parameter _input;
    private readonly Parameter _hiddenBias;
    private readonly Parameter _deep;
    private readonly Parameter _deepBias;
    private readonly Parameter _hiddenOutput;
    private readonly Parameter _deepOutput;
    private readonly Parameter _outputBias;
    private readonly Layer _codes;
    private readonly Layer _hidden;
    private readonly Layer _deepUnits;
    private readonly float[] _scores;
    private readonly float[] _turned;
    private readonly float[] _spread;
    private int _rows;

    /// <summary>Starts with random weights.</summary>
    /// <param name="options">How the network is built.</param>
    /// <param name="capacity">Most words at once.</param>
    /// <param name="random">Where the weights come from.</param>
    public ConvolutionLayers(NetOptions options, int capacity, ref XorShift random)
    {
        _options = options;
        _input = Random(Window * options.Width, options.Hidden, ref random);
        _hiddenBias = new Parameter(options.Hidden, 0, ref random);
        _deep = Random(DeepWindow * options.Hidden, options.Deep, ref random);
        _deepBias = new Parameter(options.Deep, 0, ref random);
        _hiddenOutput = new Parameter(options.Hidden * Labels, 0.05f, ref random);
        _deepOutput = new Parameter(options.Deep * Labels, 0.05f, ref random);
        _outputBias = new Parameter(Labels, 0, ref random);
        _codes = new Layer(options.Width, capacity);
        _hidden = new Layer(options.Hidden, capacity);
        _deepUnits = new Layer(options.Deep, capacity);
        _scores = new float[capacity * Labels];
        var widest = Math.Max(Window * options.Width, DeepWindow * options.Hidden);
        _turned = new float[Math.Max(capacity, options.Hidden) * widest];
        _spread = new float[capacity * widest];
    }

    /// <summary>Room for the codes of words.</summary>
    /// <param name="rows">Number of words.</param>
    public Span<float> Codes(int rows)
    {
        if (_rows != rows)
        {
            // What follows the last row must be zero for the windows of the last words.
            _rows = rows;
            _codes.Values.AsSpan((rows + Border) * _codes.Width, Border * _codes.Width).Clear();
        }

        return _codes.Rows(rows);
    }

    /// <summary>Scores the labels of the words whose codes were filled in.</summary>
    /// <param name="isWord">False for the empty words between sentences.</param>
    /// <param name="random">Decides what is left out.</param>
    public Span<float> Forward(bool[] isWord, ref XorShift random)
    {
        var scores = _scores.AsSpan(0, _rows * Labels);
        Convolve(_codes, Window, _input, _hidden);
        Activate(_hidden, _hiddenBias, _options.Drop.Hidden, isWord, ref random);
        Convolve(_hidden, DeepWindow, _deep, _deepUnits);
        Activate(_deepUnits, _deepBias, _options.Drop.Deep, isWord, ref random);
        for (var t = 0; t < _rows; t++)
        {
            _outputBias.Weights.CopyTo(scores.Slice(t * Labels, Labels));
        }

        Matrix.AddProduct(_hidden.Rows(_rows), _hidden.Width, _hiddenOutput.Weights, scores, _rows, _hidden.Width, Labels);
        Matrix.AddProduct(_deepUnits.Rows(_rows), _deepUnits.Width, _deepOutput.Weights, scores, _rows, _deepUnits.Width, Labels);
        return scores;
    }

    /// <summary>Adds up the slopes of all weights.</summary>
    /// <param name="slopes">Slope of each score.</param>
    /// <returns>Slope of each code.</returns>
    public Span<float> Backward(ReadOnlySpan<float> slopes)
    {
        for (var t = 0; t < _rows; t++)
        {
            TensorPrimitives.Add(_outputBias.Slopes, slopes.Slice(t * Labels, Labels), _outputBias.Slopes);
        }

        foreach (var layer in new[] { _codes, _hidden, _deepUnits })
        {
            layer.ClearSlopes(_rows);
        }

        Leave(_deepUnits, _deepOutput, slopes);
        Leave(_hidden, _hiddenOutput, slopes);
        _deepUnits.MaskSlopes(_rows, _deepBias);
        Unconvolve(_hidden, DeepWindow, _deep, _deepUnits);
        _hidden.MaskSlopes(_rows, _hiddenBias);
        Unconvolve(_codes, Window, _input, _hidden);
        return _codes.SlopeRows(_rows);
    }

    /// <summary>Moves all weights.</summary>
    /// <param name="rate">Learning rate.</param>
    public void Step(float rate)
    {
        foreach (var parameter in new[] { _input, _hiddenBias, _deep, _deepBias, _hiddenOutput, _deepOutput, _outputBias })
        {
            parameter.Step(rate);
        }
    }

    /// <summary>The trained network.</summary>
    /// <param name="share">Factor of its scores.</param>
    public ContextNet ToNet(float share) => new(
        _input.Weights,
        _hiddenBias.Weights,
        _deep.Weights,
        _deepBias.Weights,
        [.. _hiddenOutput.Weights.Select(weight => weight * share)],
        [.. _deepOutput.Weights.Select(weight => weight * share)],
        [.. _outputBias.Weights.Select(weight => weight * share)]);

    private static Parameter Random(int rows, int columns, ref XorShift random) =>
        new(rows * columns, MathF.Sqrt(6f / rows), ref random);

    private void Convolve(Layer from, int window, Parameter weights, Layer to)
    {
        to.Rows(_rows).Clear();
        Matrix.AddProduct(from.Window(window), from.Width, weights.Weights, to.Rows(_rows), _rows, window * from.Width, to.Width);
    }

    private void Activate(Layer layer, Parameter bias, float drop, bool[] isWord, ref XorShift random)
    {
        for (var t = 0; t < _rows; t++)
        {
            var row = layer.Rows(_rows).Slice(t * layer.Width, layer.Width);
            var mask = layer.Mask(t);
            if (!isWord[t])
            {
                row.Clear();
                mask.Clear();
                continue;
            }

            for (var i = 0; i < row.Length; i++)
            {
                var value = row[i] + bias.Weights[i];
                mask[i] = value <= 0 || random.NextSingle() < drop ? 0 : 1 / (1 - drop);
                row[i] = value * mask[i];
            }
        }

        layer.Values.AsSpan((_rows + Border) * layer.Width, Border * layer.Width).Clear();
    }

    // Back from the scores to a layer that feeds them.
    private void Leave(Layer layer, Parameter output, ReadOnlySpan<float> slopes)
    {
        Matrix.Transpose(layer.Rows(_rows), layer.Width, _rows, layer.Width, _turned);
        Matrix.AddProduct(_turned, _rows, slopes, output.Slopes, layer.Width, _rows, Labels);
        Matrix.Transpose(output.Weights, Labels, layer.Width, Labels, _turned);
        Matrix.AddProduct(slopes, Labels, _turned, layer.SlopeRows(_rows), _rows, Labels, layer.Width);
    }

    private void Unconvolve(Layer from, int window, Parameter weights, Layer to)
    {
        var inner = window * from.Width;
        Matrix.Transpose(from.Window(window), from.Width, _rows, inner, _turned);
        Matrix.AddProduct(_turned, _rows, to.SlopeRows(_rows), weights.Slopes, inner, _rows, to.Width);
        Matrix.Transpose(weights.Weights, to.Width, inner, to.Width, _turned);
        var spread = _spread.AsSpan(0, _rows * inner);
        spread.Clear();
        Matrix.AddProduct(to.SlopeRows(_rows), to.Width, _turned, spread, _rows, to.Width, inner);
        for (var t = 0; t < _rows; t++)
        {
            var target = from.SlopeWindow(t, window);
            TensorPrimitives.Add(target, spread.Slice(t * inner, inner), target);
        }
    }

    private sealed class Layer(int width, int capacity)
    {
        private readonly float[] _slopes = new float[(capacity + (2 * Border)) * width];
        private readonly float[] _mask = new float[capacity * width];

        public int Width => width;

        public float[] Values { get; } = new float[(capacity + (2 * Border)) * width];

        public Span<float> Rows(int rows) => Values.AsSpan(Border * width, rows * width);

        public Span<float> SlopeRows(int rows) => _slopes.AsSpan(Border * width, rows * width);

        public Span<float> Mask(int row) => _mask.AsSpan(row * width, width);

        // The windows of all rows, overlapping, from the start of the first.
        public ReadOnlySpan<float> Window(int window) => Values.AsSpan((Border - (window / 2)) * width);

        public Span<float> SlopeWindow(int row, int window) => _slopes.AsSpan((row + Border - (window / 2)) * width, window * width);

        public void ClearSlopes(int rows) => _slopes.AsSpan(0, (rows + (2 * Border)) * width).Clear();

        public void MaskSlopes(int rows, Parameter bias)
        {
            var slopes = SlopeRows(rows);
            TensorPrimitives.Multiply(slopes, _mask.AsSpan(0, slopes.Length), slopes);
            for (var t = 0; t < rows; t++)
            {
                var sum = bias.Slopes.AsSpan(0, width);
                TensorPrimitives.Add(sum, slopes.Slice(t * width, width), sum);
            }
        }
    }
}
