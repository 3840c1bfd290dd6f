using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction;

public sealed class PublicationDateTests
{
    [Theory]
    [InlineData("Dresden, 3. September 2023 - Der Landtag tagt.", "2023-09-03")]
    [InlineData("Abiy lädt ein\n\nAddis Abeba, 14.02.2025. Der Ministerpräsident lud ein.", "2025-02-14")]
    [InlineData("Berlin (Deutschland), 12.05.2009 – Sie ging.", "2009-05-12")]
    [InlineData("Frankfurt am Main, 1. Mai 2020 (dpa) – Er kam.", "2020-05-01")]
    [InlineData("Seoul/Tokio (dpa) – Er kam am 3. Mai 2020.", null)]
    [InlineData("Angela Merkel, geboren am 17. Juli 1954, wurde Kanzlerin.", null)]
    [InlineData("Berlin, Mai 2020 – Er kam.", null)]
    [InlineData("", null)]
    public void The_dateline_says_when_an_article_was_published(string text, string? expected) =>
        Assert.Equal(expected, PublicationDate.Find(text)?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
