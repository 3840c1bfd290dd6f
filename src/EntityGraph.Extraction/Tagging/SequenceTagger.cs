using System.Buffers;
using System.Runtime.Intrinsics;
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
    /// <param name="confidences">Takes the probability of each label, 0..1; untouched where the sentence names nothing; may be empty, which saves a third of the time.</param>
    /// <param name="evenNameless">Whether the confidences are wanted where the sentence names nothing too.</param>
    /// <exception cref="ArgumentException">There is not room for each token.</exception>
    public void Tag(ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> tokens, Span<byte> labels, Span<float> confidences = default, bool evenNameless = false)
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
        if (!confidences.IsEmpty && (evenNameless || labels[..tokens.Length].ContainsAnyExcept(TagSet.Outside)))
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
        hidden[..hiddenCount].Clear();
        hidden[^hiddenCount..].Clear();
        var words = new Window(_words.Nothing, _words.Nothing, Word(text, tokens, 0), Word(text, tokens, 1), Word(text, tokens, 2));
        for (var t = 0; t < tokens.Length; t++)
        {
            words.Sum(0, scores.Slice(t * Width, Width));
            words.Sum(LinearPart.ScoreLength, hidden.Slice((t + 1) * hiddenCount, hiddenCount));
            words = words.Next(Word(text, tokens, t + Reach + 1));
        }

        _net.AddScores(hidden, room.AsSpan(hiddenLength, tokens.Length * deepCount), scores);
        ArrayPool<float>.Shared.Return(room);
    }

    private short[] Word(ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> tokens, int token) =>
        token < tokens.Length ? _words.Find(tokens[token].Of(text)) : _words.Nothing;

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

    // What the words give that stand from two before a token to two after it.
    private readonly ref struct Window(short[] first, short[] second, short[] third, short[] fourth, short[] fifth)
    {
        private readonly short[] _first = first;
        private readonly short[] _second = second;
        private readonly short[] _third = third;
        private readonly short[] _fourth = fourth;
        private readonly short[] _fifth = fifth;

        /// <summary>The window of the token after.</summary>
        public Window Next(short[] word) => new(_second, _third, _fourth, _fifth, word);

        /// <summary>Adds up what the words give to their token: the first word gives its first row, the second its second.</summary>
        /// <param name="start">Where the rows start.</param>
        /// <param name="sum">Takes the sum; as long as a row, a multiple of sixteen.</param>
        public void Sum(int start, Span<float> sum)
        {
            var a = _first.AsSpan(start, sum.Length);
            var b = _second.AsSpan(start + sum.Length, sum.Length);
            var c = _third.AsSpan(start + (2 * sum.Length), sum.Length);
            var d = _fourth.AsSpan(start + (3 * sum.Length), sum.Length);
            var e = _fifth.AsSpan(start + (4 * sum.Length), sum.Length);
            for (var i = 0; i + Vector256<short>.Count <= sum.Length; i += Vector256<short>.Count)
            {
                var steps = Vector256.AddSaturate(
                    Vector256.AddSaturate(Vector256.Create(a[i..]), Vector256.Create(b[i..])),
                    Vector256.AddSaturate(Vector256.AddSaturate(Vector256.Create(c[i..]), Vector256.Create(d[i..])), Vector256.Create(e[i..])));
                (Vector256.ConvertToSingle(Vector256.WidenLower(steps)) * WordScores.Step).CopyTo(sum[i..]);
                (Vector256.ConvertToSingle(Vector256.WidenUpper(steps)) * WordScores.Step).CopyTo(sum[(i + Vector256<float>.Count)..]);
            }
        }
    }
}
