using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Lab.Tagging.Network;

/// <summary>Turns words into inputs of the network, and remembers which feature has which row.</summary>
/// <param name="table">What is known of words.</param>
/// <param name="rows">The rows.</param>
internal sealed class WordInputs(WordTable table, FeatureRows rows)
{
    private readonly WordFeatures _features = new(table);
    private readonly Dictionary<uint, int> _rowOf = [];
    private readonly Dictionary<string, WordInput> _inputs = new(StringComparer.Ordinal);
    private readonly WordFeature[] _found = new WordFeature[WordFeatures.MaxCount];

    /// <summary>The row of each feature.</summary>
    public IReadOnlyDictionary<uint, int> RowOf => _rowOf;

    /// <summary>Gives a row to each feature that enough of the words have.</summary>
    /// <param name="words">The words, in a fixed order; a word counts as often as it stands here.</param>
    /// <param name="minCount">Enough.</param>
    /// <param name="includes">Which kinds of features count.</param>
    public void AddFeatures(IEnumerable<string> words, int minCount, Func<FeatureKind, bool> includes)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var word in words)
        {
            foreach (var feature in Find(word))
            {
                if (includes(feature.Kind) && !_rowOf.ContainsKey(feature.Key))
                {
                    counts[feature.Key] = counts.GetValueOrDefault(feature.Key) + 1;
                    if (counts[feature.Key] == minCount)
                    {
                        _rowOf[feature.Key] = rows.Add();
                    }
                }
            }
        }
    }

    /// <summary>The input for a word, from features that have rows.</summary>
    /// <param name="word">The word.</param>
    public WordInput this[string word]
    {
        get
        {
            if (!_inputs.TryGetValue(word, out var input))
            {
                var vector = new float[table.Dimensions];
                input = _inputs[word] = Read(word, _ => true, table.CopyVector(word, vector) ? vector : null);
            }

            return input;
        }
    }

    /// <summary>The input for the form of a word alone: no lists, no frequency, no identity, no vector.</summary>
    /// <param name="word">The word.</param>
    public WordInput FormOf(string word) => Read(word, IsForm, null);

    /// <summary>Whether a feature belongs to the form of a word.</summary>
    /// <param name="kind">Its kind.</param>
    public static bool IsForm(FeatureKind kind) => kind is FeatureKind.Shape or FeatureKind.Runs or FeatureKind.Prefix
        or FeatureKind.Suffix or FeatureKind.Gram or FeatureKind.Length or FeatureKind.Head or FeatureKind.Tail;

    private WordInput Read(string word, Func<FeatureKind, bool> includes, float[]? vector)
    {
        var (identity, plain, grams) = (new List<int>(), new List<int>(), new List<int>());
        foreach (var feature in Find(word))
        {
            if (includes(feature.Kind) && _rowOf.TryGetValue(feature.Key, out var row))
            {
                var list = feature.Kind switch
                {
                    FeatureKind.Word or FeatureKind.LowerWord => identity,
                    FeatureKind.Gram => grams,
                    _ => plain,
                };
                list.Add(row);
            }
        }

        return new([.. identity], [.. plain], [.. grams], vector);
    }

    private ReadOnlySpan<WordFeature> Find(string word) => _found.AsSpan(0, _features.Collect(word, _found));
}
