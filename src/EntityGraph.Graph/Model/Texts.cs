using System.Text;
using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>A column of texts: their UTF-8 one behind the other, and where each begins. Immutable.</summary>
internal sealed class Texts
{
    private const int OnStack = 256;

    private readonly byte[] _utf8;
    private readonly PackedInts _start;

    private Texts(byte[] utf8, PackedInts start) => (_utf8, _start) = (utf8, start);

    /// <summary>No texts.</summary>
    public static Texts Empty { get; } = Of([]);

    /// <summary>How many.</summary>
    public int Count => _start.Count - 1;

    /// <summary>Bytes that the column takes.</summary>
    public long Bytes => _utf8.Length + _start.Bytes;

    /// <summary>One text.</summary>
    /// <param name="index">Its place, from 0.</param>
    public string this[int index] => Encoding.UTF8.GetString(Utf8(index));

    /// <summary>One text as it is kept.</summary>
    public ReadOnlySpan<byte> Utf8(int index) => _utf8.AsSpan(_start[index].._start[index + 1]);

    /// <summary>Takes texts.</summary>
    public static Texts Of(IEnumerable<string> texts)
    {
        var start = new List<int> { 0 };
        using var utf8 = new MemoryStream();
        foreach (var text in texts)
        {
            utf8.Write(Encoding.UTF8.GetBytes(text));
            start.Add(checked((int)utf8.Length));
        }

        return new(utf8.ToArray(), PackedInts.Of([.. start]));
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        to.Add<byte>(name + ".utf8", _utf8);
        _start.Save(to, name + ".start");
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static Texts Load(SnapshotReader from, string name) =>
        new(from.Read<byte>(name + ".utf8"), PackedInts.Load(from, name + ".start"));

    /// <summary>Compares a text of the column with another, by UTF-16 units as <see cref="string.CompareOrdinal(string, string)"/> does.</summary>
    public int CompareOrdinal(int index, string other)
    {
        var utf8 = Utf8(index);
        var units = utf8.Length <= OnStack ? stackalloc char[OnStack] : new char[utf8.Length];
        return ((ReadOnlySpan<char>)units[..Encoding.UTF8.GetChars(utf8, units)]).SequenceCompareTo(other);
    }

    /// <summary>Finds a text in a column that is in ordinal order.</summary>
    /// <returns>Its place; the complement of where it would stand, where it is not there.</returns>
    public int Search(string text)
    {
        var low = 0;
        var high = Count;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = CompareOrdinal(middle, text) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low < Count && CompareOrdinal(low, text) == 0 ? low : ~low;
    }
}
