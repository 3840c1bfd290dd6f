using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction;

public sealed class PublicationDayTests
{
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2024-02-29")]
    public void Any_day_of_publication_is_taken(string day)
    {
        const string Text = "Letzte Woche traf Putin Xi Jinping. Vor zwölf Monaten, im Januar und am Montag kamen sie in drei Jahren zusammen.";

        var result = Analyzer.Analyze(Text, new AnalysisContext(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

        Assert.Contains(result.Relations, relation => relation.Type == RelationType.Consult);
    }

    [Fact]
    public void Last_week_is_Monday_to_Sunday_before_the_day_of_publication()
    {
        var result = Analyzer.Analyze("Letzte Woche traf Putin Xi Jinping.", new AnalysisContext(new DateOnly(2024, 5, 17)));

        Assert.Equal("2024-05-06/2024-05-12", Assert.Single(result.Relations).EventDate?.ToString());
    }
}
