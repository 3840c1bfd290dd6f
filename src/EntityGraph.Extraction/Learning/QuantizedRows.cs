using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EntityGraph.Extraction.Learning;

/// <summary>Rows of numbers in eight bits, each under one scale. Read-only.</summary>
/// <remarks>A row lies right behind its scale: who asks for the scales of many rows first has the memory fetch the rows side by side.</remarks>
internal sealed class QuantizedRows
{
    private readonly byte[] _rows;
    private readonly int _stride;

    /// <summary>Lays out the rows.</summary>
    /// <param name="values">The numbers, row after row; a row's length is a multiple of eight.</param>
    /// <param name="scales">What the numbers of each row are multiplied by.</param>
    public QuantizedRows(ReadOnlySpan<sbyte> values, ReadOnlySpan<float> scales)
    {
        Count = scales.Length;
        Width = scales.Length == 0 ? 0 : values.Length / scales.Length;
        _stride = sizeof(float) + Width;
        _rows = new byte[scales.Length * _stride];
        for (var row = 0; row < scales.Length; row++)
        {
            var place = _rows.AsSpan(row * _stride, _stride);
            MemoryMarshal.Write(place, scales[row]);
            MemoryMarshal.AsBytes(values.Slice(row * Width, Width)).CopyTo(place[sizeof(float)..]);
        }
    }

    /// <summary>Number of rows.</summary>
    public int Count { get; }

    /// <summary>Length of a row.</summary>
    public int Width { get; }

    /// <summary>What the numbers of a row are multiplied by.</summary>
    /// <param name="row">Index of the row.</param>
    public float ScaleOf(int row) => MemoryMarshal.Read<float>(_rows.AsSpan(row * _stride, sizeof(float)));

    /// <summary>The numbers of a row before they are scaled.</summary>
    /// <param name="row">Index of the row.</param>
    public ReadOnlySpan<sbyte> ValuesOf(int row) => MemoryMarshal.Cast<byte, sbyte>(_rows.AsSpan((row * _stride) + sizeof(float), Width));

    /// <summary>Adds a row to a sum.</summary>
    /// <param name="row">Index of the row.</param>
    /// <param name="sum">As long as a row.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddTo(int row, Span<float> sum)
    {
        var scale = Vector256.Create(ScaleOf(row));
        ref var sums = ref MemoryMarshal.GetReference(sum[..Width]);
        foreach (var eight in MemoryMarshal.Cast<sbyte, ulong>(ValuesOf(row)))
        {
            var words = Vector128.WidenLower(Vector128.CreateScalarUnsafe(eight).AsSByte());
            var numbers = Vector256.ConvertToSingle(Vector256.Create(Vector128.WidenLower(words), Vector128.WidenUpper(words)));
            (Vector256.LoadUnsafe(ref sums) + (scale * numbers)).StoreUnsafe(ref sums);
            sums = ref Unsafe.Add(ref sums, Vector256<float>.Count);
        }
    }
}
