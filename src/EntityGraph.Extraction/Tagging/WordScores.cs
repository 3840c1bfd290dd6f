using System.Runtime.CompilerServices;

namespace EntityGraph.Extraction.Tagging;

/// <summary>Remembers what words give to the tokens around them, so that a word is looked at once.</summary>
/// <remarks>
/// A bounded table with lock-free reads and writes: two threads that meet a new word at once both compute the same
/// scores, and one of the two is kept. When the table is full it starts anew, so memory stays bounded whatever is read.
/// </remarks>
internal sealed class WordScores(TaggerModel model)
{
    private const int Slots = 1 << 16;
    private const int Capacity = 20_000;

    private readonly WordFeatures _features = new(model.Words);
    private Table _table = new();

    /// <summary>Length of what a word gives: to the labels around it, then to the hidden units around it.</summary>
    public int ShareLength { get; } = LinearPart.ScoreLength + (LinearPart.Distances * model.Net.HiddenCount);

    /// <summary>What is given where no word stands.</summary>
    public float[] Nothing { get; } = new float[LinearPart.ScoreLength + (LinearPart.Distances * model.Net.HiddenCount)];

    /// <summary>What a word gives to the tokens around it: <see cref="LinearPart.ScoreLength"/> scores, then the shares of hidden units.</summary>
    /// <param name="word">The token as it stands in the text.</param>
    public float[] Find(ReadOnlySpan<char> word)
    {
        var key = KeyOf(word);
        var table = Volatile.Read(ref _table);
        var slot = (int)(key >> 48);
        while (Volatile.Read(ref table.Entries[slot]) is { } entry)
        {
            if (entry.Key == key)
            {
                return entry.Scores;
            }

            slot = (slot + 1) & (Slots - 1);
        }

        return Add(table, slot, new Entry(key, Compute(word)));
    }

    private float[] Add(Table table, int slot, Entry entry)
    {
        if (Interlocked.Increment(ref table.Count) > Capacity)
        {
            Interlocked.CompareExchange(ref _table, new Table(), table);
            return entry.Scores;
        }

        while (Interlocked.CompareExchange(ref table.Entries[slot], entry, null) is { } other && other.Key != entry.Key)
        {
            slot = (slot + 1) & (Slots - 1);
        }

        return entry.Scores;
    }

    private float[] Compute(ReadOnlySpan<char> word)
    {
        Span<WordFeature> features = stackalloc WordFeature[WordFeatures.MaxCount];
        features = features[.._features.Collect(word, features)];
        var shares = new float[ShareLength];
        model.Linear.AddScores(features, shares.AsSpan(0, LinearPart.ScoreLength));
        Span<float> vector = stackalloc float[model.Words.Dimensions];
        vector.Clear();
        model.Words.CopyVector(word, vector);
        Span<float> code = stackalloc float[model.Encoder.Width];
        model.Encoder.Encode(features, vector, code);
        model.Net.Spread(code, shares.AsSpan(LinearPart.ScoreLength));
        return shares;
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

    private sealed record Entry(ulong Key, float[] Scores);

    private sealed class Table
    {
        public readonly Entry?[] Entries = new Entry?[Slots];
        public int Count;
    }
}
