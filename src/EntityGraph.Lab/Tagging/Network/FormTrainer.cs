using System.Numerics.Tensors;
using EntityGraph.Extraction.Learning;

namespace EntityGraph.Lab.Tagging.Network;

/// <summary>What the form of a word should tell.</summary>
/// <param name="Word">The word.</param>
/// <param name="Lists">The lists it stands in.</param>
/// <param name="Cluster">Its cluster; -1 where the teacher does not know it.</param>
/// <param name="Vector">Its vector; null where it has none.</param>
internal sealed record FormLesson(string Word, ushort Lists, int Cluster, float[]? Vector);

/// <summary>
/// Prepares the rows of features before any sentence is seen: from its form alone, a word's code should tell in which lists
/// it stands, which cluster a teacher puts it in and which vector it has.
/// </summary>
/// <remarks>
/// What is kept is what the pieces of words say in general, so that a name never met looks like the names it resembles.
/// Deterministic.
/// </remarks>
internal sealed class FormTrainer
{
    private const int Batch = 64;
    private const int ListCount = 16;
    private const float ListWeight = 0.5f;
    private const float VectorWeight = 0.2f;

    private static readonly DropOptions NoDrop = new(0, 0, 0, 0, 0);

    private readonly FormOptions _options;
    private readonly NetOptions _net;
    private readonly FormLesson[] _lessons;
    private readonly WordInput[] _inputs;
    private readonly WordCoder _coder;
    private readonly Parameter _output;
    private readonly Parameter _bias;
    private readonly int _clusters;
    private readonly int _dimensions;
    private readonly int _outputs;
    private XorShift _random;

    /// <summary>Gives rows to the features of the words.</summary>
    /// <param name="lessons">What is to be learned, in a fixed order.</param>
    /// <param name="words">Takes the features.</param>
    /// <param name="rows">Takes the rows.</param>
    /// <param name="options">How to learn.</param>
    /// <param name="net">How the network is built.</param>
    public FormTrainer(FormLesson[] lessons, WordInputs words, FeatureRows rows, FormOptions options, NetOptions net)
    {
        (_options, _net, _lessons, _random) = (options, net, lessons, new XorShift(net.Seed));
        words.AddFeatures(lessons.Select(lesson => lesson.Word), options.MinCount, WordInputs.IsForm);
        _inputs = [.. lessons.Select(lesson => words.FormOf(lesson.Word))];
        _clusters = lessons.Max(lesson => lesson.Cluster) + 1;
        _dimensions = lessons.Max(lesson => lesson.Vector?.Length ?? 0);
        _outputs = (_clusters + ListCount + _dimensions + 7) / 8 * 8;
        _coder = new WordCoder(rows, net.Width, 8, Batch, NoDrop, ref _random);
        _output = new Parameter(net.Width * _outputs, 0.1f, ref _random);
        _bias = new Parameter(_outputs, 0, ref _random);
    }

    /// <summary>Learns.</summary>
    /// <param name="report">Told the number of each epoch and the share of clusters that were right.</param>
    public void Train(Action<int, double> report)
    {
        var order = Enumerable.Range(0, _lessons.Length).ToArray();
        var shuffle = new Random((int)_net.Seed);
        var taught = Math.Max(1, _lessons.Count(lesson => lesson.Cluster >= 0));
        for (var epoch = 0; epoch < _options.Epochs; epoch++)
        {
            shuffle.Shuffle(order);
            var right = 0;
            for (var start = 0; start < order.Length; start += Batch)
            {
                var done = (epoch + ((double)start / order.Length)) / _options.Epochs;
                right += Learn(order.AsSpan(start, Math.Min(Batch, order.Length - start)), (float)(1 - (0.95 * done)));
            }

            report(epoch + 1, (double)right / taught);
        }
    }

    private int Learn(ReadOnlySpan<int> batch, float pace)
    {
        var (width, count, right) = (_net.Width, batch.Length, 0);
        var inputs = new WordInput?[count];
        var (codes, slopes, results) = (new float[count * width], new float[count * width], new float[count * _outputs]);
        for (var i = 0; i < count; i++)
        {
            inputs[i] = _inputs[batch[i]];
            _bias.Weights.AsSpan(0, _outputs).CopyTo(results.AsSpan(i * _outputs));
        }

        _coder.Forward(inputs, codes, ref _random, isLearning: true);
        Matrix.AddProduct(codes, width, _output.Weights, results, count, width, _outputs);
        for (var i = 0; i < count; i++)
        {
            var row = results.AsSpan(i * _outputs, _outputs);
            right += Compare(_lessons[batch[i]], row) ? 1 : 0;
            TensorPrimitives.Multiply(row, 1f / Batch, row);
            TensorPrimitives.Add(_bias.Slopes.AsSpan(0, _outputs), row, _bias.Slopes.AsSpan(0, _outputs));
        }

        var (codesTransposed, weightsTransposed) = (new float[count * width], new float[width * _outputs]);
        Matrix.Transpose(codes, width, count, width, codesTransposed);
        Matrix.AddProduct(codesTransposed, count, results, _output.Slopes, width, count, _outputs);
        Matrix.Transpose(_output.Weights, _outputs, width, _outputs, weightsTransposed);
        Matrix.AddProduct(results, _outputs, weightsTransposed, slopes, count, _outputs, width);
        _coder.Backward(inputs, codes, slopes, _options.RowRate * pace);
        _output.Step(_options.Rate * pace);
        _bias.Step(_options.Rate * pace);
        _coder.Bias.Step(_options.Rate * pace);
        return right;
    }

    // Turns results into slopes: soft maximum over clusters, a yes or no for each list, squared distance of the vector.
    private bool Compare(FormLesson lesson, Span<float> results)
    {
        var clusters = results[.._clusters];
        var lists = results.Slice(_clusters, ListCount);
        var vector = results.Slice(_clusters + ListCount, _dimensions);
        var isRight = lesson.Cluster >= 0 && TensorPrimitives.IndexOfMax(clusters) == lesson.Cluster;
        if (lesson.Cluster >= 0)
        {
            TensorPrimitives.SoftMax(clusters, clusters);
            clusters[lesson.Cluster] -= 1;
        }
        else
        {
            clusters.Clear();
        }

        for (var i = 0; i < ListCount; i++)
        {
            lists[i] = ListWeight * ((1 / (1 + MathF.Exp(-lists[i]))) - (lesson.Lists >> i & 1));
        }

        if (lesson.Vector is null)
        {
            vector.Clear();
        }
        else
        {
            TensorPrimitives.Subtract(vector, lesson.Vector, vector);
            TensorPrimitives.Multiply(vector, VectorWeight, vector);
        }

        results[(_clusters + ListCount + _dimensions)..].Clear();
        return isRight;
    }
}
