namespace EntityGraph.Graph.Model;

/// <summary>Links and their rows as columns, with adjacency in both directions (compressed sparse rows). Immutable.</summary>
/// <remarks>
/// Links are ordered by source, target, kind; the rows of a link by article. An undirected link has the smaller number as its source.
/// Cost per link: target 4, source 4, kind 1, first row 4, place in the in-list 4 bytes, twice 4 more at hubs; per row 6 bytes; events 12 bytes where dated.
/// </remarks>
internal sealed class LinkColumns
{
    /// <summary>No links.</summary>
    public static LinkColumns Empty { get; } = new LinkColumnsBuilder(0, 0).Build(0);

    /// <summary>First link of each source, and one entry more. Invariant: ascending, ends with <see cref="Count"/>.</summary>
    public required int[] OutStart { get; init; }

    /// <summary>Source of each link.</summary>
    public required int[] Source { get; init; }

    /// <summary>Target of each link.</summary>
    public required int[] Target { get; init; }

    /// <summary>Kind of each link, see <see cref="LinkKind"/>.</summary>
    public required byte[] Kind { get; init; }

    /// <summary>First place of each target in <see cref="InLinks"/>, and one entry more.</summary>
    public required int[] InStart { get; init; }

    /// <summary>Links by target, then link.</summary>
    public required int[] InLinks { get; init; }

    /// <summary>First row of each link, and one entry more.</summary>
    public required int[] RowStart { get; init; }

    /// <summary>Article of each row.</summary>
    public required int[] RowDocument { get; init; }

    /// <summary>What the article says, see <see cref="LinkRow"/>.</summary>
    public required ushort[] RowBits { get; init; }

    /// <summary>Rows that an event dates, ascending.</summary>
    public required int[] EventRow { get; init; }

    /// <summary>First and last day of the event of each of these rows.</summary>
    public required (int From, int To)[] EventDays { get; init; }

    /// <summary>The links of the largest vertices, ordered beforehand.</summary>
    public HubLinks Hubs { get; private set; } = HubLinks.None;

    /// <summary>Number of links.</summary>
    public int Count => Target.Length;

    /// <summary>Vertices that the adjacency knows; later ones have no links here.</summary>
    public int VertexCount => OutStart.Length - 1;

    /// <summary>Number of rows.</summary>
    public int RowCount => RowDocument.Length;

    /// <summary>Bytes that the columns take.</summary>
    public long Bytes =>
        (4L * (OutStart.Length + Source.Length + Target.Length + InStart.Length + InLinks.Length + RowStart.Length)) + Kind.Length +
        (6L * RowDocument.Length) + (12L * EventRow.Length) + Hubs.Bytes;

    /// <summary>Orders the links of hubs; once, by who builds the columns.</summary>
    public LinkColumns WithHubs()
    {
        Hubs = HubLinks.Of(this);
        return this;
    }

    /// <summary>The links of a vertex, whatever their direction.</summary>
    public int Degree(int vertex) =>
        vertex < VertexCount ? OutStart[vertex + 1] - OutStart[vertex] + InStart[vertex + 1] - InStart[vertex] : 0;

    /// <summary>One link of a vertex: first those that it is the source of, by target, then the others, by source.</summary>
    /// <param name="vertex">The vertex.</param>
    /// <param name="place">From 0 to its degree.</param>
    public int LinkAt(int vertex, int place)
    {
        var outgoing = OutStart[vertex + 1] - OutStart[vertex];
        return place < outgoing ? OutStart[vertex] + place : InLinks[InStart[vertex] + place - outgoing];
    }

    /// <summary>Number of rows of a link: no count of articles or outlets exceeds it.</summary>
    public int RowsOf(int link) => RowStart[link + 1] - RowStart[link];

    /// <summary>The links of a vertex, those with most rows first. Cost O(1) for hubs, else O(degree · log degree).</summary>
    public ReadOnlyMemory<int> Heaviest(int vertex) => Hubs.Find(vertex) is { Length: > 0 } ordered ? ordered : HubLinks.Order(this, vertex);

    /// <summary>The other end of a link.</summary>
    public int Other(int link, int vertex) => Source[link] == vertex ? Target[link] : Source[link];

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
            (low, high) = Target[middle] < target ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>Whether a place in the columns is a link between the two.</summary>
    public bool IsBetween(int link, int source, int target) => link < Count && Source[link] == source && Target[link] == target;

    /// <summary>The days of an event.</summary>
    /// <param name="row">A row that has one.</param>
    public (int From, int To) EventOf(int row) => EventDays[Array.BinarySearch(EventRow, row)];
}
