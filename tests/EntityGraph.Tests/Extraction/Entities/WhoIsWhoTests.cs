using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction.Entities;

public sealed class WhoIsWhoTests
{
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();

    [Theory]
    [InlineData("Zar Kiro empfing seine Gäste.", "person:kiro")]
    [InlineData("Der Trainer Merkel schwieg.", "person:merkel")]
    [InlineData("Die Kanzlerin Merkel schwieg.", "person:angela-merkel")]
    [InlineData("Der nordkoreanische Machthaber Kim schwieg.", "person:kim-jong-un")]
    public void A_known_bearer_of_a_family_name_is_meant_only_where_the_role_allows_it(string text, string id)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2020, 5, 1)));

        Assert.Equal(id, Assert.Single(result.Entities, entity => entity.Type == EntityType.Person).Id);
    }

    [Theory]
    [InlineData("Am Abend sprach Le Pen.", "Le Pen", "person:marine-le-pen")]
    [InlineData("Am Abend sprach Van der Bellen.", "Van der Bellen", "person:alexander-van-der-bellen")]
    [InlineData("Am Abend wurde Suu Kyi festgenommen.", "Suu Kyi", "person:aung-san-suu-kyi")]
    [InlineData("Mohammed bin Salman reiste ab. Bin Salman schwieg.", "Bin Salman", "person:mohammed-bin-salman")]
    public void A_family_name_of_several_words_stands_alone(string text, string surface, string id) =>
        AssertMention(text, surface, id, MentionForm.Name);

    [Theory]
    [InlineData("Der US-Kongress stimmte zu.", "US", "state:US")]
    [InlineData("Die EU-Kommission stimmte zu.", "EU", "organization:europaeische-union")]
    public void A_known_compound_still_names_its_first_member(string text, string surface, string id) =>
        AssertMention(text, surface, id, MentionForm.Part);

    [Theory]
    [InlineData("Er lebt in New Jersey.")]
    [InlineData("Der Golf von Mexiko ist warm.")]
    [InlineData("Er lebt in New Mexico.")]
    public void A_place_that_holds_the_name_of_a_state_is_not_the_state(string text)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.DoesNotContain(result.Entities, entity => entity.Type == EntityType.State);
    }

    [Theory]
    [InlineData("Am Montag kam Gerhard Richter nach Köln.", "person:gerhard-richter")]
    [InlineData("Quandels Mandant schwieg, denn Anwältin Quandel sprach.", "person:quandel")]
    [InlineData("Fidel Castro und Raúl Castro kamen. Fidel sprach.", "person:fidel-castro")]
    public void A_person_keeps_one_id(string text, string id)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.Contains(result.Entities, entity => entity.Id == id);
        Assert.DoesNotContain(result.Entities, entity => entity.Type == EntityType.Person && entity.Id != id && entity.Id != "person:raul-castro");
    }

    [Theory]
    [InlineData("In den USA siegten die Republikaner.", "Republikaner", "organization:republikanische-partei")]
    [InlineData("Die Vereinten Nationen tagten. Am Montag stimmte der Sicherheitsrat ab.", "Sicherheitsrat", "organization:un-sicherheitsrat")]
    [InlineData("Brüssel verlangt mehr Geld.", "Brüssel", "organization:europaeische-union")]
    public void An_ordinary_word_names_an_organisation_where_the_text_says_so(string text, string surface, string id)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.Contains(result.Mentions, mention => result.Entities[mention.Entity].Id == id && text[mention.Span.Start..mention.Span.End] == surface);
    }

    [Fact]
    public void An_ordinary_word_alone_names_no_organisation()
    {
        var result = Analyzer.Analyze("In der Mitte der Welt steht ein Spiegel.", AnalysisContext.None);

        Assert.Empty(result.Entities);
    }

    [Fact]
    public void A_state_after_a_family_name_is_an_actor_of_its_own()
    {
        var result = Analyzer.Analyze("In seinem ersten Jahr drängte Trump Japan zu höheren Ausgaben.", new AnalysisContext(new DateOnly(2020, 5, 1)));

        Assert.Equal(["person:donald-trump", "state:JP"], result.Entities.Select(entity => entity.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_institute_that_bears_a_name_is_no_person()
    {
        var result = Analyzer.Analyze("Das sagte eine Forscherin am James Martin Center am Montag.", AnalysisContext.None);

        Assert.DoesNotContain(result.Entities, entity => entity.Type == EntityType.Person);
    }

    [Theory]
    [InlineData("Die Straßen von Ankara sind leer.", "place:ankara")]
    [InlineData("Die Forderung von Ankara ist alt.", "state:TR")]
    [InlineData("Nach Angaben aus Kiew fielen Schüsse.", "state:UA")]
    [InlineData("Ein Zug aus Kiew kam an.", "place:kiew")]
    [InlineData("Kiew liegt an einem Fluss.", "place:kiew")]
    [InlineData("Die Mauern des Kreml sind rot.", "place:kreml")]
    public void The_sentence_decides_between_a_place_and_its_government(string text, string id)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.Equal(id, Assert.Single(result.Entities, entity => entity.Id.StartsWith("place:", StringComparison.Ordinal) || entity.Type == EntityType.State).Id);
    }

    private static void AssertMention(string text, string surface, string id, MentionForm form)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2020, 5, 1)));

        Assert.Contains(result.Mentions, mention => result.Entities[mention.Entity].Id == id
            && mention.Form == form && text[mention.Span.Start..mention.Span.End] == surface);
    }
}
