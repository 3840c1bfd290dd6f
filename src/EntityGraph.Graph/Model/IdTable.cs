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

    /// <summary>Where an id leads; null where it is not here. Cost O(log ids).</summary>
    public string? Find(string id) => Ids.Search(id) is >= 0 and var place ? Targets[place] : null;
}
