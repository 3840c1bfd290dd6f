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
    private readonly List<(int From, int To)> _eventDays = [];

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
            _eventDays.Add((row.EventFrom, row.EventTo));
        }

        _rowDocument.Add(row.Document);
        _rowBits.Add(row.Row.Bits);
    }

    /// <summary>The columns of all rows added.</summary>
    /// <param name="vertices">Number of vertices.</param>
    public LinkColumns Build(int vertices)
    {
        _rowStart.Add(_rowDocument.Count);
        int[] source = [.. _source];
        int[] target = [.. _target];
        var inStart = Starts(target, vertices);
        return new LinkColumns()
        {
            Source = source,
            Target = target,
            Kind = [.. _kind],
            OutStart = Starts(source, vertices),
            InStart = inStart,
            InLinks = GroupByTarget(target, inStart),
            RowStart = [.. _rowStart],
            RowDocument = [.. _rowDocument],
            RowBits = [.. _rowBits],
            EventRow = [.. _eventRow],
            EventDays = [.. _eventDays],
        }.WithHubs();
    }

    private static int[] Starts(int[] vertexOfLink, int vertices)
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

    private static int[] GroupByTarget(int[] target, int[] inStart)
    {
        var next = inStart.AsSpan(0, inStart.Length - 1).ToArray();
        var links = new int[target.Length];
        for (var link = 0; link < target.Length; link++)
        {
            links[next[target[link]]++] = link;
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
