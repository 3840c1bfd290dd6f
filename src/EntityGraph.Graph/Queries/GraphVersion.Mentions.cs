using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

public sealed partial class GraphVersion
{
    /// <summary>The places that name an entity, latest article first, in text order inside an article.</summary>
    /// <param name="id">Id of the entity.</param>
    /// <param name="filter">Only its window counts.</param>
    /// <param name="skip">How many to pass over.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>Null where there is no such entity.</returns>
    public Page<EntityMention>? Mentions(string id, GraphFilter filter, int skip, int limit)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(filter);
        var vertex = _columns.Vertices.Find(id);
        if (vertex < 0)
        {
            return null;
        }

        var compiled = new LinkFilter(filter);
        var mentions = _columns.Postings.Of(vertex)
            .Where(document => compiled.AllowsDay(_columns.Documents.Day[document]))
            .OrderByDescending(document => _columns.Documents.Day[document])
            .ThenByDescending(_columns.Documents.IdOf, StringComparer.Ordinal)
            .Select(_columns.Documents.Find)
            .OfType<PlacedDocument>()
            .SelectMany(document => MentionsOf(document, vertex));
        return Paged(mentions, skip, limit);
    }

    /// <summary>How often an entity is named over time, and how friendly the events with it are.</summary>
    /// <param name="id">Id of the entity.</param>
    /// <param name="bucket">Length of a stretch.</param>
    /// <param name="filter">Window and relations to see.</param>
    /// <returns>Stretches in which something was said, in order; undated articles do not count. Null where there is no such entity.</returns>
    public IReadOnlyList<TimelinePoint>? Timeline(string id, TimeBucket bucket, GraphFilter filter)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(filter);
        var vertex = _columns.Vertices.Find(id);
        if (vertex < 0)
        {
            return null;
        }

        var points = new SortedDictionary<DateOnly, TimelineCounts>();
        var compiled = new LinkFilter(filter);
        foreach (var document in _columns.Postings.Of(vertex))
        {
            var day = _columns.Documents.Day[document];
            if (day >= 0 && compiled.AllowsDay(day))
            {
                var counts = At(points, day, bucket);
                counts.Clusters.Add(_columns.Documents.Representative[document]);
                counts.Mentions += _columns.Documents.MentionsOf(document, vertex);
            }
        }

        CountEvents(vertex, bucket, new(_columns, filter with { Layers = Layers.Relations }, Measure.Count), points);
        return
        [
            .. points.Select(point => new TimelinePoint(
                IntervalOf(point.Key, bucket),
                point.Value.Mentions,
                point.Value.Clusters.Count,
                point.Value.Cooperation,
                point.Value.Conflict)),
        ];
    }

    private static IEnumerable<EntityMention> MentionsOf(PlacedDocument placed, int vertex)
    {
        var extraction = placed.Facts.Extraction;
        var document = placed.Facts.Document;
        for (var index = 0; index < extraction.Mentions.Length; index++)
        {
            var mention = extraction.Mentions[index];
            if (placed.Vertices[mention.Entity] == vertex)
            {
                yield return new(
                    document.DocumentId,
                    document.Title,
                    document.Source,
                    document.Date,
                    placed.Facts.Surface(index),
                    mention.Form,
                    mention.Span,
                    extraction.Sentences[mention.Sentence],
                    mention.Confidence * Math.Min(1, placed.Confidences[mention.Entity]));
            }
        }
    }

    private void CountEvents(int vertex, TimeBucket bucket, LinkReader reader, SortedDictionary<DateOnly, TimelineCounts> points)
    {
        var links = _columns.Links;
        foreach (var (link, end) in links.At(vertex))
        {
            var scale = LinkKind.TypeOf(end.Kind)?.Info().Scale ?? 0;
            if (scale == 0 || !reader.Allows(vertex, end))
            {
                continue;
            }

            var (columns, local) = links.Locate(link);
            for (var row = columns.RowStart[local]; row < columns.RowStart[local + 1]; row++)
            {
                if (reader.Sees(columns, row, relation: true, out _, out var days) && days.From >= 0)
                {
                    var counts = At(points, days.From, bucket);
                    counts.Cooperation += scale > 0 ? 1 : 0;
                    counts.Conflict += scale < 0 ? 1 : 0;
                }
            }
        }
    }

    private static TimelineCounts At(SortedDictionary<DateOnly, TimelineCounts> points, int day, TimeBucket bucket)
    {
        var start = IntervalOf(DateOnly.FromDayNumber(day), bucket).From;
        if (!points.TryGetValue(start, out var counts))
        {
            points.Add(start, counts = new());
        }

        return counts;
    }

    internal static DateInterval IntervalOf(DateOnly day, TimeBucket bucket)
    {
        // Weeks begin on Monday; the first day of the calendar is one.
        var monday = Math.Max(0, day.DayNumber - (day.DayNumber % 7));
        return bucket switch
        {
            TimeBucket.Day => DateInterval.Day(day),
            TimeBucket.Week => new(
                DateOnly.FromDayNumber(monday),
                DateOnly.FromDayNumber(Math.Min(monday + 6, DateOnly.MaxValue.DayNumber))),
            TimeBucket.Month => DateInterval.Month(day.Year, day.Month),
            _ => DateInterval.Year(day.Year),
        };
    }

    private sealed class TimelineCounts
    {
        public HashSet<int> Clusters { get; } = [];

        public int Mentions { get; set; }

        public int Cooperation { get; set; }

        public int Conflict { get; set; }
    }
}
