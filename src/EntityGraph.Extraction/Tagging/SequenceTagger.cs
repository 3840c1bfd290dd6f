using System.Buffers;
using System.Numerics.Tensors;
using EntityGraph.Extraction.Learning;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Tagging;

/// <summary>Names the persons, places, organisations and other things of a sentence, as a trained linear-chain model sees them.</summary>
/// <remarks>
/// The score of a label at a token is the sum of what the five words around it say; the best sequence is found by Viterbi.
/// Words are scored once and remembered, so that a token costs a few vector additions. Cost O(tokens * labels²).
/// Deterministic, safe to use from many threads, no allocation once the words are known.
/// </remarks>
public sealed class SequenceTagger
{
    private const int Width = LinearChain.Width;
    private const int Reach = LinearPart.Distances / 2;

    private readonly WordScores _words;
    private readonly ContextNet _net;
    private readonly LinearChain _chain;

    internal SequenceTagger(TaggerModel model)
    {
        _words = new WordScores(model);
        _net = model.Net;
        _chain = model.CreateChain();
    }

    /// <summary>Loads the model that comes with the library.</summary>
    /// <exception cref="InvalidDataException">The library was built without a model.</exception>
    public static SequenceTagger Load()
    {
        using var stream = typeof(SequenceTagger).Assembly.GetManifestResourceStream("models/tagger.bin")
            ?? throw new InvalidDataException("The library was built without data/models/tagger.bin.");
        return Load(stream);
    }

    /// <summary>Loads a model that <c>train tagger</c> wrote.</summary>
    /// <param name="stream">Stands at the first byte of the model.</param>
    /// <exception cref="ArgumentNullException">The stream is null.</exception>
    /// <exception cref="InvalidDataException">This is no model of this version.</exception>
    public static SequenceTagger Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new SequenceTagger(TaggerModel.Read(stream));
    }

    /// <summary>Tags the tokens of one sentence.</summary>
    /// <param name="text">The text that the tokens stand in.</param>
    /// <param name="tokens">The tokens of one sentence in text order, none empty.</param>
    /// <param name="labels">Takes one label for each token, as <see cref="TagSet"/> numbers them; always a valid sequence.</param>
    /// <param name="confidences">Takes the probability of each label, 0..1; may be empty, which saves a third of the time.</param>
    /// <exception cref="ArgumentException">There is not room for each token.</exception>
    public void Tag(ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> tokens, Span<byte> labels, Span<float> confidences = default)
    {
        if (labels.Length < tokens.Length || (!confidences.IsEmpty && confidences.Length < tokens.Length))
        {
            throw new ArgumentException("There must be room for a label, and a confidence where wanted, for each token.", nameof(labels));
        }

        if (tokens.IsEmpty)
        {
            return;
        }

        var length = tokens.Length * Width;
        var scores = ArrayPool<float>.Shared.Rent(length);
        var back = ArrayPool<int>.Shared.Rent(length);
        Score(text, tokens, scores.AsSpan(0, length));
        _chain.Decode(scores.AsSpan(0, length), back, labels[..tokens.Length]);
        if (!confidences.IsEmpty)
        {
            Weigh(scores.AsSpan(0, length), labels[..tokens.Length], confidences);
        }

        ArrayPool<int>.Shared.Return(back);
        ArrayPool<float>.Shared.Return(scores);
    }

    private void Score(ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> tokens, Span<float> scores)
    {
        var (hiddenCount, deepCount) = (_net.HiddenCount, _net.DeepCount);
        var hiddenLength = (tokens.Length + 2) * hiddenCount;
        var room = ArrayPool<float>.Shared.Rent(hiddenLength + (tokens.Length * deepCount));
        var hidden = room.AsSpan(0, hiddenLength);
        scores.Clear();
        hidden.Clear();
        for (var t = 0; t < tokens.Length; t++)
        {
            // What this word gives to the token at "to" stands in row t - to + Reach.
            ReadOnlySpan<float> word = _words.Find(tokens[t].Of(text));
            var last = Math.Min(tokens.Length - 1, t + Reach);
            for (var to = Math.Max(0, t - Reach); to <= last; to++)
            {
                var row = t - to + Reach;
                Add(scores.Slice(to * Width, Width), word.Slice(row * Width, Width));
                Add(hidden.Slice((to + 1) * hiddenCount, hiddenCount), word.Slice(LinearPart.ScoreLength + (row * hiddenCount), hiddenCount));
            }
        }

        _net.AddScores(hidden, room.AsSpan(hiddenLength, tokens.Length * deepCount), scores);
        ArrayPool<float>.Shared.Return(room);
    }

    private static void Add(Span<float> sum, ReadOnlySpan<float> share) => TensorPrimitives.Add(sum, share, sum);

    private void Weigh(ReadOnlySpan<float> scores, ReadOnlySpan<byte> labels, Span<float> confidences)
    {
        var room = ArrayPool<float>.Shared.Rent(3 * scores.Length);
        var probabilities = room.AsSpan(2 * scores.Length, scores.Length);
        _chain.Marginals(scores, room.AsSpan(0, 2 * scores.Length), probabilities, []);
        for (var t = 0; t < labels.Length; t++)
        {
            confidences[t] = probabilities[(t * Width) + labels[t]];
        }

        ArrayPool<float>.Shared.Return(room);
    }
}
