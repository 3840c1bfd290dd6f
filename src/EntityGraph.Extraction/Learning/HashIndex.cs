using System.Numerics;

namespace EntityGraph.Extraction.Learning;

/// <summary>Finds the position of a 32-bit key in a list of distinct keys. Read-only once built.</summary>
/// <remarks>
/// Open addressing, half full at most; key and position lie side by side, so that a look-up costs one access to memory.
/// Safe to use from many threads.
/// </remarks>
internal sealed class HashIndex
{
    // The key above, one more than its position below; 0 is empty.
    private readonly ulong[] _slots;
    private readonly int _shift;

    /// <summary>Builds the index. O(keys).</summary>
    /// <param name="keys">Distinct keys; the position of a key is what is found.</param>
    /// <param name="positions">Where each key is, where not at its own place in the list; not negative.</param>
    public HashIndex(ReadOnlySpan<uint> keys, ReadOnlySpan<int> positions = default)
    {
        var bits = Math.Max(4, BitOperations.Log2((uint)Math.Max(1, keys.Length)) + 2);
        _shift = 32 - bits;
        _slots = new ulong[1 << bits];
        Count = keys.Length;
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = Slot(keys[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = ((ulong)keys[i] << 32) | (uint)((positions.IsEmpty ? i : positions[i]) + 1);
        }
    }

    /// <summary>Number of keys.</summary>
    public int Count { get; }

    /// <summary>Position of a key, or -1.</summary>
    /// <param name="key">The key.</param>
    public int Find(uint key)
    {
        var slots = _slots;
        unchecked
        {
            for (var slot = Slot(key); slots[slot] is var entry and not 0; slot = (slot + 1) & (slots.Length - 1))
            {
                if ((uint)(entry >> 32) == key)
                {
                    return (int)(uint)entry - 1;
                }
            }
        }

        return -1;
    }

    /// <summary>Positions of many keys, or -1. The first slots of all keys are read before any is compared: the memory answers many look-ups at once.</summary>
    /// <param name="keys">The keys.</param>
    /// <param name="positions">Takes one for each key.</param>
    public void Find(ReadOnlySpan<uint> keys, Span<int> positions)
    {
        Span<ulong> first = stackalloc ulong[keys.Length];
        for (var i = 0; i < keys.Length; i++)
        {
            first[i] = _slots[Slot(keys[i])];
        }

        for (var i = 0; i < keys.Length; i++)
        {
            positions[i] = first[i] == 0 ? -1
                : (uint)(first[i] >> 32) == keys[i] ? unchecked((int)(uint)first[i] - 1)
                : Find(keys[i]);
        }
    }

    // Fibonacci hashing; the product wraps around by design.
    private int Slot(uint key) => unchecked((int)((key * 2654435769u) >> _shift));
}
