using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>What the corrections in force come to when a graph is built. Immutable.</summary>
internal sealed class CorrectionEffects
{
    private readonly HashSet<string> _hidden;
    private readonly ILookup<string, Correction> _byVertex;

    /// <summary>Reads the corrections of a resolver.</summary>
    public CorrectionEffects(EntityResolver resolver)
    {
        var items = resolver.Corrections.Items.ToList();
        _hidden = items.Where(correction => correction.Kind == CorrectionKind.Hide)
            .Select(correction => resolver.Canonical(correction.TargetId))
            .ToHashSet(StringComparer.Ordinal);
        _byVertex = items.ToLookup(
            item => resolver.Canonical(item.Kind == CorrectionKind.Split ? CorrectionSet.Receiver(item) : item.TargetId),
            StringComparer.Ordinal);
        Merged = items.Where(correction => correction.Kind == CorrectionKind.Merge)
            .GroupBy(merge => merge.TargetId, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => resolver.Canonical(group.Key), StringComparer.Ordinal);
        Verdicts = ReadVerdicts(resolver, items);
    }

    /// <summary>Ids that were merged, and where they lead.</summary>
    public IReadOnlyDictionary<string, string> Merged { get; }

    /// <summary>Relations that people confirmed or rejected, by hash of their id.</summary>
    public IReadOnlyDictionary<ulong, CorrectionKind> Verdicts { get; }

    /// <summary>Whether people hid a vertex.</summary>
    public bool Hides(string id) => _hidden.Contains(id);

    /// <summary>Corrections of a vertex, in order.</summary>
    public IEnumerable<Correction> Of(string id) => _byVertex[id];

    private static Dictionary<ulong, CorrectionKind> ReadVerdicts(EntityResolver resolver, List<Correction> items)
    {
        var verdicts = new Dictionary<ulong, CorrectionKind>();
        foreach (var correction in items)
        {
            if (correction.Kind is CorrectionKind.Confirm or CorrectionKind.Reject && HashOf(resolver, correction) is { } hash)
            {
                verdicts[hash] = correction.Kind;
            }
        }

        return verdicts;
    }

    // The ends may have other ids than when the relation was corrected.
    private static ulong? HashOf(EntityResolver resolver, Correction correction)
    {
        if (correction.Relation is not { } relation)
        {
            return StableHash.TryParse("rel", correction.TargetId, out var hash) ? hash : null;
        }

        var link = RowMaker.LinkHash(
            resolver.Canonical(relation.SourceId), resolver.Canonical(relation.TargetId), LinkKind.Of(relation.Type));
        return StableHash.OfRelation(link, RelationKey.Of(relation));
    }
}
