using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Reads links of one version under one filter. Not safe to use from several threads; cheap to make.</summary>
/// <param name="columns">The version.</param>
/// <param name="filter">What is seen.</param>
/// <param name="measure">What weights count.</param>
internal sealed class LinkReader(GraphColumns columns, GraphFilter filter, Measure measure)
{
    private const int HalfLifeDays = 365;
    private readonly LinkTable _links = columns.Links;
    private readonly Dictionary<int, int> _frequencies = [];
    private int _corpus = -1;

    /// <summary>The filter, compiled.</summary>
    public LinkFilter Filter { get; } = new(filter);

    /// <summary>What weights count.</summary>
    public Measure Measure => measure;

    /// <summary>Whether no row is left out, and articles are counted: the columns have counted them beforehand.</summary>
    public bool IsPlain => Filter.SeesAllNear && measure == Measure.Documents;

    /// <summary>Whether a link may be followed at all: kind and both ends.</summary>
    public bool Allows(int link) => Allows(_links.SourceOf(link), _links.EndOf(link));

    /// <summary>Whether a link may be followed at all: kind and both ends.</summary>
    /// <param name="vertex">One of its ends.</param>
    /// <param name="end">The other.</param>
    public bool Allows(int vertex, LinkEnd end) =>
        Filter.AllowsKind(end.Kind) &&
        Filter.AllowsVertex(columns.Vertices.Type[end.Vertex]) &&
        Filter.AllowsVertex(columns.Vertices.Type[vertex]);

    /// <summary>Weighs a link that is allowed; evidence is looked at only where the question makes it necessary.</summary>
    /// <param name="link">The link.</param>
    /// <param name="weight">Its weight.</param>
    /// <returns>Whether the filter sees any of its rows.</returns>
    public bool TryWeigh(int link, out double weight)
    {
        var (links, local) = _links.Locate(link);
        var documents = links.Documents[local];
        if (IsPlain && documents < LinkColumns.ManyDocuments)
        {
            weight = documents;
            return documents > 0;
        }

        var seen = TryReadRows(link, out var stats);
        weight = seen ? Weight(link, stats) : 0;
        return seen;
    }

    /// <summary>Counts the rows of a link that the filter sees, where kind and ends are allowed. Cost O(rows).</summary>
    /// <param name="link">A link.</param>
    /// <param name="stats">What they come to.</param>
    /// <returns>Whether any is left.</returns>
    public bool TryRead(int link, out LinkStats stats)
    {
        stats = LinkStats.None;
        return Allows(link) && TryReadRows(link, out stats);
    }

    /// <summary>Counts the rows of a link that the filter sees. Cost O(rows).</summary>
    /// <param name="link">A link that is allowed.</param>
    /// <param name="stats">What they come to.</param>
    /// <returns>Whether any is left.</returns>
    public bool TryReadRows(int link, out LinkStats stats)
    {
        stats = LinkStats.None;
        var relation = _links.KindOf(link) != LinkKind.CoOccurrence;
        var outlets = default(DistinctNumbers);
        var clusters = default(DistinctNumbers);
        var last = -1;
        var (links, local) = _links.Locate(link);
        for (var row = links.RowStart[local]; row < links.RowStart[local + 1]; row++)
        {
            if (Sees(links, row, relation, out var count, out var days))
            {
                Add(ref stats, new(links.RowBits[row]), relation, count, days);
                CountDocument(ref stats, links.RowDocument[row], ref last, ref outlets, ref clusters);
            }
        }

        stats.Documents += clusters.Count;
        stats.Sources = outlets.Count;
        return stats.Count > 0 && stats.Sources >= Filter.MinSources;
    }

    /// <summary>Whether the filter sees a row.</summary>
    /// <param name="links">The columns that hold it.</param>
    /// <param name="row">The row.</param>
    /// <param name="relation">Whether it belongs to a typed relation.</param>
    /// <param name="count">Passages it counts for.</param>
    /// <param name="days">Days of the event, or day of the article; −1 where undated.</param>
    public bool Sees(LinkColumns links, int row, bool relation, out int count, out (int From, int To) days)
    {
        var bits = new LinkRow(links.RowBits[row]);
        var day = columns.Documents.Day[links.RowDocument[row]];
        count = relation ? 1 : Filter.CountOf(bits);
        if (relation && bits.HasEvent)
        {
            days = links.EventOf(row);
            return Filter.AllowsRelation(bits) && Filter.AllowsEvent(days);
        }

        days = (day, day);
        return count > 0 && Filter.AllowsDay(day) && (!relation || Filter.AllowsRelation(bits));
    }

