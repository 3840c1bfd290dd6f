namespace EntityGraph.Graph.Model;

/// <summary>The far end of a link as a vertex lists it, in four bytes: all that a walk needs to know before it looks at evidence.</summary>
/// <remarks>26 bits of vertex, 5 of kind, 1 that says whether the two are ever named near each other. Ordered by vertex, then kind.</remarks>
/// <param name="Bits">The packed form.</param>
internal readonly record struct LinkEnd(uint Bits)
{
    /// <summary>There are fewer vertices than this.</summary>
    public const int VertexLimit = 1 << 26;

    /// <summary>The vertex at the other end.</summary>
    public int Vertex => (int)(Bits >> 6);

    /// <summary>Kind of the link, see <see cref="LinkKind"/>.</summary>
    public byte Kind => (byte)((Bits >> 1) & 31);

    /// <summary>Whether no article names the two within a paragraph: seen only where whole articles count.</summary>
    public bool Far => (Bits & 1) != 0;

    /// <summary>Packs an end.</summary>
    public static LinkEnd Of(int vertex, byte kind, bool far) => new(((uint)vertex << 6) | ((uint)kind << 1) | (far ? 1u : 0));
}
