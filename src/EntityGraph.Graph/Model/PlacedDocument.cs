using EntityGraph.Extraction;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>An article whose entities are vertices. Immutable.</summary>
/// <param name="Facts">The article.</param>
/// <param name="Confidences">How sure it is that each of its entities is its vertex.</param>
/// <param name="Vertices">Number of the vertex of each entity; −1 where it is hidden.</param>
internal sealed record PlacedDocument(DocumentFacts Facts, double[] Confidences, int[] Vertices)
{
    /// <summary>Orders by day, undated first, then id of the article.</summary>
    public static Comparer<PlacedDocument> Order { get; } = Comparer<PlacedDocument>.Create((x, y) => DocumentFacts.Compare(x.Facts, y.Facts));

    /// <summary>Puts an article among vertices.</summary>
    public static PlacedDocument Of(Placement placement, VertexTable vertices) =>
        new(
            placement.Facts,
            [.. placement.Identities.Select(identity => identity.Confidence)],
            [.. placement.Identities.Select(identity => vertices.FindExact(identity.Id))]);

    /// <summary>Ends of a relation as vertices, in the order in which the link is stored; null where it is not shown.</summary>
    /// <param name="relation">A relation of the article.</param>
    /// <param name="vertices">The vertices.</param>
    public (int Source, int Target)? EndsOf(ExtractedRelation relation, VertexTable vertices)
    {
        var source = Vertices[relation.Source];
        var target = Vertices[relation.Target];
        if (source < 0 || target < 0 || source == target)
        {
            return null;
        }

        return relation.Type.Info().Symmetric && vertices.RankOf(source) > vertices.RankOf(target) ? (target, source) : (source, target);
    }

    /// <summary>How sure a passage of a relation is, with the identities of its ends.</summary>
    public double ConfidenceOf(ExtractedRelation relation) =>
        relation.Confidence * Sureness(relation.Source) * Sureness(relation.Target);

    // Only a partial name makes a relation less sure: the confidence of a full name is in the relation's own.
    private double Sureness(int entity) =>
        Proposal.IsPartial(Facts.Extraction.Entities[entity]) ? Confidences[entity] : 1;
}
