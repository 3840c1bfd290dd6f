using System.Numerics.Tensors;
using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>Turns a word into a code: the squashed sum of the rows of its features, of its projected vector and a bias.</summary>
/// <remarks>Rows are quantised to eight bits under one scale each. Pieces of words are averaged by the root of their number. Read-only.</remarks>
internal sealed class WordEncoder
{
    private readonly uint[] _keys;
    private readonly HashIndex _index;
    private readonly QuantizedRows _rows;
    private readonly float[] _projection;
    private readonly float[] _bias;

    private WordEncoder(uint[] keys, sbyte[] rows, float[] scales, float[] projection, float[] bias)
    {
        _keys = keys;
        _index = new HashIndex(keys);
        _rows = new QuantizedRows(rows, scales);
        _projection = projection;
        _bias = bias;
    }

    /// <summary>Length of a code.</summary>
    public int Width => _bias.Length;

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
        writer.WriteArray<uint>(_keys);
        writer.WriteArray<sbyte>([.. Enumerable.Range(0, _rows.Count).SelectMany(row => _rows.ValuesOf(row).ToArray())]);
        writer.WriteArray<float>([.. Enumerable.Range(0, _rows.Count).Select(_rows.ScaleOf)]);
        writer.WriteArray<float>(_projection);
        writer.WriteArray<float>(_bias);
    }

    /// <summary>Codes a word.</summary>
    /// <param name="features">Its features.</param>
    /// <param name="vector">Its vector; zeros where it has none.</param>
    /// <param name="code">Takes <see cref="Width"/> numbers between -1 and 1.</param>
    public void Encode(ReadOnlySpan<WordFeature> features, ReadOnlySpan<float> vector, Span<float> code)
    {
        Span<float> pieces = stackalloc float[Width];
        pieces.Clear();
        var count = 0;
        _bias.CopyTo(code);
        Matrix.AddProduct(vector, vector.Length, _projection, code, 1, vector.Length, Width);

        // All rows are found, and their scales asked for, before any is added: the memory answers many look-ups at once.
        Span<int> found = stackalloc int[features.Length];
        var scales = 0f;
        for (var i = 0; i < features.Length; i++)
        {
            found[i] = _index.Find(features[i].Key);
            scales += found[i] >= 0 ? _rows.ScaleOf(found[i]) : 0;
        }

        for (var i = 0; i < features.Length && scales > 0; i++)
        {
            if (found[i] >= 0)
            {
                var isPiece = features[i].Kind == FeatureKind.Gram;
                count += isPiece ? 1 : 0;
                _rows.AddTo(found[i], isPiece ? pieces : code);
            }
        }

        TensorPrimitives.MultiplyAdd(pieces, 1 / MathF.Sqrt(Math.Max(1, count)), code, code);
        TensorPrimitives.Tanh(code, code);
    }
}
