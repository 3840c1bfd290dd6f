using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>How an article stands among all others: who its entities are, and which article speaks for it. Immutable.</summary>
/// <param name="Facts">The article.</param>
/// <param name="Identities">Who each of its entities is.</param>
/// <param name="Representative">The article that speaks for its near-duplicates; mostly itself.</param>
internal sealed record Placement(DocumentFacts Facts, Identity[] Identities, DocumentFacts Representative)
{
    /// <summary>Orders by day, then id of the article.</summary>
    public static Comparison<Placement> Order { get; } = (x, y) => DocumentFacts.Compare(x.Facts, y.Facts);

    /// <summary>Whether the article stands just as it did.</summary>
    public bool IsSame(Placement other) =>
        Facts == other.Facts && Representative == other.Representative && Identities.AsSpan().SequenceEqual(other.Identities);
}
