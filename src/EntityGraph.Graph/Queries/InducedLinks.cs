using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Finds the links inside a set of vertices.</summary>
internal static class InducedLinks
{
    // Below this many targets for each vertex of the set, looking at all is quicker than leaping.
    private const int ScanFactor = 32;
    private const int SieveBits = 4096;

    /// <summary>Links whose ends are both in the set, in no order that means anything.</summary>
    /// <remarks>Cost per vertex: its outgoing links, or for large ones set · log(links / set).</remarks>
    /// <param name="columns">The version.</param>
    /// <param name="vertices">The set, each once.</param>
    public static List<(int Source, int Link)> Of(GraphColumns columns, IReadOnlyCollection<int> vertices)
    {
        var (table, links) = (columns.Links, Of(columns.Links.Settled, vertices));
        if (table.Fresh.Count > 0)
        {
            links.RemoveAll(link => !table.IsCurrent(link.Link));
            foreach (var (source, link) in Of(table.Fresh, vertices))
            {
                links.Add((source, table.Settled.Count + link));
            }
        }

        return links;
    }

    private static List<(int Source, int Link)> Of(LinkColumns links, IReadOnlyCollection<int> vertices)
    {
        var found = new List<(int Source, int Link)>();
        var ascending = vertices.Where(vertex => vertex < links.VertexCount).Order().ToArray();
        var set = ascending.ToHashSet();
        Span<ulong> sieve = stackalloc ulong[SieveBits / 64];
        sieve.Clear();
        foreach (var vertex in ascending)
        {
            sieve[Word(vertex)] |= Bit(vertex);
        }

        foreach (var source in ascending)
        {
            if (links.Out(source).Length <= (long)ascending.Length * ScanFactor)
            {
                Scan(links, source, set, sieve, found);
            }
            else
            {
                Leap(links, source, ascending, found);
            }
        }

        return found;
    }

    private static int Word(int vertex) => (vertex & (SieveBits - 1)) >> 6;

    private static ulong Bit(int vertex) => 1UL << (vertex & 63);

    // Most targets are outside: the sieve, which stays in the nearest cache, tells so for nearly all of them.
    private static void Scan(LinkColumns links, int source, HashSet<int> set, ReadOnlySpan<ulong> sieve, List<(int Source, int Link)> found)
    {
        for (var link = links.OutStart[source]; link < links.OutStart[source + 1]; link++)
        {
            var target = links.OutEnds[link].Vertex;
            if ((sieve[Word(target)] & Bit(target)) != 0 && set.Contains(target))
            {
                found.Add((source, link));
            }
        }
    }

    // Both sides ascend: each search begins where the last ended, in steps that double.
    private static void Leap(LinkColumns links, int source, int[] ascending, List<(int Source, int Link)> found)
    {
        var link = links.OutStart[source];
        var to = links.OutStart[source + 1];
        foreach (var vertex in ascending)
        {
            var step = 1;
            while (link + step < to && links.OutEnds[link + step].Vertex < vertex)
            {
                link += step;
                step *= 2;
            }

            link = LowerBound(links.OutEnds, link, Math.Min(to, link + step + 1), vertex);
            for (; link < to && links.OutEnds[link].Vertex == vertex; link++)
            {
                found.Add((source, link));
            }

            if (link >= to)
            {
                return;
            }
        }
    }

    private static int LowerBound(LinkEnd[] ascending, int low, int high, int value)
    {
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = ascending[middle].Vertex < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
