using System.Buffers;
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
    private readonly FixedPointNet _net;
    private readonly LinearChain _chain;
    private readonly WordTable _table;

    internal SequenceTagger(TaggerModel model)
    {
        _net = new FixedPointNet(model.Net);
        _words = new WordScores(model.Words, new FeatureTable(model.Linear, model.Encoder), _net);
        _chain = model.CreateChain();
        _table = model.Words;
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

    /// <summary>Whether the lists behind the model know a word as a common noun, and as nobody's name.</summary>
    /// <param name="word">The word as it stands in a text, not empty.</param>
    public bool IsCommonNoun(ReadOnlySpan<char> word)
    {
        var lists = _table.Find(WordShape.Read(word, stackalloc char[WordShape.BufferLength]).Word).Lists;
        return (lists & WordLists.CommonNouns) != 0 && (lists & WordLists.PersonNames) == 0;
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

    // All words are found before any is added: the memory answers many look-ups at once.
    private void Score(ReadOnlySpan<char> text, ReadOnlySpan<TextSpan> tokens, Span<float> scores)
    {
        var words = ArrayPool<short[]>.Shared.Rent(tokens.Length + (2 * Reach));
        for (var i = 0; i < tokens.Length + (2 * Reach); i++)
        {
            var token = i - Reach;
            words[i] = token >= 0 && token < tokens.Length ? _words.Find(tokens[token].Of(text)) : _words.Nothing;
        }

        var units = ArrayPool<short>.Shared.Rent(_net.UnitRoom(tokens.Length));
        var sums = ArrayPool<int>.Shared.Rent(_net.SumRoom(tokens.Length));
        _net.Score(words, units, sums, scores);
        ArrayPool<int>.Shared.Return(sums);
        ArrayPool<short>.Shared.Return(units);
        ArrayPool<short[]>.Shared.Return(words);
    }

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
