using EntityGraph.Extraction.Entities;

namespace EntityGraph.Extraction.Relations;

/// <summary>Between which kinds of actor a standing relation can hold: a person is part of nothing, nobody leads a person.</summary>
internal static class StandingEnds
{
    /// <summary>Whether a relation of a type may hold between two actors; every event may.</summary>
    /// <param name="type">The type.</param>
    /// <param name="source">Who holds it.</param>
    /// <param name="target">In or of whom.</param>
    public static bool Allow(RelationType type, DocumentEntity source, DocumentEntity target) => type switch
    {
        RelationType.Leads => source.Type == EntityType.Person ? target.Type != EntityType.Person
            : !source.IsParty && target.Type == EntityType.Organization && !target.IsParty,
        RelationType.HoldsOfficeIn => source.Type == EntityType.Person && target.Type != EntityType.Person,
        RelationType.SpeaksFor => source.Type == EntityType.Person,
        RelationType.WorksFor => source.Type != EntityType.State,
        RelationType.MemberOf => target.Type == EntityType.Organization,
        RelationType.PartOf => source.Type != EntityType.Person && target.Type != EntityType.Person,
        RelationType.LocatedIn => source.Type == EntityType.Organization && target.Type != EntityType.Person,
        _ => true,
    };
}
