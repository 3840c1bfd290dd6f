using System.Numerics;
using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>All links of one version: the settled ones, and beside them those that have changed since. Immutable.</summary>
/// <remarks>
/// A link that changed stands whole, with all its rows, among the fresh ones, and its settled form counts no more. Hence every question
/// is asked of two sets of columns of one kind, and no link is ever put together from two halves. Fresh links are numbered behind the
/// settled ones.
/// </remarks>
internal sealed class LinkTable
{
    private readonly ulong[]? _superseded;
    private readonly Dictionary<int, int> _lostEnds = [];
    private readonly HashSet<int> _narrowed = [];
    private readonly int _lostLinks;
    private readonly int _lostRows;

    /// <summary>Takes links of which none has changed.</summary>
    public LinkTable(LinkColumns settled)
        : this(settled, LinkColumns.Empty, [])
    {
    }

    /// <summary>Takes settled and fresh links.</summary>
    /// <param name="settled">The settled links.</param>
    /// <param name="fresh">All that have changed or are new.</param>
    /// <param name="superseded">Settled links that count no more, with their sources.</param>
    public LinkTable(LinkColumns settled, LinkColumns fresh, IReadOnlyCollection<(int Source, int Link)> superseded)
    {
        (Settled, Fresh) = (settled, fresh);
        if (superseded.Count == 0)
        {
            return;
        }

        _superseded = new ulong[(settled.Count + 63) / 64];
        foreach (var (source, link) in superseded)
        {
            _superseded[link >> 6] |= 1UL << link;
            _lostEnds[source] = _lostEnds.GetValueOrDefault(source) + 1;
            var target = settled.TargetOf(link);
            _lostEnds[target] = _lostEnds.GetValueOrDefault(target) + 1;
            if (!IsIn(fresh, source, settled.OutEnds[link]))
            {
                _narrowed.Add(source);
                _narrowed.Add(target);
            }

            _lostLinks++;
            _lostRows += settled.RowsOf(link);
        }
    }

    /// <summary>No links.</summary>
    public static LinkTable Empty { get; } = new(LinkColumns.Empty);

    /// <summary>The settled links; some may count no more.</summary>
    public LinkColumns Settled { get; }

    /// <summary>The links that have changed since.</summary>
    public LinkColumns Fresh { get; }

    /// <summary>Number of links.</summary>
    public int Count => Settled.Count - _lostLinks + Fresh.Count;

    /// <summary>Number of rows.</summary>
    public int RowCount => Settled.RowCount - _lostRows + Fresh.RowCount;

    /// <summary>Bytes that the columns take.</summary>
    public long Bytes => Settled.Bytes + Fresh.Bytes + (8L * (_superseded?.Length ?? 0));

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        Settled.Save(to, name + ".settled");
        Fresh.Save(to, name + ".fresh");
        to.Add<ulong>(name + ".superseded", _superseded ?? []);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static LinkTable Load(SnapshotReader from, string name)
    {
        var settled = LinkColumns.Load(from, name + ".settled");
        var superseded = new List<(int Source, int Link)>();
        foreach (var (word, bits) in from.Read<ulong>(name + ".superseded").Index())
        {
            for (var left = bits; left != 0; left &= left - 1)
            {
                var link = (word << 6) + BitOperations.TrailingZeroCount(left);
                superseded.Add((settled.SourceOf(link), link));
            }
        }

        return new(settled, LinkColumns.Load(from, name + ".fresh"), superseded);
    }

    /// <summary>Whether a link counts.</summary>
    public bool IsCurrent(int link) => _superseded is null || link >= Settled.Count || (_superseded[link >> 6] & (1UL << link)) == 0;

    /// <summary>Whether a vertex has settled links that count no more, and do not stand as wide among the fresh ones: articles have gone.</summary>
    public bool IsNarrowed(int vertex) => _narrowed.Contains(vertex);

    /// <summary>The columns that hold a link, and its number there.</summary>
    public (LinkColumns Columns, int Link) Locate(int link) => link < Settled.Count ? (Settled, link) : (Fresh, link - Settled.Count);

    /// <summary>The source of a link. Cost O(log vertices).</summary>
    public int SourceOf(int link)
    {
        var (columns, local) = Locate(link);
        return columns.SourceOf(local);
    }

    /// <summary>Target and kind of a link.</summary>
    public LinkEnd EndOf(int link)
    {
        var (columns, local) = Locate(link);
        return columns.OutEnds[local];
    }

    /// <summary>The target of a link.</summary>
    public int TargetOf(int link) => EndOf(link).Vertex;

    /// <summary>The kind of a link, see <see cref="LinkKind"/>.</summary>
    public byte KindOf(int link) => EndOf(link).Kind;

    /// <summary>Number of rows of a link.</summary>
    public int RowsOf(int link)
    {
        var (columns, local) = Locate(link);
        return columns.RowsOf(local);
    }

    /// <summary>The links of a vertex, whatever their direction.</summary>
    public int Degree(int vertex) => Settled.Degree(vertex) - _lostEnds.GetValueOrDefault(vertex) + Fresh.Degree(vertex);

    /// <summary>The links of a vertex with their other ends, in no order that means anything.</summary>
    public IEnumerable<(int Link, LinkEnd End)> At(int vertex) => From(vertex).Concat(To(vertex));

    /// <summary>The links that a vertex is the source of, in no order that means anything.</summary>
    public IEnumerable<(int Link, LinkEnd End)> From(int vertex)
    {
        for (var place = 0; place < Settled.Out(vertex).Length; place++)
        {
            if (Settled.OutStart[vertex] + place is var link && IsCurrent(link))
            {
                yield return (link, Settled.OutEnds[link]);
            }
        }

        for (var place = 0; place < Fresh.Out(vertex).Length; place++)
        {
            yield return (Settled.Count + Fresh.OutStart[vertex] + place, Fresh.OutEnds[Fresh.OutStart[vertex] + place]);
        }
    }

    /// <summary>The links that a vertex is the target of, in no order that means anything.</summary>
    public IEnumerable<(int Link, LinkEnd End)> To(int vertex)
    {
        for (var place = 0; place < Settled.In(vertex).Length; place++)
        {
            if (Settled.InLinks[Settled.InStart[vertex] + place] is var link && IsCurrent(link))
            {
                yield return (link, Settled.InEnds[Settled.InStart[vertex] + place]);
            }
        }

        for (var place = 0; place < Fresh.In(vertex).Length; place++)
        {
            yield return (Settled.Count + Fresh.InLinks[Fresh.InStart[vertex] + place], Fresh.InEnds[Fresh.InStart[vertex] + place]);
        }
    }

    /// <summary>The links from one vertex to another.</summary>
    public IEnumerable<int> Between(int source, int target)
    {
        for (var link = Settled.FirstLink(source, target); Settled.IsBetween(link, source, target); link++)
        {
            if (IsCurrent(link))
            {
                yield return link;
            }
        }

        for (var link = Fresh.FirstLink(source, target); Fresh.IsBetween(link, source, target); link++)
        {
            yield return Settled.Count + link;
        }
    }

    // A link that was near and is only far now reaches less than before.
    private static bool IsIn(LinkColumns fresh, int source, LinkEnd end)
    {
        for (var link = fresh.FirstLink(source, end.Vertex); fresh.IsBetween(link, source, end.Vertex); link++)
        {
            if (fresh.KindOf(link) == end.Kind)
            {
                return end.Far || !fresh.OutEnds[link].Far;
            }
        }

        return false;
    }
}
