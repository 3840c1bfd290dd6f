using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>Ids that lead to another, as columns. Immutable.</summary>
/// <param name="Ids">The ids, in ordinal order.</param>
/// <param name="Targets">Where each leads.</param>
internal sealed record IdTable(Texts Ids, Texts Targets)
{
    /// <summary>No ids.</summary>
    public static IdTable Empty { get; } = new(Texts.Empty, Texts.Empty);

    /// <summary>Bytes that the columns take.</summary>
    public long Bytes => Ids.Bytes + Targets.Bytes;

    /// <summary>Takes ids.</summary>
    public static IdTable Of(IEnumerable<KeyValuePair<string, string>> ids)
    {
        var ordered = ids.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        return new(Texts.Of(ordered.Select(pair => pair.Key)), Texts.Of(ordered.Select(pair => pair.Value)));
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        Ids.Save(to, name + ".ids");
        Targets.Save(to, name + ".targets");
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static IdTable Load(SnapshotReader from, string name) => new(Texts.Load(from, name + ".ids"), Texts.Load(from, name + ".targets"));

    /// <summary>This table with changes.</summary>
    /// <param name="changed">Ids that lead to others now, or no longer (null).</param>
    public IdTable With(IReadOnlyDictionary<string, string?> changed) => changed.Count == 0
        ? this
        : Of(Enumerable.Range(0, Ids.Count)
            .Select(place => KeyValuePair.Create(Ids[place], (string?)Targets[place]))
            .Where(pair => !changed.ContainsKey(pair.Key))
            .Concat(changed)
            .Where(pair => pair.Value is not null)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value ?? "")));

    /// <summary>Where an id leads; null where it is not here. Cost O(log ids).</summary>
    public string? Find(string id) => Ids.Search(id) is >= 0 and var place ? Targets[place] : null;
}
