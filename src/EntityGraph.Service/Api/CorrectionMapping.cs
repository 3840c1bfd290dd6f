using EntityGraph.Graph.Queries;
using EntityGraph.Graph.Resolution;
using EntityGraph.Service.Api.Contracts;

namespace EntityGraph.Service.Api;

/// <summary>Puts corrections into the words of the interface.</summary>
internal static class CorrectionMapping
{
    /// <summary>A correction in force.</summary>
    /// <param name="correction">The correction.</param>
    /// <param name="graph">The graph, which knows the names.</param>
    public static CorrectionResponse ToResponse(Correction correction, GraphVersion graph)
    {
        var receiver = ReceiverOf(correction);
        return new(
            correction.Id,
            correction.Kind,
            correction.TargetId,
            correction.TargetName ?? NameOf(correction.TargetId, graph),
            receiver,
            receiver is null ? null : NameOf(receiver, graph),
            correction.Name,
            correction.Type,
            correction.Alias,
            correction.DocumentIds,
            correction.Relation is { } relation ? ToView(relation, graph) : null,
            correction.Reason,
            correction.Author,
            correction.Time);
    }

    /// <summary>The entity that stays of a merge, or gets the mentions of a split; null for other kinds.</summary>
    /// <param name="correction">The correction.</param>
    public static string? ReceiverOf(Correction correction) =>
        correction.Kind == CorrectionKind.Split ? CorrectionSet.Receiver(correction) : correction.IntoId;

    private static CorrectedRelationView ToView(CorrectedRelation relation, GraphVersion graph) => new(
        relation.SourceId,
        NameOf(relation.SourceId, graph),
        relation.TargetId,
        NameOf(relation.TargetId, graph),
        relation.Type,
        relation.Negated,
        relation.Modality,
        relation.From,
        relation.To);

    private static string NameOf(string id, GraphVersion graph) => graph.Find(id)?.Name ?? id;
}
