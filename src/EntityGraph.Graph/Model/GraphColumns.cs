using System.Collections.Immutable;

namespace EntityGraph.Graph.Model;

/// <summary>Everything that one version of the graph consists of. Immutable.</summary>
/// <param name="Vertices">Entities.</param>
/// <param name="Documents">Articles.</param>
/// <param name="Links">Links and what articles say of them.</param>
/// <param name="Postings">Articles of each entity.</param>
/// <param name="Names">The search index.</param>
internal sealed record GraphColumns(
    VertexTable Vertices,
    DocumentTable Documents,
    LinkTable Links,
    Postings Postings,
    NameSearch Names)
{
    /// <summary>Nothing.</summary>
    public static GraphColumns Empty { get; } =
        new(VertexTable.Empty, DocumentTable.Empty, LinkTable.Empty, Postings.Empty, NameSearch.Empty);

    /// <summary>A number by which links are in order of source, target and kind, ends in order of id.</summary>
    public ulong OrderOf(int source, int target, byte kind) =>
        ((ulong)Vertices.RankOf(source) << 37) | ((ulong)Vertices.RankOf(target) << 5) | kind;

    /// <summary>Orders links by source, target and kind, ends in order of id.</summary>
    public int CompareLinks((int Source, int Link) x, (int Source, int Link) y)
    {
        var (first, second) = (Links.EndOf(x.Link), Links.EndOf(y.Link));
        return OrderOf(x.Source, first.Vertex, first.Kind).CompareTo(OrderOf(y.Source, second.Vertex, second.Kind));
    }

    /// <summary>Where the memory goes, in bytes by name; articles themselves not counted.</summary>
    public ImmutableSortedDictionary<string, long> Bytes() => new Dictionary<string, long>(StringComparer.Ordinal)
    {
        ["entities"] = Vertices.Bytes,
        ["links"] = Links.Bytes,
        ["documents"] = Documents.Bytes,
        ["postings"] = Postings.Bytes,
        ["names"] = Names.Bytes,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
