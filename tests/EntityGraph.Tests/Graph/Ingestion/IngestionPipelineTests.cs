using EntityGraph.Backends.Sql;
using EntityGraph.Backends.Sqlite;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Queries;
using Microsoft.Extensions.Logging.Abstractions;

namespace EntityGraph.Tests.Graph.Ingestion;

public sealed class IngestionPipelineTests : IAsyncLifetime
{
    private const string Article = "Der nordkoreanische Machthaber Kim Jong-un hat Präsident Wladimir Putin in Wladiwostok getroffen.";

    private static readonly Lazy<GermanAnalyzer> Analyzer = new(GermanAnalyzer.Load);

    private readonly string _folder = Directory.CreateTempSubdirectory("entitygraph-").FullName;
    private readonly SqliteDatabase _database;
    private readonly SqlDocumentStore _store;
    private readonly SqlJobStore _jobStore;
    private readonly LiveGraph _graph = new();
    private readonly GraphWriter _writer;
    private readonly IngestionPipeline _pipeline;
    private readonly RecordingQueue _queue = new();
    private readonly JobService _jobs;

    public IngestionPipelineTests()
    {
        _database = new(Path.Combine(_folder, "store.db"));
        _store = new(_database, TimeProvider.System);
        _jobStore = new(_database);
        _writer = new(_store, _graph);
        _pipeline = new(Analyzer.Value, _store, _writer, NullLogger<IngestionPipeline>.Instance);
        _jobs = new(_jobStore, _queue, _pipeline, TimeProvider.System, NullLogger<JobService>.Instance);
    }

    private static CancellationToken None => CancellationToken.None;

    public Task InitializeAsync() => _store.OpenAsync(None);

