namespace EntityGraph.Graph.Queries;

/// <summary>Counts how many different small numbers came, without memory of its own for the common few.</summary>
internal ref struct DistinctNumbers
{
    private ulong _small;
    private HashSet<int>? _large;

    /// <summary>Counts a number.</summary>
    /// <param name="number">Not negative.</param>
    public void Add(int number)
    {
        if (number < 64)
        {
            _small |= 1UL << number;
        }
        else
        {
            (_large ??= []).Add(number);
        }
    }

    /// <summary>Different numbers so far.</summary>
    public readonly int Count => System.Numerics.BitOperations.PopCount(_small) + (_large?.Count ?? 0);
}
