using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>An entity, in as few words as it takes to show it.</summary>
/// <param name="Id" example="person:kim-jong-un">Its id.</param>
/// <param name="Name" example="Kim Jong-un">Its name.</param>
/// <param name="Type">What it is.</param>
public sealed record EntityReference(string Id, string Name, EntityType Type)
{
    /// <summary>Refers to an entity.</summary>
    /// <param name="entity">The entity.</param>
    internal static EntityReference To(Entity entity) => new(entity.Id, entity.Name, entity.Type);
}
