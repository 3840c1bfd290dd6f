using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction.Entities;

/// <summary>One actor under one name of one type: inflected bodies, genitives of places, companies and towns that look like surnames, offices and their holders.</summary>
public sealed class NameTypeTests
{
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();

    [Theory]
    [InlineData("Der Deutsche Judobund tagte. Der Präsident des Deutschen Judobundes schwieg.", "Deutschen Judobundes", "organization:deutsche-judobund")]
    [InlineData("Die Demokratische Volkspartei hat die Wahl gewonnen. Der Vorsitzende der Demokratischen Volkspartei dankte.", "Demokratischen Volkspartei", "organization:demokratische-volkspartei")]
    [InlineData("Das sagte der Chef der Berliner Wasserbetriebe.", "Berliner Wasserbetriebe", "organization:berliner-wasserbetriebe")]
    public void An_unknown_body_has_one_id_in_every_case(string text, string surface, string id) => AssertFound(text, surface, id);

    [Theory]
    [InlineData("Die Firma Paytrix macht Verlust. Paytrix entlässt Leute.", "Paytrix entlässt", "organization:paytrix")]
    [InlineData("Der Molkereikonzern Weserland wächst. Weserland kauft Höfe.", "Weserland kauft", "organization:weserland")]
    [InlineData("Paytrix entlässt Leute. Paytrix-Chef Jan Wolters schwieg.", "Paytrix entlässt", "organization:paytrix")]
    public void A_name_that_is_a_company_somewhere_is_one_everywhere(string text, string passage, string id) => AssertFound(text, passage, id);

    [Theory]
    [InlineData("Die Reederei Bluanko und die Airline Skyfare streiten.", "Skyfare", "organization:skyfare")]
    [InlineData("Er war Mitglied der Rebellengruppe M-19.", "M-19", "organization:m-19")]
    public void A_noun_for_a_body_tells_that_the_words_behind_it_are_its_name(string text, string passage, string id) => AssertFound(text, passage, id);

    [Theory]
    [InlineData("Das Unternehmen Mitarbeiter kosten zu lassen ist falsch.")]
    [InlineData("Verloren gingen 750 Pfund Benzin.")]
    [InlineData("Die Partei Freiheit und Ordnung tagte.")]
    public void Ordinary_words_behind_a_noun_for_a_body_are_no_name(string text) =>
        Assert.DoesNotContain(Analyzer.Analyze(text, AnalysisContext.None).Entities, entity => entity.Name is "Mitarbeiter" or "Benzin" or "Freiheit");

    [Theory]
    [InlineData("In Basel tagte der Rat. Basels Präsident Conradin Cramer lud ein.")]
    [InlineData("Der FC Basel verlor. Aus Basel kam Kritik. Basels Präsident Conradin Cramer schwieg.")]
    public void A_town_is_no_person(string text) =>
        Assert.DoesNotContain(Analyzer.Analyze(text, AnalysisContext.None).Entities, entity => entity.Id is "person:basel" or "place:basels");

    [Fact]
    public void Those_of_a_place_are_no_body_of_that_name() =>
        Assert.DoesNotContain(
            Analyzer.Analyze("Die Autohersteller Europas klagen über hohe Zölle.", AnalysisContext.None).Entities,
            entity => entity.Type == EntityType.Organization || entity.Id == "place:europas");

    [Theory]
    [InlineData("François Hollande kam nach Berlin. Ein Berater Hollandes schwieg.", "Hollandes", "person:francois-hollande")]
    [InlineData("Der bayerische Landtag stimmte zu.", "bayerische Landtag", "organization:bayerischer-landtag")]
    [InlineData("Der Senat in Berlin stimmte zu.", "Senat in Berlin", "organization:berliner-senat")]
    public void A_name_is_not_taken_for_a_state_or_a_body_of_it(string text, string surface, string id) => AssertFound(text, surface, id);

