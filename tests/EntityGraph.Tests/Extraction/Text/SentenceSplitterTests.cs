using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Tests.Extraction.Text;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("Er kam am 12. Juni. Dann ging er.", "Er kam am 12. Juni.", "Dann ging er.")]
    [InlineData("Dr. Meier sagte z.B. nichts. So war es.", "Dr. Meier sagte z.B. nichts.", "So war es.")]
    [InlineData("„Wir gehen.“ Das sagte sie.", "„Wir gehen.“", "Das sagte sie.")]
    [InlineData("„Wirklich?“ fragte er. Ja.", "„Wirklich?“ fragte er.", "Ja.")]
    [InlineData("Das war 2019. Danach kam nichts.", "Das war 2019.", "Danach kam nichts.")]
    [InlineData("George W. Bush kam. Er blieb.", "George W. Bush kam.", "Er blieb.")]
    [InlineData("Am 17. Dezember wird gewählt. Er kommt.", "Am 17. Dezember wird gewählt.", "Er kommt.")]
    [InlineData("Sie kam auf Platz 3. Danach ging sie.", "Sie kam auf Platz 3.", "Danach ging sie.")]
    [InlineData("Städte, z. B. Sankt Pölten, lagen hier 49 v. Chr. nicht.", "Städte, z. B. Sankt Pölten, lagen hier 49 v. Chr. nicht.")]
    [InlineData("Er lebt in St. Pölten. Sie nicht.", "Er lebt in St. Pölten.", "Sie nicht.")]
    [InlineData("Das kostet 42 Mio. Euro. Viel.", "Das kostet 42 Mio. Euro.", "Viel.")]
    [InlineData("Das geht. ``Nie'', sagt er.", "Das geht.", "``Nie'', sagt er.")]
    [InlineData("Überschrift ohne Punkt\n\nDer Text beginnt.", "Überschrift ohne Punkt", "Der Text beginnt.")]
    [InlineData("München (Reuters) - Das Gericht tagt.", "München (Reuters) -", "Das Gericht tagt.")]
    [InlineData("Seoul/Tokio – Nordkorea hat Japan am Montag gedroht.", "Seoul/Tokio –", "Nordkorea hat Japan am Montag gedroht.")]
    [InlineData("Frankfurt am Main, 3. Mai 2023 (dpa) – Er kam.", "Frankfurt am Main, 3. Mai 2023 (dpa) –", "Er kam.")]
    [InlineData("Titel\n\nBerlin (Deutschland), 12.05.2009 – Sie ging. Er blieb.", "Titel", "Berlin (Deutschland), 12.05.2009 –", "Sie ging.", "Er blieb.")]
    [InlineData("Scholz – Kanzler seit 2021 – sagte dem Sender nichts davon.", "Scholz – Kanzler seit 2021 – sagte dem Sender nichts davon.")]
    [InlineData("Merkel – die Kanzlerin der Jahre der Krisen – sagte nichts.", "Merkel – die Kanzlerin der Jahre der Krisen – sagte nichts.")]
    [InlineData("Nordkorea – USA: Was vom Gipfel bleibt", "Nordkorea – USA: Was vom Gipfel bleibt")]
    public void Sentences_end_where_a_reader_ends_them(string text, params string[] expected)
    {
        var analyzed = new AnalyzedText(NormalizedText.From(text), AnalysisContext.None);
        var abbreviations = Abbreviations.Load();
        new Tokenizer(abbreviations).Tokenize(analyzed);
        new SentenceSplitter(abbreviations).Split(analyzed);

        var sentences = analyzed.Sentences.ToArray()
            .Select(sentence => text[analyzed.Tokens[sentence.Start].Start..analyzed.Tokens[sentence.End - 1].End]);

        Assert.Equal(expected, sentences);
    }
}
