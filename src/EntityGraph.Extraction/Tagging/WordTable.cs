using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>What is known of words beforehand: the lists they stand in, how frequent they are, and their vectors.</summary>
/// <remarks>Words are kept as 32-bit hashes: one in ten thousand unknown words is taken for a known one. Read-only.</remarks>
internal sealed class WordTable
{
    private readonly uint[] _keys;
    private readonly HashIndex _index;
    private readonly (ushort Lists, byte Frequency)[] _facts;

    // Vectors belong to the first rows; a scale is what 127 stands for.
    private readonly float[] _scales;
    private readonly QuantizedRows _vectors;

    private WordTable(uint[] keys, ushort[] lists, byte[] frequencies, sbyte[] vectors, float[] scales)
    {
        _keys = keys;
        _index = new HashIndex(keys);
        _facts = [.. lists.Zip(frequencies)];
        _scales = scales;
        _vectors = new QuantizedRows(vectors, [.. scales.Select(scale => scale / sbyte.MaxValue)]);
    }

    /// <summary>Length of a vector.</summary>
    public int Dimensions => _vectors.Width;

    /// <summary>Builds a table.</summary>
    /// <param name="words">What is known, by word as <see cref="WordShape"/> levels it.</param>
    /// <param name="vectors">The vectors, row after row.</param>
    /// <param name="scales">One for each vector.</param>
    public static WordTable Build(IReadOnlyDictionary<string, WordFacts> words, sbyte[] vectors, float[] scales)
    {
        var rows = words.Select(pair => (Key: KeyOf(pair.Key), pair.Value))
            .GroupBy(row => row.Key, row => row.Value)
            .Select(group => (group.Key, Facts: group.Aggregate(WordFacts.Join)))
            .OrderBy(row => row.Facts.Vector == 0 ? int.MaxValue : row.Facts.Vector).ThenBy(row => row.Key)
            .ToArray();
        var kept = rows.Where(row => row.Facts.Vector > 0).Select(row => row.Facts.Vector - 1).ToArray();
        var dimensions = scales.Length == 0 ? 0 : vectors.Length / scales.Length;
        return new(
            [.. rows.Select(row => row.Key)],
            [.. rows.Select(row => row.Facts.Lists)],
            [.. rows.Select(row => row.Facts.Frequency)],
            [.. kept.SelectMany(vector => vectors.AsSpan(vector * dimensions, dimensions).ToArray())],
            [.. kept.Select(vector => scales[vector])]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Stands at the table.</param>
    public static WordTable Read(ModelReader reader) => new(
        reader.ReadArray<uint>(),
        reader.ReadArray<ushort>(),
        reader.ReadArray<byte>(),
        reader.ReadArray<sbyte>(),
        reader.ReadArray<float>());

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Takes it.</param>
    public void Write(ModelWriter writer)
    {
        writer.WriteArray<uint>(_keys);
        writer.WriteArray<ushort>([.. _facts.Select(facts => facts.Lists)]);
        writer.WriteArray<byte>([.. _facts.Select(facts => facts.Frequency)]);
        writer.WriteArray<sbyte>([.. Enumerable.Range(0, _vectors.Count).SelectMany(row => _vectors.ValuesOf(row).ToArray())]);
        writer.WriteArray<float>(_scales);
    }

    /// <summary>What is known of a word; nothing where it is unknown.</summary>
    /// <param name="word">The word, levelled.</param>
    public WordFacts Find(ReadOnlySpan<char> word) => _index.Find(KeyOf(word)) is >= 0 and var row
        ? new(_facts[row].Lists, _facts[row].Frequency, row < _scales.Length ? row + 1 : 0)
        : default;

    /// <summary>Copies the vector of a word, or of its lower case where it has none itself.</summary>
    /// <param name="source">The token as it stands in the text.</param>
    /// <param name="vector">Takes it; untouched where there is none.</param>
    /// <returns>Whether there is one.</returns>
    public bool CopyVector(ReadOnlySpan<char> source, Span<float> vector)
    {
        var shape = WordShape.Read(source, stackalloc char[WordShape.BufferLength]);
        var row = Find(shape.Word).Vector - 1;
        row = row >= 0 ? row : Find(shape.Lower[1..^1]).Vector - 1;
        if (row < 0)
        {
            return false;
        }

        vector.Clear();
        _vectors.AddTo(row, vector);
        return true;
    }

    private static uint KeyOf(ReadOnlySpan<char> word) => WordFeatures.Hash(FeatureKind.Word, 1, word);
}

/// <summary>What is known of a word.</summary>
/// <param name="Lists">One bit for each list that it stands in.</param>
/// <param name="Frequency">0 unknown, then a logarithmic scale up to 15.</param>
/// <param name="Vector">One more than the index of its vector; 0 for none.</param>
internal readonly record struct WordFacts(ushort Lists, byte Frequency, int Vector)
{
    /// <summary>What is known of a word from two sources.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other; its vector counts where the first has none.</param>
    public static WordFacts Join(WordFacts a, WordFacts b) => new(
        (ushort)(a.Lists | b.Lists),
        Math.Max(a.Frequency, b.Frequency),
        a.Vector == 0 ? b.Vector : a.Vector);
}