    [Theory]
    [InlineData("Die Landesregierung in Stuttgart und die in Berlin stritten. Die Landesregierung in Berlin gab nach.")]
    [InlineData("Am Montag sprach Generalbundesanwalt Peter Lohmöller.")]
    public void What_belongs_to_a_region_or_is_an_office_is_no_body_of_the_state(string text)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.DoesNotContain(result.Entities, entity => entity.Id == "organization:landesregierung-deutschland");
        Assert.DoesNotContain(result.Mentions, mention => text[mention.Span.Start..mention.Span.End] == "General");
    }

    [Fact]
    public void An_office_is_not_held_by_somebody_of_another_time()
    {
        var text = "Vor Jahren löste Bundespräsident Carstens den Bundestag auf. Nun muss der Bundespräsident entscheiden.";

        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2005, 7, 1)));

        Assert.DoesNotContain(result.Mentions, mention => mention.Form == MentionForm.Role && mention.Span.Start > text.IndexOf('.', StringComparison.Ordinal));
    }

    [Fact]
    public void Who_held_an_office_until_now_is_not_who_holds_it() => Assert.DoesNotContain(
        Analyzer.Analyze("Regierungschef Karl Lohmöller blieb in Potsdam. Auf der Tribüne saß der bisherige Regierungschef.", AnalysisContext.None).Mentions,
        mention => mention.Form == MentionForm.Role && mention.Span.Start > 40);

    [Fact]
    public void Of_two_bearers_the_one_whom_the_text_is_about_is_meant_even_where_the_other_leads_a_state()
    {
        var text = "Fidel Castro ist tot. Fidel Castro starb in Havanna. Sein Bruder Raúl Castro weinte. Fidel war alt. Niemand fragte Castro.";

        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2016, 11, 26)));

        Assert.Equal("person:fidel-castro", result.Entities[result.Mentions.Single(mention => mention.Span.Start == text.LastIndexOf("Castro", StringComparison.Ordinal)).Entity].Id);
    }

    [Fact]
    public void A_surname_printed_as_an_initial_is_found_at_the_start_of_a_sentence() =>
        AssertFound("Die Tür hielt stand. Stephan B. erschoss eine Frau. Dann floh B. nach Zeitz.", "Stephan B.", "person:stephan-b");

    [Theory]
    [InlineData("Am Montag sprach Direktorin Entwicklung lange.", EntityType.Person)]
    [InlineData("Das Team gewann den Deutschen Buchpreis in Frankfurt.", EntityType.Organization)]
    [InlineData("Der Stuttgarter Autobauer wächst weiter.", EntityType.Organization)]
    public void What_only_looks_like_a_name_is_none(string text, EntityType type) =>
        Assert.DoesNotContain(Analyzer.Analyze(text, AnalysisContext.None).Entities, entity => entity.Type == type);

    [Theory]
    [InlineData("Er flog vom Atatürk Airport nach Rom.", "place:atatuerk-airport")]
    [InlineData("Arminia Bielefeld verlor. Am Sonntag: Arminia Bielefeld 2, Hannover 96 1.", "organization:arminia-bielefeld")]
    public void Airports_are_places_and_goals_are_no_part_of_a_club(string text, string id)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.Contains(result.Entities, entity => entity.Id == id);
        Assert.DoesNotContain(result.Entities, entity => entity.Id is "organization:arminia-bielefeld-2" or "organization:atatuerk-airport");
    }

    [Fact]
    public void Behind_the_acronym_of_a_body_stands_who_leads_it()
    {
        var text = "Es gratulierten der italienische Ministerpräsident Berlusconi, der Leiter der Internationalen Atomenergiebehörde IAEA, Mohammed ElBaradei, und viele andere.";

        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2009, 10, 9)));

        var leads = result.Relations.Where(relation => relation.Type == RelationType.Leads).Select(relation => (result.Entities[relation.Source].Id, result.Entities[relation.Target].Id));
        Assert.Contains(("person:mohammed-el-baradei", "organization:internationale-atomenergie-organisation"), leads);
        Assert.DoesNotContain(("person:silvio-berlusconi", "organization:internationale-atomenergie-organisation"), leads);
    }

    [Theory]
    [InlineData("Angela Merkel sprach lange. Neben Merkel saß Peter Suhr. Ein Minister lobte sie sehr.", "person:angela-merkel")]
    [InlineData("Petra Suhr und Erika Lohse kamen. Der Richter lobte sie.", null)]
    public void A_pronoun_stands_for_the_likeliest_person_or_for_nobody(string text, string? id)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2014, 5, 1)));

        var meant = result.Mentions.Where(mention => mention.Form == MentionForm.Pronoun).Select(mention => result.Entities[mention.Entity].Id).ToArray();
        Assert.Equal(id is null ? [] : [id], meant);
    }

    private static void AssertFound(string text, string passage, string id)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2014, 5, 1)));
        var at = text.IndexOf(passage, StringComparison.Ordinal);

        Assert.Contains(result.Mentions, mention => mention.Span.Start == at && result.Entities[mention.Entity].Id == id);
    }
}
