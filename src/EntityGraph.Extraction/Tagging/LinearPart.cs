using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>The linear part of the model: what each feature of a word says about the labels of the words around it.</summary>
/// <remarks>
/// A feature has a sparse row: cells of a label at a distance, quantised to eight bits under one scale for the row. As it was
/// learned; <see cref="FeatureTable"/> is read.
/// </remarks>
/// <param name="Keys">Keys of the features.</param>
/// <param name="Starts">Where the cells of each feature start, and where the last end.</param>
/// <param name="Cells">A cell: a label at a distance.</param>
/// <param name="Values">What it holds, before it is scaled.</param>
/// <param name="Scales">What the values of each feature are multiplied by.</param>
internal sealed record LinearPart(uint[] Keys, int[] Starts, byte[] Cells, sbyte[] Values, float[] Scales)
{
    /// <summary>Distances at which a word is felt: from two before to two after.</summary>
    public const int Distances = 5;

    /// <summary>Number of scores of a word: a row of labels for each distance.</summary>
    public const int ScoreLength = Distances * LinearChain.Width;

    /// <summary>Quantises learned weights; cells that round to zero are left out, and rows without cells.</summary>
    /// <param name="rows">Key of a feature, and its <see cref="ScoreLength"/> weights: label at distance -2 first.</param>
    public static LinearPart Quantize(IEnumerable<KeyValuePair<uint, float[]>> rows)
    {
        var (keys, starts, cells, values, scales) = (new List<uint>(), new List<int> { 0 }, new List<byte>(), new List<sbyte>(), new List<float>());
        foreach (var (key, weights) in rows.OrderBy(row => row.Key))
        {
            var scale = weights.Max(Math.Abs) / sbyte.MaxValue;
            var before = cells.Count;
            for (var cell = 0; cell < weights.Length; cell++)
            {
                if (scale > 0 && MathF.Round(weights[cell] / scale) is var value && value != 0)
                {
                    cells.Add((byte)cell);
                    values.Add((sbyte)value);
                }
            }

            if (cells.Count > before)
            {
                keys.Add(key);
                scales.Add(scale);
                starts.Add(cells.Count);
            }
        }

        return new([.. keys], [.. starts], [.. cells], [.. values], [.. scales]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Stands at the part.</param>
    public static LinearPart Read(ModelReader reader) => new(
        reader.ReadArray<uint>(),
        reader.ReadArray<int>(),
        reader.ReadArray<byte>(),
        reader.ReadArray<sbyte>(),
        reader.ReadArray<float>());

    /// <summary>Writes the part.</summary>
    /// <param name="writer">Takes it.</param>
    public void Write(ModelWriter writer)
    {
        writer.WriteArray<uint>(Keys);
        writer.WriteArray<int>(Starts);
        writer.WriteArray<byte>(Cells);
        writer.WriteArray<sbyte>(Values);
        writer.WriteArray<float>(Scales);
    }
}
