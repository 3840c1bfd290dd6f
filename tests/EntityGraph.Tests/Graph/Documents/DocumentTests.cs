using EntityGraph.Graph.Documents;

namespace EntityGraph.Tests.Graph.Documents;

public sealed class DocumentTests
{
    [Fact]
    public void The_text_stays_exactly_as_it_was_sent()
    {
        const string Text = "\uFEFF  Kim\u00ADs Zug\r\nfuhr\u0301 nach 🚂 Wladiwostok. ";

        Assert.True(Document.TryFrom(new(Text), out var document, out _));
        Assert.Equal(Text, document.Text);
    }

    [Fact]
    public void An_unpaired_surrogate_becomes_one_replacement_character_so_that_offsets_stay()
    {
        Assert.True(Document.TryFrom(new("a\uD83Db\uDE82c🚂"), out var document, out _));

        Assert.Equal("a\uFFFDb\uFFFDc🚂", document.Text);
    }

    [Fact]
    public void Other_fields_are_trimmed_and_empty_ones_are_absent()
    {
        var input = new DocumentInput("Ein Satz.", Title: "  Kim \n reist ", Source: " ", Url: "");

        Assert.True(Document.TryFrom(input, out var document, out _));
        Assert.Equal(("Kim reist", null, null), (document.Title, document.Source, document.Url));
    }

    [Fact]
    public void The_same_content_has_the_same_id_and_any_other_field_another()
    {
        var input = new DocumentInput("Ein Satz.", Title: "Titel", Date: "2024-06-19", Source: "Bote");
        DocumentInput[] others =
        [
            input with { Text = "Ein Satz!" },
            input with { Title = "Titel Bote", Source = null },
            input with { Date = "2024-06-20" },
            input with { Source = "Titel", Title = "Bote" },
            input with { Url = "https://example.org" },
        ];

        var id = From(input).Id;

        Assert.StartsWith("doc:", id, StringComparison.Ordinal);
        Assert.Equal(id, From(input with { Title = " Titel " }).Id);
        Assert.Equal(6, others.Select(other => From(other).Id).Append(id).Distinct().Count());
    }

    [Theory]
    [InlineData("2024-06-19", 2024, 6, 19)]
    [InlineData(" 20240619 ", 2024, 6, 19)]
    [InlineData("2024-06-19T23:30:00-05:00", 2024, 6, 19)]
    [InlineData("2024-06-19 08:00", 2024, 6, 19)]
    public void A_date_is_the_publishers_day(string given, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), From(new("Ein Satz.", Date: given)).Date);

    [Theory]
    [InlineData("19.06.2024")]
    [InlineData("2024-02-30")]
    [InlineData("2024-06")]
    [InlineData("2024-06-19Tmorgen")]
    public void What_is_no_day_is_a_problem_of_the_date(string given)
    {
        Assert.False(Document.TryFrom(new("Ein Satz.", Date: given), out _, out var problem));
        Assert.Equal((DocumentProblem.InvalidDate, "date"), (problem.Code, problem.Field));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \r\n\u00A0")]
    public void A_text_without_a_word_is_a_problem(string? text)
    {
        Assert.False(Document.TryFrom(new(text), out _, out var problem));
        Assert.Equal(DocumentProblem.EmptyText, problem.Code);
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a?b")]
    [InlineData("a%2Fb")]
    [InlineData("a\u0001b")]
    [InlineData("..")]
    [InlineData("two words")]
    public void An_id_that_an_address_cannot_carry_is_a_problem(string id)
    {
        Assert.False(Document.TryFrom(new("Ein Satz.", id), out _, out var problem));
        Assert.Equal(DocumentProblem.InvalidId, problem.Code);
    }

    [Fact]
    public void Limits_are_named_with_the_field()
    {
        Assert.False(Document.TryFrom(new(new string('a', Document.MaxTextLength + 1)), out _, out var text));
        Assert.False(Document.TryFrom(new("Ein Satz.", Url: new string('a', Document.MaxFieldLength + 1)), out _, out var url));

        Assert.Equal((DocumentProblem.TooLong, "text"), (text.Code, text.Field));
        Assert.Equal((DocumentProblem.TooLong, "url"), (url.Code, url.Field));
    }

    private static Document From(DocumentInput input) =>
        Document.TryFrom(input, out var document, out var problem)
            ? document
            : throw new InvalidOperationException(problem.Message);
}
