using EntityGraph.Extraction;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Makes the rows of one article.</summary>
internal static class RowMaker
{
    /// <summary>Appends the rows of an article.</summary>
    /// <param name="document">The article.</param>
    /// <param name="number">Its number.</param>
    /// <param name="vertices">The vertices.</param>
    /// <param name="verdicts">Relations that people confirmed or rejected, by id.</param>
    /// <param name="rows">Receives the rows, in no order.</param>
    public static void Append(
        PlacedDocument document,
        int number,
        VertexTable vertices,
        IReadOnlyDictionary<ulong, CorrectionKind> verdicts,
        List<PendingRow> rows)
    {
        AppendPairs(document, number, vertices, rows);
        foreach (var relation in document.Facts.Extraction.Relations)
        {
            if (document.EndsOf(relation, vertices) is not { } ends)
            {
                continue;
            }

            var verdict = verdicts.Count == 0 ? null : Verdict(document, relation, ends, vertices, verdicts);
            if (verdict == CorrectionKind.Reject)
            {
                continue;
            }

            var row = LinkRow.Of(relation, verdict == CorrectionKind.Confirm ? 1 : document.ConfidenceOf(relation));
            var pending = new PendingRow(
                ends.Source,
                ends.Target,
                LinkKind.Of(relation.Type),
                number,
                row,
                relation.EventDate?.From.DayNumber ?? 0,
                relation.EventDate?.To.DayNumber ?? 0);
            rows.AddRange(Enumerable.Repeat(pending, relation.Evidence.Length));
        }
    }

    /// <summary>The stable hash of a link between two ids, in either order where it has no direction.</summary>
    public static ulong LinkHash(string source, string target, byte kind) =>
        LinkKind.IsUndirected(kind) && string.CompareOrdinal(source, target) > 0
            ? StableHash.OfLink(target, source, kind)
            : StableHash.OfLink(source, target, kind);

    private static void AppendPairs(PlacedDocument document, int number, VertexTable vertices, List<PendingRow> rows)
    {
        var pairs = new Dictionary<(int, int), ProximityCount>();
        foreach (var pair in document.Facts.Pairs)
        {
            var first = document.Vertices[pair.First];
            var second = document.Vertices[pair.Second];
            if (first < 0 || second < 0 || first == second)
            {
                continue;
            }

            // Two entities of the article may be one vertex: their counts add up.
            var ends = vertices.RankOf(first) < vertices.RankOf(second) ? (first, second) : (second, first);
            var sum = pairs.GetValueOrDefault(ends);
            pairs[ends] = new(0, 0, sum.Together + pair.Together, sum.Adjacent + pair.Adjacent, sum.Near + pair.Near);
        }

        foreach (var (ends, sum) in pairs)
        {
            rows.Add(new(ends.Item1, ends.Item2, LinkKind.CoOccurrence, number, LinkRow.Of(sum), 0, 0));
        }
    }

    private static CorrectionKind? Verdict(
        PlacedDocument document,
        ExtractedRelation relation,
        (int Source, int Target) ends,
        VertexTable vertices,
        IReadOnlyDictionary<ulong, CorrectionKind> verdicts)
    {
        var link = LinkHash(vertices.IdOf(ends.Source), vertices.IdOf(ends.Target), LinkKind.Of(relation.Type));
        var hash = StableHash.OfRelation(link, RelationKey.Of(relation, document.Facts.Document.Date));
        return verdicts.TryGetValue(hash, out var kind) ? kind : null;
    }
}
