using System.Globalization;
using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction.Relations;

/// <summary>When an event was or will be, told against the day of publication: Wednesday, 12 June 2024, where nothing else is said.</summary>
public sealed class EventDateTests
{
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();
    private static readonly string[] Weekdays = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];

    [Theory]
    [InlineData("gestern", "2024-06-11")]
    [InlineData("am Montagabend", "2024-06-10")]
    [InlineData("in der Nacht zum Dienstag", "2024-06-11")]
    [InlineData("in der Nacht", "2024-06-12")]
    [InlineData("am Montag vergangener Woche", "2024-06-03")]
    [InlineData("am Mittwoch der vergangenen Woche", "2024-06-05")]
    [InlineData("am vergangenen Wochenende", "2024-06-08/2024-06-09")]
    [InlineData("am Samstag und Sonntag", "2024-06-08/2024-06-09")]
    [InlineData("am 3. und 4. Mai", "2024-05-03/2024-05-04")]
    [InlineData("vom 3. bis zum 5. Mai 2019", "2019-05-03/2019-05-05")]
    [InlineData("vom 29. April bis 3. Mai", "2024-04-29/2024-05-03")]
    [InlineData("zwischen 2015 und 2019", "2015-01-01/2019-12-31")]
    [InlineData("im Frühjahr 2019", "2019-03-01/2019-05-31")]
    [InlineData("im vergangenen Herbst", "2023-09-01/2023-11-30")]
    [InlineData("im Winter 2018", "2018-12-01/2019-02-28")]
    [InlineData("im Sommer vergangenen Jahres", "2023-06-01/2023-08-31")]
    [InlineData("am 3. Mai vergangenen Jahres", "2023-05-03")]
    [InlineData("im Oktober des vergangenen Jahres", "2023-10-01/2023-10-31")]
    [InlineData("vor zwei Wochen", "2024-05-27/2024-06-02")]
    [InlineData("vor rund drei Monaten", "2024-03-01/2024-03-31")]
    [InlineData("vor drei Tagen", "2024-06-09")]
    [InlineData("in der Vorwoche", "2024-06-03/2024-06-09")]
    [InlineData("im Vorjahr", "2023-01-01/2023-12-31")]
    [InlineData("zu Wochenbeginn", "2024-06-10/2024-06-11")]
    [InlineData("Anfang der Woche", "2024-06-10/2024-06-11")]
    [InlineData("Ende letzten Monats", "2024-05-21/2024-05-31")]
    [InlineData("Mitte Februar", "2024-02-11/2024-02-20")]
    [InlineData("an Silvester", "2023-12-31")]
    public void A_date_of_the_past_is_counted_back(string when, string expected) => Assert.Equal(expected, DateOf($"Polen hat {when} Belarus angegriffen."));

    [Theory]
    [InlineData("am Montag", "2024-06-17")]
    [InlineData("am Wochenende", "2024-06-15/2024-06-16")]
    [InlineData("Anfang kommender Woche", "2024-06-17/2024-06-18")]
    [InlineData("Ende der kommenden Woche", "2024-06-21/2024-06-23")]
    [InlineData("noch in diesem Jahr", "2024-01-01/2024-12-31")]
    [InlineData("Anfang nächsten Jahres", "2025-01-01/2025-04-30")]
    [InlineData("im Herbst", "2024-09-01/2024-11-30")]
    [InlineData("in zwei Wochen", "2024-06-24/2024-06-30")]
    [InlineData("am 3. und 4. Mai", "2025-05-03/2025-05-04")]
    [InlineData("bis Ende des Jahres", "2024-06-12/2024-12-31")]
    [InlineData("bis Freitag", "2024-06-12/2024-06-14")]
    public void A_date_to_come_is_counted_forward(string when, string expected) => Assert.Equal(expected, DateOf($"Emmanuel Macron wird {when} Edi Rama treffen."));

    [Theory]
    [InlineData("seit Montag")]
    [InlineData("seit dem 3. Mai")]
    [InlineData("seit Anfang des Jahres")]
    [InlineData("bis heute")]
    [InlineData("in den vergangenen Wochen")]
    [InlineData("zwei Tage nach der Wahl")]
    public void What_names_no_time_of_the_event_gives_no_date(string when) => Assert.Null(DateOf($"Polen hat Belarus {when} unterstützt."));

    [Theory]
    [InlineData("am Tag darauf", "2024-06-11")]
    [InlineData("zwei Tage später", "2024-06-12")]
    [InlineData("am selben Tag", "2024-06-10")]
    [InlineData("noch am selben Abend", "2024-06-10")]
    [InlineData("drei Tage zuvor", "2024-06-07")]
    [InlineData("am Vortag", "2024-06-09")]
    [InlineData("eine Woche zuvor", "2024-06-03/2024-06-09")]
    public void What_is_counted_from_another_date_is_counted_from_the_last_one_named(string when, string expected) =>
        Assert.Equal(expected, DateOf($"Am Montag sprach der Präsident im Parlament. Polen hat {when} Belarus angegriffen."));

    [Theory]
    [InlineData("Tags zuvor hatte Polen Belarus angegriffen.", "2024-06-11")]
    [InlineData("Am Tag darauf hat Polen Belarus angegriffen.", null)]
    [InlineData("Am selben Tag hat Polen Belarus angegriffen.", null)]
    public void Without_another_date_only_what_was_before_is_counted_from_the_day_of_publication(string text, string? expected) => Assert.Equal(expected, DateOf(text));

    [Theory]
    [InlineData("In den vergangenen Wochen griff Polen Belarus an.", null)]
    [InlineData("Polen griff in den vergangenen Wochen Belarus an.", null)]
    [InlineData("Vor dem Gipfel in Oslo am Donnerstag kritisierte Edi Rama Polen.", null)]
    [InlineData("Nach dem Angriff Polens auf Belarus sagte Edi Rama seine für Freitag geplante Reise ab.", null)]
    [InlineData("Edi Rama verurteilte am Montag den Angriff Polens auf Belarus.", null)]
    [InlineData("Der Angriff Polens auf Belarus am Montag war schwer.", "2024-06-10")]
    [InlineData("Am Freitag, dem 7. Juni, griff Polen Belarus an.", "2024-06-07")]
    [InlineData("Polen griff am Montag nach dem Treffen in Oslo Belarus an.", "2024-06-10")]
    [InlineData("Der Minister sagte am Dienstag, Polen habe am Montag Belarus angegriffen.", "2024-06-10")]
    public void A_date_is_that_of_its_own_event(string text, string? expected) =>
        Assert.Equal(expected, Text(Analyzer.Analyze(text, new(new(2024, 6, 12))).Relations.First(relation => relation.Type is RelationType.Assault || !text.Contains("griff", StringComparison.Ordinal)).EventDate));

    [Fact]
    public void An_office_has_the_years_of_its_term() => Assert.Equal("2006-01-01/2012-12-31", DateOf("Von 2006 bis 2012 war Mark Adams Sprecher des IOC."));

    [Fact]
    public void A_weekday_is_the_nearest_in_the_direction_of_the_tense()
    {
        for (var today = new DateOnly(2024, 2, 20); today < new DateOnly(2024, 3, 12); today = today.AddDays(1))
        {
            for (var weekday = 0; weekday < Weekdays.Length; weekday++)
            {
                var past = Day($"Polen hat am {Weekdays[weekday]} Belarus angegriffen.", today);
                var future = Day($"Polen wird am {Weekdays[weekday]} Belarus angreifen.", today);

                Assert.Equal((weekday + 1) % 7, (int)past.DayOfWeek);
                Assert.Equal(past.DayOfWeek, future.DayOfWeek);
                Assert.InRange(today.DayNumber - past.DayNumber, 0, 6);
                Assert.InRange(future.DayNumber - today.DayNumber, 0, 6);
            }
        }
    }

    private static DateOnly Day(string text, DateOnly today) => Assert.Single(Analyzer.Analyze(text, new(today)).Relations).EventDate!.Value.From; // Fails here where there is none.

    private static string? DateOf(string text) => Text(Assert.Single(Analyzer.Analyze(text, new(new(2024, 6, 12))).Relations).EventDate);

    private static string? Text(DateInterval? date) => date is not { } interval ? null
        : interval.From == interval.To ? interval.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : interval.ToString();
}
