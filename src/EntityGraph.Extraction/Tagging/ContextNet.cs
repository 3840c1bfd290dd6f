using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>A small convolutional network over the codes of words: hidden units see five words, deep units seven.</summary>
/// <remarks>
/// As it was learned; <see cref="FixedPointNet"/> computes it.
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
}
