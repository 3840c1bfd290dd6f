using EntityGraph.Extraction.Relations;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction;

/// <summary>Reads from a text itself when it was published: "Dresden, 3. September 2023 –" before its first sentence.</summary>
public static class PublicationDate
{
    // A dateline opens the text; at most a headline and a teaser stand before it.
    private const int HeadLength = 800;
    private const int MostLines = 4;

    private static readonly Lazy<(Tokenizer Tokenizer, DateWords Words)> Parts = new(() => (new(Abbreviations.Load()), DateWords.Load()));

    /// <summary>The day that the dateline of a text names.</summary>
    /// <param name="text">The text of an article; only its beginning is read.</param>
    /// <returns>Null where no dateline names a whole date.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static DateOnly? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var head = new AnalyzedText(NormalizedText.From(text.Length <= HeadLength ? text : text[..HeadLength]), AnalysisContext.None);
        Parts.Value.Tokenizer.Tokenize(head);
        var finder = new DateFinder(Parts.Value.Words, head);
        var lines = 0;
        for (var token = 0; token < head.Tokens.Length && lines < MostLines; token++)
        {
            if (token > 0 && !head.StartsLine(token))
            {
                continue;
            }

            lines++;
            if (finder.Find(Dateline.Proof(head, token)) is [{ Past: var day }] && day.From == day.To)
            {
                return day.From;
            }
        }

        return null;
    }
}
