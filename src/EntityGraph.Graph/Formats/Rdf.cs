using EntityGraph.Extraction;

namespace EntityGraph.Graph.Formats;

/// <summary>The names by which both RDF formats say the same things.</summary>
internal static class Rdf
{
    /// <summary>Our own terms.</summary>
    public const string Terms = "urn:entitygraph:terms#";

    /// <summary>Terms of schema.org.</summary>
    public const string Schema = "https://schema.org/";

    /// <summary>Terms of the provenance ontology of the W3C.</summary>
    public const string Provenance = "http://www.w3.org/ns/prov#";

    /// <summary>Data types.</summary>
    public const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    /// <summary>The address of an entity.</summary>
    /// <param name="id">Its id.</param>
    public static string Entity(string id) => "urn:entitygraph:entity:" + Uri.EscapeDataString(id);

    /// <summary>The address of a link.</summary>
    /// <param name="id">Its id.</param>
    public static string Link(string id) => "urn:entitygraph:link:" + Uri.EscapeDataString(id);

    /// <summary>The address of an article.</summary>
    /// <param name="id">Its id.</param>
    public static string Article(string id) => "urn:entitygraph:document:" + Uri.EscapeDataString(id);

    /// <summary>What schema.org calls a type of entity.</summary>
    /// <param name="type">The type.</param>
    public static string ClassOf(EntityType type) => type switch
    {
        EntityType.Person => "Person",
        EntityType.State => "Country",
        EntityType.Organization => "Organization",
        _ => "Place",
    };
}
