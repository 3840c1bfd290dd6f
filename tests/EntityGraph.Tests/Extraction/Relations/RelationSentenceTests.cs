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
    [InlineData("Edi Rama wird von Polen, Litauen und Kanada unterstützt.", "support(state:LT, person:edi-rama)")]
    [InlineData("Edi Rama ist von Polen, Litauen und Kanada kritisiert worden.", "accuse(state:CA, person:edi-rama)")]
    [InlineData("Kenia hat Uganda, das geholfen hatte, für den Schritt gedankt.", "support(state:KE, state:UG)")]
    [InlineData("Peru hat Chile kritisiert und Bolivien gelobt.", "support(state:PE, state:BO)")]
    [InlineData("Edi Rama wurde von Peru kritisiert und von Chile gelobt.", "support(state:CL, person:edi-rama)")]
    [InlineData("China reagierte mit Worten und drohte Japan mit Folgen.", "threaten(state:CN, state:JP)")]
    [InlineData("Edi Rama und Viktor Orbán reichten sich die Hände.", "consult(person:edi-rama, person:viktor-orban)")]
    [InlineData("Norwegen verhängte Zölle gegen Island.", "sanction(state:NO, state:IS)")]
    [InlineData("16 EU-Länder weisen russische Diplomaten aus, darunter Polen und Lettland.", "sanction(state:LV, state:RU)")]
    [InlineData("Edi Rama reist nach Italien, um Giorgia Meloni zu treffen.", "consult(person:edi-rama, person:giorgia-meloni)")]
    [InlineData("Polen verlangte von der EU Sanktionen gegen Belarus.", "sanction(organization:europaeische-union, state:BY)")]
    [InlineData("Peru und Chile warfen einander einen Angriff vor.", "accuse(state:CL, state:PE)")]
    [InlineData("Peru und Chile beschuldigten sich gegenseitig.", "accuse(state:PE, state:CL)")]
    [InlineData("Er habe Edi Rama getroffen, sagte Emmanuel Macron.", "consult(person:edi-rama, person:emmanuel-macron)")]
    [InlineData("Emmanuel Macron verlangte in Oslo, Polen müsse helfen.", "request(person:emmanuel-macron, state:PL)")]
    [InlineData("Oslo/Rom - Edi Rama sicherte Emmanuel Macron Unterstützung zu.", "support(person:edi-rama, person:emmanuel-macron)")]
    [InlineData("Edi Rama nannte Emmanuel Macron einen Feigling.", "accuse(person:edi-rama, person:emmanuel-macron)")]
    [InlineData("Peru und Chile verließen Kanada, dem sie Verrat vorwerfen.", "accuse(state:CL, state:CA)")]
    [InlineData("Edi Rama forderte Kanada zu Gesprächen mit dem in Oslo lebenden Dalai Lama auf.", "request(person:edi-rama, state:CA)")]
    [InlineData("Weder Peru noch Chile wollen Kanada unterstützen.", "support(state:CL, state:CA)")]
    [InlineData("Sowohl Peru als auch Chile lobten Kanada.", "support(state:CL, state:CA)")]
    [InlineData("Edi Rama begrüßte, dass Peru den Vertrag mit Chile unterzeichnet.", "agree(state:PE, state:CL)")]
    [InlineData("Edi Rama lobte, dass Peru wartet.", "support(person:edi-rama, state:PE)")]
    [InlineData("Edi Rama drohte damit, Kanada anzugreifen.", "threaten(person:edi-rama, state:CA)")]
    [InlineData("Wenige Tage nach der Wahl hat Peru die Beziehungen zu Chile abgebrochen.", "sanction(state:PE, state:CL)")]
    [InlineData("Zwischen Paris und Oslo gab es am Montag ein Treffen.", "consult(state:FR, state:NO)")]
    [InlineData("Kanada, sagte Edi Rama, werde Peru unterstützen.", "support(state:CA, state:PE)")]
    [InlineData("Kanada, vertreten durch seinen Minister, beschuldigte Peru.", "accuse(state:CA, state:PE)")]
    [InlineData("Peru schwieg; der Präsident Albaniens, Edi Rama, der lange zögerte, lobte Chile.", "support(person:edi-rama, state:CL)")]
    [InlineData("Als Antwort auf den Angriff verhängte Peru Sanktionen gegen Chile.", "sanction(state:PE, state:CL)")]
    [InlineData("Edi Rama sprach mit Viktor Orbán in Rom und mit Emmanuel Macron in Oslo.", "consult(person:edi-rama, person:emmanuel-macron)")]
    [InlineData("Edi Rama verurteilte die Angriffe der Hamas auf Israel.", "assault(organization:hamas, state:IL)")]
    [InlineData("Lula hat dem Präsidenten Javier Milei Betrug vorgeworfen.", "accuse(person:luiz-inacio-lula-da-silva, person:javier-milei)")]
    [InlineData("Emmanuel Macron kritisierte nach dem Treffen Präsident Edi Rama.", "accuse(person:emmanuel-macron, person:edi-rama)")]
    [InlineData("Pjöngjang und Moskau haben bestritten, dass der Norden Russland mit Waffen beliefert.", "aid(state:KP, state:RU)")]
    [InlineData("Japan schwieg. Nordkorea feuerte Raketen auf Fukushima.", "assault(state:KP, state:JP)")]
    [InlineData("Die Pläne Perus kritisierte Edi Rama.", "accuse(person:edi-rama, state:PE)")]
    [InlineData("Edi Rama, selbst ein früheres Mitglied der SPD, dankte Norwegen.", "support(person:edi-rama, state:NO)")]
    [InlineData("Emmanuel Macron traf Kim Jong-un und Kim Yo-jong. Er lobte die Annäherung Südkoreas und lud Machthaber Kim ein. Macron habe die Nähe Südkoreas gewürdigt und Machthaber Kim eingeladen.", "request(person:emmanuel-macron, person:kim-jong-un)")]
    [InlineData("Chile schwieg. Präsident Gabriel Boric war verreist.", "leads(person:gabriel-boric, state:CL)")]
    [InlineData("3. Mai 2024\n\nKolumbien schwieg. Ex-Präsident Álvaro Uribe war verreist.", "leads(person:alvaro-uribe, state:CO)")]
    [InlineData("Zu Gast war auch Bundeskanzler Alexander Schallenberg.", "leads(person:alexander-schallenberg, state:AT)")]
    [InlineData("Zu Gast war auch Bundeskanzler Olaf Scholz.", "leads(person:olaf-scholz, state:DE)")]
    [InlineData("Der von Peking unterstützte frühere Politiker Edi Rama schwieg.", "support(state:CN, person:edi-rama)")]
    [InlineData("Bei Gefechten zwischen ukrainischen und russischen Truppen starben drei Menschen.", "assault(state:RU, state:UA)")]
    [InlineData("Am Montag griffen norwegische, polnische und dänische Truppen Island an.", "assault(state:NO, state:IS)")]
    [InlineData("Edi Rama feuerte seine Beraterin Eva Weiler.", "works_for(person:eva-weiler, person:edi-rama)")]
    [InlineData("Edi Rama schwieg. Seine Sprecherin Eva Weiler lobte Polen.", "speaks_for(person:eva-weiler, person:edi-rama)")]
    [InlineData("Kanada ließ Edi Rama ausreisen.", "concede(state:CA, person:edi-rama)")]
    public void A_clause_says_who_does_what_to_whom(string text, string relation) => Assert.Contains(relation, Relations(text));

    [Theory]
    [InlineData("Peru bestritt, dass Chile Kanada mit Waffen beliefert.", true)]
    [InlineData("Peru und Bolivien haben zuvor dementiert, dass Chile Kanada beliefert.", true)]
    [InlineData("Chile leugnete, Kanada beliefert zu haben.", true)]
    [InlineData("Peru bestritt nicht, dass Chile Kanada mit Waffen beliefert.", false)]
    [InlineData("Peru behauptete, dass Chile Kanada mit Waffen beliefert.", false)]
    public void What_is_denied_is_negated_once(string text, bool negated)
    {
        var relation = Assert.Single(Analyzer.Analyze(text, AnalysisContext.None).Relations, relation => relation.Type == RelationType.Aid);

        Assert.Equal(negated, relation.Negated);
    }

    [Theory]
    [InlineData("Ein für Mittwoch geplantes Treffen Edi Ramas mit Viktor Orbán wurde abgesagt.", true)]
    [InlineData("Edi Rama sagte das Treffen mit Viktor Orbán ab.", true)]
    [InlineData("Ein für Mittwoch geplantes Treffen Edi Ramas mit Viktor Orbán wurde gefeiert.", false)]
    public void What_is_called_off_does_not_take_place(string text, bool negated)
    {
        var relation = Assert.Single(Analyzer.Analyze(text, AnalysisContext.None).Relations, relation => relation.Type == RelationType.Consult);

        Assert.Equal(negated, relation.Negated);
    }

    [Fact]
    public void A_cooperation_that_is_ruled_out_is_no_punishment()
    {
        var relation = Assert.Single(Analyzer.Analyze("Edi Rama schloss eine Zusammenarbeit mit der SPD aus.", AnalysisContext.None).Relations);

        Assert.Equal((RelationType.Cooperate, true), (relation.Type, relation.Negated));
    }

    [Theory]
    [InlineData("Angesichts der Proteste gegen Serbien hat Indien seine Bürger aufgefordert, das Land zu verlassen.", "protest(state:IN, state:RS)")]
    [InlineData("Edi Rama hat noch keine Entscheidung getroffen, so Reuters.", "consult(person:edi-rama, organization:reuters)")]
    [InlineData("Im Finale schlug Deutschland Griechenland.", "assault(state:DE, state:GR)")]
    [InlineData("Edi Rama forderte Kanada zu Gesprächen mit dem in Oslo lebenden Dalai Lama auf.", "request(person:edi-rama, person:dalai-lama)")]
    [InlineData("Tomas Weiler, Obmann der Grünen im Ausschuss, warf Kanada Verrat vor.", "accuse(organization:buendnis-90-die-gruenen, state:CA)")]
    [InlineData("Die israelische Marine enterte ein Schiff mit Aktivisten aus sechs Ländern (darunter keine Deutschen).", "coerce(state:IL, state:DE)")]
    [InlineData("Tomas Weiler, Abteilung der SPD, schwieg.", "part_of(person:tomas-weiler, organization:spd)")]
    [InlineData("Die Gewerkschaften ver.di und IG BCE rufen zum Streik auf.", "request(organization:verdi, organization:ig-bce)")]
    [InlineData("Edi Rama sagte, dass die EU, die USA und Peru den Plan anerkennen würden.", "agree(state:US, organization:europaeische-union)")]
    [InlineData("Der britische Ökonom Tomas Weiler schwieg.", "works_for(person:tomas-weiler, state:GB)")]
    [InlineData("Der Antrag ist mit den Stimmen von SPD und FDP abgelehnt.", "reject(organization:spd, organization:fdp)")]
    [InlineData("Ministerpräsidentin Hannelore Kraft gewann. Bisher gab es zwei Ministerpräsidentinnen in den deutschen Ländern.", "leads(person:hannelore-kraft, state:DE)")]
    [InlineData("Edi Rama fragte, ob Peru wartet.", "request(person:edi-rama, state:PE)")]
    public void Words_beside_each_other_are_no_deed(string text, string unwanted) => Assert.DoesNotContain(unwanted, Relations(text));

    [Theory]
    [InlineData("Edi Rama entließ seinen Berater Tomas Weiler.", "works_for(person:tomas-weiler, person:edi-rama)")]
    [InlineData("Tomas Weiler, einst Sprecher von Edi Rama, schwieg.", "speaks_for(person:tomas-weiler, person:edi-rama)")]
    [InlineData("Ein Berater des albanischen Präsidenten Edi Rama, Tomas Weiler, schwieg.", "works_for(person:tomas-weiler, person:edi-rama)")]
    [InlineData("Polen kritisierte die Hamas. Deren Chef Tomas Weiler schwieg.", "leads(person:tomas-weiler, organization:hamas)")]
    [InlineData("Tomas Weiler war früher Botschafter von Kanada.", "holds_office_in(person:tomas-weiler, state:CA)")]
    [InlineData("Tomas Weiler, der Regierungschef in Pristina, schwieg.", "leads(person:tomas-weiler, state:XK)")]
    [InlineData("Das Verteidigungsministerium in Oslo schwieg.", "part_of(organization:verteidigungsministerium-norwegen, state:NO)")]
    [InlineData("Die EU-Kommission schwieg.", "part_of(organization:europaeische-kommission, organization:europaeische-union)")]
    [InlineData("Bundeskanzler Olaf Scholz schwieg.", "leads(person:olaf-scholz, state:DE)")]
    [InlineData("Der israelische UN-Botschafter Tomas Weiler schwieg.", "holds_office_in(person:tomas-weiler, state:IL)")]
    [InlineData("Der Deutsche-Bank-Chef Tomas Weiler schwieg.", "leads(person:tomas-weiler, organization:deutsche-bank)")]
    [InlineData("Der Ökonom Tomas Weiler von der Weltbank schwieg.", "works_for(person:tomas-weiler, organization:weltbank)")]
    public void An_office_is_told_with_whose_it_is(string text, string relation) => Assert.Contains(relation, Relations(text));

    [Theory]
    [InlineData("Edi Rama empfängt am Freitag Viktor Orbán.", Modality.Planned, "2023-05-12/2023-05-12")]
    [InlineData("Edi Rama empfing am Freitag Viktor Orbán.", Modality.Asserted, "2023-05-05/2023-05-05")]
    [InlineData("Edi Rama wurde am Freitag von Viktor Orbán empfangen.", Modality.Asserted, "2023-05-05/2023-05-05")]
    [InlineData("Edi Rama traf am Wochenende Viktor Orbán.", Modality.Asserted, "2023-05-06/2023-05-07")]
    [InlineData("Edi Rama reist im Juni nach Ungarn, um Viktor Orbán zu treffen.", Modality.Planned, "2023-06-01/2023-06-30")]
    public void The_tense_says_on_which_side_of_today_a_date_lies(string text, Modality modality, string date)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2023, 5, 10)));
        var meeting = Assert.Single(result.Relations, relation => relation.Type == RelationType.Consult
            && result.Entities[relation.Source].Type == EntityType.Person && result.Entities[relation.Target].Type == EntityType.Person);

        Assert.Equal((modality, date), (meeting.Modality, meeting.EventDate.ToString()));
    }

    [Fact]
    public void A_meeting_without_a_date_is_not_that_of_years_ago()
    {
        var result = Analyzer.Analyze("Edi Rama traf Viktor Orbán in Tirana. Edi Rama traf schon im Mai 2019 Viktor Orbán.", new AnalysisContext(new DateOnly(2023, 5, 10)));

        Assert.Equal(2, result.Relations.Count(relation => relation.Type == RelationType.Consult));
    }

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

    [Fact]
    public void A_talk_that_is_turned_down_is_a_rejection_and_no_talk()
    {
        var relations = Relations("Die Ukraine hat Verhandlungen mit Russland abgelehnt.");

        Assert.Contains("reject(state:UA, state:RU)", relations);
        Assert.DoesNotContain(relations, relation => relation.StartsWith("consult", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Christine Lagarde schwieg. Joachim Nagel stellte sich hinter die Französin.", "support(person:joachim-nagel, state:FR)")]
    [InlineData("Das Gericht in Den Haag erließ einen Haftbefehl gegen Benjamin Netanjahu.", "coerce(state:NL, person:benjamin-netanjahu)")]
    [InlineData("Das israelische Parlament kritisierte Benjamin Netanjahu.", "accuse(state:IL, person:benjamin-netanjahu)")]
    public void A_state_does_not_do_what_one_citizen_a_court_or_an_organ_at_home_does(string text, string unwanted) =>
        Assert.DoesNotContain(unwanted, Relations(text));

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

    [Theory]
    [InlineData("Peru hat Sanktionen gegen Chile verhängt. Santiago verurteilte den Schritt.", "accuse(state:CL, state:PE)")]
    [InlineData("Peru warf Chile Verrat vor. Gabriel Boric wies die Vorwürfe zurück.", "reject(person:gabriel-boric, state:PE)")]
    [InlineData("Peru warf Chile Verrat vor. Gabriel Boric nannte die Vorwürfe absurd.", "reject(person:gabriel-boric, state:PE)")]
    [InlineData("Peru forderte Chile zum Einlenken auf. Gabriel Boric lehnte das ab.", "reject(person:gabriel-boric, state:PE)")]
    [InlineData("Peru forderte Chile zum Einlenken auf, was Gabriel Boric ablehnte.", "reject(person:gabriel-boric, state:PE)")]
    [InlineData("Peru hat Chile angegriffen. Kanada verurteilte den Angriff.", "accuse(state:CA, state:PE)")]
    [InlineData("Chile beschuldigte Peru und drohte mit Vergeltung.", "threaten(state:CL, state:PE)")]
    public void Who_judges_a_deed_judges_the_one_who_was_said_to_do_it(string text, string relation) => Assert.Contains(relation, Relations(text));

    [Theory]
    [InlineData("Peru hat Sanktionen gegen Chile verhängt. Kanada verurteilte den Schritt der Bolivianer.", "accuse(state:CA, state:PE)")]
    [InlineData("Peru hat Sanktionen gegen Chile verhängt. Peru verteidigte den Schritt.", "support(state:PE, state:PE)")]
    [InlineData("Peru hat Sanktionen gegen Chile verhängt. Kanada wies die Vorwürfe zurück.", "reject(state:CA, state:PE)")]
    [InlineData("Peru dankte dem Kanadier.", "support(state:PE, state:CA)")]
    public void What_names_somebody_else_says_nothing_of_an_actor(string text, string relation) => Assert.DoesNotContain(relation, Relations(text));

    [Theory]
    [InlineData("Anna Becker leitete die Fifa.", true)]
    [InlineData("Anna Becker leitet die Fifa.", false)]
    [InlineData("Anna Becker trat der CDU bei.", false)]
    public void What_lasted_is_over_in_the_past_tense(string text, bool former) => Assert.Equal(former, Analyzer.Analyze(text, new AnalysisContext(null)).Relations[0].Former);

    [Theory]
    [InlineData("Polen sagte Litauen Panzer zu.", Modality.Planned)]
    [InlineData("Polen lieferte Litauen Panzer.", Modality.Asserted)]
    public void Promised_help_is_planned(string text, Modality modality) => Assert.Equal(modality, Analyzer.Analyze(text, new AnalysisContext(null)).Relations[0].Modality);

    private static string[] Relations(string text)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2023, 5, 10)));
        return [.. result.Relations.Select(relation =>
            $"{relation.Type.Info().Name}({result.Entities[relation.Source].Id}, {result.Entities[relation.Target].Id})")];
    }
}
