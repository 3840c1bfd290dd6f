using EntityGraph.Extraction.Learning;

namespace EntityGraph.Tests.Extraction.Learning;

public sealed class FixedPointMatrixTests
{
    private const int Inner = 6;
    private const int Columns = 32;
    private const int Bits = 4;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(7)]
    [InlineData(9)]
    public void Products_of_rows_that_overlap_are_added_exactly(int rows)
    {
        var random = new Random(rows);
        var weights = Enumerable.Range(0, Inner * Columns).Select(_ => random.Next(-99, 100) / 16f).ToArray();
        var inputs = Enumerable.Range(0, (Math.Max(1, rows) * 2) + Inner).Select(_ => (short)random.Next(-999, 1000)).ToArray();
        var sums = Enumerable.Repeat(7, rows * Columns).ToArray();

        new FixedPointMatrix(weights, Columns, Bits).AddProduct(inputs, 2, sums, rows);

        Assert.Equal(
            from row in Enumerable.Range(0, rows)
            from column in Enumerable.Range(0, Columns)
            select 7 + Enumerable.Range(0, Inner).Sum(k => inputs[(row * 2) + k] * (int)(weights[(k * Columns) + column] * 16)),
            sums);
    }

    [Fact]
    public void As_many_places_are_kept_as_the_largest_sum_leaves_room_for()
    {
        float[] weights = [0.5f, -0.25f, 0.5f, -0.25f];
        var reach = FixedPointMatrix.Reach(weights, 2, 0, 1 << 12);

        Assert.Equal(1 << 12, reach);
        Assert.Equal(15, FixedPointMatrix.BitsFor(weights, reach));
        Assert.Equal(10, FixedPointMatrix.BitsFor(weights, 1 << 20));
    }

    [Fact]
    public void A_matrix_that_cannot_be_cut_into_tiles_is_refused() =>
        Assert.Throws<ArgumentException>(() => new FixedPointMatrix(new float[8 * 4], 8, Bits));
}
