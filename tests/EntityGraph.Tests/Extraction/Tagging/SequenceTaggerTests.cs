using EntityGraph.Extraction.Tagging;
using EntityGraph.Extraction.Text;
using FsCheck;
using FsCheck.Fluent;

namespace EntityGraph.Tests.Extraction.Tagging;

public sealed class SequenceTaggerTests
{
    private static readonly SequenceTagger Tagger = SequenceTagger.Load();

    [Theory]
    [InlineData("Gestern traf Angela Merkel in Paris ein .", "PER:Angela Merkel|LOC:Paris")]
    [InlineData("Die nordkoreanische Regierung und der US-Präsident schweigen .", "LOCderiv:nordkoreanische|LOCpart:US-Präsident")]
    [InlineData("Die SPD tagt in Berlin .", "ORG:SPD|LOC:Berlin")]
    public void It_finds_names_and_says_their_class_and_form(string text, string expected) =>
        Assert.Equal(expected, string.Join('|', Names(text)));

    [Fact]
    public void Any_tokens_get_a_valid_sequence_and_probabilities() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonEmptyArray<NonEmptyString>>(),
        words =>
        {
            var (text, tokens) = Join([.. words.Get.Select(word => word.Get)]);
            var (labels, confidences) = (new byte[tokens.Length], new float[tokens.Length]);
            Tagger.Tag(text, tokens, labels, confidences);
            return confidences.All(p => p is >= 0 and <= 1.0001f)
                && labels.Prepend(TagSet.Outside).Zip(labels).All(pair => TagSet.MayFollow(pair.First, pair.Second));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_sentence_gets_the_same_labels_whatever_was_tagged_before()
    {
        var text = "Ministerpräsidentin Jana Wolkenstein sprach mit der Siemens AG .";
        var fresh = SequenceTagger.Load();
        for (var i = 0; i < 17_000; i++)
        {
            Labels(fresh, $"Unwort{i} Xy{i}");
        }

        Assert.Equal(Labels(SequenceTagger.Load(), text), Labels(fresh, text));
    }

    [Fact]
    public void Many_threads_may_share_it()
    {
        var text = "Der Bürgermeister von Bad Hersfeld besuchte den FC Bayern München .";
        var expected = Labels(Tagger, text);
        var shared = SequenceTagger.Load();

        var results = Enumerable.Range(0, 64).AsParallel().Select(_ => Labels(shared, text)).ToArray();

        Assert.All(results, labels => Assert.Equal(expected, labels));
    }

    [Fact]
    public void Too_little_room_is_refused()
    {
        var (text, tokens) = Join(["Berlin", "ruft"]);

        Assert.Throws<ArgumentException>(() => Tagger.Tag(text, tokens, new byte[1]));
    }

    [Fact]
    public void A_file_that_is_no_model_is_refused() =>
        Assert.Throws<InvalidDataException>(() => SequenceTagger.Load(new MemoryStream([1, 0, 0, 0, 7, 7, 7, 7])));

    private static byte[] Labels(SequenceTagger tagger, string text)
    {
        var (joined, tokens) = Join(text.Split(' '));
        var labels = new byte[tokens.Length];
        tagger.Tag(joined, tokens, labels);
        return labels;
    }

    private static IEnumerable<string> Names(string text)
    {
        var words = text.Split(' ');
        var labels = Labels(Tagger, text);
        for (var i = 0; i < words.Length; i++)
        {
            if (TagSet.Of(labels[i]).Begins)
            {
                var inside = words.Skip(i + 1).Zip(labels.Skip(i + 1)).TakeWhile(pair => pair.Second == labels[i] + 1);
                yield return $"{TagSet.NameOf(labels[i])[2..]}:{string.Join(' ', inside.Select(pair => pair.First).Prepend(words[i]))}";
            }
        }
    }

    private static (string Text, TextSpan[] Tokens) Join(string[] words)
    {
        var (at, tokens) = (0, new List<TextSpan>());
        foreach (var word in words)
        {
            tokens.Add(new(at, at + word.Length));
            at += word.Length + 1;
        }

        return (string.Join(' ', words), [.. tokens]);
    }
}
