using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EntityGraph.Extraction.Learning;

/// <summary>A chain of labels: scores of single labels and of neighbours, the best sequence, and how sure each label is.</summary>
/// <remarks>
/// Rows are <see cref="Width"/> long so that they fill vectors; labels beyond <c>labels</c> are never chosen. Viterbi and
/// forward-backward as in Rabiner 1989, section III, the latter scaled per position. Cost O(tokens * Width²) each.
/// Immutable; safe to use from many threads.
/// </remarks>
internal sealed class LinearChain
{
    /// <summary>Length of a row of scores.</summary>
    public const int Width = 32;

    private const float Never = -1e9f;

    private readonly int _labels;
    private readonly float[] _transition = new float[Width * Width];
    private readonly float[] _start = new float[Width];
    private readonly float[] _odds = new float[Width * Width];
    private readonly float[] _reverseOdds = new float[Width * Width];
    private readonly float[] _startOdds = new float[Width];

    /// <summary>Builds a chain.</summary>
    /// <param name="labels">Number of labels, at most <see cref="Width"/>.</param>
    /// <param name="transition">Score of a label (column) after another (row), rows <see cref="Width"/> long.</param>
    /// <param name="start">Score of a label at the start.</param>
    /// <param name="mayFollow">Whether a label may follow another.</param>
    /// <param name="mayStart">Whether a label may be the first.</param>
    public LinearChain(int labels, ReadOnlySpan<float> transition, ReadOnlySpan<float> start, Func<int, int, bool> mayFollow, Func<int, bool> mayStart)
    {
        _labels = labels;
        for (var a = 0; a < Width; a++)
        {
            var canStart = a < labels && mayStart(a);
            _start[a] = canStart ? start[a] : Never;
            _startOdds[a] = canStart ? MathF.Exp(start[a]) : 0;
            for (var b = 0; b < Width; b++)
            {
                var allowed = a < labels && b < labels && mayFollow(a, b);
                var at = (a * Width) + b;
                _transition[at] = allowed ? transition[at] : Never;
                _odds[at] = allowed ? MathF.Exp(transition[at]) : 0;
                _reverseOdds[(b * Width) + a] = _odds[at];
            }
        }
    }

    /// <summary>Finds the best sequence.</summary>
    /// <param name="scores">Scores of the labels, a row of <see cref="Width"/> for each token.</param>
    /// <param name="back">Room of the same length.</param>
    /// <param name="best">Takes one label for each token.</param>
    public void Decode(ReadOnlySpan<float> scores, Span<int> back, Span<byte> best)
    {
        Span<float> now = stackalloc float[Width];
        Span<float> next = stackalloc float[Width];
        TensorPrimitives.Add(_start, scores[..Width], now);
        for (var t = 1; t < best.Length; t++)
        {
            Step(now, next, back.Slice(t * Width, Width));
            TensorPrimitives.Add(next, scores.Slice(t * Width, Width), now);
        }

        var label = TensorPrimitives.IndexOfMax(now[.._labels]);
        for (var t = best.Length - 1; t >= 0; t--)
        {
            best[t] = (byte)label;
            label = t > 0 ? back[(t * Width) + label] : 0;
        }
    }

