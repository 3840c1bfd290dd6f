using System.Runtime.CompilerServices;
using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>The linear part of the model: what each feature of a word says about the labels of the words around it.</summary>
/// <remarks>
/// A feature has a sparse row: cells of a label at a distance, quantised to eight bits under one scale for the row. Read-only.
/// </remarks>
internal sealed class LinearPart
{
    /// <summary>Distances at which a word is felt: from two before to two after.</summary>
    public const int Distances = 5;

    /// <summary>Number of scores of a word: a row of labels for each distance.</summary>
    public const int ScoreLength = Distances * LinearChain.Width;

    private const int Head = 3;

    private readonly uint[] _keys;
    private readonly HashIndex _index;

    // A row: how many cells it has, the two halves of its scale, then its cells, each with its value above.
    // What belongs together lies together: who reads the head has the memory fetch the cells.
    private readonly ushort[] _rows;

    private LinearPart(uint[] keys, ReadOnlySpan<int> starts, ReadOnlySpan<byte> cells, ReadOnlySpan<sbyte> values, ReadOnlySpan<float> scales)
    {
        var places = new int[keys.Length];
        _rows = new ushort[(Head * keys.Length) + cells.Length];
        _keys = keys;
        for (var (row, at) = (0, 0); row < keys.Length; row++)
        {
            places[row] = at;
            var scale = BitConverter.SingleToUInt32Bits(scales[row]);
            _rows[at++] = (ushort)(starts[row + 1] - starts[row]);
            _rows[at++] = (ushort)(scale & ushort.MaxValue);
            _rows[at++] = (ushort)(scale >> 16);
            for (var cell = starts[row]; cell < starts[row + 1]; cell++)
            {
                _rows[at++] = (ushort)(cells[cell] | (unchecked((byte)values[cell]) << 8));
            }
        }

        _index = new HashIndex(keys, places);
    }

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
        var (starts, cells, values, scales) = (new List<int> { 0 }, new List<byte>(), new List<sbyte>(), new List<float>());
        foreach (var key in _keys)
        {
            var row = RowOf(key);
            scales.Add(row.Scale);
            foreach (var cell in _rows.AsSpan(row.Start, row.Count))
            {
                cells.Add((byte)(cell & byte.MaxValue));
                values.Add(ValueOf(cell));
            }

            starts.Add(cells.Count);
        }

        writer.WriteArray<uint>(_keys);
        writer.WriteArray<int>([.. starts]);
        writer.WriteArray<byte>([.. cells]);
        writer.WriteArray<sbyte>([.. values]);
        writer.WriteArray<float>([.. scales]);
    }

    /// <summary>Adds what the features of a word say.</summary>
    /// <param name="features">The features.</param>
    /// <param name="scores"><see cref="ScoreLength"/> sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddScores(ReadOnlySpan<WordFeature> features, Span<float> scores)
    {
        // All rows are found before any is added: the memory answers many look-ups at once.
        Span<Row> found = stackalloc Row[features.Length];
        for (var i = 0; i < features.Length; i++)
        {
            found[i] = RowOf(features[i].Key);
        }

        foreach (var row in found)
        {
            foreach (var cell in _rows.AsSpan(row.Start, row.Count))
            {
                scores[(byte)(cell & byte.MaxValue)] += row.Scale * ValueOf(cell);
            }
        }
    }

    private Row RowOf(uint key)
    {
        if (_index.Find(key) is not (>= 0 and var at))
        {
            return default;
        }

        var head = _rows.AsSpan(at, Head);
        return new(at + Head, head[0], BitConverter.UInt32BitsToSingle(head[1] | ((uint)head[2] << 16)));
    }

    private static sbyte ValueOf(ushort cell) => unchecked((sbyte)(cell >> 8));

    private readonly record struct Row(int Start, int Count, float Scale);
}
