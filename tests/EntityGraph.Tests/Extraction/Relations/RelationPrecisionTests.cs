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

    private static string[] Events(string text)
    {
        var result = Analyzer.Analyze(text, new AnalysisContext(new DateOnly(2023, 5, 10)));
        return [.. result.Relations.Where(relation => relation.Type.Info().QuadClass != QuadClass.Standing).Select(relation =>
            $"{relation.Type.Info().Name}({result.Entities[relation.Source].Id}, {result.Entities[relation.Target].Id})")];
    }
}
