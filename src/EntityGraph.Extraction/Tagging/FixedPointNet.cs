using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>Computes a <see cref="ContextNet"/> in whole numbers: what a word gives to the tokens around it, and from that the scores of labels.</summary>
/// <remarks>
/// What a word gives is computed once for each word and remembered, so the first layer costs additions only. It is kept in
/// steps of <see cref="Step"/>: a row of labels for each of <see cref="LinearPart.Distances"/>, then a row of hidden units for
/// each. The rounding is felt by no figure (docs/QUALITY.md). Read-only; safe to use from many threads.
/// </remarks>
internal sealed class FixedPointNet
{
    /// <summary>What one step of a score or unit stands for; five words together reach up to 32, the largest score seen of one is 7.5.</summary>
    public const float Step = 1f / (1 << StepBits);

    private const int StepBits = 10;
    private const int CodeBits = 12;
    private const int Centre = LinearPart.Distances / 2;
    private const int Lane = 16;

    // Hidden units are cut at 8, the largest seen is 7.5; deep units at 32, the largest seen is 19.
    private const short MostHidden = (8 << StepBits) - 1;

    private readonly ContextNet _net;
    private readonly int _hiddenCount;
    private readonly int _deepCount;
    private readonly int _codeWidth;
    private readonly int _shareBits;
    private readonly int _deepBits;
    private readonly int _labelBits;
    private readonly FixedPointMatrix _shares;
    private readonly FixedPointMatrix _deep;
    private readonly FixedPointMatrix _hiddenLabels;
    private readonly FixedPointMatrix _deepLabels;
    private readonly short[] _hiddenBias;
    private readonly int[] _deepBias;

    /// <summary>Rounds a network; the numbers of its units are multiples of sixteen.</summary>
    /// <param name="net">The network.</param>
    public FixedPointNet(ContextNet net)
    {
        _net = net;
        (_hiddenCount, _deepCount) = (net.HiddenCount, net.DeepCount);
        _codeWidth = net.Input.Length / (LinearPart.Distances * _hiddenCount);
        var input = SideBySide(net.Input, _codeWidth, _hiddenCount);
        var width = LinearPart.Distances * _hiddenCount;
        _shareBits = FixedPointMatrix.BitsFor(input, FixedPointMatrix.Reach(input, width, -1 << CodeBits, 1 << CodeBits));
        _shares = new(input, width, _shareBits);
        _deepBits = FixedPointMatrix.BitsFor(net.Deep, FixedPointMatrix.Reach([.. net.Deep, .. net.DeepBias], _deepCount, 0, MostHidden));
        _deep = new(net.Deep, _deepCount, _deepBits);
        _deepBias = [.. net.DeepBias.Select(bias => (int)MathF.Round(MathF.ScaleB(bias, StepBits + _deepBits)))];
        var reach = FixedPointMatrix.Reach(net.HiddenOutput, LinearChain.Width, 0, MostHidden) + FixedPointMatrix.Reach(net.DeepOutput, LinearChain.Width, 0, short.MaxValue);
        _labelBits = FixedPointMatrix.BitsFor([.. net.HiddenOutput, .. net.DeepOutput], reach + short.MaxValue);
        _hiddenLabels = new(net.HiddenOutput, LinearChain.Width, _labelBits);
        _deepLabels = new(net.DeepOutput, LinearChain.Width, _labelBits);
        _hiddenBias = [.. net.HiddenBias.Select(bias => (short)MathF.Round(MathF.ScaleB(bias, StepBits)))];
    }

    /// <summary>How many numbers a word gives.</summary>
    public int GiftLength => LinearPart.ScoreLength + (LinearPart.Distances * _hiddenCount);

    /// <summary>What a word gives to the tokens around it.</summary>
    /// <param name="scores">What its features say of labels; biases are added.</param>
    /// <param name="code">Its code.</param>
    /// <param name="gift">Takes <see cref="GiftLength"/> numbers in steps.</param>
    public void Give(Span<float> scores, ReadOnlySpan<float> code, Span<short> gift)
    {
        var own = scores.Slice(Centre * LinearChain.Width, LinearChain.Width);
        TensorPrimitives.Add(own, _net.OutputBias, own);
        for (var i = 0; i < scores.Length; i += Lane)
        {
            Vector256.NarrowWithSaturation(Rounded(scores[i..]), Rounded(scores[(i + Vector256<float>.Count)..])).CopyTo(gift[i..]);
        }

        Span<short> inputs = stackalloc short[code.Length];
        for (var i = 0; i < code.Length; i++)
        {
            inputs[i] = (short)MathF.Round(MathF.ScaleB(code[i], CodeBits));
        }

        Span<int> sums = stackalloc int[gift.Length - scores.Length];
        sums.Clear();
        _shares.AddProduct(inputs, code.Length, sums, 1);
        Narrow(sums, CodeBits + _shareBits - StepBits, short.MinValue, gift[scores.Length..]);
    }

