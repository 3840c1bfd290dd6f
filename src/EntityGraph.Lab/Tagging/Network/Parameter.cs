using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EntityGraph.Lab.Tagging.Network;

/// <summary>Dense weights that learn by Adam.</summary>
/// <remarks>Source: Kingma and Ba 2015, algorithm 1.</remarks>
internal sealed class Parameter
{
    private const float Momentum = 0.9f;
    private const float Memory = 0.999f;
    private const float Tiny = 1e-8f;

    private readonly float[] _mean;
    private readonly float[] _square;
    private int _steps;

    /// <summary>Starts with random weights.</summary>
    /// <param name="length">Number of weights.</param>
    /// <param name="range">They lie between minus and plus this.</param>
    /// <param name="random">Where they come from.</param>
    public Parameter(int length, float range, ref XorShift random)
    {
        // Rounded up so that steps of eight reach the end.
        var room = (length + 7) / 8 * 8;
        Weights = new float[room];
        Slopes = new float[room];
        _mean = new float[room];
        _square = new float[room];
        for (var i = 0; i < length; i++)
        {
            Weights[i] = ((2 * random.NextSingle()) - 1) * range;
        }
    }

    /// <summary>The weights.</summary>
    public float[] Weights { get; }

    /// <summary>The slopes, added up by the backward pass.</summary>
    public float[] Slopes { get; }

    /// <summary>Moves the weights down the slopes and clears these.</summary>
    /// <param name="rate">Learning rate.</param>
    public void Step(float rate)
    {
        _steps++;
        var step = Vector256.Create(rate / (1 - MathF.Pow(Momentum, _steps)));
        var spread = Vector256.Create(1 / (1 - MathF.Pow(Memory, _steps)));
        ref var weights = ref MemoryMarshal.GetArrayDataReference(Weights);
        ref var slopes = ref MemoryMarshal.GetArrayDataReference(Slopes);
        ref var means = ref MemoryMarshal.GetArrayDataReference(_mean);
        ref var squares = ref MemoryMarshal.GetArrayDataReference(_square);
        for (nuint i = 0; i < (nuint)Weights.Length; i += 8)
        {
            var slope = Vector256.LoadUnsafe(ref slopes, i);
            var mean = (Vector256.LoadUnsafe(ref means, i) * Momentum) + (slope * (1 - Momentum));
            var square = (Vector256.LoadUnsafe(ref squares, i) * Memory) + (slope * slope * (1 - Memory));
            mean.StoreUnsafe(ref means, i);
            square.StoreUnsafe(ref squares, i);
            var move = step * mean / (Vector256.Sqrt(square * spread) + Vector256.Create(Tiny));
            (Vector256.LoadUnsafe(ref weights, i) - move).StoreUnsafe(ref weights, i);
        }

        Array.Clear(Slopes);
    }
}
