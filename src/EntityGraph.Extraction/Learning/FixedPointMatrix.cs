using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EntityGraph.Extraction.Learning;

/// <summary>A matrix of sixteen-bit numbers, by which rows of sixteen-bit numbers are multiplied: half the memory and twice the numbers in a vector. Read-only.</summary>
/// <remarks>Sums are whole numbers of 32 bits, so the order of addition does not matter. Stored by sixteen columns, two inputs side by side, as the processor multiplies them.</remarks>
internal sealed class FixedPointMatrix
{
    private const int TileRows = 4;
    private const int TileColumns = 16;

    private readonly short[] _tiles;
    private readonly int _inner;
    private readonly int _columns;

    /// <summary>Rounds a matrix.</summary>
    /// <param name="weights">Its numbers, row after row.</param>
    /// <param name="columns">Length of a row, a multiple of sixteen; the number of rows is even.</param>
    /// <param name="bits">Binary places that are kept: see <see cref="BitsFor"/>.</param>
    /// <exception cref="ArgumentException">The numbers do not make such a matrix.</exception>
    public FixedPointMatrix(ReadOnlySpan<float> weights, int columns, int bits)
    {
        if (columns % TileColumns != 0 || weights.Length % (2 * columns) != 0)
        {
            throw new ArgumentException("There must be an even number of rows, and columns by sixteen.", nameof(columns));
        }

        (_inner, _columns, _tiles) = (weights.Length / columns, columns, new short[weights.Length]);
        var at = 0;
        for (var tile = 0; tile < columns; tile += TileColumns)
        {
            for (var row = 0; row < _inner; row += 2)
            {
                for (var column = tile; column < tile + TileColumns; column++)
                {
                    _tiles[at++] = Fixed(weights[(row * columns) + column], bits);
                    _tiles[at++] = Fixed(weights[((row + 1) * columns) + column], bits);
                }
            }
        }
    }

    /// <summary>How many binary places of a matrix can be kept so that its numbers have room, and no sum leaves 32 bits.</summary>
    /// <param name="weights">Its numbers.</param>
    /// <param name="reach">The largest sum that may come: see <see cref="Reach"/>.</param>
    public static int BitsFor(ReadOnlySpan<float> weights, double reach) =>
        (int)Math.Floor(Math.Log2(Math.Min(short.MaxValue / Math.Max(MathF.Abs(TensorPrimitives.MaxMagnitude(weights)), 0.5), int.MaxValue / Math.Max(reach, 1 << 15))));

    /// <summary>The largest sum that a matrix may give.</summary>
    /// <param name="weights">Its numbers, row after row.</param>
    /// <param name="columns">Length of a row.</param>
    /// <param name="least">The least number that it is multiplied with, at most 0.</param>
    /// <param name="most">The largest.</param>
    public static double Reach(ReadOnlySpan<float> weights, int columns, int least, int most)
    {
        var (high, low) = (new double[columns], new double[columns]);
        for (var i = 0; i < weights.Length; i++)
        {
            high[i % columns] += weights[i] * (weights[i] > 0 ? most : least);
            low[i % columns] -= weights[i] * (weights[i] > 0 ? least : most);
        }

        return Math.Max(high.Max(), low.Max());
    }

    /// <summary>Adds products to sums. O(rows * inner * columns).</summary>
    /// <param name="a">Rows that start <paramref name="stride"/> apart; they may overlap, as the windows of a convolution do.</param>
    /// <param name="stride">Distance of the rows of <paramref name="a"/>.</param>
    /// <param name="sums">Takes the sums: a row of columns for each row of <paramref name="a"/>.</param>
    /// <param name="rows">Number of rows.</param>
    /// <exception cref="ArgumentException">There is not room for the sums, or the rows are too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddProduct(ReadOnlySpan<short> a, int stride, Span<int> sums, int rows)
    {
        if (sums.Length < rows * _columns || (rows > 0 && a.Length < ((rows - 1) * stride) + _inner))
        {
            throw new ArgumentException("The matrices do not fit each other.", nameof(sums));
        }

        ref var input = ref MemoryMarshal.GetReference(a);
        ref var sum = ref MemoryMarshal.GetReference(sums);
        for (var column = 0; column < _columns; column += TileColumns)
        {
            ref var tile = ref _tiles[column * _inner];
            var row = 0;
            for (; row + 1 < rows; row += TileRows)
            {
                AddTile(ref Unsafe.Add(ref input, row * stride), stride, ref tile, ref Unsafe.Add(ref sum, (row * _columns) + column), Math.Min(TileRows, rows - row));
            }

            if (row < rows)
            {
                AddRow(ref Unsafe.Add(ref input, row * stride), ref tile, ref Unsafe.Add(ref sum, (row * _columns) + column));
            }
        }
    }

