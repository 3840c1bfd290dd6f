using System.Runtime.CompilerServices;

namespace EntityGraph.Extraction.Tagging;

/// <summary>Remembers what words give to the tokens around them, so that a word is looked at once.</summary>
/// <remarks>
/// A bounded table of two generations with lock-free reads and writes: when the younger is full it becomes the older, and
/// words move back when they are met again, so that common words stay and memory is bounded whatever is read. Two threads
/// that meet a new word at once both compute the same scores, and one of the two is kept.
/// </remarks>
internal sealed class WordScores(WordTable table, FeatureTable learned, FixedPointNet net)
{
    private const int Slots = 1 << 16;
    private const int Capacity = Slots / 2;

    private readonly WordFeatures _features = new(table);
    private Generation _young = new(null);

    /// <summary>What is given where no word stands.</summary>
    public short[] Nothing { get; } = new short[net.GiftLength];

    /// <summary>What a word gives to the tokens around it, as <see cref="FixedPointNet"/> lays it out.</summary>
    /// <param name="word">The token as it stands in the text.</param>
    public short[] Find(ReadOnlySpan<char> word)
    {
        var key = KeyOf(word);
        var young = Volatile.Read(ref _young);
        return (young.Find(key, out var slot) ?? Add(young, slot, young.Older?.Find(key, out _) ?? new Entry(key, Compute(word)))).Scores;
    }

    private Entry Add(Generation young, int slot, Entry entry)
    {
        if (Interlocked.Increment(ref young.Count) > Capacity)
        {
            Interlocked.CompareExchange(ref _young, new Generation(young), young);
            young.Older = null;
            return entry;
        }

        while (Interlocked.CompareExchange(ref young.Entries[slot], entry, null) is { } other && other.Key != entry.Key)
        {
            slot = (slot + 1) & (Slots - 1);
        }

        return entry;
    }

    private short[] Compute(ReadOnlySpan<char> word)
    {
        Span<WordFeature> features = stackalloc WordFeature[WordFeatures.MaxCount];
        features = features[.._features.Collect(word, features)];
        Span<float> vector = stackalloc float[table.Dimensions];
        vector.Clear();
        table.CopyVector(word, vector);
        Span<float> scores = stackalloc float[LinearPart.ScoreLength];
        scores.Clear();
        Span<float> code = stackalloc float[learned.CodeWidth];
        learned.Read(features, vector, scores, code);
        var gift = new short[net.GiftLength];
        net.Give(scores, code, gift);
        return gift;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong KeyOf(ReadOnlySpan<char> word)
    {
        // A hash wraps around by design; 64 bits make two words of one key as good as impossible.
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var c in word)
            {
                hash = (hash ^ c) * 0x9E3779B97F4A7C15UL;
                hash ^= hash >> 29;
            }

            hash *= 0xD6E8FEB86659FD93UL;
            return hash ^ (hash >> 32);
        }
    }

    private sealed record Entry(ulong Key, short[] Scores);

    private sealed class Generation(Generation? older)
    {
        public readonly Entry?[] Entries = new Entry?[Slots];
        public volatile Generation? Older = older;
        public int Count;

        /// <summary>The entry of a key, or null and the slot where it may be put.</summary>
        public Entry? Find(ulong key, out int slot)
        {
            slot = (int)(key >> 48) & (Slots - 1);
            while (Volatile.Read(ref Entries[slot]) is { } entry)
            {
                if (entry.Key == key)
                {
                    return entry;
                }

                slot = (slot + 1) & (Slots - 1);
            }

            return null;
        }
    }
}
