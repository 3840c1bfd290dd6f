using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>What one version of the graph shows otherwise than an earlier one.</summary>
/// <param name="From">Number of the earlier version.</param>
/// <param name="To">Number of the later version.</param>
/// <param name="Entities">Entities that came, changed or went, in ordinal order of id.</param>
/// <param name="Links">Links likewise, in ordinal order of their ends.</param>
public sealed record GraphChanges(
    long From,
    long To,
    IReadOnlyList<Change<Entity>> Entities,
    IReadOnlyList<Change<GraphLink>> Links)
{
    /// <summary>Compares two versions under one filter. Cost O(entities + links).</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later version.</param>
    /// <param name="filter">What is seen of both; weights count articles.</param>
    public static GraphChanges Between(GraphVersion before, GraphVersion after, GraphFilter filter)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(filter);
        return new(
            before.Number,
            after.Number,
            [.. Compare(EntitiesOf(before, filter), EntitiesOf(after, filter), entity => entity.Id, Same)],
            [.. Compare(LinksOf(before, filter), LinksOf(after, filter), KeyOf, (one, other) => one == other)]);
    }

    /// <summary>Whether the filter sees no difference.</summary>
    public bool IsEmpty => Entities.Count == 0 && Links.Count == 0;

    private static IEnumerable<Entity> EntitiesOf(GraphVersion version, GraphFilter filter) =>
        version.Entities.Where(entity => filter.EntityTypes.Contains(entity.Type));

    // Two links never agree in ends and type.
    private static IEnumerable<GraphLink> LinksOf(GraphVersion version, GraphFilter filter) =>
        version.Links(filter, Measure.Documents).OrderBy(KeyOf, StringComparer.Ordinal);

    private static string KeyOf(GraphLink link) => $"{link.SourceId} {link.TargetId} {link.Type}";

    private static bool Same(Entity one, Entity other) =>
        ReferenceEquals(one, other)
        || (one with { Aliases = [], SameAs = [] } == other with { Aliases = [], SameAs = [] }
            && one.Aliases.SequenceEqual(other.Aliases)
            && one.SameAs.SequenceEqual(other.SameAs, StringComparer.Ordinal));

    // Both in ordinal order of their keys, each key once.
    private static IEnumerable<Change<T>> Compare<T>(
        IEnumerable<T> before, IEnumerable<T> after, Func<T, string> key, Func<T, T, bool> same)
        where T : class
    {
        using var olds = before.GetEnumerator();
        using var news = after.GetEnumerator();
        var (old, @new) = (Next(olds), Next(news));
        while (old is not null || @new is not null)
        {
            var order = old is null ? 1 : @new is null ? -1 : string.CompareOrdinal(key(old), key(@new));
            if (order != 0 || old is null || @new is null || !same(old, @new))
            {
                yield return new(order > 0 ? null : old, order < 0 ? null : @new);
            }

            (old, @new) = (order <= 0 ? Next(olds) : old, order >= 0 ? Next(news) : @new);
        }
    }

    private static T? Next<T>(IEnumerator<T> items)
        where T : class => items.MoveNext() ? items.Current : null;
}

/// <summary>One thing that differs between two versions.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="Before">As it was; null where it is new.</param>
/// <param name="After">As it is; null where it is gone.</param>
public sealed record Change<T>(T? Before, T? After)
    where T : class;
