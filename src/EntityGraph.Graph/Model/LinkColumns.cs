using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>Links and their rows as columns, with adjacency in both directions (compressed sparse rows). Immutable.</summary>
/// <remarks>
/// Links are ordered by source, target, kind; the rows of a link by article. An undirected link has the smaller id as its source.
/// Cost per link: an end of 4 bytes in both directions, articles 2, and in as many bits as the greatest needs its number in the in-list,
/// its first row, its place at hubs, and its place by hash; per row 2 bytes and the article, likewise; events 12 bytes where dated. The source of a link is not kept: who walks knows it, and it can be searched for.
/// </remarks>
internal sealed class LinkColumns
{
    /// <summary>No links.</summary>
    public static LinkColumns Empty { get; } = new LinkColumnsBuilder(0, 0).Build(0, DocumentTable.Empty);

    /// <summary>First link of each source, and one entry more. Invariant: ascending, ends with <see cref="Count"/>.</summary>
    public required int[] OutStart { get; init; }

    /// <summary>Target and kind of each link.</summary>
    public required LinkEnd[] OutEnds { get; init; }

    /// <summary>First place of each target in <see cref="InEnds"/>, and one entry more.</summary>
    public required int[] InStart { get; init; }

    /// <summary>Source and kind of the links by target, then link.</summary>
    public required LinkEnd[] InEnds { get; init; }

    /// <summary>Numbers of these links.</summary>
    public required PackedInts InLinks { get; init; }

    /// <summary>Articles that say each link in a paragraph, near-duplicates once; saturated at <see cref="ManyDocuments"/>.</summary>
    public required ushort[] Documents { get; init; }

    /// <summary>First row of each link, and one entry more.</summary>
    public required PackedInts RowStart { get; init; }

    /// <summary>Article of each row.</summary>
    public required PackedInts RowDocument { get; init; }

    /// <summary>What the article says, see <see cref="LinkRow"/>.</summary>
    public required ushort[] RowBits { get; init; }

    /// <summary>Rows that an event dates, ascending.</summary>
    public required int[] EventRow { get; init; }

    /// <summary>First day of the event of each of these rows.</summary>
    public required int[] EventFrom { get; init; }

    /// <summary>Last day, likewise.</summary>
    public required int[] EventTo { get; init; }

    /// <summary>The links of the largest vertices, ordered beforehand.</summary>
    public HubLinks Hubs { get; private set; } = HubLinks.None;

    /// <summary>Numbers of the links in the order of their hashes, see <see cref="LinkHashes"/>; empty where nobody has ordered them.</summary>
    public PackedInts ByHash { get; private set; } = PackedInts.Empty;

    /// <summary>This many articles or more.</summary>
    public const ushort ManyDocuments = ushort.MaxValue;

    /// <summary>Number of links.</summary>
    public int Count => OutEnds.Length;

    /// <summary>Vertices that the adjacency knows; later ones have no links here.</summary>
    public int VertexCount => OutStart.Length - 1;

    /// <summary>Number of rows.</summary>
    public int RowCount => RowDocument.Count;

    /// <summary>Bytes that the columns take.</summary>
    public long Bytes =>
        (4L * (OutStart.Length + OutEnds.Length + InStart.Length + InEnds.Length)) + InLinks.Bytes + RowStart.Bytes + RowDocument.Bytes +
        (2L * (Documents.Length + RowBits.Length)) + (12L * EventRow.Length) + Hubs.Bytes + ByHash.Bytes;

    /// <summary>Orders the links of hubs; once, by who builds the columns.</summary>
    public LinkColumns WithHubs()
    {
        Hubs = HubLinks.Of(this);
        return this;
    }

    /// <summary>Orders the links by their hashes; once, by who builds the columns.</summary>
    /// <param name="vertices">Their ends.</param>
    public LinkColumns WithHashes(VertexTable vertices)
    {
        ByHash = LinkHashes.Order(this, vertices);
        return this;
    }

    /// <summary>The links of a vertex, whatever their direction.</summary>
    public int Degree(int vertex) =>
        vertex < VertexCount ? OutStart[vertex + 1] - OutStart[vertex] + InStart[vertex + 1] - InStart[vertex] : 0;

    /// <summary>Ends of the links that a vertex is the source of, by target, then kind; their numbers follow each other.</summary>
    public ReadOnlySpan<LinkEnd> Out(int vertex) =>
        vertex < VertexCount ? OutEnds.AsSpan(OutStart[vertex]..OutStart[vertex + 1]) : [];

