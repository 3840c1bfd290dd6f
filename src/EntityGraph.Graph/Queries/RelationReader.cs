using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Queries;

/// <summary>Puts the statements of all articles about a link together into relations, and reads passages of co-occurrence.</summary>
/// <param name="columns">The version.</param>
internal sealed class RelationReader(GraphColumns columns)
{
    private static readonly Comparer<Evidence> ByDate = Comparer<Evidence>.Create(Compare);

    /// <summary>The relations of a typed link, in order of id. Cost O(passages).</summary>
    /// <param name="link">The link.</param>
    /// <param name="filter">What is seen.</param>
    public IEnumerable<Relation> Read(int link, LinkFilter filter)
    {
        var gathered = new Dictionary<RelationKey, RelationAccumulator>();
        foreach (var document in DocumentsOf(link))
        {
            Gather(link, document, filter, gathered);
        }

        return gathered.Values
            .Where(relation => relation.Sources >= filter.MinSources)
            .Select(relation => relation.ToRelation(HashOf(link), EndsOf(link)))
            .OrderBy(relation => relation.Id, StringComparer.Ordinal);
    }

    /// <summary>Stable hash of a link.</summary>
    public ulong HashOf(int link) =>
        RowMaker.LinkHash(IdOf(columns.Links.SourceOf(link)), IdOf(columns.Links.TargetOf(link)), columns.Links.KindOf(link));

    /// <summary>Passages that name both ends of a link near each other, by date, then article, then position.</summary>
    /// <param name="link">A co-occurrence.</param>
    /// <param name="filter">What is seen.</param>
    public IEnumerable<Evidence> ReadPassages(int link, LinkFilter filter)
    {
        foreach (var document in DocumentsOf(link))
        {
            if (filter.AllowsDay(document.Placed.Facts.Day))
            {
                foreach (var evidence in PassagesOf(document.Placed, columns.Links.SourceOf(link), columns.Links.TargetOf(link), filter))
                {
                    yield return evidence;
                }
            }
        }
    }

    private static IEnumerable<Evidence> PassagesOf(PlacedDocument placed, int source, int target, LinkFilter filter)
    {
        var extraction = placed.Facts.Extraction;
        var first = FirstMentions(placed, source);
        var second = FirstMentions(placed, target);
        foreach (var (sentence, mention) in first)
        {
            for (var other = sentence - Proximity.ParagraphReach; other <= sentence + Proximity.ParagraphReach; other++)
            {
                var row = LinkRow.Of(new ProximityCount(0, 0, other == sentence ? 1 : 0, other == sentence ? 0 : 1, 0));
                if (second.TryGetValue(other, out var partner) && filter.CountOf(row) > 0)
                {
                    var from = Math.Min(extraction.Sentences[sentence].Start, extraction.Sentences[other].Start);
                    var to = Math.Max(extraction.Sentences[sentence].End, extraction.Sentences[other].End);
                    var sure = Math.Min(extraction.Mentions[mention].Confidence, extraction.Mentions[partner].Confidence);
                    yield return ToEvidence(placed, new(from, to), default, mention, partner, "proximity", sure);
                }
            }
        }
    }

    // The first mention of a vertex in each sentence that names it, in text order.
    private static SortedDictionary<int, int> FirstMentions(PlacedDocument placed, int vertex)
    {
        var mentions = placed.Facts.Extraction.Mentions;
        var first = new SortedDictionary<int, int>();
        for (var mention = 0; mention < mentions.Length; mention++)
        {
            if (placed.Vertices[mentions[mention].Entity] == vertex)
            {
                first.TryAdd(mentions[mention].Sentence, mention);
            }
        }

        return first;
    }

    // The articles of a link that are at hand, by day and id.
    private IEnumerable<(int Number, PlacedDocument Placed)> DocumentsOf(int link)
    {
        var (links, local) = columns.Links.Locate(link);
        return links.DocumentsOf(local)
            .Select(document => (Number: document, Placed: columns.Documents.Find(document)))
            .Where(document => document.Placed is not null)
            .Select(document => (document.Number, Placed: document.Placed!)) // just seen not to be null
            .OrderBy(document => document.Placed, PlacedDocument.Order);
    }

