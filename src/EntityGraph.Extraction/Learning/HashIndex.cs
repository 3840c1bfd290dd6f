using System.Numerics;

namespace EntityGraph.Extraction.Learning;

/// <summary>Finds the position of a 32-bit key in a list of distinct keys. Read-only once built.</summary>
/// <remarks>Open addressing, half full at most. Safe to use from many threads.</remarks>
internal sealed class HashIndex
{
    private readonly uint[] _keys;
    private readonly int[] _slots;
    private readonly int _shift;

    /// <summary>Builds the index. O(keys).</summary>
    /// <param name="keys">Distinct keys; the position of a key is what is found.</param>
    public HashIndex(uint[] keys)
    {
        var bits = Math.Max(4, BitOperations.Log2((uint)Math.Max(1, keys.Length)) + 2);
        _keys = keys;
        _shift = 32 - bits;
        _slots = new int[1 << bits];
        for (var i = 0; i < keys.Length; i++)
        {
            var slot = Slot(keys[i]);
            while (_slots[slot] != 0)
            {
                slot = (slot + 1) & (_slots.Length - 1);
            }

            _slots[slot] = i + 1;
        }
    }

    /// <summary>Number of keys.</summary>
    public int Count => _keys.Length;

    /// <summary>Position of a key, or -1.</summary>
    /// <param name="key">The key.</param>
    public int Find(uint key)
    {
        for (var slot = Slot(key); _slots[slot] is var entry and not 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (_keys[entry - 1] == key)
            {
                return entry - 1;
            }
        }

        return -1;
    }

    // Fibonacci hashing; the product wraps around by design.
    private int Slot(uint key) => unchecked((int)((key * 2654435769u) >> _shift));
}
