using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EntityGraph.Lab.Tagging.Network;

/// <summary>A row of weights for each feature, learned by AdaGrad, since each is met seldom.</summary>
/// <remarks>Source: Duchi, Hazan and Singer 2011.</remarks>
/// <param name="width">Length of a row, a multiple of eight.</param>
/// <param name="random">Where the first weights come from.</param>
internal sealed class FeatureRows(int width, XorShift random)
{
    private const float FirstRange = 0.05f;
    private const float FirstSquare = 1e-3f;

    private readonly List<float[]> _weights = [];
    private readonly List<float[]> _squares = [];
    private XorShift _random = random;

    /// <summary>Number of rows.</summary>
    public int Count => _weights.Count;

    /// <summary>The weights of a row.</summary>
    /// <param name="row">Its index.</param>
    public ReadOnlySpan<float> this[int row] => _weights[row];

    /// <summary>Adds a row of small random weights.</summary>
    /// <returns>Its index.</returns>
    public int Add()
    {
        var row = new float[width];
        foreach (ref var weight in row.AsSpan())
        {
            weight = ((2 * _random.NextSingle()) - 1) * FirstRange;
        }

        var squares = new float[width];
        squares.AsSpan().Fill(FirstSquare);
        _weights.Add(row);
        _squares.Add(squares);
        return _weights.Count - 1;
    }

    /// <summary>Makes all rows learn as if they had seen slopes before, or forget that they did.</summary>
    /// <param name="square">The sum of squared slopes from here on.</param>
    public void Restart(float square)
    {
        foreach (var squares in _squares)
        {
            squares.AsSpan().Fill(square);
        }
    }

    /// <summary>Learns from one slope.</summary>
    /// <param name="row">The row.</param>
    /// <param name="slope">As long as the row.</param>
    /// <param name="scale">Factor of the slope.</param>
    /// <param name="rate">Learning rate.</param>
    public void Update(int row, ReadOnlySpan<float> slope, float scale, float rate)
    {
        ref var weights = ref MemoryMarshal.GetArrayDataReference(_weights[row]);
        ref var squares = ref MemoryMarshal.GetArrayDataReference(_squares[row]);
        ref var slopes = ref MemoryMarshal.GetReference(slope);
        for (nuint i = 0; i < (nuint)width; i += 8)
        {
            var g = Vector256.LoadUnsafe(ref slopes, i) * scale;
            var square = Vector256.LoadUnsafe(ref squares, i) + (g * g);
            square.StoreUnsafe(ref squares, i);
            (Vector256.LoadUnsafe(ref weights, i) - (g * rate / Vector256.Sqrt(square))).StoreUnsafe(ref weights, i);
        }
    }

    /// <summary>Adds a row to a sum.</summary>
    /// <param name="row">The row.</param>
    /// <param name="scale">Its factor.</param>
    /// <param name="sum">Takes it.</param>
    public void AddTo(int row, float scale, Span<float> sum) =>
        TensorPrimitives.MultiplyAdd(_weights[row], scale, sum, sum);
}
