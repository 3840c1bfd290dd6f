using System.Collections.Immutable;

namespace EntityGraph.Graph.Resolution;

/// <summary>All corrections in force, in the order in which they count. Immutable.</summary>
public sealed class CorrectionSet
{
    private readonly ImmutableSortedDictionary<(DateTimeOffset Time, string Id), Correction> _ordered;
    private readonly ImmutableDictionary<string, Correction> _byId;

    private CorrectionSet(
        ImmutableSortedDictionary<(DateTimeOffset Time, string Id), Correction> ordered,
        ImmutableDictionary<string, Correction> byId)
    {
        _ordered = ordered;
        _byId = byId;
    }

    /// <summary>No corrections.</summary>
    public static CorrectionSet Empty { get; } = new(
        ImmutableSortedDictionary.Create<(DateTimeOffset Time, string Id), Correction>(OrderOfTime.Instance),
        ImmutableDictionary.Create<string, Correction>(StringComparer.Ordinal));

    /// <summary>In order of time, then id.</summary>
    public IEnumerable<Correction> Items => _ordered.Values;

    /// <summary>How many there are.</summary>
    public int Count => _byId.Count;

    /// <summary>The correction of an id; null where there is none.</summary>
    /// <param name="id">Its id.</param>
    public Correction? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Adds one, or says why not.</summary>
    /// <param name="correction">The new correction.</param>
    /// <param name="problem">Why it cannot be taken; null where it was.</param>
    /// <returns>The set with it; this set where there is a problem.</returns>
    public CorrectionSet Add(Correction correction, out CorrectionProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(correction);
        problem = FindFlaw(correction) ?? FindConflict(correction);
        return problem is null
            ? new(_ordered.Add((correction.Time, correction.Id), correction), _byId.Add(correction.Id, correction))
            : this;
    }

    /// <summary>Takes one back.</summary>
    /// <param name="id">Its id.</param>
    /// <returns>The set without it; null where there is none of that id.</returns>
    public CorrectionSet? Remove(string id) =>
        Find(id) is { } correction ? new(_ordered.Remove((correction.Time, id)), _byId.Remove(id)) : null;

    private CorrectionProblem? FindFlaw(Correction correction) => correction switch
    {
        { Id: var id } when _byId.ContainsKey(id) => new("correction_exists", "There is a correction of that id.", id),
        { Kind: CorrectionKind.Merge, IntoId: null } => new("correction_incomplete", "A merge needs the entity that stays."),
        { Kind: CorrectionKind.Merge } when correction.IntoId == correction.TargetId =>
            new("correction_conflict", "An entity cannot be merged into itself."),
        { Kind: CorrectionKind.Split, IntoId: null, Name: null } =>
            new("correction_incomplete", "A split needs a name or an entity for the mentions that go."),
        { Kind: CorrectionKind.Split, Alias: null, DocumentIds.IsEmpty: true } =>
            new("correction_incomplete", "A split needs a written form or articles that say which mentions go."),
        { Kind: CorrectionKind.Split } when Receiver(correction) == correction.TargetId =>
            new("correction_conflict", "What is split off would get the id that it has. Give it another name."),
        { Kind: CorrectionKind.Rename, Name: null } => new("correction_incomplete", "A rename needs a name."),
        { Kind: CorrectionKind.Retype, Type: null } => new("correction_incomplete", "A retype needs a type."),
        _ => null,
    };

    private CorrectionProblem? FindConflict(Correction added)
    {
        if (added.Kind == CorrectionKind.Merge && Root(added.IntoId ?? "") == Root(added.TargetId))
        {
            return new("correction_conflict", "The two are merged already, in one direction or the other.");
        }

        var other = Items.FirstOrDefault(existing => Contradicts(existing, added));
        return other is null
            ? null
            : new("correction_conflict", $"Contradicts an earlier {Name(other.Kind)}; undo that one first.", other.Id);
    }

    private bool Contradicts(Correction existing, Correction added)
    {
        var same = Root(existing.TargetId) == Root(added.TargetId);
        return (existing.Kind, added.Kind) switch
        {
            (CorrectionKind.Merge, CorrectionKind.Merge) => existing.TargetId == added.TargetId,
            (CorrectionKind.Hide, CorrectionKind.Merge) => existing.TargetId == added.TargetId,
            (CorrectionKind.Rename, CorrectionKind.Rename) => same && existing.Name != added.Name,
            (CorrectionKind.Retype, CorrectionKind.Retype) => same && existing.Type != added.Type,
            (CorrectionKind.Hide, CorrectionKind.Confirm) or (CorrectionKind.Confirm, CorrectionKind.Hide) => same,
            (CorrectionKind.Confirm, CorrectionKind.Reject) or (CorrectionKind.Reject, CorrectionKind.Confirm) =>
                existing.TargetId == added.TargetId,
            (CorrectionKind.Split, CorrectionKind.Split) => SameMentions(existing, added) && Receiver(existing) != Receiver(added),
            (CorrectionKind.Split, CorrectionKind.Merge) or (CorrectionKind.Merge, CorrectionKind.Split) =>
                Joins(existing, added) || Joins(added, existing),
            _ => false,
        };
    }

    // A merge that puts together again what a split has parted.
    private static bool Joins(Correction merge, Correction split) =>
        merge.Kind == CorrectionKind.Merge && split.Kind == CorrectionKind.Split &&
        ((merge.TargetId == split.TargetId && merge.IntoId == Receiver(split)) ||
         (merge.IntoId == split.TargetId && merge.TargetId == Receiver(split)));

    private static bool SameMentions(Correction first, Correction second) =>
        first.TargetId == second.TargetId && first.Alias == second.Alias &&
        first.DocumentIds.SequenceEqual(second.DocumentIds, StringComparer.Ordinal);

    /// <summary>The id that gets the mentions of a split.</summary>
    /// <param name="split">A split.</param>
    public static string Receiver(Correction split)
    {
        ArgumentNullException.ThrowIfNull(split);
        return split.IntoId ?? string.Concat(
            split.TargetId.AsSpan(0, split.TargetId.IndexOf(':', StringComparison.Ordinal) + 1),
            NameFolding.Slug(split.Name ?? ""));
    }

    private string Root(string id)
    {
        // Merges cannot form a cycle: Add refuses the one that would close it.
        while (Items.FirstOrDefault(item => item.Kind == CorrectionKind.Merge && item.TargetId == id)?.IntoId is { } into)
        {
            id = into;
        }

        return id;
    }

    private static string Name(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Merge => "merge",
        CorrectionKind.Split => "split",
        CorrectionKind.Rename => "rename",
        CorrectionKind.Retype => "change of type",
        CorrectionKind.Hide => "hiding",
        CorrectionKind.Confirm => "confirmation",
        _ => "rejection",
    };

    private sealed class OrderOfTime : IComparer<(DateTimeOffset Time, string Id)>
    {
        public static OrderOfTime Instance { get; } = new();

        public int Compare((DateTimeOffset Time, string Id) x, (DateTimeOffset Time, string Id) y)
        {
            var byTime = x.Time.CompareTo(y.Time);
            return byTime != 0 ? byTime : string.CompareOrdinal(x.Id, y.Id);
        }
    }
}
