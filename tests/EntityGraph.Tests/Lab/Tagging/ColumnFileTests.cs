using EntityGraph.Lab.Tagging;

namespace EntityGraph.Tests.Lab.Tagging;

public sealed class ColumnFileTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    [Fact]
    public void Sentences_are_read_without_comments_and_written_back_as_they_were()
    {
        File.WriteAllText(_path, "#\tsource\t1\n1\tBonn\tB-LOC\tO\n2\t-LRB-\tO\tO\n\n1\t#\tO\tO\n\n");

        var sentences = ColumnFile.Read(_path);
        ColumnFile.Write(_path, sentences, sentences.Select(sentence => sentence.Labels()));

        Assert.Equal(["Bonn (", "#"], sentences.Select(sentence => sentence.Text));
        Assert.Equal("1\tBonn\tB-LOC\n2\t-LRB-\tO\n\n1\t#\tO\n\n", File.ReadAllText(_path));
    }

    public void Dispose() => File.Delete(_path);
}
