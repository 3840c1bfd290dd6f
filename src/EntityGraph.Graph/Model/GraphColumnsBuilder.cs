using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Builds the columns of all articles anew: vertices numbered in order of id, articles in order of day and id.</summary>
/// <param name="effects">The corrections in force.</param>
/// <param name="known">What the lexicon says of an id; null where it does not know it.</param>
internal sealed class GraphColumnsBuilder(CorrectionEffects effects, Func<string, KnownEntity?> known)
{
    /// <summary>Builds the columns. Cost O(rows · log rows).</summary>
    /// <param name="placements">All articles, in order of day and id.</param>
    public SettledGraph Build(Placement[] placements)
    {
        var gathering = new VertexGathering(effects, known);
        foreach (var placement in placements)
        {
            gathering.Add(placement, wanted: null);
        }

        foreach (var (id, into) in effects.Merged)
        {
            gathering.OtherIds[id] = into;
        }

        var entities = gathering.ToEntities();
        var vertices = new VertexTable(entities, gathering.OtherIds);
        var placed = placements.Select(placement => PlacedDocument.Of(placement, vertices)).ToArray();
        var rows = new List<PendingRow>();
        for (var number = 0; number < placed.Length; number++)
        {
            RowMaker.Append(placed[number], number, vertices, effects.Verdicts, rows);
        }

        rows.Sort();
        var links = new LinkColumnsBuilder(rows.Count / 2, rows.Count);
        rows.ForEach(row => links.Add(row));
        var documents = DocumentTable.Of(placed, placements);
        var columns = new GraphColumns(
            vertices,
            documents,
            new(links.Build(vertices.Count, documents).WithHashes(vertices)),
            Postings.Build(placed, vertices.Count),
            new(NameIndex.Build([.. entities.Index().Select(entity => KeyValuePair.Create(entity.Index, entity.Item))], known)));
        return new(columns, placements, gathering);
    }
}
