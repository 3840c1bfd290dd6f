using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EntityGraph.Extraction.Tagging;

/// <summary>Remembers what words give to the tokens around them, so that a word is looked at once.</summary>
/// <remarks>
/// A bounded table of two generations with lock-free reads and writes: when the younger is full it becomes the older, and
/// words move back when they are met again, so that common words stay and memory is bounded whatever is read. Two threads
/// that meet a new word at once both compute the same scores, and one of the two is kept. Scores are kept in steps of
/// <see cref="Step"/>: half the memory to hold and to read, for rounding that no figure feels (docs/QUALITY.md).
/// </remarks>
internal sealed class WordScores(TaggerModel model)
{
    /// <summary>What one step of a score stands for; five words together reach up to 32, the largest score seen of one is 7.5.</summary>
    public const float Step = 1f / 1024;

    private const int Slots = 1 << 16;
    private const int Capacity = Slots / 2;

    private readonly WordFeatures _features = new(model.Words);
    private Generation _young = new(null);

    /// <summary>What is given where no word stands.</summary>
    public short[] Nothing { get; } = new short[LinearPart.ScoreLength + (LinearPart.Distances * model.Net.HiddenCount)];

    /// <summary>What a word gives to the tokens around it: <see cref="LinearPart.ScoreLength"/> scores, then the shares of hidden units.</summary>
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
        Span<float> shares = stackalloc float[Nothing.Length];
        shares.Clear();
        model.Linear.AddScores(features, shares[..LinearPart.ScoreLength]);
        Span<float> vector = stackalloc float[model.Words.Dimensions];
        vector.Clear();
        model.Words.CopyVector(word, vector);
        Span<float> code = stackalloc float[model.Encoder.Width];
        model.Encoder.Encode(features, vector, code);
        model.Net.Spread(code, shares[LinearPart.ScoreLength..]);
        return InSteps(shares);
    }

    private static short[] InSteps(ReadOnlySpan<float> scores)
    {
        var steps = new short[scores.Length];
        for (var i = 0; i < steps.Length; i += Vector256<short>.Count)
        {
            Vector256.NarrowWithSaturation(Rounded(scores[i..]), Rounded(scores[(i + Vector256<float>.Count)..])).CopyTo(steps, i);
        }

        return steps;
    }

    private static Vector256<int> Rounded(ReadOnlySpan<float> scores) => Vector256.ConvertToInt32(Vector256.Round(Vector256.Create(scores) / Step));

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
