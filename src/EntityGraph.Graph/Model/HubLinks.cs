namespace EntityGraph.Graph.Model;

/// <summary>The links of vertices that have many, those with most rows first, so that the best are found without a look at all. Immutable.</summary>
internal sealed class HubLinks
{
    private const int LeastDegree = 64;

    private readonly int[] _hub;
    private readonly int[] _start;
    private readonly int[] _link;

    private HubLinks(int[] hub, int[] start, int[] link) => (_hub, _start, _link) = (hub, start, link);

    /// <summary>No hubs.</summary>
    public static HubLinks None { get; } = new([], [0], []);

    /// <summary>Bytes that the columns take.</summary>
    public long Bytes => 4L * (_hub.Length + _start.Length + _link.Length);

    /// <summary>Orders the links of all hubs.</summary>
    public static HubLinks Of(LinkColumns links)
    {
        int[] hubs = [.. Enumerable.Range(0, links.VertexCount).Where(vertex => links.Degree(vertex) >= LeastDegree)];
        var start = new int[hubs.Length + 1];
        for (var hub = 0; hub < hubs.Length; hub++)
        {
            start[hub + 1] = start[hub] + links.Degree(hubs[hub]);
        }

        var ordered = new int[start[^1]];
        for (var hub = 0; hub < hubs.Length; hub++)
        {
            Order(links, hubs[hub]).CopyTo(ordered.AsMemory(start[hub]));
        }

        return new(hubs, start, ordered);
    }

    /// <summary>The ordered links of a hub; empty for other vertices.</summary>
    public ReadOnlyMemory<int> Find(int vertex)
    {
        var hub = Array.BinarySearch(_hub, vertex);
        return hub < 0 ? default : _link.AsMemory(_start[hub].._start[hub + 1]);
    }

    /// <summary>Orders the links of a vertex by number of rows, then other end.</summary>
    public static int[] Order(LinkColumns links, int vertex)
    {
        var ordered = new int[links.Degree(vertex)];
        var keys = new long[ordered.Length];
        for (var place = 0; place < ordered.Length; place++)
        {
            ordered[place] = links.LinkAt(vertex, place);
            keys[place] = ((long)-links.RowsOf(ordered[place]) << 32) | (uint)links.Other(ordered[place], vertex);
        }

        Array.Sort(keys, ordered);
        return ordered;
    }
}
