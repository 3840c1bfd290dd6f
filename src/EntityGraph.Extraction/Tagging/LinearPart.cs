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

    private readonly uint[] _keys;
    private readonly HashIndex _index;
    private readonly Row[] _rows;
    private readonly Cell[] _cells;

    private LinearPart(uint[] keys, Row[] rows, Cell[] cells)
    {
        _keys = keys;
        _index = new HashIndex(keys);
        _rows = rows;
        _cells = cells;
    }

    /// <summary>Quantises learned weights; cells that round to zero are left out, and rows without cells.</summary>
    /// <param name="rows">Key of a feature, and its <see cref="ScoreLength"/> weights: label at distance -2 first.</param>
    public static LinearPart Quantize(IEnumerable<KeyValuePair<uint, float[]>> rows)
    {
        var (keys, found, cells) = (new List<uint>(), new List<Row>(), new List<Cell>());
        foreach (var (key, weights) in rows.OrderBy(row => row.Key))
        {
            var scale = weights.Max(Math.Abs) / sbyte.MaxValue;
            var before = cells.Count;
            for (var cell = 0; cell < weights.Length; cell++)
            {
                if (scale > 0 && MathF.Round(weights[cell] / scale) is var value && value != 0)
                {
                    cells.Add(new((byte)cell, (sbyte)value));
                }
            }

            if (cells.Count > before)
            {
                keys.Add(key);
                found.Add(new(before, cells.Count, scale));
            }
        }

        return new([.. keys], [.. found], [.. cells]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Stands at the part.</param>
    public static LinearPart Read(ModelReader reader)
    {
        var (keys, starts) = (reader.ReadArray<uint>(), reader.ReadArray<int>());
        var (cells, values, scales) = (reader.ReadArray<byte>(), reader.ReadArray<sbyte>(), reader.ReadArray<float>());
        return new(
            keys,
            [.. scales.Select((scale, row) => new Row(starts[row], starts[row + 1], scale))],
            [.. cells.Zip(values, (cell, value) => new Cell(cell, value))]);
    }

    /// <summary>Writes the part.</summary>
    /// <param name="writer">Takes it.</param>
    public void Write(ModelWriter writer)
    {
        writer.WriteArray<uint>(_keys);
        writer.WriteArray<int>([0, .. _rows.Select(row => row.End)]);
        writer.WriteArray<byte>([.. _cells.Select(cell => cell.Score)]);
        writer.WriteArray<sbyte>([.. _cells.Select(cell => cell.Value)]);
        writer.WriteArray<float>([.. _rows.Select(row => row.Scale)]);
    }

    /// <summary>Adds what the features of a word say.</summary>
    /// <param name="features">The features.</param>
    /// <param name="scores"><see cref="ScoreLength"/> sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddScores(ReadOnlySpan<WordFeature> features, Span<float> scores)
    {
        // All rows are found before any is read: the memory answers several look-ups at once.
        Span<int> found = stackalloc int[features.Length];
        for (var i = 0; i < features.Length; i++)
        {
            found[i] = _index.Find(features[i].Key);
        }

        foreach (var at in found)
        {
            if (at >= 0)
            {
                var row = _rows[at];
                foreach (var cell in _cells.AsSpan(row.Start, row.End - row.Start))
                {
                    scores[cell.Score] += row.Scale * cell.Value;
                }
            }
        }
    }

    // What belongs together lies together.
    private readonly record struct Row(int Start, int End, float Scale);

    private readonly record struct Cell(byte Score, sbyte Value);
}
