using System.Text;
using EntityGraph.Graph.Model.Snapshots;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Searches the names of one version: those of the settled entities, and beside them of those that have changed since. Immutable.</summary>
/// <param name="settled">Names of the settled entities.</param>
/// <param name="fresh">Names of all entities that have changed or are new.</param>
/// <param name="changed">Entities of which the settled names count no more.</param>
internal sealed class NameSearch(NameIndex settled, NameIndex fresh, IReadOnlySet<int> changed)
{
    private const int LeastTypoLength = 4;

    /// <summary>Searches names of which none has changed.</summary>
    public NameSearch(NameIndex settled)
        : this(settled, NameIndex.Empty, new HashSet<int>())
    {
    }

    /// <summary>No names.</summary>
    public static NameSearch Empty { get; } = new(NameIndex.Empty);

    /// <summary>Bytes that the indexes take.</summary>
    public long Bytes => settled.Bytes + fresh.Bytes;

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        settled.Save(to, name + ".settled");
        fresh.Save(to, name + ".fresh");
        to.Add<int>(name + ".changed", [.. changed]);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static NameSearch Load(SnapshotReader from, string name) => new(
        NameIndex.Load(from, name + ".settled"),
        NameIndex.Load(from, name + ".fresh"),
        from.Read<int>(name + ".changed").ToHashSet());

    /// <summary>Entities of which a whole name is the text, in no order that means anything.</summary>
    /// <param name="folded">A folded name.</param>
    public IEnumerable<int> FindWhole(string folded) =>
        settled.FindWhole(folded).Where(vertex => !changed.Contains(vertex)).Concat(fresh.FindWhole(folded));

    /// <summary>The best matches of a text that may be a beginning, and may have one typing error where it is long enough.</summary>
    /// <param name="folded">Folded text.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="vertices">The entities.</param>
    /// <param name="allowed">Whether an entity may appear.</param>
    /// <returns>Entities with quality: 4 whole name, 3 beginning of a name, 2 beginning of a word in it, 1 with an error.</returns>
    public IReadOnlyList<(int Vertex, int Quality)> FindBest(string folded, int limit, VertexTable vertices, Func<int, bool> allowed)
    {
        var query = Encoding.UTF8.GetBytes(folded);
        if (query.Length == 0)
        {
            return [];
        }

        var best = new TopMatches(limit, vertices, allowed) { Passed = changed };
        settled.OfferExact(query, best);
        best.Passed = new HashSet<int>();
        fresh.OfferExact(query, best);
        if (!best.IsFull && query.Length >= LeastTypoLength)
        {
            fresh.OfferMistyped(query, best);
            best.Passed = changed;
            settled.OfferMistyped(query, best);
        }

        return best.ToList();
    }

    /// <summary>These names with changes.</summary>
    /// <param name="entities">Entities that changed or are new, with their numbers.</param>
    /// <param name="gone">Entities that are no more.</param>
    /// <param name="known">Further names that the lexicon gives; null where it knows none.</param>
    public NameSearch With(IReadOnlyDictionary<int, Entity> entities, IReadOnlySet<int> gone, Func<string, KnownEntity?> known) =>
        new(settled, NameIndex.Build([.. entities.OrderBy(entity => entity.Key)], known), entities.Keys.Concat(gone).ToHashSet());
}
