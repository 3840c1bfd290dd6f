namespace EntityGraph.Graph.Queries;

/// <summary>What the rows of a link come to under a filter.</summary>
internal record struct LinkStats
{
    /// <summary>Passages.</summary>
    public int Count;

    /// <summary>Articles, near-duplicates once.</summary>
    public int Documents;

    /// <summary>Outlets, near-duplicates once.</summary>
    public int Sources;

    /// <summary>Passages that say it is not so.</summary>
    public int Negated;

    /// <summary>Passages of a standing relation that has ended.</summary>
    public int Former;

    /// <summary>Passages decayed by distance, and by age where the window has an end, in units of 2⁻²⁰: a sum that no order changes.</summary>
    public long Decay;

    /// <summary>First day; <see cref="int.MaxValue"/> where nothing is dated.</summary>
    public int First;

    /// <summary>Last day; −1 where nothing is dated.</summary>
    public int Last;

    /// <summary>Surest passage in percent.</summary>
    public int Confidence;

    /// <summary>Nothing counted yet.</summary>
    public static LinkStats None => new() { First = int.MaxValue, Last = -1 };
}
