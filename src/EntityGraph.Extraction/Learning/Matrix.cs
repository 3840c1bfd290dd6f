using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EntityGraph.Extraction.Learning;

/// <summary>Products of dense matrices, row after row in memory.</summary>
/// <remarks>The inner loops are compiled at full optimisation at once: the first article must not wait for the tiers.</remarks>
internal static class Matrix
{
    private const int Lane = 8;
    private const int Tile = 4;

    /// <summary>Adds <c>a * b</c> to <c>c</c>. O(rows * inner * columns), eight columns and four rows at a time.</summary>
    /// <param name="a">Rows that start <paramref name="stride"/> apart; they may overlap, as the windows of a convolution do.</param>
    /// <param name="stride">Distance of the rows of <paramref name="a"/>.</param>
    /// <param name="b">The second factor: <c>inner</c> rows of <c>columns</c>.</param>
    /// <param name="c">Takes the sum: rows of <c>columns</c>.</param>
    /// <param name="rows">Rows of <paramref name="a"/> and <paramref name="c"/>.</param>
    /// <param name="inner">Length of a row of <paramref name="a"/>.</param>
    /// <param name="columns">Columns of <paramref name="b"/> and <paramref name="c"/>, a multiple of eight.</param>
    /// <exception cref="ArgumentException">A matrix is too short, or the columns are no multiple of eight.</exception>
    public static void AddProduct(ReadOnlySpan<float> a, int stride, ReadOnlySpan<float> b, Span<float> c, int rows, int inner, int columns)
    {
        if (columns % Lane != 0 || b.Length < inner * columns || c.Length < rows * columns
            || (rows > 0 && a.Length < ((rows - 1) * stride) + inner))
        {
            throw new ArgumentException("The matrices do not fit each other.", nameof(columns));
        }

        ref var first = ref MemoryMarshal.GetReference(a);
        ref var second = ref MemoryMarshal.GetReference(b);
        ref var sum = ref MemoryMarshal.GetReference(c);
        for (var row = 0; row < rows; row += Tile)
        {
            ref var start = ref Unsafe.Add(ref first, row * stride);
            ref var target = ref Unsafe.Add(ref sum, row * columns);
            var tile = new TileShape(Math.Min(Tile, rows - row), stride, inner, columns);
            var column = 0;
            for (; rows == 1 && column + (8 * Lane) <= columns; column += 8 * Lane)
            {
                AddRowTile(ref start, ref Unsafe.Add(ref second, column), ref Unsafe.Add(ref target, column), tile);
            }

            for (; column + (2 * Lane) <= columns; column += 2 * Lane)
            {
                AddWideTile(ref start, ref Unsafe.Add(ref second, column), ref Unsafe.Add(ref target, column), tile);
            }

            if (column < columns)
            {
                AddTile(ref start, ref Unsafe.Add(ref second, column), ref Unsafe.Add(ref target, column), tile);
            }
        }
    }

    /// <summary>Turns rows into columns.</summary>
    /// <param name="a">Rows that start <paramref name="stride"/> apart.</param>
    /// <param name="stride">Distance of the rows.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="columns">Length of a row.</param>
    /// <param name="result">Takes <paramref name="columns"/> rows of <paramref name="rows"/>.</param>
    public static void Transpose(ReadOnlySpan<float> a, int stride, int rows, int columns, Span<float> result)
    {
        for (var row = 0; row < rows; row++)
        {
            var source = a.Slice(row * stride, columns);
            for (var column = 0; column < columns; column++)
            {
                result[(column * rows) + row] = source[column];
            }
        }
    }