    /// <summary>Probability of each label at each token.</summary>
    /// <param name="scores">Scores of the labels, a row for each token.</param>
    /// <param name="room">Room twice as long as the scores.</param>
    /// <param name="probabilities">Takes a row for each token.</param>
    /// <param name="expected">Takes, added up, the expected number of each transition; may be empty.</param>
    /// <returns>Logarithm of the sum over all sequences.</returns>
    public double Marginals(ReadOnlySpan<float> scores, Span<float> room, Span<float> probabilities, Span<float> expected)
    {
        var tokens = scores.Length / Width;
        var forward = room[..scores.Length];
        var odds = room.Slice(scores.Length, scores.Length);
        var logSum = Forward(scores, forward, odds, probabilities);
        Span<float> backward = stackalloc float[Width];
        Span<float> weighted = stackalloc float[Width];
        backward.Fill(1);
        for (var t = tokens - 1; t >= 0; t--)
        {
            // The forward pass left the scale of each position in the first cell of its probabilities.
            var scale = probabilities[t * Width];
            TensorPrimitives.Multiply(forward.Slice(t * Width, Width), backward, probabilities.Slice(t * Width, Width));
            if (t == 0)
            {
                break;
            }

            TensorPrimitives.Multiply(backward, odds.Slice(t * Width, Width), weighted);
            TensorPrimitives.Multiply(weighted, scale, weighted);
            if (!expected.IsEmpty)
            {
                AddExpected(forward.Slice((t - 1) * Width, Width), weighted, expected);
            }

            Apply(weighted, _reverseOdds, backward);
        }

        return logSum;
    }

    private double Forward(ReadOnlySpan<float> scores, Span<float> forward, Span<float> odds, Span<float> scales)
    {
        var logSum = 0.0;
        for (var at = 0; at < scores.Length; at += Width)
        {
            var most = TensorPrimitives.Max(scores.Slice(at, _labels));
            var row = odds.Slice(at, Width);
            row.Clear();
            TensorPrimitives.Subtract(scores.Slice(at, _labels), most, row[.._labels]);
            TensorPrimitives.Exp(row[.._labels], row[.._labels]);
            var here = forward.Slice(at, Width);
            if (at == 0)
            {
                _startOdds.CopyTo(here);
            }
            else
            {
                Apply(forward.Slice(at - Width, Width), _odds, here);
            }

            TensorPrimitives.Multiply(here, row, here);
            var sum = TensorPrimitives.Sum<float>(here);
            TensorPrimitives.Multiply(here, 1 / sum, here);
            scales[at] = 1 / sum;
            logSum += most + Math.Log(sum);
        }

        return logSum;
    }

    private void AddExpected(ReadOnlySpan<float> before, ReadOnlySpan<float> weighted, Span<float> expected)
    {
        Span<float> row = stackalloc float[Width];
        for (var a = 0; a < _labels; a++)
        {
            if (before[a] > 1e-7f)
            {
                TensorPrimitives.Multiply(_odds.AsSpan(a * Width, Width), weighted, row);
                var sum = expected.Slice(a * Width, Width);
                TensorPrimitives.MultiplyAdd(row, before[a], sum, sum);
            }
        }
    }

    // next[b] = max over a of now[a] + transition[a, b], and which a it was.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Step(ReadOnlySpan<float> now, Span<float> next, Span<int> back)
    {
        ref var table = ref MemoryMarshal.GetArrayDataReference(_transition);
        for (var b = 0; b < Width; b += Vector256<float>.Count)
        {
            var best = Vector256.Create(2 * Never);
            var from = Vector256<int>.Zero;
            for (var a = 0; a < _labels; a++)
            {
                var sum = Vector256.LoadUnsafe(ref table, (nuint)((a * Width) + b)) + Vector256.Create(now[a]);
                var better = Vector256.GreaterThan(sum, best);
                best = Vector256.ConditionalSelect(better, sum, best);
                from = Vector256.ConditionalSelect(better.AsInt32(), Vector256.Create(a), from);
            }

            best.CopyTo(next[b..]);
            from.CopyTo(back[b..]);
        }
    }

    // result = row * matrix
    private static void Apply(ReadOnlySpan<float> row, float[] matrix, Span<float> result)
    {
        ref var cells = ref MemoryMarshal.GetArrayDataReference(matrix);
        for (var b = 0; b < Width; b += Vector256<float>.Count)
        {
            var sum = Vector256<float>.Zero;
            for (var a = 0; a < Width; a++)
            {
                sum += Vector256.LoadUnsafe(ref cells, (nuint)((a * Width) + b)) * Vector256.Create(row[a]);
            }

            sum.CopyTo(result[b..]);
        }
    }
}