    private void Gather(int link, (int Number, PlacedDocument Placed) document, LinkFilter filter, Dictionary<RelationKey, RelationAccumulator> gathered)
    {
        var placed = document.Placed;
        var type = LinkKind.TypeOf(columns.Links.KindOf(link));
        var ends = (columns.Links.SourceOf(link), columns.Links.TargetOf(link));
        foreach (var relation in placed.Facts.Extraction.Relations)
        {
            if (relation.Type != type || placed.EndsOf(relation, columns.Vertices) != ends || !Sees(filter, placed, relation))
            {
                continue;
            }

            var key = RelationKey.Of(relation, placed.Facts.Document.Date);
            if (!gathered.TryGetValue(key, out var accumulator))
            {
                gathered.Add(key, accumulator = new(key, relation.Type));
            }

            accumulator.Add(
                relation,
                columns.Documents.Representative[document.Number],
                columns.Documents.Outlet[document.Number],
                IdOfEntity(placed, relation.Speaker),
                IdOfEntity(placed, relation.Place),
                EvidenceOf(placed, relation));
        }
    }

    private static bool Sees(LinkFilter filter, PlacedDocument placed, ExtractedRelation relation) =>
        filter.AllowsRelation(LinkRow.Of(relation, placed.ConfidenceOf(relation))) &&
        (relation.EventDate is { } time
            ? filter.AllowsEvent((time.From.DayNumber, time.To.DayNumber))
            : filter.AllowsDay(placed.Facts.Day));

    private IEnumerable<Evidence> EvidenceOf(PlacedDocument placed, ExtractedRelation relation)
    {
        var confidence = placed.ConfidenceOf(relation);
        foreach (var evidence in relation.Evidence)
        {
            var exchanged = placed.Vertices[placed.Facts.Extraction.Mentions[evidence.Source].Entity] != placed.EndsOf(relation, columns.Vertices)?.Source;
            yield return exchanged && relation.Type.Info().Symmetric
                ? ToEvidence(placed, evidence.Passage, evidence.Keyword, evidence.Target, evidence.Source, evidence.Rule, confidence)
                : ToEvidence(placed, evidence.Passage, evidence.Keyword, evidence.Source, evidence.Target, evidence.Rule, confidence);
        }
    }

    private static Evidence ToEvidence(
        PlacedDocument placed,
        TextSpan passage,
        TextSpan keyword,
        int source,
        int target,
        string rule,
        double confidence)
    {
        var document = placed.Facts.Document;
        var mentions = placed.Facts.Extraction.Mentions;
        return new(
            document.DocumentId,
            passage,
            keyword,
            mentions[source].Span,
            mentions[target].Span,
            document.Source,
            document.Date,
            rule,
            confidence);
    }

    private string? IdOfEntity(PlacedDocument placed, int? entity) =>
        entity is { } index && placed.Vertices[index] >= 0 ? IdOf(placed.Vertices[index]) : null;

    private string IdOf(int vertex) => columns.Vertices.IdOf(vertex);

    private (string Source, string Target) EndsOf(int link)
    {
        var (source, target) = (IdOf(columns.Links.SourceOf(link)), IdOf(columns.Links.TargetOf(link)));
        return LinkKind.IsUndirected(columns.Links.KindOf(link)) && string.CompareOrdinal(source, target) > 0
            ? (target, source)
            : (source, target);
    }

    /// <summary>Orders passages by date, undated first, then article, then position.</summary>
    internal static IComparer<Evidence> Order => ByDate;

    private static int Compare(Evidence x, Evidence y)
    {
        var order = Nullable.Compare(x.Date, y.Date);
        order = order != 0 ? order : string.CompareOrdinal(x.DocumentId, y.DocumentId);
        order = order != 0 ? order : x.Passage.Start.CompareTo(y.Passage.Start);
        order = order != 0 ? order : x.Keyword.Start.CompareTo(y.Keyword.Start);
        return order != 0 ? order : x.Source.Start.CompareTo(y.Source.Start);
    }
}
