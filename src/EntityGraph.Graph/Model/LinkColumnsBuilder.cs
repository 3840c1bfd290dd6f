using System.Runtime.InteropServices;

namespace EntityGraph.Graph.Model;

/// <summary>Builds link columns from rows that come in order of source, target, kind, article.</summary>
/// <param name="links">Expected number of links.</param>
/// <param name="rows">Expected number of rows.</param>
internal sealed class LinkColumnsBuilder(int links, int rows)
{
    private readonly List<int> _source = new(links);
    private readonly List<int> _target = new(links);
    private readonly List<byte> _kind = new(links);
    private readonly List<int> _rowStart = new(links + 1);
    private readonly List<int> _rowDocument = new(rows);
    private readonly List<ushort> _rowBits = new(rows);
    private readonly List<int> _eventRow = [];
    private readonly List<int> _eventFrom = [];
    private readonly List<int> _eventTo = [];

    /// <summary>Adds a row; a new link begins where the ends or the kind differ from the row before.</summary>
    public void Add(in PendingRow row)
    {
        var last = _target.Count - 1;
        if (last < 0 || _source[last] != row.Source || _target[last] != row.Target || _kind[last] != row.Kind)
        {
            _source.Add(row.Source);
            _target.Add(row.Target);
            _kind.Add(row.Kind);
            _rowStart.Add(_rowDocument.Count);
        }

        if (row.Kind != LinkKind.CoOccurrence && row.Row.HasEvent)
        {
            _eventRow.Add(_rowDocument.Count);
            _eventFrom.Add(row.EventFrom);
            _eventTo.Add(row.EventTo);
        }

        _rowDocument.Add(row.Document);
        _rowBits.Add(row.Row.Bits);
    }

    /// <summary>The columns of all rows added.</summary>
    /// <param name="vertices">Number of vertices.</param>
    /// <param name="documents">The articles, for the near-duplicates among them.</param>
    /// <param name="hubs">Whether to order the links of hubs beforehand.</param>
    /// <exception cref="InvalidOperationException">More vertices than an end can hold.</exception>
    public LinkColumns Build(int vertices, DocumentTable documents, bool hubs = true)
    {
        if (vertices > LinkEnd.VertexLimit)
        {
            throw new InvalidOperationException($"A graph in memory holds at most {LinkEnd.VertexLimit} entities.");
        }

        _rowStart.Add(_rowDocument.Count);
        var counts = CountDocuments(documents);
        LinkEnd[] outEnds = [.. _target.Select((target, link) => LinkEnd.Of(target, _kind[link], counts[link] == 0))];
        var inStart = Starts(_target, vertices);
        var inLinks = GroupByTarget(inStart);
        var links = new LinkColumns()
        {
            OutStart = Starts(_source, vertices),
            OutEnds = outEnds,
            InStart = inStart,
            InEnds = [.. inLinks.Select(link => LinkEnd.Of(_source[link], _kind[link], counts[link] == 0))],
            InLinks = PackedInts.Of(inLinks),
            Documents = counts,
            RowStart = PackedInts.Of(CollectionsMarshal.AsSpan(_rowStart)),
            RowDocument = PackedInts.Of(CollectionsMarshal.AsSpan(_rowDocument)),
            RowBits = [.. _rowBits],
            EventRow = [.. _eventRow],
            EventFrom = [.. _eventFrom],
            EventTo = [.. _eventTo],
        };
        return hubs ? links.WithHubs() : links;
    }

    // Articles that name the ends of a relation, or two names within a paragraph; rows of one article follow each other.
    private ushort[] CountDocuments(DocumentTable documents)
    {
        var counts = new ushort[_target.Count];
        var clusters = new HashSet<int>();
        for (var link = 0; link < counts.Length; link++)
        {
            clusters.Clear();
            var single = 0;
            var last = -1;
            for (var row = _rowStart[link]; row < _rowStart[link + 1]; row++)
            {
                var document = _rowDocument[row];
                if (document == last || (_kind[link] == LinkKind.CoOccurrence && !new LinkRow(_rowBits[row]).Near))
                {
                    continue;
                }

                last = document;
                if (documents.Clustered[document])
                {
                    clusters.Add(documents.Representative[document]);
                }
                else
                {
                    single++;
                }
            }

            counts[link] = (ushort)Math.Min(single + clusters.Count, LinkColumns.ManyDocuments);
        }

        return counts;
    }

    private static int[] Starts(List<int> vertexOfLink, int vertices)
    {
        var starts = new int[vertices + 1];
        foreach (var vertex in vertexOfLink)
        {
            starts[vertex + 1]++;
        }

        for (var vertex = 0; vertex < vertices; vertex++)
        {
            starts[vertex + 1] += starts[vertex];
        }

        return starts;
    }

    private int[] GroupByTarget(int[] inStart)
    {
        var next = inStart.AsSpan(0, inStart.Length - 1).ToArray();
        var links = new int[_target.Count];
        for (var link = 0; link < links.Length; link++)
        {
            links[next[_target[link]]++] = link;
        }

        return links;
    }
}

/// <summary>A row on its way into the columns.</summary>
/// <param name="Source">Number of the source; for undirected links the smaller one.</param>
/// <param name="Target">Number of the target.</param>
/// <param name="Kind">See <see cref="LinkKind"/>.</param>
/// <param name="Document">Number of the article.</param>
/// <param name="Row">What it says.</param>
/// <param name="EventFrom">First day of the event, where the row has one.</param>
/// <param name="EventTo">Last day, likewise.</param>
internal readonly record struct PendingRow(int Source, int Target, byte Kind, int Document, LinkRow Row, int EventFrom, int EventTo)
    : IComparable<PendingRow>
{
    /// <summary>By source, target, kind, article, then content: a total order, whatever the order of arrival.</summary>
    public int CompareTo(PendingRow other)
    {
        var order = Source.CompareTo(other.Source);
        order = order != 0 ? order : Target.CompareTo(other.Target);
        order = order != 0 ? order : Kind.CompareTo(other.Kind);
        order = order != 0 ? order : Document.CompareTo(other.Document);
        order = order != 0 ? order : Row.Bits.CompareTo(other.Row.Bits);
        order = order != 0 ? order : EventFrom.CompareTo(other.EventFrom);
        return order != 0 ? order : EventTo.CompareTo(other.EventTo);
    }
}
