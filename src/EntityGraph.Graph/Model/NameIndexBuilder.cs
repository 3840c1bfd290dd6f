using System.Buffers.Binary;
using System.Text;

namespace EntityGraph.Graph.Model;

/// <summary>Gathers names and sorts the beginnings of their words.</summary>
internal sealed class NameIndexBuilder
{
    private readonly List<byte> _text = [];
    private readonly List<int> _offset = [];
    private readonly List<int> _vertex = [];

    /// <summary>Adds the names of one entity.</summary>
    /// <param name="vertex">Its number.</param>
    /// <param name="names">Folded names, each once.</param>
    public void Add(int vertex, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            for (var at = 0; at < bytes.Length; at++)
            {
                if (at == 0 || bytes[at - 1] == ' ')
                {
                    _offset.Add(_text.Count + at);
                    _vertex.Add(vertex);
                }
            }

            _text.AddRange(bytes);
            _text.Add(0);
        }
    }

    /// <summary>The text, and offset and entity of each word, in order of the text from there on.</summary>
    public (byte[] Text, int[] Offset, int[] Vertex) Build()
    {
        // Eight more bytes, so that a key can be read at every offset.
        var padded = new byte[_text.Count + sizeof(ulong)];
        _text.CopyTo(padded);
        var keys = new ulong[_offset.Count];
        var order = new int[_offset.Count];
        for (var entry = 0; entry < order.Length; entry++)
        {
            order[entry] = entry;
            keys[entry] = KeyAt(padded, _offset[entry]);
        }

        Array.Sort(keys, order);
        SortTies(padded, keys, order);
        return (padded, [.. order.Select(entry => _offset[entry])], [.. order.Select(entry => _vertex[entry])]);
    }

    // Eight bytes of text as a number of the same order; what follows the end of a name does not count.
    private static ulong KeyAt(byte[] text, int offset)
    {
        var bytes = text.AsSpan(offset, sizeof(ulong));
        var key = BinaryPrimitives.ReadUInt64BigEndian(bytes);
        var end = bytes.IndexOf((byte)0);
        return end < 0 ? key : end == 0 ? 0 : key & (ulong.MaxValue << (8 * (sizeof(ulong) - end)));
    }

    private void SortTies(byte[] text, ulong[] keys, int[] order)
    {
        var byText = Comparer<int>.Create((x, y) => Compare(text, x, y));
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && keys[end] == keys[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                Array.Sort(order, start, end - start, byText);
            }

            start = end;
        }
    }

    private int Compare(byte[] text, int x, int y)
    {
        var byText = Suffix(text, _offset[x]).SequenceCompareTo(Suffix(text, _offset[y]));
        var byVertex = byText != 0 ? byText : _vertex[x].CompareTo(_vertex[y]);
        return byVertex != 0 ? byVertex : _offset[x].CompareTo(_offset[y]);
    }

    // Up to and with the end of the name.
    private static ReadOnlySpan<byte> Suffix(byte[] text, int offset) =>
        text.AsSpan(offset, text.AsSpan(offset).IndexOf((byte)0) + 1);
}
