using EntityGraph.Extraction.Learning;

namespace EntityGraph.Tests.Extraction.Learning;

public sealed class QuantizedRowsTests
{
    [Fact]
    public void A_row_is_added_under_its_scale()
    {
        var rows = new QuantizedRows([.. Enumerable.Range(0, 32).Select(i => (sbyte)(i - 128))], [2, 0.5f]);
        var sum = Enumerable.Repeat(1f, 16).ToArray();

        rows.AddTo(1, sum);

        Assert.Equal(Enumerable.Range(16, 16).Select(i => 1 + ((i - 128) * 0.5f)), sum);
    }

    [Fact]
    public void What_was_laid_out_is_read_back()
    {
        var rows = new QuantizedRows([1, 2, 3, 4, 5, 6, 7, 8, -1, -2, -3, -4, -5, -6, -7, -8], [3, 4]);

        Assert.Equal((2, 8), (rows.Count, rows.Width));
        Assert.Equal(4, rows.ScaleOf(1));
        Assert.Equal([-1, -2, -3, -4, -5, -6, -7, -8], rows.ValuesOf(1).ToArray());
    }
}
