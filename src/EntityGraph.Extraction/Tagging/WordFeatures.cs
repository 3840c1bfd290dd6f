using System.Runtime.CompilerServices;

namespace EntityGraph.Extraction.Tagging;

/// <summary>One feature of a word: the hash of what was seen, and how far it is felt.</summary>
/// <param name="Key">Hash of kind and content.</param>
/// <param name="Reach">0: only the word itself; 1: its neighbours too; 2: also the words next to those.</param>
/// <param name="Kind">What was looked at.</param>
internal readonly record struct WordFeature(uint Key, byte Reach, FeatureKind Kind);

/// <summary>What a feature looks at. The numbers are part of the keys in the model file.</summary>
internal enum FeatureKind : byte
{
    Word = 1,
    LowerWord = 2,
    Shape = 3,
    Runs = 4,
    Prefix = 5,
    Suffix = 6,
    Gram = 7,
    Length = 8,
    Head = 9,
    Tail = 10,
    List = 11,
    Lists = 12,
    GenitiveList = 13,
    HeadList = 14,
    Frequency = 15,
    LowerFrequency = 16,
}

/// <summary>Says what there is to see in a word, without the words around it.</summary>
/// <remarks>
/// Because no feature spans two words, the score of a token is a sum of vectors that belong to the word types around it:
/// each type is looked at once and remembered. The templates are own choices, measured in docs/quality/ner.md.
/// </remarks>
internal sealed class WordFeatures(WordTable table)
{
    /// <summary>More than any word has.</summary>
    public const int MaxCount = 256;

    /// <summary>Collects the features of a word.</summary>
    /// <param name="source">The token as it stands in the text, not empty.</param>
    /// <param name="features">Takes them; at least <see cref="MaxCount"/> long.</param>
    /// <returns>How many there are.</returns>
    public int Collect(ReadOnlySpan<char> source, Span<WordFeature> features)
    {
        var shape = WordShape.Read(source, stackalloc char[WordShape.BufferLength]);
        scoped var list = new Collector(features);
        AddSpelling(ref list, shape);
        AddParts(ref list, shape);
        AddKnowledge(ref list, shape);
        return list.Count;
    }

    private static void AddSpelling(ref Collector list, in WordShape shape)
    {
        var capital = shape.IsCapitalized ? 1 : 0;
        var lower = shape.Lower[1..^1];
        list.Add(FeatureKind.Word, 0, shape.Word, 1);
        list.Add(FeatureKind.LowerWord, 0, lower, 2);
        list.Add(FeatureKind.Shape, 0, shape.Shape, 1);
        list.Add(FeatureKind.Runs, 0, shape.Runs, 2);
        for (var length = 1; length <= 6 && length < lower.Length; length++)
        {
            list.Add(FeatureKind.Prefix, length, shape.Word[..length], length is 3 or 4 ? 1 : 0);
            list.Add(FeatureKind.Suffix, (2 * length) + capital, lower[^length..], length is 2 or 3 or 4 ? 1 : 0);
        }

        list.Add(FeatureKind.Length, (2 * Math.Min(lower.Length, 15)) + capital, [], 0);
    }

    private static void AddParts(ref Collector list, in WordShape shape)
    {
        var marked = shape.Lower;
        for (var length = 3; length <= 5; length++)
        {
            for (var start = 1; start + length < marked.Length; start++)
            {
                list.Add(FeatureKind.Gram, length, marked.Slice(start, length), 0);
            }
        }

        var hyphen = shape.Word.LastIndexOf('-');
        if (hyphen > 0)
        {
            list.Add(FeatureKind.Head, 0, shape.Word[..shape.Word.IndexOf('-')], 0);
            list.Add(FeatureKind.Tail, 0, shape.Lower[(hyphen + 2)..^1], 0);
        }
    }

    private void AddKnowledge(ref Collector list, in WordShape shape)
    {
        var word = shape.Word;
        var known = table.Find(word);
        var lowerKnown = shape.IsCapitalized ? table.Find(shape.Lower[1..^1]) : known;
        AddLists(ref list, known.Lists, FeatureKind.List, 1);
        list.Add(FeatureKind.Lists, known.Lists, [], 1);
        if (word.Length > 3 && word[^1] is 's' or '\'')
        {
            AddLists(ref list, table.Find(word[..^1]).Lists, FeatureKind.GenitiveList, 0);
        }

        var hyphen = word.IndexOf('-');
        if (hyphen > 0)
        {
            AddLists(ref list, table.Find(word[..hyphen]).Lists, FeatureKind.HeadList, 0);
        }

        var capital = shape.IsCapitalized ? 16 : 0;
        list.Add(FeatureKind.Frequency, known.Frequency + capital, [], 1);
        if (shape.IsCapitalized)
        {
            list.Add(FeatureKind.LowerFrequency, lowerKnown.Frequency + (known.Frequency > lowerKnown.Frequency ? 16 : 0), [], 1);
        }
    }

    private static void AddLists(ref Collector list, int lists, FeatureKind kind, int reach)
    {
        for (var i = 0; lists >> i != 0; i++)
        {
            if ((lists >> i & 1) == 1)
            {
                list.Add(kind, i, [], reach);
            }
        }
    }

    /// <summary>Hash of a feature: FNV-1a over its content, mixed with kind and number.</summary>
    /// <param name="kind">What was looked at.</param>
    /// <param name="number">Distinguishes features of one kind.</param>
    /// <param name="content">The characters seen.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(FeatureKind kind, int number, ReadOnlySpan<char> content)
    {
        // A hash wraps around by design.
        unchecked
        {
            var hash = 14695981039346656037UL ^ (((ulong)kind << 32) | (uint)number);
            hash *= 1099511628211UL;
            foreach (var c in content)
            {
                hash = (hash ^ c) * 1099511628211UL;
            }

            hash ^= hash >> 32;
            hash *= 0xD6E8FEB86659FD93UL;
            return (uint)(hash >> 32);
        }
    }

    private ref struct Collector(Span<WordFeature> features)
    {
        private readonly Span<WordFeature> _features = features;

        public int Count { get; private set; }

        public void Add(FeatureKind kind, int number, ReadOnlySpan<char> content, int reach) =>
            _features[Count++] = new(Hash(kind, number, content), (byte)reach, kind);
    }
}
