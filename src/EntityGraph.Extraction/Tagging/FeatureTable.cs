using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>What was learned of each feature, laid out for reading: what it says of labels and its row of the code stand side by side, found by one look-up.</summary>
/// <remarks>
/// A row: number of cells, scale of the cells, scale of the code (0 where the feature has no code), then cells of a label at a
/// distance with their value above, then the code in eight bits. Read-only; safe to use from many threads.
/// </remarks>
internal sealed class FeatureTable
{
    private const int CellScale = 1;
    private const int CodeScale = 3;
    private const int Head = 5;
    private const int Block = 32;

    private readonly HashIndex _index;
    private readonly ushort[] _rows;
    private readonly int _codeLength;
    private readonly float[] _projection;
    private readonly float[] _bias;

    /// <summary>Lays out what was learned.</summary>
    /// <param name="linear">What features say of labels.</param>
    /// <param name="encoder">Their rows of codes.</param>
    public FeatureTable(LinearPart linear, WordEncoder encoder)
    {
        (_projection, _bias, _codeLength) = (encoder.Projection, encoder.Bias, encoder.Width / 2);
        var codes = new HashIndex(encoder.Keys);
        var cells = new HashIndex(linear.Keys);
        uint[] keys = [.. linear.Keys, .. encoder.Keys.Where(key => cells.Find(key) < 0)];
        var places = new int[keys.Length];
        _rows = new ushort[Head + (Head * keys.Length) + linear.Cells.Length + (encoder.Keys.Length * _codeLength)];
        var at = Head; // The first row is empty: that of all features that are not known.
        for (var i = 0; i < keys.Length; i++)
        {
            places[i] = at;
            at = Lay(at, linear, i < linear.Keys.Length ? i : -1, encoder, codes.Find(keys[i]));
        }

        _index = new HashIndex(keys, places);
    }

    /// <summary>Length of a code.</summary>
    public int CodeWidth => _bias.Length;

    /// <summary>Adds up what the features of a word say, and codes it: the squashed sum of the rows of its features, of its projected vector and a bias.</summary>
    /// <param name="features">Its features; pieces of words are averaged by the root of their number.</param>
    /// <param name="vector">Its vector; zeros where it has none.</param>
    /// <param name="scores">Takes <see cref="LinearPart.ScoreLength"/> sums, added to what is there.</param>
    /// <param name="code">Takes <see cref="CodeWidth"/> numbers between -1 and 1.</param>
    public void Read(ReadOnlySpan<WordFeature> features, ReadOnlySpan<float> vector, Span<float> scores, Span<float> code)
    {
        // All rows are found before any is added: the memory answers many look-ups at once.
        Span<int> places = stackalloc int[features.Length];
        Span<float> scales = stackalloc float[features.Length];
        Find(features, places, scales);
        Span<int> wholes = stackalloc int[features.Length];
        Span<int> pieces = stackalloc int[features.Length];
        var (wholeCount, pieceCount) = (0, 0);
        for (var i = 0; i < features.Length; i++)
        {
            var place = places[i];
            AddCells(place, scores);
            if (scales[i] > 0)
            {
                if (features[i].Kind == FeatureKind.Gram)
                {
                    pieces[pieceCount++] = place;
                }
                else
                {
                    wholes[wholeCount++] = place;
                }
            }
        }

        _bias.CopyTo(code);
        Matrix.AddProduct(vector, vector.Length, _projection, code, 1, vector.Length, CodeWidth);
        AddCodes(wholes[..wholeCount], code);
        Span<float> sum = stackalloc float[CodeWidth];
        sum.Clear();
        AddCodes(pieces[..pieceCount], sum);
        TensorPrimitives.MultiplyAdd(sum, 1 / MathF.Sqrt(Math.Max(1, pieceCount)), code, code);
        TensorPrimitives.Tanh(code, code);
    }

    private void Find(ReadOnlySpan<WordFeature> features, Span<int> places, Span<float> codeScales)
    {
        Span<uint> keys = stackalloc uint[features.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = features[i].Key;
        }

        _index.Find(keys, places);
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = Math.Max(0, places[i]);
            codeScales[i] = ScaleAt(places[i] + CodeScale);
        }
    }

    private int Lay(int at, LinearPart linear, int cells, WordEncoder encoder, int code)
    {
        var head = _rows.AsSpan(at, Head);
        at += Head;
        if (cells >= 0)
        {
            head[0] = (ushort)(linear.Starts[cells + 1] - linear.Starts[cells]);
            MemoryMarshal.Write(MemoryMarshal.AsBytes(head[CellScale..]), linear.Scales[cells]);
            for (var cell = linear.Starts[cells]; cell < linear.Starts[cells + 1]; cell++)
            {
                _rows[at++] = (ushort)(linear.Cells[cell] | (unchecked((byte)linear.Values[cell]) << 8));
            }
        }

        if (code >= 0)
        {
            MemoryMarshal.Write(MemoryMarshal.AsBytes(head[CodeScale..]), encoder.Scales[code]);
            MemoryMarshal.Cast<sbyte, ushort>(encoder.Rows.AsSpan(code * encoder.Width, encoder.Width)).CopyTo(_rows.AsSpan(at));
            at += _codeLength;
        }

        return at;
    }

    private float ScaleAt(int place) => MemoryMarshal.Read<float>(MemoryMarshal.AsBytes(_rows.AsSpan(place, 2)));

    private void AddCells(int place, Span<float> scores)
    {
        var scale = ScaleAt(place + CellScale);
        foreach (var cell in _rows.AsSpan(place + Head, _rows[place]))
        {
            scores[(byte)(cell & byte.MaxValue)] += scale * unchecked((sbyte)(cell >> 8));
        }
    }

    // Thirty-two columns at a time stay in registers while all rows are added.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddCodes(ReadOnlySpan<int> places, Span<float> sum)
    {
        ref var rows = ref Unsafe.As<ushort, byte>(ref MemoryMarshal.GetArrayDataReference(_rows));
        for (var column = 0; column < sum.Length; column += Block)
        {
            ref var sums = ref sum[column..(column + Block)][0];
            var (a, b) = (Vector256.LoadUnsafe(ref sums), Vector256.LoadUnsafe(ref sums, 8));
            var (c, d) = (Vector256.LoadUnsafe(ref sums, 16), Vector256.LoadUnsafe(ref sums, 24));
            foreach (var place in places)
            {
                ref var row = ref Unsafe.Add(ref rows, 2 * (place + CodeScale));
                var scale = Vector256.Create(Unsafe.ReadUnaligned<float>(ref row));
                row = ref Unsafe.Add(ref row, (2 * (Head - CodeScale + _rows[place])) + column);
                a += scale * Eight(ref row, 0);
                b += scale * Eight(ref row, 8);
                c += scale * Eight(ref row, 16);
                d += scale * Eight(ref row, 24);
            }

            a.StoreUnsafe(ref sums);
            b.StoreUnsafe(ref sums, 8);
            c.StoreUnsafe(ref sums, 16);
            d.StoreUnsafe(ref sums, 24);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Eight(ref byte row, int start)
    {
        var eight = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref row, start))).AsSByte();
        var words = Vector128.WidenLower(eight);
        return Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)));
    }
}
