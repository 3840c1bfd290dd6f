using System.Numerics.Tensors;
using System.Text;
using EntityGraph.Extraction.Learning;

namespace EntityGraph.Lab.Tagging;

/// <summary>Words of raw text with their number and their vectors, most frequent first.</summary>
/// <param name="Words">The words, levelled.</param>
/// <param name="Counts">How often each was seen.</param>
/// <param name="Dimensions">Length of a vector.</param>
/// <param name="Values">The vectors, row after row, in 8 bits: <c>value / 127 * scale</c>.</param>
/// <param name="Scales">One for each vector.</param>
internal sealed record WordVectors(string[] Words, int[] Counts, int Dimensions, sbyte[] Values, float[] Scales)
{
    // Vectors are brought to one length, at which their components are of the size of other inputs of the network.
    private const float Length = 3;

    /// <summary>Rounds vectors to 8 bits.</summary>
    /// <param name="words">The words.</param>
    /// <param name="counts">How often each was seen.</param>
    /// <param name="values">The vectors, row after row.</param>
    public static WordVectors Round(string[] words, int[] counts, float[] values)
    {
        var dimensions = values.Length / words.Length;
        var (rounded, scales) = (new sbyte[values.Length], new float[words.Length]);
        for (var word = 0; word < words.Length; word++)
        {
            var row = values.AsSpan(word * dimensions, dimensions);
            var norm = MathF.Sqrt(TensorPrimitives.SumOfSquares<float>(row)) + 1e-9f;
            var most = TensorPrimitives.MaxMagnitude<float>(row);
            scales[word] = Math.Max(Math.Abs(most) / norm, 1e-9f) * Length;
            for (var i = 0; i < dimensions; i++)
            {
                rounded[(word * dimensions) + i] = (sbyte)MathF.Round(row[i] / norm * Length / scales[word] * sbyte.MaxValue);
            }
        }

        return new(words, counts, dimensions, rounded, scales);
    }

    /// <summary>Copies a vector.</summary>
    /// <param name="word">Index of the word.</param>
    /// <param name="vector">Takes it.</param>
    public void Copy(int word, Span<float> vector)
    {
        for (var i = 0; i < Dimensions; i++)
        {
            vector[i] = Values[(word * Dimensions) + i] * Scales[word] / sbyte.MaxValue;
        }
    }

    /// <summary>Reads a file that <see cref="Write"/> wrote.</summary>
    /// <param name="path">The file.</param>
    public static WordVectors Read(string path)
    {
        using var stream = File.OpenRead(path);
        var reader = new ModelReader(stream);
        var words = Encoding.UTF8.GetString(reader.ReadArray<byte>()).Split('\n');
        var counts = reader.ReadArray<int>();
        var values = reader.ReadArray<sbyte>();
        return new(words, counts, values.Length / words.Length, values, reader.ReadArray<float>());
    }

    /// <summary>Writes the file.</summary>
    /// <param name="path">The file.</param>
    public void Write(string path)
    {
        using var stream = File.Create(path);
        var writer = new ModelWriter(stream);
        writer.WriteArray<byte>(Encoding.UTF8.GetBytes(string.Join('\n', Words)));
        writer.WriteArray<int>(Counts);
        writer.WriteArray<sbyte>(Values);
        writer.WriteArray<float>(Scales);
    }
}
