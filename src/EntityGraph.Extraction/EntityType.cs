namespace EntityGraph.Extraction;

/// <summary>What an entity is. The order is part of stored data: add at the end only.</summary>
public enum EntityType
{
    /// <summary>A named human.</summary>
    Person,

    /// <summary>A country as an actor.</summary>
    State,

    /// <summary>Party, ministry, company, agency, alliance, medium or authority.</summary>
    Organization,

    /// <summary>City, region or building: says where, acts in nothing.</summary>
    Place,
}