    /// <summary>Scores of the labels of each token of a sentence.</summary>
    /// <param name="words">What its words give, between two before and two after that give nothing.</param>
    /// <param name="room">Room for units, <see cref="UnitRoom"/> long.</param>
    /// <param name="sums">Room for sums, <see cref="SumRoom"/> long.</param>
    /// <param name="scores">Takes a row of <see cref="LinearChain.Width"/> for each token.</param>
    public void Score(ReadOnlySpan<short[]> words, Span<short> room, Span<int> sums, Span<float> scores)
    {
        var tokens = scores.Length / LinearChain.Width;
        var hidden = room[..((tokens + 2) * _hiddenCount)];
        var deep = room.Slice(hidden.Length, tokens * _deepCount);
        hidden[.._hiddenCount].Clear();
        hidden[^_hiddenCount..].Clear();
        for (var t = 0; t < tokens; t++)
        {
            SumUnits(words[t..], hidden.Slice((t + 1) * _hiddenCount, _hiddenCount));
        }

        var deepSums = sums[..deep.Length];
        for (var at = 0; at < deep.Length; at += _deepCount)
        {
            _deepBias.CopyTo(deepSums[at..]);
        }

        _deep.AddProduct(hidden, _hiddenCount, deepSums, tokens);
        Narrow(deepSums, _deepBits, 0, deep);
        var labels = sums[..scores.Length];
        for (var t = 0; t < tokens; t++)
        {
            SumLabels(words[t..], labels.Slice(t * LinearChain.Width, LinearChain.Width));
        }

        _hiddenLabels.AddProduct(hidden[_hiddenCount..], _hiddenCount, labels, tokens);
        _deepLabels.AddProduct(deep, _deepCount, labels, tokens);
        TensorPrimitives.ConvertTruncating<int, float>(labels, scores);
        TensorPrimitives.Multiply(scores, MathF.ScaleB(Step, -_labelBits), scores);
    }

    /// <summary>Room for the units of a sentence.</summary>
    /// <param name="tokens">Its length.</param>
    public int UnitRoom(int tokens) => ((tokens + 2) * _hiddenCount) + (tokens * _deepCount);

    /// <summary>Room for the sums of a sentence.</summary>
    /// <param name="tokens">Its length.</param>
    public int SumRoom(int tokens) => tokens * Math.Max(_deepCount, LinearChain.Width);

    // The first word gives its first row, the second its second.
    private static Vector256<short> Sum(ReadOnlySpan<short[]> words, int start, int row) => Vector256.AddSaturate(
        Vector256.AddSaturate(At(words[0], start), At(words[1], start + row)),
        Vector256.AddSaturate(Vector256.AddSaturate(At(words[2], start + (2 * row)), At(words[3], start + (3 * row))), At(words[4], start + (4 * row))));

    private static Vector256<short> At(short[] word, int start) => Vector256.Create(word.AsSpan(start));

    private void SumUnits(ReadOnlySpan<short[]> words, Span<short> units)
    {
        for (var i = 0; i < units.Length; i += Lane)
        {
            var sum = Vector256.AddSaturate(Sum(words, LinearPart.ScoreLength + i, _hiddenCount), Vector256.Create(_hiddenBias.AsSpan(i)));
            Vector256.Min(Vector256.Max(sum, Vector256<short>.Zero), Vector256.Create(MostHidden)).CopyTo(units[i..]);
        }
    }

    private void SumLabels(ReadOnlySpan<short[]> words, Span<int> sums)
    {
        for (var i = 0; i < LinearChain.Width; i += Lane)
        {
            var sum = Sum(words, i, LinearChain.Width);
            Vector256.ShiftLeft(Vector256.WidenLower(sum), _labelBits).CopyTo(sums[i..]);
            Vector256.ShiftLeft(Vector256.WidenUpper(sum), _labelBits).CopyTo(sums[(i + Vector256<int>.Count)..]);
        }
    }

    // Rounds sums to steps.
    private static void Narrow(ReadOnlySpan<int> sums, int bits, short least, Span<short> steps)
    {
        var half = Vector256.Create(1 << (bits - 1));
        for (var i = 0; i < sums.Length; i += Lane)
        {
            var low = Vector256.ShiftRightArithmetic(Vector256.Create(sums[i..]) + half, bits);
            var high = Vector256.ShiftRightArithmetic(Vector256.Create(sums[(i + Vector256<int>.Count)..]) + half, bits);
            Vector256.Max(Vector256.NarrowWithSaturation(low, high), Vector256.Create(least)).CopyTo(steps[i..]);
        }
    }

    private static Vector256<int> Rounded(ReadOnlySpan<float> scores) => Vector256.ConvertToInt32(Vector256.Round(Vector256.Create(scores) / Step));

    // From a block of rows for each distance to rows of all distances.
    private static float[] SideBySide(float[] blocks, int rows, int columns)
    {
        var result = new float[blocks.Length];
        for (var distance = 0; distance < LinearPart.Distances; distance++)
        {
            for (var row = 0; row < rows; row++)
            {
                blocks.AsSpan(((distance * rows) + row) * columns, columns).CopyTo(result.AsSpan(((row * LinearPart.Distances) + distance) * columns));
            }
        }

        return result;
    }
}
