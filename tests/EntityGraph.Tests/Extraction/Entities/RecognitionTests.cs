using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction.Entities;

public sealed class RecognitionTests
{
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();

    [Theory]
    [InlineData("Der nordkoreanische Machthaber schweigt.", "nordkoreanische", "state:KP", MentionForm.Derived)]
    [InlineData("US-Präsident Joe Biden kam.", "US", "state:US", MentionForm.Part)]
    [InlineData("Der Ukraine-Krieg dauert an.", "Ukraine", "state:UA", MentionForm.Part)]
    [InlineData("Die DVRK testet Raketen.", "DVRK", "state:KP", MentionForm.Name)]
    [InlineData("Pjöngjang droht dem Süden.", "Pjöngjang", "state:KP", MentionForm.Metonym)]
    [InlineData("In Pjöngjang regnet es.", "Pjöngjang", "place:pjoengjang", MentionForm.Name)]
    [InlineData("Der Kreml weist das zurück.", "Kreml", "state:RU", MentionForm.Metonym)]
    [InlineData("Das Weiße Haus erklärte sich.", "Weiße Haus", "state:US", MentionForm.Metonym)]
    [InlineData("Nord- und Südkorea reden.", "Nord-", "state:KP", MentionForm.Name)]
    [InlineData("Die Nordkoreaner kamen.", "Nordkoreaner", "state:KP", MentionForm.Derived)]
    [InlineData("Die Vereinigten Staaten warnen.", "Vereinigten Staaten", "state:US", MentionForm.Name)]
    [InlineData("Das iranische Außenministerium schweigt.", "iranische Außenministerium", "organization:aussenministerium-iran", MentionForm.Name)]
    [InlineData("Das israelische Parlament tagt.", "israelische Parlament", "organization:knesset", MentionForm.Name)]
    [InlineData("Das Parlament von Israel tagt.", "Parlament von Israel", "organization:knesset", MentionForm.Name)]
    [InlineData("Die US-Notenbank wartet.", "US-Notenbank", "organization:federal-reserve", MentionForm.Name)]
    [InlineData("Der US-Konzern Rivian baut Autos.", "Rivian", "organization:rivian", MentionForm.Name)]
    [InlineData("Das steht in der Frankfurter Allgemeinen Zeitung.", "Frankfurter Allgemeinen Zeitung", "organization:frankfurter-allgemeine-zeitung", MentionForm.Name)]
    [InlineData("Die Chefin des Bundesamts für Verfassungsschutz sprach.", "Bundesamts für Verfassungsschutz", "organization:bundesamt-fuer-verfassungsschutz", MentionForm.Name)]
    [InlineData("Die Warnung des Deutschen Wetterdienstes gilt.", "Deutschen Wetterdienstes", "organization:deutscher-wetterdienst", MentionForm.Name)]
    public void A_form_leads_to_its_actor(string text, string surface, string id, MentionForm form)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.Contains(result.Mentions, mention => result.Entities[mention.Entity].Id == id
            && mention.Form == form && text[mention.Span.Start..mention.Span.End] == surface);
    }

    [Theory]
    [InlineData("Kim Jong Un sprach. Herr Kim blieb. Kims Reise, Jong-uns Zug und Herrn Kim sah man.", "person:kim-jong-un", 5)]
    [InlineData("Sergej Schoigu flog. Herr Shoigu landete.", "person:sergej-schoigu", 2)]
    [InlineData("Donald Trump sprach. Trumps Rede war kurz.", "person:donald-trump", 2)]
    [InlineData("Die Anwältin Berta Quandel klagte. Quandels Mandant kam, Frau Quandel auch.", "person:berta-quandel", 3)]
    public void All_names_of_one_person_are_one_entity(string text, string id, int count)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        var person = Assert.Single(result.Entities, entity => entity.Type == EntityType.Person);
        Assert.Equal(id, person.Id);
        Assert.Equal(count, result.Mentions.Count(mention => result.Entities[mention.Entity] == person));
    }

    [Fact]
    public void Two_persons_of_one_family_name_stay_two()
    {
        const string Text = "Kim Jong-un schickte Kim Yong Chol. Machthaber Kim wartete.";

        var result = Analyzer.Analyze(Text, AnalysisContext.None);

        Assert.Equal(["person:kim-jong-un", "person:kim-yong-chol", "person:kim-jong-un"], result.Mentions.Select(mention => result.Entities[mention.Entity].Id));
    }

    [Theory]
    [InlineData("Kurz vor Mitternacht kam der Frieden.", null)]
    [InlineData("Im Park lag der Kern der Anlage.", null)]
    [InlineData("Der österreichische Bundeskanzler Kurz kam.", "person:sebastian-kurz")]
    [InlineData("Sebastian Kurz sprach. Kurz blieb.", "person:sebastian-kurz")]
    [InlineData("Merkel sprach.", "person:angela-merkel")]
    public void A_family_name_that_is_an_ordinary_word_needs_more_than_itself(string text, string? id)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.Equal(id, result.Entities.SingleOrDefault(entity => entity.Type == EntityType.Person)?.Id);
    }

    [Fact]
    public void A_text_in_another_language_gets_its_known_actors_and_a_warning()
    {
        var result = Analyzer.Analyze("The president of the United States was with Vladimir Putin at the summit in Helsinki.", AnalysisContext.None);

        Assert.Equal("en", result.Language);
        Assert.Contains(result.Entities, entity => entity.Id == "person:wladimir-putin");
        Assert.NotEmpty(result.Warnings);
    }
}