    private static short Fixed(float number, int bits) => short.CreateSaturating(MathF.Round(MathF.ScaleB(number, bits)));

    // Where there are fewer than four rows the last is computed again, and not stored.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTile(ref short a, int stride, ref short tile, ref int c, int rows)
    {
        var (s00, s01, s10, s11) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var (s20, s21, s30, s31) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        ref var a1 = ref Unsafe.Add(ref a, Math.Min(1, rows - 1) * stride);
        ref var a2 = ref Unsafe.Add(ref a, Math.Min(2, rows - 1) * stride);
        ref var a3 = ref Unsafe.Add(ref a, Math.Min(3, rows - 1) * stride);
        ref var weights = ref tile;
        for (nuint k = 0; k < (nuint)_inner; k += 2)
        {
            var left = Vector256.LoadUnsafe(ref weights);
            var right = Vector256.LoadUnsafe(ref weights, (nuint)Vector256<short>.Count);
            var x = Pair(ref a, k);
            s00 += Dot(x, left);
            s01 += Dot(x, right);
            x = Pair(ref a1, k);
            s10 += Dot(x, left);
            s11 += Dot(x, right);
            x = Pair(ref a2, k);
            s20 += Dot(x, left);
            s21 += Dot(x, right);
            x = Pair(ref a3, k);
            s30 += Dot(x, left);
            s31 += Dot(x, right);
            weights = ref Unsafe.Add(ref weights, 2 * TileColumns);
        }

        Add(ref c, s00, s01);
        Add(ref Unsafe.Add(ref c, _columns), s10, s11); // A row alone goes another way.
        if (rows > 2)
        {
            Add(ref Unsafe.Add(ref c, 2 * _columns), s20, s21);
        }

        if (rows > 3)
        {
            Add(ref Unsafe.Add(ref c, 3 * _columns), s30, s31);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddRow(ref short a, ref short tile, ref int c)
    {
        var (left, right) = (Vector256<int>.Zero, Vector256<int>.Zero);
        ref var weights = ref tile;
        for (nuint k = 0; k < (nuint)_inner; k += 2)
        {
            var x = Pair(ref a, k);
            left += Dot(x, Vector256.LoadUnsafe(ref weights));
            right += Dot(x, Vector256.LoadUnsafe(ref weights, (nuint)Vector256<short>.Count));
            weights = ref Unsafe.Add(ref weights, 2 * TileColumns);
        }

        Add(ref c, left, right);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(ref int c, Vector256<int> left, Vector256<int> right)
    {
        (Vector256.LoadUnsafe(ref c) + left).StoreUnsafe(ref c);
        (Vector256.LoadUnsafe(ref c, (nuint)Vector256<int>.Count) + right).StoreUnsafe(ref c, (nuint)Vector256<int>.Count);
    }

    // Two inputs, over and over.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<short> Pair(ref short a, nuint k) =>
        Vector256.Create(Unsafe.ReadUnaligned<int>(ref Unsafe.As<short, byte>(ref Unsafe.Add(ref a, k)))).AsInt16();

    // Products of neighbours, added up two by two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Dot(Vector256<short> x, Vector256<short> y) => Avx2.IsSupported
        ? Avx2.MultiplyAddAdjacent(x, y)
        : (Even(x) * Even(y)) + (Odd(x) * Odd(y));

    private static Vector256<int> Even(Vector256<short> x) => Vector256.ShiftRightArithmetic(Vector256.ShiftLeft(x.AsInt32(), 16), 16);

    private static Vector256<int> Odd(Vector256<short> x) => Vector256.ShiftRightArithmetic(x.AsInt32(), 16);
}
