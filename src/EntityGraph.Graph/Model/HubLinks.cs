using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>The links of vertices that have many, those that most articles say first, so that the best are found without a look at all. Immutable.</summary>
internal sealed class HubLinks
{
    private const int LeastDegree = 64;

    private readonly int[] _hub;
    private readonly int[] _start;
    private readonly PackedInts _place;

    private HubLinks(int[] hub, int[] start, PackedInts place) => (_hub, _start, _place) = (hub, start, place);

    /// <summary>No hubs.</summary>
    public static HubLinks None { get; } = new([], [0], PackedInts.Empty);

    /// <summary>Bytes that the columns take.</summary>
    public long Bytes => (4L * (_hub.Length + _start.Length)) + _place.Bytes;

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
            Order(links, hubs[hub], far: false, vertex => vertex).CopyTo(ordered.AsMemory(start[hub]));
        }

        return new(hubs, start, PackedInts.Of(ordered));
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        to.Add<int>(name + ".hub", _hub);
        to.Add<int>(name + ".start", _start);
        _place.Save(to, name + ".place");
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static HubLinks Load(SnapshotReader from, string name) =>
        new(from.Read<int>(name + ".hub"), from.Read<int>(name + ".start"), PackedInts.Load(from, name + ".place"));

    /// <summary>Where the links of a hub stand in the order; 0 of them for other vertices.</summary>
    public (int First, int Count) Find(int vertex)
    {
        var hub = Array.BinarySearch(_hub, vertex);
        return hub < 0 ? default : (_start[hub], _start[hub + 1] - _start[hub]);
    }

    /// <summary>Place of a link among those of its hub, see <see cref="LinkColumns.LinkAt"/>.</summary>
    /// <param name="order">Where it stands in the order.</param>
    public int PlaceAt(int order) => _place[order];

    /// <summary>Orders the links of a vertex by number of articles, then other end.</summary>
    /// <param name="links">The columns.</param>
    /// <param name="vertex">The vertex.</param>
    /// <param name="far">Whether articles count that name the two far apart.</param>
    /// <param name="rankOf">Place of a vertex in the order of ids.</param>
    /// <returns>Places of the links, see <see cref="LinkColumns.LinkAt"/>.</returns>
    public static int[] Order(LinkColumns links, int vertex, bool far, Func<int, int> rankOf)
    {
        var places = new int[links.Degree(vertex)];
        var keys = new long[places.Length];
        for (var place = 0; place < places.Length; place++)
        {
            places[place] = place;
            keys[place] = ((long)-links.MostDocuments(links.LinkAt(vertex, place), far) << 32) | (uint)rankOf(links.EndAt(vertex, place).Vertex);
        }

        Array.Sort(keys, places);
        return places;
    }
}
