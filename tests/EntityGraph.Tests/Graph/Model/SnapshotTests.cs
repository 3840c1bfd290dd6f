using System.Runtime.InteropServices;
using EntityGraph.Graph.Model.Snapshots;
using EntityGraph.Graph.Queries;
using EntityGraph.Tests.Graph.Queries;

namespace EntityGraph.Tests.Graph.Model;

public sealed class SnapshotTests : IDisposable
{
    private static readonly SnapshotOrigin Origin = new("17-state", "program", 5);

    private readonly string _folder = Directory.CreateTempSubdirectory("entitygraph-").FullName;

    private string File1 => Path.Combine(_folder, "graph.snapshot");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_version_with_changes_answers_from_a_snapshot_as_it_did(int seed)
    {
        var version = DeltaTests.Changed(seed);
        var documents = Articles.Random(seed, 60).ToDictionary(document => document.DocumentId, StringComparer.Ordinal);
        SnapshotFile.Write(File1, version.Columns, Origin);

        using var snapshot = new SnapshotReader(File1);
        var read = new GraphVersion(SnapshotFile.Read(snapshot, id => documents[id]), snapshot.Origin.Version);

        Assert.Equal(Origin, snapshot.Origin);
        Assert.True(version.Columns.Links.Fresh.Count > 0);
        Assert.Equal(DeltaTests.Answers(version), DeltaTests.Answers(read));
    }

    [Fact]
    public void A_snapshot_of_a_snapshot_is_the_same_file()
    {
        var second = File1 + "2";
        SnapshotFile.Write(File1, DeltaTests.Changed(3).Columns, Origin);
        using (var snapshot = new SnapshotReader(File1))
        {
            SnapshotFile.Write(second, SnapshotFile.Read(snapshot, _ => null), Origin);
        }

        Assert.Equal(File.ReadAllBytes(File1), File.ReadAllBytes(second));
    }

    [Fact]
    public void A_flipped_byte_is_found_wherever_it_is()
    {
        SnapshotFile.Write(File1, DeltaTests.Changed(1).Columns, Origin);
        var whole = File.ReadAllBytes(File1);
        var covered = 0;
        foreach (var (start, length) in Sections())
        {
            foreach (var place in new[] { start, start + (length / 2), start + length - 1 }.Where(_ => length > 0).Distinct())
            {
                var damaged = whole.ToArray();
                damaged[place] ^= 0x10;
                File.WriteAllBytes(File1, damaged);
                Assert.Throws<SnapshotUnusableException>(Read);
                covered++;
            }
        }

        Assert.True(covered > 100);
        File.WriteAllBytes(File1, whole);
        Read();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(64)]
    [InlineData(4000)]
    [InlineData(-1)]
    public void A_file_that_is_cut_off_is_found(int length)
    {
        SnapshotFile.Write(File1, DeltaTests.Changed(1).Columns, Origin);
        var whole = File.ReadAllBytes(File1);

        File.WriteAllBytes(File1, whole[..(length < 0 ? whole.Length + length : length)]);

        Assert.Throws<SnapshotUnusableException>(Read);
    }

    [Fact]
    public void A_file_of_another_format_or_kind_says_so()
    {
        SnapshotFile.Write(File1, DeltaTests.Changed(1).Columns, Origin);
        var whole = File.ReadAllBytes(File1);
        whole[(int)Marshal.OffsetOf<SnapshotHeader>(nameof(SnapshotHeader.FormatVersion))]++;
        File.WriteAllBytes(File1, whole);
        Assert.Contains("format 2", Assert.Throws<SnapshotUnusableException>(Read).Message, StringComparison.Ordinal);

        File.WriteAllText(File1, new string('x', 1000));
        Assert.Contains("no snapshot", Assert.Throws<SnapshotUnusableException>(Read).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_that_says_something_else_by_now_is_not_shown_as_evidence()
    {
        var graph = new LiveGraph();
        graph.Apply(Articles.Of("a", "2020-01-01", ["person:anna-berg", "state:XA"]));
        SnapshotFile.Write(File1, graph.Publish().Columns, Origin);
        using var snapshot = new SnapshotReader(File1);
        var other = Articles.Of("a", "2020-01-01", ["state:XA", "person:anna-berg"]);

        var version = new GraphVersion(SnapshotFile.Read(snapshot, _ => other), 1);

        Assert.Empty(version.Mentions("state:XA", new(), 0, 10)!.Items);
        Assert.Single(version.Timeline("state:XA", TimeBucket.Month, new())!);
    }

    // Header, every column and the table.
    private List<(long Start, long Length)> Sections()
    {
        using var snapshot = new SnapshotReader(File1);
        var columns = snapshot.Columns.Select(column => (column.Start, column.Length)).ToList();
        var table = columns.Max(column => column.Start + column.Length);
        table = (table + SnapshotLayout.Alignment - 1) / SnapshotLayout.Alignment * SnapshotLayout.Alignment;
        return [(0, Marshal.OffsetOf<SnapshotHeader>(nameof(SnapshotHeader.HeaderChecksum)) + sizeof(uint)), .. columns, (table, snapshot.Length - table)];
    }

    private void Read()
    {
        using var snapshot = new SnapshotReader(File1);
        SnapshotFile.Read(snapshot, _ => null);
    }
}