    /// <summary>The weight of a link by the measure; statistical measures fall back on articles for typed relations.</summary>
    /// <param name="link">The link.</param>
    /// <param name="stats">What its rows come to.</param>
    public double Weight(int link, in LinkStats stats) => measure switch
    {
        Measure.Count => stats.Count,
        Measure.Sources => stats.Sources,
        Measure.Decay => stats.Decay / (double)(1 << 20),
        Measure.Npmi when _links.KindOf(link) == LinkKind.CoOccurrence => Association(link, stats).Npmi(),
        Measure.Llr when _links.KindOf(link) == LinkKind.CoOccurrence => Association(link, stats).Llr(),
        _ => stats.Documents,
    };

    /// <summary>A weight as a share between 0 and 1, growing with the weight: comparable over links of one measure.</summary>
    public double Share(double weight) => measure switch
    {
        Measure.Npmi => Math.Clamp(weight, 0, 1),
        Measure.Llr => Math.Max(0, weight) / (Math.Max(0, weight) + 20),
        _ => weight / (weight + 4),
    };

    /// <summary>Articles in the window that name a vertex, near-duplicates once.</summary>
    public int Frequency(int vertex)
    {
        if (!_frequencies.TryGetValue(vertex, out var frequency))
        {
            frequency = CountClusters(columns.Postings.Of(vertex));
            _frequencies.Add(vertex, frequency);
        }

        return frequency;
    }

    /// <summary>Articles in the window, near-duplicates once.</summary>
    public int CorpusSize
    {
        get
        {
            if (_corpus < 0)
            {
                var documents = columns.Documents;
                _corpus = 0;
                for (var document = 0; document < documents.Count; document++)
                {
                    _corpus += documents.Representative[document] == document && Filter.AllowsDay(documents.Day[document]) ? 1 : 0;
                }
            }

            return _corpus;
        }
    }

    private Association Association(int link, in LinkStats stats) =>
        new(stats.Documents, Frequency(_links.SourceOf(link)), Frequency(_links.TargetOf(link)), CorpusSize);

    private int CountClusters(IEnumerable<int> postings)
    {
        var documents = columns.Documents;
        var count = 0;
        var clusters = default(DistinctNumbers);
        foreach (var document in postings)
        {
            if (!Filter.AllowsDay(documents.Day[document]))
            {
                continue;
            }

            if (documents.Clustered[document])
            {
                clusters.Add(documents.Representative[document]);
            }
            else
            {
                count++;
            }
        }

        return count + clusters.Count;
    }

    private void Add(ref LinkStats stats, LinkRow row, bool relation, int count, (int From, int To) days)
    {
        stats.Count += count;
        stats.Decay += Decayed(relation ? 16 : row.Sixteenths, days.To);
        stats.Last = Math.Max(stats.Last, days.To);
        stats.First = days.From < 0 ? stats.First : Math.Min(stats.First, days.From);
        stats.Negated += relation && row.Negated ? 1 : 0;
        stats.Former += relation && row.Former ? 1 : 0;
        stats.Confidence = Math.Max(stats.Confidence, relation ? row.Confidence : 100);
    }

    private long Decayed(int sixteenths, int day)
    {
        var whole = (long)sixteenths << 16;
        return Filter.To == int.MaxValue || day < 0
            ? whole
            : (long)(whole * Math.Pow(2, -Math.Max(0, Filter.To - day) / (double)HalfLifeDays));
    }

    // Rows of one article follow each other, so that only copies need to be remembered.
    private void CountDocument(
        ref LinkStats stats,
        int document,
        ref int last,
        ref DistinctNumbers outlets,
        ref DistinctNumbers clusters)
    {
        if (document == last)
        {
            return;
        }

        last = document;
        outlets.Add(columns.Documents.Outlet[document]);
        if (columns.Documents.Clustered[document])
        {
            clusters.Add(columns.Documents.Representative[document]);
        }
        else
        {
            stats.Documents++;
        }
    }
}
