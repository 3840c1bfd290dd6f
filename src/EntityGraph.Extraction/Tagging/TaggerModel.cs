using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>What was learned: facts of words, weights of their features, scores of neighbouring labels. Read-only.</summary>
/// <param name="Words">What is known of words beforehand.</param>
/// <param name="Linear">Weights of features.</param>
/// <param name="Encoder">From words to codes.</param>
/// <param name="Net">From the codes around a token to its labels.</param>
/// <param name="Transition">Score of a label after another, rows of <see cref="LinearChain.Width"/>.</param>
/// <param name="Start">Score of a label at the start of a sentence.</param>
internal sealed record TaggerModel(
    WordTable Words,
    LinearPart Linear,
    WordEncoder Encoder,
    ContextNet Net,
    float[] Transition,
    float[] Start)
{
    private const uint Signature = 0x32544745; // "EGT2"

    /// <summary>Reads a model.</summary>
    /// <param name="stream">Stands at its first byte.</param>
    /// <exception cref="InvalidDataException">This is no model of this version, or a damaged one.</exception>
    public static TaggerModel Read(Stream stream)
    {
        var reader = new ModelReader(stream);
        var head = reader.ReadArray<uint>();
        return head is [Signature]
            ? new(
                WordTable.Read(reader),
                LinearPart.Read(reader),
                WordEncoder.Read(reader),
                ContextNet.Read(reader),
                reader.ReadArray<float>(),
                reader.ReadArray<float>())
            : throw new InvalidDataException("This is not a tagger model of this version.");
    }

    /// <summary>Writes the model; the same model gives the same bytes.</summary>
    /// <param name="stream">Takes it.</param>
    public void Write(Stream stream)
    {
        var writer = new ModelWriter(stream);
        writer.WriteArray<uint>([Signature]);
        Words.Write(writer);
        Linear.Write(writer);
        Encoder.Write(writer);
        Net.Write(writer);
        writer.WriteArray<float>(Transition);
        writer.WriteArray<float>(Start);
    }

    /// <summary>The chain of labels that decodes.</summary>
    public LinearChain CreateChain() => new(
        TagSet.Count,
        Transition,
        Start,
        (previous, label) => TagSet.MayFollow(previous, label),
        label => TagSet.MayFollow(TagSet.Outside, label));
}
