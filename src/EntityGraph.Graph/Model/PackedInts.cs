using System.Buffers.Binary;
using System.Numerics;
using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>A column of numbers that are not negative, each in as many bits as the greatest needs. Immutable; read at random in a nanosecond or two.</summary>
internal sealed class PackedInts
{
    // A number is read as a part of eight bytes, so that many must follow its first.
    private const int Padding = sizeof(ulong);

    private readonly byte[] _bytes;
    private readonly int _width;
    private readonly uint _mask;

    private PackedInts(byte[] bytes, int width, int count)
    {
        (_bytes, _width, Count) = (bytes, width, count);
        _mask = (uint)((1UL << width) - 1);
    }

    /// <summary>No numbers.</summary>
    public static PackedInts Empty { get; } = Of([]);

    /// <summary>How many.</summary>
    public int Count { get; }

    /// <summary>Bytes that the column takes.</summary>
    public long Bytes => _bytes.Length;

    /// <summary>One number.</summary>
    /// <param name="index">Its place, from 0.</param>
    public int this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count);
            var bit = (long)index * _width;
            return (int)((uint)(BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan((int)(bit >> 3))) >> (int)(bit & 7)) & _mask);
        }
    }

    /// <summary>Packs numbers.</summary>
    /// <param name="values">None negative.</param>
    public static PackedInts Of(ReadOnlySpan<int> values)
    {
        var all = 0u;
        foreach (var value in values)
        {
            all |= (uint)value;
        }

        ArgumentOutOfRangeException.ThrowIfGreaterThan(all, (uint)int.MaxValue, nameof(values));
        var width = 32 - BitOperations.LeadingZeroCount(all);
        var bytes = new byte[LengthOf(width, values.Length)];
        for (var index = 0; index < values.Length && width > 0; index++)
        {
            var bit = (long)index * width;
            var place = bytes.AsSpan((int)(bit >> 3));
            var word = BinaryPrimitives.ReadUInt64LittleEndian(place) | ((ulong)values[index] << (int)(bit & 7));
            BinaryPrimitives.WriteUInt64LittleEndian(place, word);
        }

        return new(bytes, width, values.Length);
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        to.Add<byte>(name, _bytes);
        to.Add<int>(name + ".shape", [_width, Count]);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static PackedInts Load(SnapshotReader from, string name)
    {
        var shape = from.Read<int>(name + ".shape");
        return new(from.Read<byte>(name), shape[0], shape[1]);
    }

    private static int LengthOf(int width, int count) => checked((int)(((((long)count * width) + 7) >> 3) + Padding));
}
