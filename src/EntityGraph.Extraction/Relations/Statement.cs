using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>A relation that one clause or noun phrase states, before it is merged with others of the text.</summary>
/// <param name="Source">Mention of who acts.</param>
/// <param name="Target">Mention of who is acted on.</param>
/// <param name="Type">What is said.</param>
/// <param name="Keyword">The word that says it.</param>
/// <param name="Lemma">Its lemma.</param>
/// <param name="Sentence">Number of the sentence.</param>
/// <param name="Rule">The frame that found it.</param>
/// <param name="Confidence">0 to 1.</param>
internal sealed record Statement(
    int Source,
    int Target,
    RelationType Type,
    TextSpan Keyword,
    string Lemma,
    int Sentence,
    string Rule,
    double Confidence)
{
    /// <summary>Said not to be so.</summary>
    public bool Negated { get; init; }

    /// <summary>How real.</summary>
    public Modality Modality { get; init; }

    /// <summary>Somebody's claim.</summary>
    public bool Reported { get; init; }

    /// <summary>Mention of whose claim; -1 where nobody is named.</summary>
    public int Speaker { get; init; } = -1;

    /// <summary>A standing relation that has ended.</summary>
    public bool Former { get; init; }

    /// <summary>A standing relation that has not begun.</summary>
    public bool Designated { get; init; }

    /// <summary>When.</summary>
    public DateInterval? Date { get; init; }

    /// <summary>Mention of where; -1 where not said.</summary>
    public int Place { get; init; } = -1;
}
