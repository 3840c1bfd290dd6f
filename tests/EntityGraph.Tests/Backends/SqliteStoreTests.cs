using EntityGraph.Backends.Sql;
using EntityGraph.Backends.Sqlite;
using EntityGraph.Graph.Ingestion;
using Microsoft.Data.Sqlite;

namespace EntityGraph.Tests.Backends;

public sealed class SqliteStoreTests : DocumentStoreContract
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entitygraph-").FullName;
    private readonly SqliteDatabase _database;

    public SqliteStoreTests()
    {
        _database = new(Path.Combine(_folder, "inner", "store.db"));
        Store = new SqlDocumentStore(_database, TimeProvider.System);
        Jobs = new SqlJobStore(_database);
        Corrections = new SqlCorrectionStore(_database);
    }

    private protected override IDocumentStore Store { get; }

    private protected override IJobStore Jobs { get; }

    private protected override ICorrectionStore Corrections { get; }

    public override async Task DisposeAsync()
    {
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_was_saved_is_there_when_the_file_is_opened_again()
    {
        await Store.SaveAsync([Entry("a", "Eins.")], None);
        await _database.DisposeAsync();

        await using var again = new SqliteDatabase(_database.Path);
        var store = new SqlDocumentStore(again, TimeProvider.System);
        await store.OpenAsync(None);

        Assert.Equal("Eins.", (await store.FindAsync("a", None))!.Text);
    }

    [Fact]
    public async Task A_damaged_extraction_counts_as_outdated()
    {
        await Store.SaveAsync([Entry("a", "Eins."), Entry("b", "Zwei.")], None);
        await ExecuteAsync(_database.Path, "UPDATE extractions SET data = x'FF00' WHERE document = 1");

        var loaded = new List<string>();
        await foreach (var document in Store.LoadAsync(None))
        {
            loaded.Add(document.DocumentId);
        }

        Assert.Equal(["b"], loaded);
        Assert.Equal(["a"], await Store.ListOutdatedAsync("v1", None));
    }

    [Fact]
    public async Task A_store_of_an_older_program_is_upgraded_and_loses_nothing()
    {
        var path = Path.Combine(_folder, "older.db");
        await OpenAsync(path);
        await ExecuteAsync(path, "DROP TABLE corrections; DELETE FROM entitygraph_schema WHERE version > 1");
        await ExecuteAsync(path, "INSERT INTO notes VALUES ('kept', 'yes')");

        await using var database = new SqliteDatabase(path);
        await database.OpenAsync(None);

        Assert.Empty(await new SqlCorrectionStore(database).ListCorrectionsAsync(None));
        Assert.Equal("yes", await new SqlDocumentStore(database, TimeProvider.System).FindNoteAsync("kept", None));
    }

    [Fact]
    public async Task A_damaged_correction_is_found()
    {
        var path = Path.Combine(_folder, "damaged.db");
        await OpenAsync(path);
        Assert.Empty(await SqliteCare.CheckAsync(path, None));

        await ExecuteAsync(path, "PRAGMA ignore_check_constraints = ON; INSERT INTO corrections VALUES ('a', '2026-01-01', 'anna', '{broken')");

        Assert.Contains("corrections", Assert.Single(await SqliteCare.CheckAsync(path, None)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not a database at all, only words", "is not a database")]
    [InlineData("", null)]
    public async Task A_file_that_is_no_database_is_left_alone(string content, string? message)
    {
        var path = Path.Combine(_folder, "other.db");
        await File.WriteAllTextAsync(path, content);

        if (message is null)
        {
            await OpenAsync(path);
            return;
        }

        var problem = await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync(path));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Contains(path, problem.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        var path = Path.Combine(_folder, "other.db");
        await ExecuteAsync(path, "CREATE TABLE recipes (name TEXT)");
        var before = await File.ReadAllBytesAsync(path);

        var problem = await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync(path));

        Assert.Contains("another program", problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_store_of_a_newer_program_is_not_touched()
    {
        var path = Path.Combine(_folder, "newer.db");
        await OpenAsync(path);
        await ExecuteAsync(path, "INSERT INTO entitygraph_schema VALUES (4711, 'later')");

        var problem = await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync(path));

        Assert.Contains("newer EntityGraph (schema 4711", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_said_so()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "x");

        var problem = await Assert.ThrowsAsync<StoreUnusableException>(() => OpenAsync(Path.Combine(file, "store.db")));

        Assert.Contains("can't be opened for writing", problem.Message, StringComparison.Ordinal);
    }

    private static async Task OpenAsync(string path)
    {
        await using var database = new SqliteDatabase(path);
        await database.OpenAsync(None);
    }

    private static async Task ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the tests' own words
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
