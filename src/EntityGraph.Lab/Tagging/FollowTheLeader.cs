using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EntityGraph.Lab.Tagging;

/// <summary>Weights in rows that learn by FTRL-Proximal, which keeps rows at zero that are not needed.</summary>
/// <remarks>Source: McMahan et al. 2013, "Ad Click Prediction", algorithm 1.</remarks>
/// <param name="rows">Number of rows.</param>
/// <param name="width">Length of a row, a multiple of eight.</param>
/// <param name="options">Rates and penalties.</param>
internal sealed class FollowTheLeader(int rows, int width, LinearOptions options)
{
    private readonly float[] _sums = new float[rows * width];
    private readonly float[] _squares = new float[rows * width];

    /// <summary>The weights, row after row.</summary>
    public float[] Weights { get; } = new float[rows * width];

    /// <summary>The weights of a row.</summary>
    /// <param name="row">Its index.</param>
    public Span<float> Row(int row) => Weights.AsSpan(row * width, width);

    /// <summary>Learns from one gradient.</summary>
    /// <param name="row">The row it belongs to.</param>
    /// <param name="gradient">As long as a row.</param>
    public void Update(int row, ReadOnlySpan<float> gradient)
    {
        var inverse = Vector256.Create(1 / options.Rate);
        var penalty = Vector256.Create(options.Sparseness);
        var floor = Vector256.Create((1 / options.Rate) + options.Decay);
        var start = (nuint)(row * width);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(Weights);
        ref var sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        ref var squares = ref MemoryMarshal.GetArrayDataReference(_squares);
        ref var slope = ref MemoryMarshal.GetReference(gradient);
        for (var i = 0; i < width; i += Vector256<float>.Count)
        {
            var at = start + (nuint)i;
            var g = Vector256.LoadUnsafe(ref slope, (nuint)i);
            var before = Vector256.LoadUnsafe(ref squares, at);
            var after = before + (g * g);
            var root = Vector256.Sqrt(after);
            var sum = Vector256.LoadUnsafe(ref sums, at) + g
                - ((root - Vector256.Sqrt(before)) * inverse * Vector256.LoadUnsafe(ref weights, at));
            var size = Vector256.Abs(sum);
            var weight = Vector256.CopySign((size - penalty) / (floor + (root * inverse)), -sum);
            Vector256.ConditionalSelect(Vector256.GreaterThan(size, penalty), weight, Vector256<float>.Zero)
                .StoreUnsafe(ref weights, at);
            sum.StoreUnsafe(ref sums, at);
            after.StoreUnsafe(ref squares, at);
        }
    }
}
