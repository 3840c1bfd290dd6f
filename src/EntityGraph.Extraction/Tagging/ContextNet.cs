using System.Numerics.Tensors;
using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>A small convolutional network over the codes of words: hidden units see five words, deep units seven.</summary>
/// <remarks>
/// What a word gives to the hidden units around it is computed once for each word and remembered, so the first layer costs
/// additions only. Read-only; safe to use from many threads.
/// </remarks>
/// <param name="Input">From codes of five words to hidden units: five blocks of <c>width</c> rows.</param>
/// <param name="HiddenBias">One for each hidden unit.</param>
/// <param name="Deep">From three hidden positions to deep units.</param>
/// <param name="DeepBias">One for each deep unit.</param>
/// <param name="HiddenOutput">From hidden units to labels.</param>
/// <param name="DeepOutput">From deep units to labels.</param>
/// <param name="OutputBias">One for each label.</param>
internal sealed record ContextNet(
    float[] Input,
    float[] HiddenBias,
    float[] Deep,
    float[] DeepBias,
    float[] HiddenOutput,
    float[] DeepOutput,
    float[] OutputBias)
{
    /// <summary>Hidden positions that a deep unit sees.</summary>
    public const int DeepWindow = 3;

    /// <summary>Number of hidden units.</summary>
    public int HiddenCount => HiddenBias.Length;

    /// <summary>Number of deep units.</summary>
    public int DeepCount => DeepBias.Length;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Stands at the network.</param>
    public static ContextNet Read(ModelReader reader) => new(
        reader.ReadArray<float>(),
        reader.ReadArray<float>(),
        reader.ReadArray<float>(),
        reader.ReadArray<float>(),
        reader.ReadArray<float>(),
        reader.ReadArray<float>(),
        reader.ReadArray<float>());

    /// <summary>Writes the network.</summary>
    /// <param name="writer">Takes it.</param>
    public void Write(ModelWriter writer)
    {
        foreach (var values in new[] { Input, HiddenBias, Deep, DeepBias, HiddenOutput, DeepOutput, OutputBias })
        {
            writer.WriteArray<float>(values);
        }
    }

    /// <summary>What a word gives to the hidden units at each distance.</summary>
    /// <param name="code">Its code.</param>
    /// <param name="shares">Takes a row of hidden units for each of <see cref="LinearPart.Distances"/>.</param>
    public void Spread(ReadOnlySpan<float> code, Span<float> shares)
    {
        for (var distance = 0; distance < LinearPart.Distances; distance++)
        {
            var block = Input.AsSpan(distance * code.Length * HiddenCount, code.Length * HiddenCount);
            Matrix.AddProduct(code, code.Length, block, shares.Slice(distance * HiddenCount, HiddenCount), 1, code.Length, HiddenCount);
        }
    }

    /// <summary>Adds what the network says to the scores of labels.</summary>
    /// <param name="hidden">
    /// Sums of shares for each token, without bias, between one row of zeros before and one after; destroyed.
    /// </param>
    /// <param name="deep">Room for a row of deep units for each token.</param>
    /// <param name="scores">A row of labels for each token.</param>
    public void AddScores(Span<float> hidden, Span<float> deep, Span<float> scores)
    {
        var tokens = scores.Length / LinearChain.Width;
        var inner = hidden.Slice(HiddenCount, tokens * HiddenCount);
        Activate(inner, HiddenBias);
        deep.Clear();
        Matrix.AddProduct(hidden, HiddenCount, Deep, deep, tokens, DeepWindow * HiddenCount, DeepCount);
        Activate(deep, DeepBias);
        for (var t = 0; t < tokens; t++)
        {
            var row = scores.Slice(t * LinearChain.Width, LinearChain.Width);
            TensorPrimitives.Add(row, OutputBias, row);
        }

        Matrix.AddProduct(inner, HiddenCount, HiddenOutput, scores, tokens, HiddenCount, LinearChain.Width);
        Matrix.AddProduct(deep, DeepCount, DeepOutput, scores, tokens, DeepCount, LinearChain.Width);
    }

    private static void Activate(Span<float> units, float[] bias)
    {
        for (var at = 0; at < units.Length; at += bias.Length)
        {
            var row = units.Slice(at, bias.Length);
            TensorPrimitives.Add(row, bias, row);
            TensorPrimitives.Max(row, 0, row);
        }
    }
}
