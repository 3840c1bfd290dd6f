using EntityGraph.Extraction;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;

namespace EntityGraph.Service.Api;

/// <summary>Puts entities into the words of the interface.</summary>
internal static class EntityMapping
{
    private const int RolesShown = 100;

    /// <summary>An entity in a list.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="alias">The written form that fits the search; null where nothing was searched.</param>
    public static EntityListItem ToItem(Entity entity, string? alias) => new(
        entity.Id,
        entity.Name,
        entity.Type,
        entity.Known,
        entity.MentionCount,
        entity.DocumentCount,
        entity.First,
        entity.Last,
        alias);

    /// <summary>An entity with all that is known of it.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="graph">The graph it stands in.</param>
    public static EntityResponse ToResponse(Entity entity, GraphVersion graph)
    {
        var filter = GraphFilter.Default with { Layers = Layers.Relations };
        var relations = graph.Relations(new RelationQuery { Filter = filter, EntityId = entity.Id, Limit = int.MaxValue - 1 }).Items;
        var neighbors = graph.Neighbors(entity.Id, new NeighborQuery { Limit = int.MaxValue - 1 })?.Items.Count ?? 0;
        return new(
            entity.Id,
            entity.Name,
            entity.Type,
            [.. entity.Aliases.Select(alias => new AliasView(alias.Text, alias.Form, alias.Count, alias.First, alias.Last))],
            entity.SameAs,
            entity.Known,
            entity.MentionCount,
            entity.DocumentCount,
            entity.First,
            entity.Last,
            AnalysisMapping.Round(entity.Confidence),
            [.. relations.Where(relation => IsRole(relation, entity.Id)).Take(RolesShown).Select(relation => ToRole(relation, graph))],
            new(neighbors, relations.Count));
    }

    private static bool IsRole(Relation relation, string id) =>
        relation.SourceId == id && !relation.Negated && relation.Type.Info().QuadClass == QuadClass.Standing;

    private static RoleView ToRole(Relation relation, GraphVersion graph) => new(
        relation.Id,
        relation.Type,
        graph.Find(relation.TargetId) is { } target ? EntityReference.To(target) : new(relation.TargetId, relation.TargetId, EntityType.Organization),
        relation.Keyword,
        relation.Former,
        relation.Designated,
        relation.First,
        relation.Last,
        relation.Documents);
}
