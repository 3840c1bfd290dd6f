using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>A version that was built from all articles, to which later versions add what has changed since. Immutable.</summary>
/// <param name="Columns">The version.</param>
/// <param name="Placements">Its articles by number.</param>
/// <param name="Vertices">What its articles say of each vertex, for later versions to go on from.</param>
internal sealed record SettledGraph(GraphColumns Columns, Placement[] Placements, VertexGathering Vertices)
{
    /// <summary>No articles.</summary>
    public static SettledGraph Empty { get; } = new(GraphColumns.Empty, [], new(new(new()), _ => null));

    /// <summary>Numbers of its articles.</summary>
    public IReadOnlyDictionary<DocumentFacts, int> Numbers { get; } = DocumentTable.NumbersOf(Placements, 0);

    /// <summary>How an article stood; null where it is not in it.</summary>
    public Placement? Find(DocumentFacts facts) => Numbers.TryGetValue(facts, out var number) ? Placements[number] : null;

    /// <summary>Settles articles.</summary>
    /// <param name="placements">All articles.</param>
    /// <param name="effects">The corrections in force.</param>
    /// <param name="known">What the lexicon says of an id; null where it does not know it.</param>
    public static SettledGraph Of(IEnumerable<Placement> placements, CorrectionEffects effects, Func<string, KnownEntity?> known)
    {
        Placement[] ordered = [.. placements];
        Array.Sort(ordered, Placement.Order);
        return new GraphColumnsBuilder(effects, known).Build(ordered);
    }
}
