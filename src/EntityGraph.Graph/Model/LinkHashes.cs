namespace EntityGraph.Graph.Model;

/// <summary>Finds links by the upper half of their hash, which their ids and those of their relations begin with.</summary>
/// <remarks>Only the order is kept, three bytes a link: the hash of a link that a search looks at is computed from its ends.</remarks>
internal static class LinkHashes
{
    /// <summary>Numbers of links in the order of their hashes.</summary>
    /// <param name="links">The links.</param>
    /// <param name="vertices">Their ends.</param>
    public static PackedInts Order(LinkColumns links, VertexTable vertices)
    {
        var hashes = new ulong[links.Count];
        for (var source = 0; source < links.VertexCount; source++)
        {
            var sourceId = vertices.IdOf(source);
            for (var link = links.OutStart[source]; link < links.OutStart[source + 1]; link++)
            {
                hashes[link] = ((ulong)Of(sourceId, links.OutEnds[link], vertices) << 32) | (uint)link;
            }
        }

        Array.Sort(hashes);
        return PackedInts.Of(Array.ConvertAll(hashes, hash => (int)(uint)hash));
    }

    /// <summary>Links of a hash. Cost O(log links) hashes.</summary>
    /// <param name="links">The links.</param>
    /// <param name="order">Their numbers in the order of their hashes.</param>
    /// <param name="vertices">Their ends.</param>
    /// <param name="hash">Upper half of the hash.</param>
    public static IEnumerable<int> Find(LinkColumns links, PackedInts order, VertexTable vertices, uint hash)
    {
        var low = 0;
        var high = order.Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Of(links, order[middle], vertices) < hash ? (middle + 1, high) : (low, middle);
        }

        for (; low < order.Count && Of(links, order[low], vertices) == hash; low++)
        {
            yield return order[low];
        }
    }

    private static uint Of(LinkColumns links, int link, VertexTable vertices) =>
        Of(vertices.IdOf(links.SourceOf(link)), links.OutEnds[link], vertices);

    private static uint Of(string sourceId, LinkEnd end, VertexTable vertices) =>
        (uint)(RowMaker.LinkHash(sourceId, vertices.IdOf(end.Vertex), end.Kind) >> 32);
}
