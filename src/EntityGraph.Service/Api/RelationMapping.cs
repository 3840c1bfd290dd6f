using EntityGraph.Extraction;
using EntityGraph.Graph.Model;
using EntityGraph.Service.Api.Contracts;

namespace EntityGraph.Service.Api;

/// <summary>Puts relations of the graph into the words of the interface.</summary>
internal static class RelationMapping
{
    /// <summary>A relation with passages already read.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="nameOf">The name of an entity by its id.</param>
    /// <param name="passages">Some or all of its passages.</param>
    public static RelationResponse ToResponse(
        Relation relation,
        Func<string, string> nameOf,
        IReadOnlyList<Passage> passages)
    {
        var info = relation.Type.Info();
        return new(
            relation.Id,
            relation.SourceId,
            nameOf(relation.SourceId),
            relation.TargetId,
            nameOf(relation.TargetId),
            relation.Type,
            info.QuadClass,
            info.Scale,
            info.Symmetric,
            relation.Negated,
            relation.Modality,
            relation.Reported,
            relation.SpeakerId,
            relation.Former,
            relation.Designated,
            relation.Keyword,
            relation.EventDate?.ToString(),
            relation.PlaceId,
            AnalysisMapping.Round(relation.Confidence),
            relation.Documents,
            relation.Sources,
            relation.First,
            relation.Last,
            passages,
            relation.Evidence.Length);
    }
}
