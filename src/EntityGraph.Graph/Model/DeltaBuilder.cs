using System.Collections.Immutable;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Builds a version out of a settled one and the articles that have changed since. What has not changed is shared.</summary>
/// <remarks>
/// Whatever a changed article touches is built anew and whole: its entities from all articles that name them, its links with all their
/// rows. Cost: what is touched, and a copy of the columns of vertices and articles.
/// </remarks>
/// <param name="settled">The settled version.</param>
/// <param name="effects">The corrections in force, the same as when it was settled.</param>
/// <param name="known">What the lexicon says of an id; null where it does not know it.</param>
/// <param name="isProposed">Whether any article gives an entity this id.</param>
internal sealed class DeltaBuilder(
    SettledGraph settled, CorrectionEffects effects, Func<string, KnownEntity?> known, Func<string, bool> isProposed)
{
    private readonly GraphColumns _before = settled.Columns;

    /// <summary>Builds the version.</summary>
    /// <param name="gone">Articles of the settled version that are no more, or stand in another way.</param>
    /// <param name="came">Articles that stand in another way, or are new.</param>
    public GraphColumns Build(IReadOnlyCollection<DocumentFacts> gone, IReadOnlyList<Placement> came)
    {
        int[] goneNumbers = [.. gone.Select(document => settled.Numbers[document])];
        PlacedDocument[] gonePlaced = [.. goneNumbers.Select(number => _before.Documents.Documents[number]).OfType<PlacedDocument>()];
        var changes = new VertexChanges(settled, gone.Select(settled.Find).OfType<Placement>(), came);
        HashSet<string> touched = [.. changes.Left, .. changes.Joined];
        var (vertices, lost) = BuildVertices(changes, goneNumbers.ToHashSet(), gonePlaced, came);

        PlacedDocument[] placed = [.. came.Select(placement => PlacedDocument.Of(placement, vertices))];
        var numbers = DocumentTable.NumbersOf(came, _before.Documents.Count);
        foreach (var representative in came.Select(placement => placement.Representative))
        {
            numbers.TryAdd(representative, settled.Numbers.GetValueOrDefault(representative));
        }

        var documents = _before.Documents.With(goneNumbers, placed, came, numbers);
        var changed = touched.Select(vertices.FindExact).Where(vertex => vertex >= 0).ToDictionary(vertex => vertex, vertex => vertices[vertex]);
        return new(
            vertices,
            documents,
            BuildLinks(gonePlaced, placed, vertices, documents),
            _before.Postings.With(documents, _before.Documents.Count),
            _before.Names.With(changed, lost, known));
    }

    private (VertexTable Vertices, HashSet<int> Lost) BuildVertices(
        VertexChanges changes, HashSet<int> gone, PlacedDocument[] gonePlaced, IReadOnlyList<Placement> came)
    {
        var gathering = new VertexGathering(effects, known);
        var before = changes.Left.Select(_before.Vertices.FindExact).Where(vertex => vertex >= 0).ToList();
        foreach (var document in before.SelectMany(_before.Postings.Of).Distinct().Where(document => !gone.Contains(document)))
        {
            gathering.Add(settled.Placements[document], changes.Left);
        }

        foreach (var id in changes.Joined)
        {
            gathering.Continue(settled.Vertices, id);
        }

        foreach (var placement in came)
        {
            gathering.Add(placement, changes.Of(placement));
        }

        var entities = gathering.ToEntities();
        var there = entities.Select(entity => entity.Id).ToHashSet(StringComparer.Ordinal);
        var lost = before.Where(vertex => !there.Contains(_before.Vertices.IdOf(vertex))).ToHashSet();
        return (_before.Vertices.With(entities, lost, ChangedIds(gonePlaced, gathering.OtherIds)), lost);
    }

    // Ids of articles that are gone lead nowhere any more, unless another article gives them too.
    private Dictionary<string, string?> ChangedIds(PlacedDocument[] gone, Dictionary<string, string> otherIds)
    {
        var changed = otherIds.ToDictionary(pair => pair.Key, string? (pair) => pair.Value, StringComparer.Ordinal);
        foreach (var id in gone.SelectMany(placed => placed.Facts.Extraction.Entities).Select(entity => entity.Id).Where(id => !isProposed(id)))
        {
            changed[id] = effects.Merged.GetValueOrDefault(id);
        }

        return changed;
    }

    private LinkTable BuildLinks(PlacedDocument[] gone, PlacedDocument[] placed, VertexTable vertices, DocumentTable documents)
    {
        var stale = new List<PendingRow>();
        Array.ForEach(gone, document => RowMaker.Append(document, 0, vertices, effects.Verdicts, stale));
        var rows = new List<PendingRow>();
        for (var number = 0; number < placed.Length; number++)
        {
            RowMaker.Append(placed[number], _before.Documents.Count + number, vertices, effects.Verdicts, rows);
        }

        var superseded = new List<(int Source, int Link)>();
        foreach (var (source, target, kind) in stale.Concat(rows).Select(row => (row.Source, row.Target, row.Kind)).ToHashSet())
        {
            var link = _before.Links.Between(source, target).Where(link => _before.Links.KindOf(link) == kind).DefaultIfEmpty(-1).First();
            if (link >= 0)
            {
                superseded.Add((source, link));
                AppendLiveRows(source, link, documents, rows);
            }
        }

        rows.Sort();
        var fresh = new LinkColumnsBuilder(rows.Count / 2, rows.Count);
        rows.ForEach(row => fresh.Add(row));
        return new(_before.Links.Settled, fresh.Build(vertices.Count, documents, hubs: false), superseded);
    }

    private void AppendLiveRows(int source, int link, DocumentTable documents, List<PendingRow> rows)
    {
        var links = _before.Links.Settled;
        var end = links.OutEnds[link];
        for (var row = links.RowStart[link]; row < links.RowStart[link + 1]; row++)
        {
            var document = links.RowDocument[row];
            if (documents.IsLive(document))
            {
                var bits = new LinkRow(links.RowBits[row]);
                var days = end.Kind != LinkKind.CoOccurrence && bits.HasEvent ? links.EventOf(row) : default;
                rows.Add(new(source, end.Vertex, end.Kind, document, bits, days.From, days.To));
            }
        }
    }
}
