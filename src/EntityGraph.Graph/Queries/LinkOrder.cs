namespace EntityGraph.Graph.Queries;

/// <summary>Orders links by weight, heaviest first, and links of one weight by id, without a look at the links themselves.</summary>
/// <param name="Weight">The weight.</param>
/// <param name="Hash">What the id prints.</param>
internal readonly record struct LinkOrder(double Weight, ulong Hash) : IComparable<LinkOrder>
{
    /// <summary>The place of a link in the order.</summary>
    public static LinkOrder Of(GraphLink link) => new(link.Weight, link.Hash);

    /// <inheritdoc />
    public int CompareTo(LinkOrder other) => Weight != other.Weight ? other.Weight.CompareTo(Weight) : Hash.CompareTo(other.Hash);
}
