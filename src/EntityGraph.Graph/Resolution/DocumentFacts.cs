using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;

namespace EntityGraph.Graph.Resolution;

/// <summary>An article in the form that resolution and graph work with: who is named near whom, counted once on arrival.</summary>
/// <param name="document">The article as it was analysed.</param>
internal sealed class DocumentFacts(AnalyzedDocument document)
{
    /// <summary>Stands for the day of an undated article: before all dated ones.</summary>
    public const int Undated = -1;

    /// <summary>The article as it was analysed.</summary>
    public AnalyzedDocument Document { get; } = document;

    /// <summary>What it says.</summary>
    public DocumentExtraction Extraction => Document.Extraction;

    /// <summary>Its id.</summary>
    public string Id => Document.DocumentId;

    /// <summary>Day number of its date, or <see cref="Undated"/>.</summary>
    public int Day { get; } = document.Date?.DayNumber ?? Undated;

    /// <summary>Mentions of each entity.</summary>
    public int[] MentionCounts { get; } = CountMentions(document.Extraction);

    /// <summary>Every two entities with the distance of their mentions, first index smaller.</summary>
    public ProximityCount[] Pairs { get; } = Proximity.Count(document.Extraction);

    /// <summary>Orders articles by day, then id: the order in which the graph numbers them.</summary>
    public static int Compare(DocumentFacts x, DocumentFacts y)
    {
        var byDay = x.Day.CompareTo(y.Day);
        return byDay != 0 ? byDay : string.CompareOrdinal(x.Id, y.Id);
    }

    /// <summary>The written form of a mention; the entity's name where the text was not at hand.</summary>
    /// <param name="mention">Index of the mention.</param>
    public string Surface(int mention) =>
        Document.Surfaces.IsDefaultOrEmpty
            ? Extraction.Entities[Extraction.Mentions[mention].Entity].Name
            : Document.Surfaces[mention];

    private static int[] CountMentions(DocumentExtraction extraction)
    {
        var counts = new int[extraction.Entities.Length];
        foreach (var mention in extraction.Mentions)
        {
            counts[mention.Entity]++;
        }

        return counts;
    }
}
