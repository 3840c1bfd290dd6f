using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Hosting;

namespace EntityGraph.Service.Tests.Hosting;

public sealed class DataFolderTests : IDisposable
{
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("entitygraph-").FullName, "data");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_path)!, recursive: true);

    [Fact]
    public void A_folder_belongs_to_one_program_at_a_time_and_the_other_is_told_to_whom()
    {
        using var first = new DataFolder(_path);
        using var second = new DataFolder(_path);
        first.Lock("http://127.0.0.1:5080");

        var problem = Assert.Throws<StoreUnusableException>(() => second.Lock("ingest"));

        Assert.Contains($"process {Environment.ProcessId}, http://127.0.0.1:5080", problem.Message, StringComparison.Ordinal);
        Assert.Contains("--server", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_was_given_free_can_be_taken_again()
    {
        using (var first = new DataFolder(_path))
        {
            first.Lock("serve");
        }

        using var second = new DataFolder(_path);
        second.Lock("serve");

        Assert.True(File.Exists(Path.Combine(_path, "lock")));
    }

    [Fact]
    public void A_path_that_cannot_be_a_folder_is_said_so()
    {
        File.WriteAllText(_path, "a file");
        using var folder = new DataFolder(Path.Combine(_path, "inner"));

        Assert.Contains(_path, Assert.Throws<StoreUnusableException>(() => folder.Lock("serve")).Message, StringComparison.Ordinal);
    }
}
