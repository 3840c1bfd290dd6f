using EntityGraph.Extraction;

namespace EntityGraph.Graph.Model;

/// <summary>Layer and type of a link in one byte: 0 for co-occurrence, otherwise the relation type plus one.</summary>
internal static class LinkKind
{
    /// <summary>Who is named together.</summary>
    public const byte CoOccurrence = 0;

    /// <summary>Number of kinds.</summary>
    public const int Count = 25;

    /// <summary>A bit for every kind.</summary>
    public const uint AllKinds = (1u << Count) - 1;

    private static readonly uint Undirected = UndirectedKinds();

    /// <summary>The kind of a relation type.</summary>
    public static byte Of(RelationType? type) => type is null ? CoOccurrence : (byte)(type.Value + 1);

    /// <summary>The relation type of a kind; null for co-occurrence.</summary>
    public static RelationType? TypeOf(byte kind) => kind == CoOccurrence ? null : (RelationType)(kind - 1);

    /// <summary>Whether source and target may be exchanged.</summary>
    public static bool IsUndirected(byte kind) => (Undirected & (1u << kind)) != 0;

    private static uint UndirectedKinds()
    {
        var kinds = 1u << CoOccurrence;
        foreach (var info in Ontology.RelationTypes)
        {
            kinds |= info.Symmetric ? 1u << Of(info.Type) : 0;
        }

        return kinds;
    }
}
