using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Relations;

namespace EntityGraph.Tests.Extraction.Relations;

public sealed class RelationWordsTests
{
    private static readonly RelationLexicon Words = RelationLexicon.Load();
    private static readonly VerbLexicon Verbs = VerbLexicon.Create(Words.VerbLemmas);

    [Theory]
    [InlineData("Verbündeter", "Verbündete")]
    [InlineData("Alliierten", "Alliierte")]
    [InlineData("Waffenlieferungen", "Waffenlieferung")]
    [InlineData("Krisengipfel", "Gipfel")]
    [InlineData("Vorwürfen", "Vorwurf")]
    public void A_noun_is_found_in_every_form(string form, string lemma) =>
        Assert.Contains(Words.Noun(form, out _).ToArray(), trigger => trigger.Lemma == lemma);

    [Theory]
    [InlineData("eintreffen", true)]
    [InlineData("treffen", false)]
    [InlineData("beitreten", true)]
    [InlineData("reisen", true)]
    [InlineData("kommen", true)]
    [InlineData("bekommen", false)]
    [InlineData("verurteilen", false)]
    public void The_perfect_with_sein_is_told_from_the_passive(string verb, bool movesItself) =>
        Assert.Equal(movesItself, Verbs.MovesItself(verb));

    [Fact]
    public void Every_word_is_found_in_its_own_example()
    {
        var missing = LexiconTable.Read("relations.tsv").Where(row => !IsInExample(row)).Select(row => $"{row["lemma"]}: {row["example"]}").ToArray();

        Assert.True(missing.Length == 0, string.Join('\n', missing));
    }

    [Fact]
    public void Every_reading_differs_from_the_others()
    {
        var readings = LexiconTable.Read("relations.tsv")
            .Select(row => (row["lemma"], row["pos"], row["particle"], row["object"], row["reflexive"], row["type"]));

        Assert.Equal(readings.Distinct(), readings);
    }

    private static bool IsInExample(LexiconRow row)
    {
        var tokens = row["example"].Split(' ', '.', ',', ':', '„', '“').Where(token => token.Length > 0).ToArray();
        var lemma = row["lemma"].TrimEnd('!');
        return Array.Exists(tokens, token => row["pos"] switch
        {
            "verb" => Array.Exists(Verbs.Find(token.ToLowerInvariant()).ToArray(), reading => reading.Lemma == lemma
                && (reading.Particle is null || tokens.Contains(reading.Particle, StringComparer.Ordinal))),
            "noun" => Array.Exists(Words.Noun(token, out _).ToArray(), trigger => trigger.Lemma == lemma),
            _ => Array.Exists(Words.Adjective(token).ToArray(), trigger => trigger.Lemma == lemma),
        });
    }
}
