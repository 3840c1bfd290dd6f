using EntityGraph.Extraction.Tagging;
using EntityGraph.Lab.Tagging;
using EntityGraph.Lab.Tagging.Network;

namespace EntityGraph.Tests.Lab.Tagging;

public sealed class TaggerBuilderTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void A_tagger_built_from_a_few_sentences_knows_them_again()
    {
        var tagger = new SequenceTagger(Build());

        var sentence = Sentences().First();
        var labels = new byte[sentence.Tokens.Length];
        tagger.Tag(sentence.Text, sentence.Tokens, labels);

        Assert.Equal(sentence.Labels(), labels);
    }

    [Fact]
    public void The_same_sources_give_the_same_bytes() => Assert.Equal(Bytes(Build()), Bytes(Build()));

    public void Dispose() => _folder.Delete(recursive: true);

    private static byte[] Bytes(TaggerModel model)
    {
        using var stream = new MemoryStream();
        model.Write(stream);
        return stream.ToArray();
    }

    private List<TaggedSentence> Sentences() => ColumnFile.Read(Path.Combine(_folder.FullName, "train.tsv"));

    private TaggerModel Build()
    {
        var lines = Enumerable.Range(0, 60).SelectMany(i => new[]
        {
            $"1\tFrau\tO", $"2\tMeier{(char)('a' + (i % 5))}\tB-PER", "3\treist\tO", "4\tnach\tO", $"5\t{(i % 2 == 0 ? "Xanten" : "Yburg")}\tB-LOC", "",
        });
        File.WriteAllLines(Path.Combine(_folder.FullName, "train.tsv"), lines);
        File.WriteAllLines(Path.Combine(_folder.FullName, "names.tsv"), ["Meiera", "Meierb"]);
        File.WriteAllLines(Path.Combine(_folder.FullName, "clusters.tsv"), ["Meiera\t0", "Xanten\t1", "reist\t2"]);
        WordVectors.Round(["Frau", "nach"], [9, 5], [.. Enumerable.Range(0, 16).Select(i => (float)i)]).Write(Path.Combine(_folder.FullName, "vectors.bin"));
        var config = new TaggerConfig(
            "train.tsv",
            "vectors.bin",
            [],
            [new("names.tsv", 0)],
            new FormOptions("clusters.tsv", 2, 1, 0.05f, 0.002f, 0.01f),
            new NetOptions(32, 16, 16, 1, 10, 100, 0.01f, 0.05f, new(0, 0, 0, 0, 0), 1),
            new LinearOptions(3, 0.1f, 0.1f, 1, 1),
            0.5f);
        return new TaggerBuilder(config, path => Path.Combine(_folder.FullName, path), _ => { }).Build();
    }
}
