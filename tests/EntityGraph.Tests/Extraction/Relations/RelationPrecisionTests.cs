using EntityGraph.Extraction;

namespace EntityGraph.Tests.Extraction.Relations;

/// <summary>What looks like a relation and is none, each beside one that it is easily taken for.</summary>
public sealed class RelationPrecisionTests
{
    private static readonly GermanAnalyzer Analyzer = GermanAnalyzer.Load();

    [Theory]
    [InlineData("Die Gewerkschaft Verdi kritisierte norwegische Konditoren.")]
    [InlineData("Der Landtag von Peru billigte EU-Führerscheine.")]
    [InlineData("Edi Rama lobte die chilenischen Bäcker.")]
    [InlineData("Ein peruanischer Stiefvater entführte Edi Rama.")]
    [InlineData("Britische Zeitungen werfen Edi Rama Betrug vor.")]
    [InlineData("Edi Rama reist nach den peruanischen Dörfern weiter.")]
    [InlineData("Ein Mann aus Oslo ermordete die SPD-Politikerin.")]
    public void What_a_noun_does_or_suffers_that_does_not_stand_for_its_state_the_state_does_not(string text) => Assert.Empty(Events(text));

    [Theory]
    [InlineData("Norwegische Soldaten griffen Island an.", "assault(state:NO, state:IS)")]
    [InlineData("Peru kritisierte die chilenische Siedlungspolitik.", "accuse(state:PE, state:CL)")]
    [InlineData("Peru beschlagnahmte einen chilenischen Tanker.", "coerce(state:PE, state:CL)")]
    [InlineData("Peru beschoss die chilenische Insel Chiloé.", "assault(state:PE, state:CL)")]
    [InlineData("Chilenische Unterhändler trafen Edi Rama.", "consult(person:edi-rama, state:CL)")]
    public void Organs_deeds_and_goods_stand_for_their_state(string text, string relation) => Assert.Contains(relation, Events(text));

    [Theory]
    [InlineData("Der albanische Minister Anton Weiler von der SPD lehnte das ab.")]
    [InlineData("Anna Weiler, Direktorin der Bürgerrechtsorganisation ACLU, warnte gestern.")]
    [InlineData("Anna Weiler vom Institut Merics nannte das rechtswidrig.")]
    public void Nobody_does_anything_to_the_body_by_which_he_is_described(string text) => Assert.Empty(Events(text));

    [Theory]
    [InlineData("Peru verweigerte dem Chilenen die Einreise.")]
    [InlineData("Ein Chilene griff Peru an.")]
    [InlineData("Der Regierung unter der Führung von Edi Rama wird Betrug vorgeworfen.")]
    [InlineData("Peruanischen Angaben zufolge wurden drei Bäcker von der Hamas getötet.")]
    [InlineData("Lieber Kollege Weiler, das hilft vielleicht der SPD.")]
    [InlineData("Sehr geehrte Frau Weiler, ich danke der SPD.")]
    [InlineData("Diese bedroht von ihren Bergen aus auch Chile und die Hirten in Peru.")]
    [InlineData("Edi Rama hatte diesen unterstützt, Viktor Orbán nicht.")]
    [InlineData("Edi Rama und Viktor Orbán sprachen von einem Dammbruch.")]
    [InlineData("SPD und FDP werden für mehr Geld kämpfen.")]
    [InlineData("Der Angriffskrieg Perus führte zu Not in Chile.")]
    [InlineData("Die Aussage von Edi Rama betraf die selten finanzierte Caritas.")]
    [InlineData("Edi Rama stand im Widerspruch zu Viktor Orbán.")]
    [InlineData("Chile exportiert Müll nach Peru.")]
    [InlineData("Die Sängerin Shakira und Jennifer Lopez bestreiten das Konzert der SPD.")]
    [InlineData("SPD und FDP haben gemeinsam abgestimmt.")]
    [InlineData("Im Landtag half eine Intervention der CDU in der FDP.")]
    [InlineData("Das Thema nahm in den Reden von Edi Rama und Viktor Orbán viel Raum ein.")]
    [InlineData("Edi Rama plädierte dafür, Chile Geld zu geben.")]
    [InlineData("Die verschlechterten Beziehungen zwischen Peru und Chile waren Thema.")]
    [InlineData("Die Niederlande schlugen Japan mit 1:0.")]
    [InlineData("Edi Rama von der SPD warnte die CDU vor einem schmutzigen Wahlkampf.")]
    [InlineData("Peru beliefert Landwirte mit Traktoren für den Krieg in Chile.")]
    [InlineData("Der Antrag ist gegen die Stimmen der Grünen bei Enthaltung der FDP mit den Stimmen der SPD abgelehnt.")]
    [InlineData("Dann ist der Antrag mit den Stimmen der SPD bei Enthaltung der Grünen angenommen.")]
    [InlineData("Der neue Vertrag von Oslo hat den Krieg in Peru beendet.")]
    [InlineData("Liebe Kolleginnen und Kollegen von der CSU, ich halte Reden.")]
    [InlineData("Liebe Kolleginnen und Kollegen von den Grünen und der SPD, dieses Vorhaben steht nicht im Koalitionsvertrag.")]
    [InlineData("Sehr geehrter Kollege Weiler, herzlichen Dank für den Hinweis, mit Edi Rama zu sprechen.")]
    [InlineData("Ein Berater des peruanischen Oppositionspolitikers kritisierte Edi Rama.")]
    [InlineData("Die SPD entlässt Edi Rama nicht aus der Verantwortung.")]
    [InlineData("Die Gemeinden begegnen der SPD auf Augenhöhe.")]
    [InlineData("Der Verein bekam Strafen von der Bundesliga auferlegt.")]
    public void What_only_stands_near_a_verb_has_no_part_in_it(string text) => Assert.Empty(Events(text));

