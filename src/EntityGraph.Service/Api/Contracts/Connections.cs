namespace EntityGraph.Service.Api.Contracts;

/// <summary>How two entities are connected.</summary>
/// <param name="From">Where the ways begin.</param>
/// <param name="To">Where they end.</param>
/// <param name="Paths">The ways, best first; empty where there is none.</param>
public sealed record PathsResponse(EntityReference From, EntityReference To, IReadOnlyList<PathView> Paths);

/// <summary>A way from one entity to another.</summary>
/// <param name="Entities">From start to end.</param>
/// <param name="Steps">One for each link.</param>
/// <param name="Strength" example="0.5">Larger is stronger.</param>
public sealed record PathView(IReadOnlyList<EntityReference> Entities, IReadOnlyList<PathStep> Steps, double Strength);

/// <summary>A step of a way.</summary>
/// <param name="Link">The heaviest link between the two.</param>
/// <param name="Evidence">The first passages behind it.</param>
public sealed record PathStep(NetworkLink Link, IReadOnlyList<Passage> Evidence);

/// <summary>How much there is.</summary>
/// <param name="Documents" example="26">Articles.</param>
/// <param name="DistinctDocuments" example="25">Articles, near-duplicates once.</param>
/// <param name="Entities">Entities by type.</param>
/// <param name="CoOccurrences" example="210">Links of the statistical layer.</param>
/// <param name="Relations">Links of the typed layer, by type.</param>
/// <param name="Passages" example="900">Rows of evidence.</param>
/// <param name="First">First dated day.</param>
/// <param name="Last">Last dated day.</param>
/// <param name="Version" example="3">The version of the graph.</param>
public sealed record StatsResponse(
    int Documents,
    int DistinctDocuments,
    IReadOnlyDictionary<string, int> Entities,
    int CoOccurrences,
    IReadOnlyDictionary<string, int> Relations,
    long Passages,
    DateOnly? First,
    DateOnly? Last,
    long Version);