    public async Task DisposeAsync()
    {
        await _writer.DisposeAsync();
        await _database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_stored_article_is_in_the_graph_when_the_answer_comes()
    {
        var result = await _pipeline.StoreAsync(new DocumentInput(Article, "a"), StoreWait.UntilVisible, None);

        Assert.Equal(StoreResult.Accepted("a", StoreStatus.Stored), result);
        Assert.Equal("Kim Jong-un", _graph.Current.Find("person:kim-jong-un")?.Name);
    }

    [Fact]
    public async Task A_second_submission_of_the_same_article_changes_nothing()
    {
        await _pipeline.StoreAsync(new DocumentInput(Article), StoreWait.UntilVisible, None);
        var before = _graph.Current;

        var result = await _pipeline.StoreAsync(new DocumentInput(Article), StoreWait.UntilVisible, None);

        Assert.Equal(StoreStatus.Unchanged, result.Status);
        Assert.Same(before, _graph.Current);
    }

    [Fact]
    public async Task Another_text_under_the_same_id_replaces_what_the_first_one_said()
    {
        await _pipeline.StoreAsync(new DocumentInput(Article, "a"), StoreWait.UntilVisible, None);

        var result = await _pipeline.StoreAsync(
            new DocumentInput("Angela Merkel besuchte am Freitag Paris.", "a"), StoreWait.UntilVisible, None);

        Assert.Equal(StoreStatus.Replaced, result.Status);
        Assert.Null(_graph.Current.Find("person:kim-jong-un"));
        Assert.NotNull(_graph.Current.Find("person:angela-merkel"));
    }

    [Fact]
    public async Task A_deleted_article_leaves_no_trace()
    {
        await _pipeline.StoreAsync(new DocumentInput(Article, "a"), StoreWait.UntilVisible, None);

        Assert.True(await _pipeline.DeleteAsync("a", None));
        Assert.False(await _pipeline.DeleteAsync("a", None));

        Assert.Equal(0, _graph.Current.EntityCount);
        Assert.Null(await _store.FindAsync("a", None));
    }

    [Fact]
    public async Task Many_senders_at_once_lose_nothing()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 300).Select(i => Task.Run(() =>
            _pipeline.StoreAsync(new DocumentInput(Article, $"d{i}"), StoreWait.UntilStored, None))));
        await _pipeline.FlushAsync(None);

        Assert.All(results, result => Assert.Equal(StoreStatus.Stored, result.Status));
        Assert.Equal(300, await _store.CountAsync(None));
        Assert.Equal(300, _graph.Current.Find("person:kim-jong-un")!.MentionCount);
    }

    [Fact]
    public async Task What_is_not_waited_for_shows_by_itself_soon()
    {
        await _pipeline.StoreAsync(new DocumentInput(Article, "a"), StoreWait.UntilStored, None);

        for (var i = 0; i < 100 && _graph.Current.EntityCount == 0; i++)
        {
            await Task.Delay(100);
        }

        Assert.NotNull(_graph.Current.Find("person:kim-jong-un"));
    }

    [Fact]
    public async Task The_graph_of_a_start_is_the_graph_of_the_ingest()
    {
        await _pipeline.StoreAsync(new DocumentInput(Article, "a", Date: "2019-04-25", Source: "Bote"), StoreWait.UntilStored, None);
        await _pipeline.StoreAsync(new DocumentInput("Kim reiste nach Russland.", "b"), StoreWait.UntilVisible, None);

        var again = new LiveGraph();
        await foreach (var document in _store.LoadAsync(None))
        {
            again.Apply(document);
        }

        again.Publish();

        Assert.Equal(Spell(_graph.Current), Spell(again.Current));
    }

    [Fact]
    public async Task A_job_is_on_the_disk_before_it_is_in_the_queue_and_brings_its_document_in()
    {
        Assert.True(Document.TryFrom(new(Article, "a"), out var document, out _));

        var job = await _jobs.SubmitAsync(document, None);

        Assert.Equal([job.Id], _queue.Published);
        Assert.Equal(JobState.Queued, (await _jobStore.FindJobAsync(job.Id, None))!.State);
        Assert.Equal(JobOutcome.Done, await _jobs.ProcessAsync(job.Id, None));
        Assert.Equal(JobState.Done, (await _jobStore.FindJobAsync(job.Id, None))!.State);
        Assert.Equal(Article, (await _store.FindAsync("a", None))!.Text);
    }

    [Fact]
    public async Task A_message_that_comes_twice_does_no_harm_and_one_without_a_job_is_a_dead_letter()
    {
        Assert.True(Document.TryFrom(new(Article, "a"), out var document, out _));
        var job = await _jobs.SubmitAsync(document, None);

        await _jobs.ProcessAsync(job.Id, None);

        Assert.Equal(JobOutcome.Done, await _jobs.ProcessAsync(job.Id, None));
        Assert.Equal(JobOutcome.Reject, await _jobs.ProcessAsync("never-heard-of", None));
    }

    [Fact]
    public async Task Jobs_that_an_earlier_process_left_are_queued_again()
    {
        Assert.True(Document.TryFrom(new(Article, "a"), out var document, out _));
        var job = await _jobs.SubmitAsync(document, None);
        _queue.Published.Clear();

        Assert.Equal(1, await _jobs.RecoverAsync(None));
        Assert.Equal([job.Id], _queue.Published);
    }

    [Fact]
    public async Task A_store_that_fails_means_later_and_after_many_failures_a_dead_letter()
    {
        Assert.True(Document.TryFrom(new(Article, "a"), out var document, out _));
        await using var failing = new GraphWriter(new FailingStore(_store, _ => true), _graph);
        var pipeline = new IngestionPipeline(Analyzer.Value, _store, failing, NullLogger<IngestionPipeline>.Instance);
        var jobs = new JobService(_jobStore, _queue, pipeline, TimeProvider.System, NullLogger<JobService>.Instance);
        var job = await jobs.SubmitAsync(document, None);

        var outcomes = new List<JobOutcome>();
        for (var i = 0; i < JobService.MaxAttempts; i++)
        {
            outcomes.Add(await jobs.ProcessAsync(job.Id, None));
        }

        Assert.All(outcomes[..^1], outcome => Assert.Equal(JobOutcome.Retry, outcome));
        Assert.Equal(JobOutcome.Reject, outcomes[^1]);
        var rejected = await _jobStore.FindJobAsync(job.Id, None);
        Assert.Equal((JobState.Rejected, "store_failed"), (rejected!.State, rejected.Problem!.Code));
    }

    [Fact]
    public async Task A_document_that_the_store_refuses_does_not_fail_those_that_were_to_be_written_with_it()
    {
        await using var writer = new GraphWriter(new FailingStore(_store, entry => entry.Analyzed.DocumentId is "d7" or "d8"), _graph);
        var pipeline = new IngestionPipeline(Analyzer.Value, _store, writer, NullLogger<IngestionPipeline>.Instance);
        var jobs = new JobService(_jobStore, _queue, pipeline, TimeProvider.System, NullLogger<JobService>.Instance);
        var submitted = new List<Job>();
        for (var number = 0; number < 30; number++)
        {
            Assert.True(Document.TryFrom(new(Article, $"d{number}"), out var document, out _));
            submitted.Add(await jobs.SubmitAsync(document, None));
        }

        var outcomes = await Task.WhenAll(submitted.Select(job => Task.Run(() => jobs.ProcessAsync(job.Id, None))));
        await pipeline.FlushAsync(None);

        Assert.Equal(Enumerable.Range(0, 30).Select(number => number is 7 or 8 ? JobOutcome.Retry : JobOutcome.Done), outcomes);
        Assert.Equal(28, _graph.Current.Find("person:kim-jong-un")!.MentionCount);
    }

    private static string Spell(GraphVersion graph) => string.Join('\n', graph.Entities
        .OrderBy(entity => entity.Id, StringComparer.Ordinal)
        .Select(entity => $"{entity.Id} {entity.Name} {entity.MentionCount} {entity.First} {string.Join(',', entity.Aliases.Select(alias => alias.Text))}"));

    private sealed class RecordingQueue : IJobQueue
    {
        public List<string> Published { get; } = [];

        public ValueTask PublishAsync(string jobId, CancellationToken cancellationToken)
        {
            Published.Add(jobId);
            return ValueTask.CompletedTask;
        }

        public Task ConsumeAsync(
            int workers, Func<string, CancellationToken, Task<JobOutcome>> work, CancellationToken cancellationToken) =>
            Task.CompletedTask;
    }

    // Reads go on; a transaction with anything that is refused fails.
    private sealed class FailingStore(IDocumentStore inner, Func<StoreEntry, bool> refuses) : IDocumentStore
    {
        public Task OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

        public Task<IReadOnlyList<StoreStatus>> SaveAsync(IReadOnlyList<StoreEntry> entries, CancellationToken cancellationToken) =>
            entries.Any(refuses) ? throw new IOException("No space left.") : inner.SaveAsync(entries, cancellationToken);

        public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => throw new IOException("No space left.");

        public Task<Document?> FindAsync(string id, CancellationToken cancellationToken) => inner.FindAsync(id, cancellationToken);

        public Task<DocumentExtraction?> FindExtractionAsync(string id, CancellationToken cancellationToken) =>
            inner.FindExtractionAsync(id, cancellationToken);

        public Task<IReadOnlyDictionary<string, string>> FindHashesAsync(
            IReadOnlyCollection<string> ids, string analyzerVersion, CancellationToken cancellationToken) =>
            inner.FindHashesAsync(ids, analyzerVersion, cancellationToken);

        public Task<DocumentPage> ListAsync(DocumentQuery query, CancellationToken cancellationToken) =>
            inner.ListAsync(query, cancellationToken);

        public Task<int> CountAsync(CancellationToken cancellationToken) => inner.CountAsync(cancellationToken);

        public IAsyncEnumerable<AnalyzedDocument> LoadAsync(CancellationToken cancellationToken) => inner.LoadAsync(cancellationToken);

        public AnalyzedDocument? ReadAnalyzed(string id) => inner.ReadAnalyzed(id);

        public Task<string> FindStateAsync(CancellationToken cancellationToken) => inner.FindStateAsync(cancellationToken);

        public Task<IReadOnlyList<string>> ListOutdatedAsync(string analyzerVersion, CancellationToken cancellationToken) =>
            inner.ListOutdatedAsync(analyzerVersion, cancellationToken);

        public Task<string?> FindNoteAsync(string name, CancellationToken cancellationToken) =>
            inner.FindNoteAsync(name, cancellationToken);

        public Task SaveNoteAsync(string name, string value, CancellationToken cancellationToken) =>
            throw new IOException("No space left.");
    }
}
