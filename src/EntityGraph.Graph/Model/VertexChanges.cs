namespace EntityGraph.Graph.Model;

/// <summary>Which vertices articles have changed: those that others only join, and those that something has left.</summary>
internal sealed class VertexChanges
{
    private readonly Dictionary<Placement, HashSet<string>> _joins = [];
    private readonly HashSet<string> _left = new(StringComparer.Ordinal);

    /// <summary>Compares how articles stand now with how they stood.</summary>
    /// <param name="settled">How they stood.</param>
    /// <param name="gone">Articles that are no more, or stand in another way.</param>
    /// <param name="came">Articles that stand in another way, or are new.</param>
    public VertexChanges(SettledGraph settled, IEnumerable<Placement> gone, IReadOnlyList<Placement> came)
    {
        foreach (var placement in came)
        {
            Compare(settled.Find(placement.Facts), placement);
        }

        var still = came.Select(placement => placement.Facts).ToHashSet();
        _left.UnionWith(gone.Where(placement => !still.Contains(placement.Facts)).SelectMany(IdsOf));
    }

    /// <summary>Vertices of which the whole must be gathered anew.</summary>
    public IReadOnlySet<string> Left => _left;

    /// <summary>Vertices to which articles only add.</summary>
    public IEnumerable<string> Joined => _joins.Values.SelectMany(ids => ids).Distinct(StringComparer.Ordinal).Where(id => !_left.Contains(id));

    /// <summary>Vertices to which an article adds, or which are gathered anew.</summary>
    public HashSet<string> Of(Placement placement) => [.. _joins[placement], .. IdsOf(placement).Where(_left.Contains)];

    private static IEnumerable<string> IdsOf(Placement placement) => placement.Identities.Select(identity => identity.Id);

    private void Compare(Placement? before, Placement now)
    {
        var joins = new HashSet<string>(StringComparer.Ordinal);
        _joins.Add(now, joins);
        if (before is null)
        {
            joins.UnionWith(IdsOf(now));
            return;
        }

        var had = IdsOf(before).ToHashSet(StringComparer.Ordinal);
        for (var entity = 0; entity < now.Identities.Length; entity++)
        {
            if (now.Identities[entity] == before.Identities[entity] && now.Representative == before.Representative)
            {
                continue;
            }

            _left.Add(before.Identities[entity].Id);
            (had.Contains(now.Identities[entity].Id) ? _left : joins).Add(now.Identities[entity].Id);
        }
    }
}
