using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction.Relations;

/// <summary>One sentence for each thing that the reading of relations must understand.</summary>
public sealed class RelationSentenceTests
{
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();

    [Theory]
    [InlineData("Emmanuel Macron traf am Montag Olaf Scholz.", "consult(person:emmanuel-macron, person:olaf-scholz)")]
    [InlineData("Am Dienstag hat Polen Litauen gedroht.", "threaten(state:PL, state:LT)")]
    [InlineData("Ungarn, Polen und Tschechien haben Norwegen kritisiert.", "accuse(state:CZ, state:NO)")]
    [InlineData("In Oslo haben Olaf Scholz, der polnische Präsident Andrzej Duda und Emmanuel Macron ein Abkommen vereinbart.", "agree(person:andrzej-duda, person:emmanuel-macron)")]
    [InlineData("Die von Iran unterstützte Hisbollah kritisierte Frankreich.", "support(state:IR, organization:hisbollah)")]
    [InlineData("Kanada rief Indien auf, Pakistan zu unterstützen.", "support(state:IN, state:PK)")]
    [InlineData("Die USA haben in der Nacht Ziele in Libyen bombardiert.", "assault(state:US, state:LY)")]
    public void A_clause_says_who_does_what_to_whom(string text, string relation) => Assert.Contains(relation, Relations(text));

    [Theory]
    [InlineData("Annalena Baerbock, die deutsche Außenministerin, kritisierte Ungarn.", "accuse(person:annalena-baerbock, state:HU)", "accuse(state:DE, state:HU)")]
    [InlineData("Emmanuel Macron sprach mit Alexej Lichatschow, dem Chef des Konzerns Rosatom.", "consult(person:alexej-lichatschow, person:emmanuel-macron)", "consult(organization:rosatom, person:emmanuel-macron)")]
    public void An_apposition_is_no_second_actor(string text, string wanted, string unwanted)
    {
        Assert.Contains(wanted, Relations(text));
        Assert.DoesNotContain(unwanted, Relations(text));
    }

    [Theory]
    [InlineData("Olaf Scholz reiste nach Kanada. Dort lobte er Polen.", "support(person:olaf-scholz, state:PL)")]
    [InlineData("Giorgia Meloni gewann die Wahl. Viktor Orbán gratulierte ihr.", "support(person:viktor-orban, person:giorgia-meloni)")]
    [InlineData("Ungarn und Serbien schwiegen. Norwegen kritisierte beide.", "accuse(state:NO, state:RS)")]
    [InlineData("Joe Biden blieb zu Hause. Der amerikanische Präsident kritisierte Ungarn.", "accuse(person:joe-biden, state:HU)")]
    [InlineData("Die deutsche Außenministerin Annalena Baerbock traf ihren polnischen Kollegen Radosław Sikorski.", "holds_office_in(person:radoslaw-sikorski, state:PL)")]
    public void A_reference_leads_to_its_person(string text, string relation) => Assert.Contains(relation, Relations(text));

    [Theory]
    [InlineData("Olaf Scholz traf Emmanuel Macron. Er lobte Polen.")]
    [InlineData("Barack Obama kritisierte ihn.")]
    public void A_pronoun_that_may_mean_several_or_nobody_means_nobody(string text) =>
        Assert.DoesNotContain(Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2023, 5, 10))).Mentions, mention => mention.Form == MentionForm.Pronoun);

    [Fact]
    public void A_lifted_measure_is_said_once()
    {
        var relations = Relations("Die USA haben ihre Sanktionen gegen den Iran aufgehoben.");

        Assert.Contains("concede(state:US, state:IR)", relations);
        Assert.DoesNotContain("sanction(state:US, state:IR)", relations);
    }

    [Theory]
    [InlineData("Nach Angaben der Ukraine hat Russland Polen angegriffen.", "state:UA")]
    [InlineData("Laut Emmanuel Macron hat Russland Polen angegriffen.", "person:emmanuel-macron")]
    [InlineData("Russland habe Polen angegriffen, sagte Emmanuel Macron.", "person:emmanuel-macron")]
    [InlineData("Emmanuel Macron sagte, dass Russland Polen angegriffen habe.", "person:emmanuel-macron")]
    public void What_somebody_says_is_reported_with_the_speaker(string text, string speaker)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        var attack = Assert.Single(result.Relations, relation => relation.Type == RelationType.Assault);
        Assert.True(attack.Reported);
        Assert.Equal(speaker, result.Entities[Assert.NotNull(attack.Speaker)].Id);
    }

    private static string[] Relations(string text)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2023, 5, 10)));
        return [.. result.Relations.Select(relation =>
            $"{relation.Type.Info().Name}({result.Entities[relation.Source].Id}, {result.Entities[relation.Target].Id})")];
    }
}
