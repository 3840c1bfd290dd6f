using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction.Entities;

/// <summary>Names that only the rest of the text completes, and what only looks like a name.</summary>
public sealed class ShortNameTests
{
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();

    [Theory]
    [InlineData("John Lee regiert die Stadt. Lee warf den Gästen Heuchelei vor. Später kam Singapurs Premier Lee Hsien Loong.", "Lee warf", "person:john-lee")]
    [InlineData("Akio Abendroth ist tot. Abendroth wurde erschossen. Seine Witwe Mia Abendroth kam. Als Freund sprach Kai Suhr. Er weinte. Der Täter hatte Abendroth gehasst.", "Abendroth gehasst", "person:akio-abendroth")]
    [InlineData("Lea Lohmöller kam. Karl Lohmöller schwieg. Lohmöller ging heim.", "Lohmöller ging", "person:karl-lohmoeller")]
    public void Of_several_bearers_the_one_introduced_near_or_named_most_is_meant(string text, string passage, string id) => AssertNamed(text, passage, id);

    [Theory]
    [InlineData("Jon Bon Torvi sang. Später trat Bon Torvi ab.", "Bon Torvi ab", "person:jon-bon-torvi")]
    [InlineData("Am Montag sprach Samia Lulunga Hassan. Dann ging Lulunga heim.", "Lulunga heim", "person:samia-lulunga-hassan")]
    [InlineData("Der Forscher Scott Lammersdorf kam. Der Bericht stammt von S. Lammersdorf.", "S. Lammersdorf", "person:scott-lammersdorf")]
    [InlineData("Am Montag kam José Zapatero.", "José Zapatero", "person:jose-luis-rodriguez-zapatero")]
    public void A_part_of_a_name_belongs_to_its_bearer(string text, string passage, string id) => AssertNamed(text, passage, id);

    [Theory]
    [InlineData("Am Montag kam Alberto Núñez Feijóo. Dann sprach Núñez Feijóo lange.", "Núñez Feijóo lange", "person:alberto-nunez-feijoo")]
    [InlineData("Der Sänger Kai Suhr, der eigentlich Uwe Lohse hieß, ist tot. Lohse wurde 80.", "Lohse wurde", "person:kai-suhr")]
    [InlineData("Das Gericht sprach Holger B. am Montag schuldig. Nach dem Urteil weinte B. lange.", "B. lange", "person:holger-b")]
    public void Another_part_or_a_second_name_belongs_to_its_bearer(string text, string passage, string id) => AssertNamed(text, passage, id);

    [Theory]
    [InlineData("Der Streit zwischen Karl Lohmöller junior und Karl Lohmöller senior ist vorbei.", "Karl Lohmöller senior", "person:karl-lohmoeller-senior")]
    [InlineData("Saddam Hussein drohte. Jordaniens König Hussein sagte, das sei falsch.", "Hussein sagte", "person:hussein")]
    public void Namesakes_of_another_generation_or_state_are_two(string text, string passage, string id) => AssertNamed(text, passage, id);

    [Theory]
    [InlineData("Nordkorea rüstet auf. Seoul zweifelt, ob der Norden Russland hilft.", "Norden", "state:KP")]
    [InlineData("Die Brakelmann AG schließt ihr Werk. Der Konzern nannte keine Gründe.", "Konzern", "organization:brakelmann")]
    [InlineData("Das Bundeskartellamt ermittelt. Das Amt schwieg am Abend.", "Amt", "organization:bundeskartellamt")]
    [InlineData("Das Bundeskartellamt ermittelt. Am Abend schwieg das Kartellamt.", "Kartellamt", "organization:bundeskartellamt")]
    [InlineData("Das südkoreanische Verteidigungsministerium gab Alarm. Das Ministerium schwieg danach.", "Ministerium", "organization:verteidigungsministerium-suedkorea")]
    [InlineData("Die SPD verlor. Die Partei will nun beraten.", "Partei", "organization:spd")]
    public void A_noun_with_the_article_stands_for_the_only_body_of_its_kind(string text, string passage, string id) => AssertNamed(text, passage, id);

    [Theory]
    [InlineData("Lankas Präsident Karl Rahmstorf floh. Premierminister Uwe Lohse blieb im Haus. Dort sprach der Premierminister.", "Premierminister.", "person:uwe-lohse")]
    [InlineData("Am Montag kam Außenministerin Lea Rahmstorf. Sie lobte Uwe Lohse. Dann ging die Ministerin heim.", "Ministerin heim", "person:lea-rahmstorf")]
    [InlineData("Uwe Lohse lobte Karl Rahmstorf. Lohse sagte, er gehe heim.", "er gehe", "person:uwe-lohse")]
    public void A_role_or_the_subject_of_a_later_clause_means_who_the_text_says(string text, string passage, string id) => AssertNamed(text, passage, id);

    [Theory]
    [InlineData("Die SPD und die CDU verloren. Die Partei will nun beraten.")]
    [InlineData("Die SPD verlor. Die Partei des Präsidenten gewann.")]
    [InlineData("Die SPD verlor. Eine Partei gewann.")]
    public void A_noun_for_bodies_is_left_alone_where_it_may_mean_another(string text)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.DoesNotContain(result.Mentions, mention => text[mention.Span.Start..mention.Span.End] == "Partei");
    }

    [Theory]
    [InlineData("Die Volksaufbruchspartei (VAP) gewann. Die VAP jubelte.", "VAP jubelte", "organization:volksaufbruchspartei")]
    [InlineData("Das Verwaltungsgericht Bremerhaven urteilte.", "Verwaltungsgericht Bremerhaven", "organization:verwaltungsgericht-bremerhaven")]
    [InlineData("Die deutsche Bundesregierung tagte.", "deutsche Bundesregierung", "organization:bundesregierung")]
    [InlineData("Das Militär der USA übte.", "Militär der USA", "organization:armee-usa")]
    public void A_body_has_one_node_however_it_is_named(string text, string passage, string id) => AssertNamed(text, passage, id);

    [Theory]
    [InlineData("Er warf dem Minister Wortbruch vor.")]
    [InlineData("Die Gäste haben mit dem Präsidenten Verbindungen zu der Gruppe.")]
    [InlineData("Die ganze Familie Rahmstorf war da.")]
    public void What_only_looks_like_a_name_is_nobody(string text)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.DoesNotContain(result.Entities, entity => entity.Type == EntityType.Person);
    }

    [Fact]
    public void A_championship_is_no_organisation()
    {
        var result = Analyzer.Analyze("Die Fußball-Weltmeisterschaft und die Olympischen Spiele fallen aus.", AnalysisContext.None);

        Assert.DoesNotContain(result.Entities, entity => entity.Type == EntityType.Organization);
    }

    private static void AssertNamed(string text, string passage, string id)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2023, 5, 1)));
        var start = text.IndexOf(passage, StringComparison.Ordinal);

        Assert.Equal(id, Assert.Single(result.Mentions.Where(mention => mention.Span.Start == start).Select(mention => result.Entities[mention.Entity].Id).Take(1)));
    }
}
