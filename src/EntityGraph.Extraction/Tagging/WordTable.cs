using EntityGraph.Extraction.Learning;

namespace EntityGraph.Extraction.Tagging;

/// <summary>What is known of words beforehand: the lists they stand in, how frequent they are, which words resemble them.</summary>
/// <remarks>Words are kept as 32-bit hashes: one in ten thousand unknown words is taken for a known one. Read-only.</remarks>
internal sealed class WordTable
{
    /// <summary>Number of granularities of word clusters.</summary>
    public const int ClusterLevels = 2;

    private readonly uint[] _keys;
    private readonly HashIndex _index;
    private readonly ushort[] _lists;
    private readonly byte[] _frequencies;
    private readonly ushort[] _clusters;

    private WordTable(uint[] keys, ushort[] lists, byte[] frequencies, ushort[] clusters)
    {
        _keys = keys;
        _index = new HashIndex(keys);
        _lists = lists;
        _frequencies = frequencies;
        _clusters = clusters;
    }

    /// <summary>Builds a table.</summary>
    /// <param name="words">What is known, by word as <see cref="WordShape"/> levels it.</param>
    public static WordTable Build(IReadOnlyDictionary<string, WordFacts> words)
    {
        var rows = words.Select(pair => (Key: KeyOf(pair.Key), pair.Value))
            .GroupBy(row => row.Key, row => row.Value)
            .OrderBy(group => group.Key)
            .Select(group => (group.Key, Facts: group.Aggregate(WordFacts.Join)))
            .ToArray();
        return new(
            [.. rows.Select(row => row.Key)],
            [.. rows.Select(row => row.Facts.Lists)],
            [.. rows.Select(row => row.Facts.Frequency)],
            [.. rows.SelectMany(row => new[] { row.Facts.FineCluster, row.Facts.CoarseCluster })]);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Stands at the table.</param>
    public static WordTable Read(ModelReader reader) =>
        new(reader.ReadArray<uint>(), reader.ReadArray<ushort>(), reader.ReadArray<byte>(), reader.ReadArray<ushort>());

    /// <summary>Writes the table.</summary>
    /// <param name="writer">Takes it.</param>
    public void Write(ModelWriter writer)
    {
        writer.WriteArray<uint>(_keys);
        writer.WriteArray<ushort>(_lists);
        writer.WriteArray<byte>(_frequencies);
        writer.WriteArray<ushort>(_clusters);
    }

    /// <summary>What is known of a word; nothing where it is unknown.</summary>
    /// <param name="word">The word, levelled.</param>
    public WordFacts Find(ReadOnlySpan<char> word) => _index.Find(KeyOf(word)) is >= 0 and var row
        ? new(_lists[row], _frequencies[row], _clusters[ClusterLevels * row], _clusters[(ClusterLevels * row) + 1])
        : default;

    private static uint KeyOf(ReadOnlySpan<char> word) => WordFeatures.Hash(FeatureKind.Word, 1, word);
}

/// <summary>What is known of a word.</summary>
/// <param name="Lists">One bit for each list that it stands in.</param>
/// <param name="Frequency">0 unknown, then a logarithmic scale up to 15.</param>
/// <param name="FineCluster">Words used alike, fine; 0 for none.</param>
/// <param name="CoarseCluster">Words used alike, coarse; 0 for none.</param>
internal readonly record struct WordFacts(ushort Lists, byte Frequency, ushort FineCluster, ushort CoarseCluster)
{
    /// <summary>The cluster at a granularity.</summary>
    /// <param name="level">0 fine, 1 coarse.</param>
    public int Cluster(int level) => level == 0 ? FineCluster : CoarseCluster;

    /// <summary>What is known of a word from two sources.</summary>
    /// <param name="a">One.</param>
    /// <param name="b">The other; counts where the first knows nothing.</param>
    public static WordFacts Join(WordFacts a, WordFacts b) => new(
        (ushort)(a.Lists | b.Lists),
        Math.Max(a.Frequency, b.Frequency),
        a.FineCluster == 0 ? b.FineCluster : a.FineCluster,
        a.CoarseCluster == 0 ? b.CoarseCluster : a.CoarseCluster);
}