    /// <summary>Ends of the links that a vertex is the target of, by source, then kind.</summary>
    public ReadOnlySpan<LinkEnd> In(int vertex) =>
        vertex < VertexCount ? InEnds.AsSpan(InStart[vertex]..InStart[vertex + 1]) : [];

    /// <summary>One link of a vertex: first those that it is the source of, by target, then the others, by source.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="place">From 0 to its degree.</param>
    public int LinkAt(int vertex, int place)
    {
        var outgoing = OutStart[vertex + 1] - OutStart[vertex];
        return place < outgoing ? OutStart[vertex] + place : InLinks[InStart[vertex] + place - outgoing];
    }

    /// <summary>The end of that link.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="place">From 0 to its degree.</param>
    public LinkEnd EndAt(int vertex, int place)
    {
        var outgoing = OutStart[vertex + 1] - OutStart[vertex];
        return place < outgoing ? OutEnds[OutStart[vertex] + place] : InEnds[InStart[vertex] + place - outgoing];
    }

    /// <summary>Number of rows of a link: no count of articles or outlets exceeds it.</summary>
    public int RowsOf(int link) => RowStart[link + 1] - RowStart[link];

    /// <summary>Articles that say a link, each once, ascending.</summary>
    public IEnumerable<int> DocumentsOf(int link) => Enumerable.Range(RowStart[link], RowsOf(link)).Select(row => RowDocument[row]).Distinct();

    /// <summary>No filter lets more articles or outlets say a link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="far">Whether articles count that name the two far apart.</param>
    public int MostDocuments(int link, bool far) => far || Documents[link] == ManyDocuments ? RowsOf(link) : Documents[link];

    /// <summary>The source of a link. Cost O(log vertices).</summary>
    public int SourceOf(int link)
    {
        var low = 0;
        var high = VertexCount;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = OutStart[middle + 1] <= link ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The target of a link.</summary>
    public int TargetOf(int link) => OutEnds[link].Vertex;

    /// <summary>The kind of a link, see <see cref="LinkKind"/>.</summary>
    public byte KindOf(int link) => OutEnds[link].Kind;

    /// <summary>The first link from one vertex to another, or where it would stand. Cost O(log degree).</summary>
    public int FirstLink(int source, int target)
    {
        if (source >= VertexCount)
        {
            return Count;
        }

        var low = OutStart[source];
        var high = OutStart[source + 1];
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = OutEnds[middle].Vertex < target ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Whether a place in the columns is a link from one vertex to another.</summary>
    public bool IsBetween(int link, int source, int target) =>
        source < VertexCount && link < OutStart[source + 1] && OutEnds[link].Vertex == target;

    /// <summary>The days of an event.</summary>
    /// <param name="row">A row that has one.</param>
    public (int From, int To) EventOf(int row)
    {
        var place = Array.BinarySearch(EventRow, row);
        return (EventFrom[place], EventTo[place]);
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        to.Add<int>(name + ".outStart", OutStart);
        to.Add<LinkEnd>(name + ".outEnds", OutEnds);
        to.Add<int>(name + ".inStart", InStart);
        to.Add<LinkEnd>(name + ".inEnds", InEnds);
        InLinks.Save(to, name + ".inLinks");
        to.Add<ushort>(name + ".documents", Documents);
        RowStart.Save(to, name + ".rowStart");
        RowDocument.Save(to, name + ".rowDocument");
        to.Add<ushort>(name + ".rowBits", RowBits);
        to.Add<int>(name + ".eventRow", EventRow);
        to.Add<int>(name + ".eventFrom", EventFrom);
        to.Add<int>(name + ".eventTo", EventTo);
        Hubs.Save(to, name + ".hubs");
        ByHash.Save(to, name + ".byHash");
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static LinkColumns Load(SnapshotReader from, string name) => new()
    {
        OutStart = from.Read<int>(name + ".outStart"),
        OutEnds = from.Read<LinkEnd>(name + ".outEnds"),
        InStart = from.Read<int>(name + ".inStart"),
        InEnds = from.Read<LinkEnd>(name + ".inEnds"),
        InLinks = PackedInts.Load(from, name + ".inLinks"),
        Documents = from.Read<ushort>(name + ".documents"),
        RowStart = PackedInts.Load(from, name + ".rowStart"),
        RowDocument = PackedInts.Load(from, name + ".rowDocument"),
        RowBits = from.Read<ushort>(name + ".rowBits"),
        EventRow = from.Read<int>(name + ".eventRow"),
        EventFrom = from.Read<int>(name + ".eventFrom"),
        EventTo = from.Read<int>(name + ".eventTo"),
        Hubs = HubLinks.Load(from, name + ".hubs"),
        ByHash = PackedInts.Load(from, name + ".byHash"),
    };
}
