using System.Numerics.Tensors;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Lab.Tagging.Network;

namespace EntityGraph.Lab.Tagging;

/// <summary>Builds a tagger from its sources: table of words, linear part, prepared codes, network.</summary>
/// <param name="config">What to read and how to learn.</param>
/// <param name="resolve">Leads from a path of the configuration to a file.</param>
/// <param name="report">Told of progress.</param>
internal sealed class TaggerBuilder(TaggerConfig config, Func<string, string> resolve, Action<string> report)
{
    // A word met once teaches more as the kind of word it is than as itself.
    private const int IdentityCount = 2;

    /// <summary>Learns everything. The same sources give the same model.</summary>
    public TaggerModel Build()
    {
        var vectors = WordVectors.Read(resolve(config.Vectors));
        var source = new WordTableSource(resolve);
        var table = source.Build(config.Lists, vectors);
        var cut = ColumnFile.Read(resolve(config.Train));
        var abbreviations = config.Abbreviations.ToHashSet(StringComparer.Ordinal);
        TaggedSentence[] sentences = [.. cut, .. cut.Select(sentence => sentence.WithWholeAbbreviations(abbreviations)).OfType<TaggedSentence>()];
        report($"{cut.Count} sentences, {sentences.Length - cut.Count} of them also with whole abbreviations");

        var linear = new LinearTrainer(table, sentences, config.Linear);
        linear.Train((epoch, loss) => report($"linear part, epoch {epoch}: loss {loss:F3}"));

        var rows = new FeatureRows(config.Net.Width, new XorShift(config.Net.Seed));
        var words = new WordInputs(table, rows);
        if (config.Form.Epochs > 0)
        {
            new FormTrainer(Lessons(source, vectors), words, rows, config.Form, config.Net)
                .Train((epoch, right) => report($"forms, epoch {epoch}: {right:P1} of clusters"));
            rows.Restart(config.Form.Caution);
        }

        AddTrainingFeatures(words, sentences);
        var net = new NetTrainer(sentences, words, rows, table.Dimensions, config.Net);
        net.Train((epoch, loss) => report($"network, epoch {epoch}: loss {loss:F3}"));

        var encoder = WordEncoder.Quantize(
            words.RowOf.Select(pair => KeyValuePair.Create(pair.Key, rows[pair.Value].ToArray())),
            net.Coder.Projection.Weights,
            net.Coder.Bias.Weights);
        var share = config.LinearShare;
        return new(table, linear.ToPart(share), encoder, net.ToNet(1 - share), Mix(linear.Transition, net.Transition), Mix(linear.Start, net.Start));
    }

    private void AddTrainingFeatures(WordInputs words, IReadOnlyList<TaggedSentence> sentences)
    {
        var tokens = sentences.SelectMany(sentence => sentence.Tokens.Index().Select(token => sentence.Word(token.Index))).ToArray();
        words.AddFeatures(tokens.Distinct(StringComparer.Ordinal), config.Net.MinCount, kind => kind is not (FeatureKind.Word or FeatureKind.LowerWord));
        words.AddFeatures(tokens, IdentityCount, kind => kind is FeatureKind.Word or FeatureKind.LowerWord);
    }

    private FormLesson[] Lessons(WordTableSource source, WordVectors vectors)
    {
        var clusters = config.Form.Clusters is null
            ? []
            : File.ReadLines(resolve(config.Form.Clusters)).Select(line => line.Split('\t'))
                .GroupBy(fields => fields[0], fields => int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture), StringComparer.Ordinal)
                .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        var all = source.Facts.Keys.Union(clusters.Keys, StringComparer.Ordinal).Where(word => word.Length > 1).Order(StringComparer.Ordinal);
        return [.. all.Select(word =>
        {
            var facts = source.Facts.GetValueOrDefault(word);
            return new FormLesson(word, facts.Lists, clusters.GetValueOrDefault(word, -1), VectorOf(vectors, facts.Vector - 1));
        })];
    }

    private static float[]? VectorOf(WordVectors vectors, int word)
    {
        if (word < 0)
        {
            return null;
        }

        var vector = new float[vectors.Dimensions];
        vectors.Copy(word, vector);
        return vector;
    }

    private float[] Mix(ReadOnlySpan<float> linear, ReadOnlySpan<float> net)
    {
        var mixed = new float[linear.Length];
        TensorPrimitives.Multiply(linear, config.LinearShare, mixed);
        TensorPrimitives.MultiplyAdd(net[..linear.Length], 1 - config.LinearShare, mixed, mixed);
        return mixed;
    }
}
