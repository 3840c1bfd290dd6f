namespace EntityGraph.Lab.Tagging;

/// <summary>Precision, recall and F1 of one class or several, in percent, and how many there were.</summary>
/// <param name="Right">Stretches that are right.</param>
/// <param name="Predicted">Stretches that were predicted.</param>
/// <param name="Gold">Stretches of the gold file.</param>
internal readonly record struct Measure(int Right, int Predicted, int Gold)
{
    /// <summary>Share of the predicted that is right, 0..100.</summary>
    public double Precision => Predicted == 0 ? 0 : 100.0 * Right / Predicted;

    /// <summary>Share of the gold that was found, 0..100.</summary>
    public double Recall => Gold == 0 ? 0 : 100.0 * Right / Gold;

    /// <summary>Harmonic mean of the two, 0..100.</summary>
    public double F1 => Predicted + Gold == 0 ? 0 : 200.0 * Right / (Predicted + Gold);
}

/// <summary>Compares predicted with gold stretches: right is what has the same class, the same start and the same end.</summary>
/// <remarks>As the CoNLL 2003 evaluation counts: an inside that continues nothing begins a stretch.</remarks>
internal sealed class SpanScore
{
    private readonly Dictionary<string, Measure> _measures = new(StringComparer.Ordinal);

    /// <summary>The classes met, in alphabetical order.</summary>
    public IEnumerable<string> Classes => _measures.Keys.Order(StringComparer.Ordinal);

    /// <summary>Counts one sentence.</summary>
    /// <param name="gold">Its gold tags.</param>
    /// <param name="predicted">Its predicted tags.</param>
    public void Add(IReadOnlyList<string> gold, IReadOnlyList<string> predicted)
    {
        var goldSpans = Spans(gold).ToHashSet();
        var predictedSpans = Spans(predicted).ToHashSet();
        foreach (var span in goldSpans)
        {
            Count(span.Class, new(predictedSpans.Contains(span) ? 1 : 0, 0, 1));
        }

        foreach (var span in predictedSpans)
        {
            Count(span.Class, new(0, 1, 0));
        }
    }

    /// <summary>The measure over several classes together.</summary>
    /// <param name="includes">Which classes count.</param>
    public Measure Of(Func<string, bool> includes) => _measures
        .Where(pair => includes(pair.Key))
        .Aggregate(default(Measure), (sum, pair) => Sum(sum, pair.Value));

    /// <summary>The stretches that a sequence of tags marks.</summary>
    /// <param name="tags">Tags such as <c>B-PER</c>, <c>I-PER</c>, <c>O</c>.</param>
    public static IEnumerable<(int Start, int End, string Class)> Spans(IReadOnlyList<string> tags)
    {
        var (start, open) = (0, "");
        for (var i = 0; i <= tags.Count; i++)
        {
            var tag = i < tags.Count ? tags[i] : "O";
            var tagClass = tag.Length > 2 ? tag[2..] : "";
            if (tag[0] == 'I' && tagClass == open)
            {
                continue;
            }

            if (open.Length > 0)
            {
                yield return (start, i, open);
            }

            (start, open) = (i, tagClass);
        }
    }

    private static Measure Sum(Measure a, Measure b) => new(a.Right + b.Right, a.Predicted + b.Predicted, a.Gold + b.Gold);

    private void Count(string tagClass, Measure measure) =>
        _measures[tagClass] = Sum(_measures.GetValueOrDefault(tagClass), measure);
}
