using System.Numerics;
using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Finds the links inside a set of vertices.</summary>
internal static class InducedLinks
{
    // Below this many targets for each vertex of the set, looking at all is quicker than leaping.
    private const int ScanFactor = 32;
    private const int FirstRoom = 512;

    /// <summary>Links whose ends are both in the set, in no order that means anything.</summary>
    /// <remarks>Cost per vertex: its outgoing links, or for large ones set · log(links / set).</remarks>
    /// <param name="columns">The version.</param>
    /// <param name="vertices">The set, each once.</param>
    public static List<InducedLink> Of(GraphColumns columns, IReadOnlyList<int> vertices)
    {
        var (table, links) = (columns.Links, new List<InducedLink>(FirstRoom));
        Find(columns.Links.Settled, 0, vertices, links);
        if (table.Fresh.Count > 0)
        {
            links.RemoveAll(link => !table.IsCurrent(link.Number));
            Find(table.Fresh, table.Settled.Count, vertices, links);
        }

        return links;
    }

    private static void Find(LinkColumns links, int first, IReadOnlyList<int> vertices, List<InducedLink> found)
    {
        int[] places = [.. Enumerable.Range(0, vertices.Count).Where(place => vertices[place] < links.VertexCount)];
        var set = Array.ConvertAll(places, place => vertices[place]);
        Array.Sort(set, places);
        var members = new Members(set);
        for (var source = 0; source < set.Length; source++)
        {
            if (links.Out(set[source]).Length <= (long)set.Length * ScanFactor)
            {
                Scan(links, first, (set, places), source, members, found);
            }
            else
            {
                Leap(links, first, (set, places), source, found);
            }
        }
    }

    // Most targets are outside.
    private static void Scan(
        LinkColumns links, int first, (int[] Vertices, int[] Places) set, int source, Members members, List<InducedLink> found)
    {
        var link = first + links.OutStart[set.Vertices[source]];
        foreach (var end in links.Out(set.Vertices[source]))
        {
            if (members.Find(end.Vertex) is >= 0 and var target)
            {
                found.Add(new(link, set.Places[source], set.Places[target], end));
            }

            link++;
        }
    }

    // Both sides ascend: each search begins where the last ended, in steps that double.
    private static void Leap(LinkColumns links, int first, (int[] Vertices, int[] Places) set, int source, List<InducedLink> found)
    {
        var link = links.OutStart[set.Vertices[source]];
        var to = links.OutStart[set.Vertices[source] + 1];
        for (var target = 0; target < set.Vertices.Length && link < to; target++)
        {
            var vertex = set.Vertices[target];
            var step = 1;
            while (link + step < to && links.OutEnds[link + step].Vertex < vertex)
            {
                link += step;
                step *= 2;
            }

            link = LowerBound(links.OutEnds, link, Math.Min(to, link + step + 1), vertex);
            for (; link < to && links.OutEnds[link].Vertex == vertex; link++)
            {
                found.Add(new(first + link, set.Places[source], set.Places[target], links.OutEnds[link]));
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

    // A table so sparse that one look, into the nearest cache, mostly says that a vertex is outside.
    private readonly struct Members
    {
        private const int Sparseness = 16;
        private const uint Spread = 2_654_435_769;

        private readonly int[] _vertices;
        private readonly int[] _table;
        private readonly int _shift;

        public Members(int[] vertices)
        {
            var bits = 32 - BitOperations.LeadingZeroCount((uint)(vertices.Length * Sparseness));
            (_vertices, _table, _shift) = (vertices, new int[1 << bits], 32 - bits);
            for (var member = 0; member < vertices.Length; member++)
            {
                var slot = SlotOf(vertices[member]);
                while (_table[slot] != 0)
                {
                    slot = (slot + 1) & (_table.Length - 1);
                }

                _table[slot] = member + 1;
            }
        }

        public int Find(int vertex)
        {
            var slot = SlotOf(vertex);
            while (_table[slot] is > 0 and var member)
            {
                if (_vertices[member - 1] == vertex)
                {
                    return member - 1;
                }

                slot = (slot + 1) & (_table.Length - 1);
            }

            return -1;
        }

        private int SlotOf(int vertex) => (int)(((ulong)((uint)vertex * Spread)) >> _shift) & (_table.Length - 1);
    }
}

/// <summary>A link whose ends are both in a set.</summary>
/// <param name="Number">Number of the link.</param>
/// <param name="Source">Place of its source in the set.</param>
/// <param name="Target">Place of its target in the set.</param>
/// <param name="End">Its target and kind.</param>
internal readonly record struct InducedLink(int Number, int Source, int Target, LinkEnd End);
