using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>Turns a word into a code: the squashed sum of the rows of its features, of its projected vector and a bias.</summary>
/// <remarks>Rows are quantised to eight bits under one scale each. As it was learned; <see cref="FeatureTable"/> is read.</remarks>
/// <param name="Keys">Keys of the features.</param>
/// <param name="Rows">A row for each feature, before it is scaled.</param>
/// <param name="Scales">What the numbers of each row are multiplied by.</param>
/// <param name="Projection">From a vector to a code.</param>
/// <param name="Bias">Added to each code.</param>
internal sealed record WordEncoder(uint[] Keys, sbyte[] Rows, float[] Scales, float[] Projection, float[] Bias)
{
    /// <summary>Length of a code.</summary>
    public int Width => Bias.Length;

    /// <summary>Quantises learned rows.</summary>
    /// <param name="rows">Key of a feature, and its row.</param>
    /// <param name="projection">From a vector to a code.</param>
    /// <param name="bias">Added to each code.</param>
    public static WordEncoder Quantize(IEnumerable<KeyValuePair<uint, float[]>> rows, float[] projection, float[] bias)
    {
        var (keys, values, scales) = (new List<uint>(), new List<sbyte>(), new List<float>());
        foreach (var (key, row) in rows.OrderBy(row => row.Key))
        {
            var scale = Math.Max(row.Max(Math.Abs), 1e-9f) / sbyte.MaxValue;
            keys.Add(key);
            scales.Add(scale);
            values.AddRange(row.Select(value => (sbyte)MathF.Round(value / scale)));
        }

        return new([.. keys], [.. values], [.. scales], projection, bias);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Stands at the encoder.</param>
    public static WordEncoder Read(ModelReader reader) => new(
        reader.ReadArray<uint>(),
        reader.ReadArray<sbyte>(),
        reader.ReadArray<float>(),
        reader.ReadArray<float>(),
        reader.ReadArray<float>());

    /// <summary>Writes the encoder.</summary>
    /// <param name="writer">Takes it.</param>
    public void Write(ModelWriter writer)
    {
        writer.WriteArray<uint>(Keys);
        writer.WriteArray<sbyte>(Rows);
        writer.WriteArray<float>(Scales);
        writer.WriteArray<float>(Projection);
        writer.WriteArray<float>(Bias);
    }
}