    // Up to four rows and sixteen columns in registers. Where there are fewer rows the last is computed again and not stored.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddWideTile(ref float a, ref float b, ref float c, TileShape tile)
    {
        var (s00, s01, s10, s11) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (s20, s21, s30, s31) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        ref var a1 = ref Unsafe.Add(ref a, tile.Start(1));
        ref var a2 = ref Unsafe.Add(ref a, tile.Start(2));
        ref var a3 = ref Unsafe.Add(ref a, tile.Start(3));
        ref var row = ref b;
        for (nuint k = 0; k < (nuint)tile.Inner; k++)
        {
            var left = Vector256.LoadUnsafe(ref row);
            var right = Vector256.LoadUnsafe(ref row, Lane);
            var x = Vector256.Create(Unsafe.Add(ref a, k));
            s00 = Vector256.MultiplyAddEstimate(x, left, s00);
            s01 = Vector256.MultiplyAddEstimate(x, right, s01);
            x = Vector256.Create(Unsafe.Add(ref a1, k));
            s10 = Vector256.MultiplyAddEstimate(x, left, s10);
            s11 = Vector256.MultiplyAddEstimate(x, right, s11);
            x = Vector256.Create(Unsafe.Add(ref a2, k));
            s20 = Vector256.MultiplyAddEstimate(x, left, s20);
            s21 = Vector256.MultiplyAddEstimate(x, right, s21);
            x = Vector256.Create(Unsafe.Add(ref a3, k));
            s30 = Vector256.MultiplyAddEstimate(x, left, s30);
            s31 = Vector256.MultiplyAddEstimate(x, right, s31);
            row = ref Unsafe.Add(ref row, tile.Columns);
        }

        Store(ref c, s00, s01, 0, tile);
        Store(ref c, s10, s11, 1, tile);
        Store(ref c, s20, s21, 2, tile);
        Store(ref c, s30, s31, 3, tile);
    }

    // A single row has enough columns to keep the processor busy: sixty-four of them in registers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRowTile(ref float a, ref float b, ref float c, TileShape tile)
    {
        var (s0, s1, s2, s3) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        var (s4, s5, s6, s7) = (Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero, Vector256<float>.Zero);
        ref var row = ref b;
        for (nuint k = 0; k < (nuint)tile.Inner; k++)
        {
            var x = Vector256.Create(Unsafe.Add(ref a, k));
            s0 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref row), s0);
            s1 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref row, Lane), s1);
            s2 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref row, 2 * Lane), s2);
            s3 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref row, 3 * Lane), s3);
            s4 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref row, 4 * Lane), s4);
            s5 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref row, 5 * Lane), s5);
            s6 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref row, 6 * Lane), s6);
            s7 = Vector256.MultiplyAddEstimate(x, Vector256.LoadUnsafe(ref row, 7 * Lane), s7);
            row = ref Unsafe.Add(ref row, tile.Columns);
        }

        Store(ref c, s0, s1, 0, tile);
        Store(ref Unsafe.Add(ref c, 2 * Lane), s2, s3, 0, tile);
        Store(ref Unsafe.Add(ref c, 4 * Lane), s4, s5, 0, tile);
        Store(ref Unsafe.Add(ref c, 6 * Lane), s6, s7, 0, tile);
    }

    // The same with eight columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTile(ref float a, ref float b, ref float c, TileShape tile)
    {
        for (var i = 0; i < tile.Rows; i++)
        {
            ref var from = ref Unsafe.Add(ref a, tile.Start(i));
            ref var to = ref Unsafe.Add(ref c, i * tile.Columns);
            var sum = Vector256.LoadUnsafe(ref to);
            for (var k = 0; k < tile.Inner; k++)
            {
                var row = Vector256.LoadUnsafe(ref b, (nuint)(k * tile.Columns));
                sum = Vector256.MultiplyAddEstimate(Vector256.Create(Unsafe.Add(ref from, k)), row, sum);
            }

            sum.StoreUnsafe(ref to);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(ref float c, Vector256<float> left, Vector256<float> right, int row, TileShape tile)
    {
        if (row < tile.Rows)
        {
            ref var to = ref Unsafe.Add(ref c, row * tile.Columns);
            (Vector256.LoadUnsafe(ref to) + left).StoreUnsafe(ref to);
            (Vector256.LoadUnsafe(ref to, Lane) + right).StoreUnsafe(ref to, Lane);
        }
    }

    private readonly record struct TileShape(int Rows, int Stride, int Inner, int Columns)
    {
        public int Start(int row) => Math.Min(row, Rows - 1) * Stride;
    }
}
