using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction;

public sealed class DateIntervalTests
{
    [Theory]
    [InlineData("2019", "2019-01-01/2019-12-31")]
    [InlineData("2024-02", "2024-02-01/2024-02-29")]
    [InlineData("2018-01..2018-12", "2018-01-01/2018-12-31")]
    [InlineData("2019-04-25", "2019-04-25/2019-04-25")]
    [InlineData("2019-04-20/2019-04-30", "2019-04-20/2019-04-30")]
    public void A_period_is_read_as_its_first_and_last_day(string text, string expected)
    {
        Assert.True(DateInterval.TryParse(text, out var interval));
        Assert.Equal(expected, interval.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("gestern")]
    [InlineData("2019-13")]
    [InlineData("2019-05/2019-04")]
    public void Nonsense_and_reversed_periods_are_refused(string text) =>
        Assert.False(DateInterval.TryParse(text, out _));
}
