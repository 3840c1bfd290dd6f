using EntityGraph.Extraction.Learning;

namespace EntityGraph.Tests.Extraction.Learning;

public sealed class MatrixTests
{
    [Theory]
    [InlineData(1, 3, 8)]
    [InlineData(1, 6, 88)]
    [InlineData(4, 5, 16)]
    [InlineData(7, 9, 24)]
    public void A_product_is_added_to_what_is_there(int rows, int inner, int columns)
    {
        var random = new Random(3);
        var (a, b, c) = (Numbers(random, rows * inner), Numbers(random, inner * columns), Numbers(random, rows * columns));
        var expected = Enumerable.Range(0, rows * columns).Select(cell =>
            c[cell] + Enumerable.Range(0, inner).Sum(k => a[(cell / columns * inner) + k] * b[(k * columns) + (cell % columns)])).ToArray();

        Matrix.AddProduct(a, inner, b, c, rows, inner, columns);

        Assert.All(expected.Zip(c), pair => Assert.Equal(pair.First, pair.Second, 4));
    }

    [Fact]
    public void Rows_of_the_first_factor_may_overlap_as_windows_do()
    {
        float[] a = [1, 2, 3, 4];
        var b = new float[2 * 8];
        (b[0], b[8]) = (1, 10);
        var c = new float[3 * 8];

        Matrix.AddProduct(a, 1, b, c, 3, 2, 8);

        Assert.Equal([21, 32, 43], [c[0], c[8], c[16]]);
    }

    [Fact]
    public void Matrices_that_do_not_fit_are_refused() =>
        Assert.Throws<ArgumentException>(() => Matrix.AddProduct(new float[4], 2, new float[15], new float[16], 2, 2, 8));

    private static float[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];
}