    [Theory]
    [InlineData("Edi Rama sprach sich für die Aufhebung des Embargos gegen Kuba aus.", "concede(person:edi-rama, state:CU)")]
    [InlineData("Deutschland beteiligt sich an der Kongomission der EU.", "cooperate(organization:europaeische-union, state:DE)")]
    [InlineData("Edi Rama versuchte, Peru davon zu überzeugen, Waffen an Chile zu verkaufen.", "aid(state:PE, state:CL)")]
    [InlineData("Im Osten Chiles wurden zwei US-Soldaten von einem peruanischen Soldaten erschossen.", "assault(state:PE, state:US)")]
    [InlineData("Die letzte Regierung und Edi Rama haben Viktor Orbán damit beauftragt.", "request(person:edi-rama, person:viktor-orban)")]
    [InlineData("Die Ausweisung der Botschafterin Anna Weiler aus Peru folgte.", "sanction(state:PE, person:anna-weiler)")]
    [InlineData("Die Beziehungen zwischen Peru und Chile haben sich seit dem Sommer verstärkt.", "cooperate(state:CL, state:PE)")]
    [InlineData("Peru hat die Bemühungen Chiles, Bolivien zu isolieren, vereitelt und Kanada für die Krise verantwortlich gemacht.", "accuse(state:PE, state:CA)")]
    [InlineData("Enge Beziehungen zwischen Peru und Chile halfen.", "cooperate(state:CL, state:PE)")]
    [InlineData("Die Uefa ermittelt nach dem Finale gegen den FC Barcelona.", "coerce(organization:uefa, organization:fc-barcelona)")]
    public void Whose_a_phrase_is_says_the_word_that_asks_for_it(string text, string relation) => Assert.Contains(relation, Events(text));

    [Theory]
    [InlineData("Hat Edi Rama wieder einen Rücktritt gefordert, dass auch Viktor Orbán kommt?", "request(person:edi-rama, person:viktor-orban)")]
    [InlineData("„Die Regierung Perus schützt uns“, fragte Edi Rama.", "request(person:edi-rama, organization:regierung-peru)")]
    public void Who_asks_for_something_else_asks_nothing_of_the_subject_below(string text, string relation) => Assert.DoesNotContain(relation, Events(text));

    [Theory]
    [InlineData("Edi Rama forderte Chile auf, den Bau nicht auf Kosten Dritter voranzuschieben.", RelationType.Request, false)]
    [InlineData("Chile ist nicht in der Lage, Waffen an Peru zu liefern.", RelationType.Aid, true)]
    [InlineData("Chile plant nicht, Waffen an Peru zu liefern.", RelationType.Aid, true)]
    [InlineData("Der Vertrag zwischen Peru und Chile ist kaum zu überschätzen.", RelationType.Agree, false)]
    [InlineData("Sie billigen diesen Krieg Perus gegen Chile nicht.", RelationType.Assault, false)]
    [InlineData("Nicht ohne Grund wird Edi Rama von Peru unterstützt.", RelationType.Support, false)]
    [InlineData("Edi Rama war bereit, Peru entgegenzukommen, nicht aber der rechte Flügel.", RelationType.Concede, false)]
    [InlineData("Das Abkommen zwischen Peru und Chile ist gescheitert.", RelationType.Agree, true)]
    [InlineData("Die Truppe soll verhindern, dass Peru Chile angreift.", RelationType.Assault, true)]
    [InlineData("Das Treffen zwischen Edi Rama und Viktor Orbán findet nicht statt.", RelationType.Consult, true)]
    [InlineData("Ein Berater dementierte die Festnahme von Edi Rama durch die Polizei Chiles.", RelationType.Coerce, true)]
    public void What_is_denied_is_the_deed_that_the_sentence_denies(string text, RelationType type, bool negated)
    {
        var result = Analyzer.Analyze(text, AnalysisContext.None);

        Assert.NotEmpty(result.Relations.Where(relation => relation.Type == type));
        Assert.All(result.Relations.Where(relation => relation.Type == type), relation => Assert.Equal(negated, relation.Negated));
    }

    [Theory]
    [InlineData("Anna Weiler, Präsidentin der norwegischen Backgesellschaft, kam.")]
    [InlineData("Der Vorsitzende des Bundestags-Innenausschusses, Anton Weiler, kam.")]
    [InlineData("Der luxemburgische Ratspräsident Anton Weiler kam.")]
    public void An_office_is_held_in_what_its_noun_names(string text) =>
        Assert.DoesNotContain(Analyzer.Analyze(text, AnalysisContext.None).Relations, relation => relation.Type is RelationType.Leads or RelationType.HoldsOfficeIn);

    private static string[] Events(string text)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2023, 5, 10)));
        return [.. result.Relations.Where(relation => relation.Type.Info().QuadClass != QuadClass.Standing).Select(relation =>
            $"{relation.Type.Info().Name}({result.Entities[relation.Source].Id}, {result.Entities[relation.Target].Id})")];
    }
}
