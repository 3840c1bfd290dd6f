using System.Globalization;
using EntityGraph.Backends.Sql;
using EntityGraph.Backends.Sqlite;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Queries;
using EntityGraph.Graph.Resolution;
using EntityGraph.Tests.Graph.Queries;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EntityGraph.Tests.Graph.Ingestion;

/// <summary>A program that ends and one that starts again, over one store.</summary>
public sealed class GraphSnapshotsTests : IDisposable
{
    private static readonly Correction Merge =
        new("", CorrectionKind.Merge, "person:anna-berg", "anna", default) { IntoId = "person:mia-sommer" };

    private readonly string _folder = Directory.CreateTempSubdirectory("entitygraph-").FullName;
    private readonly List<AnalyzedDocument> _documents = Articles.Random(5, 60);

    private static CancellationToken None => CancellationToken.None;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_program_that_ended_well_answers_at_once_when_it_starts_again_and_goes_on_from_there()
    {
        await RunAsync("a", Half);
        await RunAsync("a", async program =>
        {
            Assert.True(program.Shown);
            Assert.Equal(Anew(_documents.Take(30)), DeltaTests.Answers(program.Graph.Current));
            await program.LoadAsync();
            Assert.Equal(Anew(_documents.Take(30)), DeltaTests.Answers(program.Graph.Current));
            await program.SaveAsync(_documents.Skip(30));
        });
        await RunAsync("a", program =>
        {
            Assert.Equal(Anew(_documents), DeltaTests.Answers(program.Graph.Current));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_change_waits_until_all_is_read_and_then_comes_through()
    {
        await RunAsync("a", Half);
        await RunAsync("a", async program =>
        {
            var change = program.SaveAsync(_documents.Skip(30).Take(1));
            await Task.Delay(50);
            Assert.False(change.IsCompleted);
            await program.LoadAsync();
            await change;
            Assert.Equal(Anew(_documents.Take(31)), DeltaTests.Answers(program.Graph.Current));
        });
    }

    [Fact]
    public async Task What_waits_when_the_program_ends_before_all_is_read_is_withdrawn()
    {
        await RunAsync("a", Half);
        var change = Task.CompletedTask;
        await RunAsync("a", program =>
        {
            change = program.SaveAsync(_documents.Skip(30).Take(1));
            return Task.CompletedTask;
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => change);
        await RunAsync("a", Answers);
    }

    [Theory]
    [InlineData("added")]
    [InlineData("deleted")]
    [InlineData("corrected")]
    [InlineData("undone")]
    public async Task A_change_after_the_snapshot_is_there_after_a_crash(string change)
    {
        var undone = "";
        await RunAsync("a", async program =>
        {
            await Half(program);
            undone = change == "undone" ? (await program.Corrections.AddAsync(Merge, None)).Taken!.Id : "";
        });
        var snapshot = await File.ReadAllBytesAsync(FileOf("a"));
        var expected = "";
        await RunAsync("a", async program =>
        {
            await program.LoadAsync();
            await (change switch
            {
                "added" => program.SaveAsync(_documents.Skip(30)),
                "deleted" => program.Writer.DeleteAsync(_documents[3].DocumentId, None),
                "corrected" => program.Corrections.AddAsync(Merge, None),
                _ => (Task)program.Corrections.UndoAsync(undone, None),
            });
            expected = DeltaTests.Answers(program.Graph.Current);
        });

        // As if the program had ended before it could write another.
        await File.WriteAllBytesAsync(FileOf("a"), snapshot);
        await RunAsync("a", async program =>
        {
            Assert.False(program.Shown);
            Assert.Contains("state", Assert.Single(program.Log), StringComparison.Ordinal);
            await program.LoadAsync();
            Assert.Equal(expected, DeltaTests.Answers(program.Graph.Current));
        });
        await RunAsync("a", Answers);
    }

    [Fact]
    public async Task The_snapshot_of_another_store_is_passed_over_with_a_line_that_says_why()
    {
        await RunAsync("a", Half);
        await RunAsync("b", program => program.LoadAsync());
        File.Copy(FileOf("a"), FileOf("b"), overwrite: true);

        await RunAsync("b", async program =>
        {
            Assert.False(program.Shown);
            Assert.Contains("it is of the state", Assert.Single(program.Log), StringComparison.Ordinal);
            await program.LoadAsync();
            Assert.Equal(0, program.Graph.Current.EntityCount);
        });
    }

    [Theory]
    [InlineData(200, "checksum")]
    [InlineData(-1, "checksum")]
    [InlineData(12, "format")]
    public async Task A_damaged_snapshot_is_passed_over_with_a_line_that_says_why_and_written_anew(int place, string reason)
    {
        await RunAsync("a", Half);
        var bytes = await File.ReadAllBytesAsync(FileOf("a"));
        bytes[place < 0 ? bytes.Length + place : place] ^= 1;
        await File.WriteAllBytesAsync(FileOf("a"), bytes);

        await RunAsync("a", async program =>
        {
            Assert.False(program.Shown);
            Assert.Contains(reason, Assert.Single(program.Log), StringComparison.Ordinal);
            await program.LoadAsync();
            Assert.Equal(Anew(_documents.Take(30)), DeltaTests.Answers(program.Graph.Current));
        });
        await RunAsync("a", Answers);
    }

    [Fact]
    public async Task A_crash_before_the_new_snapshot_takes_its_place_leaves_the_old_one()
    {
        await RunAsync("a", Half);
        await File.WriteAllBytesAsync(FileOf("a") + ".new", [1, 2, 3]);

        await RunAsync("a", program =>
        {
            Assert.True(program.Shown);
            Assert.Equal(Anew(_documents.Take(30)), DeltaTests.Answers(program.Graph.Current));
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task A_program_that_writes_without_having_read_all_takes_no_snapshot()
    {
        await RunAsync("a", Half);
        File.Delete(FileOf("a"));

        await RunAsync("a", program => program.SaveAsync(_documents.Skip(30)));

        Assert.False(File.Exists(FileOf("a")));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Articles_in_any_order_with_deletes_and_restarts_come_to_the_same_graph(int seed)
    {
        var random = new Random(seed);
        var shuffled = _documents.ToArray();
        random.Shuffle(shuffled);
        foreach (var batch in shuffled.Chunk(1 + random.Next(20)))
        {
            await RunAsync("a", async program =>
            {
                await program.LoadAsync();
                await program.SaveAsync(batch);
                var back = batch[random.Next(batch.Length)];
                await program.Writer.DeleteAsync(back.DocumentId, None);
                await program.SaveAsync([back]);
            });
        }

        await RunAsync("a", program =>
        {
            Assert.True(program.Shown);
            Assert.Equal(Anew(_documents), DeltaTests.Answers(program.Graph.Current));
            return Task.CompletedTask;
        });
    }

    private static Task Answers(OneProgram program)
    {
        Assert.True(program.Shown);
        Assert.Contains("answer after", Assert.Single(program.Log), StringComparison.Ordinal);
        return Task.CompletedTask;
    }

    private static string Anew(IEnumerable<AnalyzedDocument> documents)
    {
        var graph = new LiveGraph();
        graph.Apply(documents.ToList());
        return DeltaTests.Answers(graph.Publish());
    }

    private async Task Half(OneProgram program)
    {
        await program.LoadAsync();
        await program.SaveAsync(_documents.Take(30));
    }

    private string FileOf(string store) => Path.Combine(_folder, store + ".snapshot");

    private async Task RunAsync(string store, Func<OneProgram, Task> act)
    {
        await using var program = new OneProgram(Path.Combine(_folder, store + ".db"), FileOf(store));
        await program.StartAsync();
        await act(program);
    }

    private sealed class OneProgram : IAsyncDisposable
    {
        private readonly SqliteDatabase _database;
        private readonly SqlDocumentStore _store;
        private readonly GraphSnapshots _snapshots;
        private readonly RecordingLog _log = new();

        public OneProgram(string store, string snapshot)
        {
            _database = new(store);
            _store = new(_database, TimeProvider.System);
            _snapshots = new(snapshot, _store, Graph, _log);
            Writer = new(_store, Graph, _snapshots);
            Corrections = new(new SqlCorrectionStore(_database), Graph, Writer, TimeProvider.System, NullLogger<CorrectionService>.Instance);
        }

        public LiveGraph Graph { get; } = new();

        public GraphWriter Writer { get; }

        public CorrectionService Corrections { get; }

        public bool Shown { get; private set; }

        public List<string> Log => _log.Lines;

        public async Task StartAsync()
        {
            await _store.OpenAsync(None);
            Shown = await _snapshots.TryShowAsync(None);
        }

        public async Task LoadAsync()
        {
            await Corrections.LoadAsync(None);
            await foreach (var document in _store.LoadAsync(None))
            {
                Graph.Apply(document);
            }

            Graph.Resume();
            await _snapshots.BeginAsync();
        }

        public Task<StoreStatus[]> SaveAsync(IEnumerable<AnalyzedDocument> documents) =>
            Task.WhenAll(documents.Select(document => Writer.SaveAsync(EntryOf(document), StoreWait.UntilVisible, None)));

        public async ValueTask DisposeAsync()
        {
            await Writer.DisposeAsync();
            await _database.DisposeAsync();
        }

        private static StoreEntry EntryOf(AnalyzedDocument analyzed)
        {
            var input = new DocumentInput($"Text {analyzed.DocumentId}.", analyzed.DocumentId, null, analyzed.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), analyzed.Source);
            Assert.True(Document.TryFrom(input, out var document, out var problem), problem?.ToString());
            return new(document, analyzed, GermanAnalyzer.Version);
        }
    }

    private sealed class RecordingLog : ILogger<GraphSnapshots>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add(formatter(state, exception));
    }
}
