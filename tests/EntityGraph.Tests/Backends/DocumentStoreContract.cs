using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Tests.Backends;

/// <summary>What every store must do, whatever lies below it.</summary>
public abstract class DocumentStoreContract : IAsyncLifetime
{
    private protected static CancellationToken None => CancellationToken.None;

    private protected abstract IDocumentStore Store { get; }

    private protected abstract IJobStore Jobs { get; }

    private protected abstract ICorrectionStore Corrections { get; }

    public virtual async Task InitializeAsync() => await Store.OpenAsync(None);

    public abstract Task DisposeAsync();

    [Fact]
    public async Task A_saved_document_is_found_with_all_its_fields()
    {
        var entry = Entry("a", "Ein Text\r\nmit 🚂 und \0 Null.", "2024-06-19", "Bote", "Titel", "https://example.org/a");

        var statuses = await Store.SaveAsync([entry], None);

        Assert.Equal([StoreStatus.Stored], statuses);
        Assert.Equal(entry.Document, await Store.FindAsync("a", None));
        var extraction = await Store.FindExtractionAsync("a", None);
        Assert.Equal(entry.Analyzed.Extraction.Entities.AsEnumerable(), extraction!.Entities.AsEnumerable());
    }

    [Fact]
    public async Task What_was_never_saved_is_not_found()
    {
        Assert.Null(await Store.FindAsync("a", None));
        Assert.Null(await Store.FindExtractionAsync("a", None));
        Assert.False(await Store.DeleteAsync("a", None));
        Assert.Null(await Store.FindNoteAsync("a", None));
        Assert.Null(await Jobs.FindJobAsync("a", None));
    }

    [Fact]
    public async Task The_same_document_again_changes_nothing_and_another_content_replaces_it()
    {
        await Store.SaveAsync([Entry("a", "Eins.")], None);

        var statuses = await Store.SaveAsync([Entry("a", "Eins."), Entry("a", "Zwei."), Entry("a", "Zwei.", version: "v2")], None);

        Assert.Equal([StoreStatus.Unchanged, StoreStatus.Replaced, StoreStatus.Replaced], statuses);
        Assert.Equal(1, await Store.CountAsync(None));
        Assert.Equal("Zwei.", (await Store.FindAsync("a", None))!.Text);
    }

    [Fact]
    public async Task A_deleted_document_leaves_no_trace()
    {
        await Store.SaveAsync([Entry("a", "Eins."), Entry("b", "Zwei.")], None);

        Assert.True(await Store.DeleteAsync("a", None));

        Assert.Null(await Store.FindAsync("a", None));
        Assert.Null(await Store.FindExtractionAsync("a", None));
        Assert.Equal(["b"], (await LoadAsync()).Select(document => document.DocumentId));
    }

    [Fact]
    public async Task Loading_gives_back_what_the_graph_is_made_of()
    {
        var entries = new[] { Entry("b", "Eins.", "2024-06-19", "Bote", "Titel"), Entry("a", "Zwei.") };
        await Store.SaveAsync(entries, None);

        var loaded = await LoadAsync();

        Assert.Equal(["b", "a"], loaded.Select(document => document.DocumentId));
        Assert.Equal(entries[0].Analyzed.TextFingerprint, loaded[0].TextFingerprint);
        Assert.Equal(("Titel", new DateOnly(2024, 6, 19), "Bote"), (loaded[0].Title, loaded[0].Date, loaded[0].Source));
        Assert.Equal(["Kim"], loaded[0].Surfaces.AsEnumerable());
        Assert.Null(loaded[1].Date);
    }

    [Fact]
    public async Task Known_documents_are_those_analysed_by_this_version()
    {
        await Store.SaveAsync([Entry("a", "Eins."), Entry("b", "Zwei.", version: "v0")], None);

        var known = await Store.FindHashesAsync(["a", "b", "c"], "v1", None);

        Assert.Equal(["a"], known.Keys);
        Assert.Equal(["b"], await Store.ListOutdatedAsync("v1", None));
    }

    [Fact]
    public async Task Pages_list_the_latest_first_and_the_undated_last_each_once()
    {
        var dates = new[] { "2024-01-01", "2024-06-19", null, "2024-06-19", null, "2019-04-25" };
        await Store.SaveAsync([.. dates.Select((date, i) => Entry($"d{i}", $"Text {i}.", date))], None);

        var seen = new List<string>();
        DocumentPosition? after = null;
        do
        {
            var page = await Store.ListAsync(new(2, after), None);
            seen.AddRange(page.Documents.Select(document => document.Id));
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(["d1", "d3", "d0", "d5", "d2", "d4"], seen);
    }

    [Fact]
    public async Task A_list_can_be_cut_to_an_outlet_and_a_time()
    {
        await Store.SaveAsync(
            [Entry("a", "Eins.", "2024-01-01", "Bote"), Entry("b", "Zwei.", "2024-06-19", "Kurier"), Entry("c", "Drei.")], None);

        var bySource = await Store.ListAsync(new(10, Source: "Bote"), None);
        var byTime = await Store.ListAsync(new(10, From: new(2024, 1, 2)), None);

        Assert.Equal(["a"], bySource.Documents.Select(document => document.Id));
        Assert.Equal(["b"], byTime.Documents.Select(document => document.Id));
    }

    [Fact]
    public async Task A_cancelled_save_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.SaveAsync([Entry("a", "Eins.")], cancelled.Token));

        Assert.Equal(0, await Store.CountAsync(None));
    }

    [Fact]
    public async Task Writers_and_readers_do_not_stand_in_each_others_way()
    {
        var saves = Enumerable.Range(0, 20).Select(i => Task.Run(() => Store.SaveAsync([Entry($"d{i}", $"Text {i}.")], None)));
        var reads = Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.CountAsync(None)));

        await Task.WhenAll([.. saves, .. reads]);

        Assert.Equal(20, await Store.CountAsync(None));
    }

    [Fact]
    public async Task A_note_is_kept_and_overwritten()
    {
        await Store.SaveNoteAsync("samples", "begun", None);
        await Store.SaveNoteAsync("samples", "done", None);

        Assert.Equal("done", await Store.FindNoteAsync("samples", None));
    }

    [Fact]
    public async Task A_job_keeps_its_document_until_saving_that_ends_the_job()
    {
        var entry = Entry("a", "Eins.");
        var job = SomeJob("j1", "a");
        await Jobs.AddJobAsync(job, entry.Document, None);

        Assert.Equal(job, await Jobs.FindJobAsync("j1", None));
        Assert.Equal(entry.Document, await Jobs.FindJobDocumentAsync("j1", None));
        Assert.Equal(0, await Store.CountAsync(None));

        await Store.SaveAsync([entry with { JobId = "j1" }], None);

        var done = await Jobs.FindJobAsync("j1", None);
        Assert.Equal((JobState.Done, StoreStatus.Stored), (done!.State, done.Status!.Value));
        Assert.Null(await Jobs.FindJobDocumentAsync("j1", None));
    }

    [Fact]
    public async Task A_failed_job_stays_queued_a_rejected_one_is_a_dead_letter_and_a_done_one_stays_done()
    {
        var problem = new DocumentProblem("store_failed", "", "It failed.");
        var failed = SomeJob("j1", "a") with { Attempts = 1, Problem = problem };
        var rejected = SomeJob("j2", "b") with { State = JobState.Rejected, Attempts = 8, Problem = problem };
        var done = SomeJob("j3", "c");
        foreach (var id in (string[])["j1", "j2", "j3"])
        {
            await Jobs.AddJobAsync(SomeJob(id, id), Entry(id, "Eins.").Document, None);
        }

        await Store.SaveAsync([Entry("c", "Eins.") with { JobId = "j3" }], None);
        await Jobs.UpdateJobAsync(failed, None);
        await Jobs.UpdateJobAsync(rejected, None);
        await Jobs.UpdateJobAsync(done with { State = JobState.Rejected }, None);

        Assert.Equal(["j1"], (await Jobs.ListJobsAsync(JobState.Queued, 10, None)).Select(job => job.Id));
        Assert.Equal(["j2"], (await Jobs.ListJobsAsync(JobState.Rejected, 10, None)).Select(job => job.Id));
        Assert.Equal(["j3"], (await Jobs.ListJobsAsync(JobState.Done, 10, None)).Select(job => job.Id));
        Assert.Equal(problem, (await Jobs.FindJobAsync("j2", None))!.Problem);
        Assert.NotNull(await Jobs.FindJobDocumentAsync("j1", None));
        Assert.Null(await Jobs.FindJobDocumentAsync("j2", None));
    }

    [Fact]
    public async Task A_correction_is_kept_with_all_that_it_says_until_it_is_removed()
    {
        var moment = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(7);
        var late = new Correction("a", CorrectionKind.Split, "person:kim-jong-un", "Anna", moment.AddTicks(1))
        {
            Name = "Ein „anderer“ Kim",
            Type = EntityType.Person,
            Alias = "Kim",
            DocumentIds = ["d1", "d2"],
            Reason = "Warum nicht?",
            TargetName = "Kim Jong-un",
        };
        var early = new Correction("b", CorrectionKind.Reject, "rel-0123456789abcdef", "Otto", moment)
        {
            Relation = new(
                "person:kim-jong-un", "state:US", RelationType.Threaten, true, Modality.Possible, false, true, new(2020, 1, 1), new(2020, 1, 31)),
        };
        await Corrections.AddCorrectionAsync(late, None);
        await Corrections.AddCorrectionAsync(early, None);

        var listed = await Corrections.ListCorrectionsAsync(None);

        Assert.Equal([early, late with { DocumentIds = listed[1].DocumentIds }], [listed[0] with { DocumentIds = early.DocumentIds }, listed[1]]);
        Assert.Equal(late.DocumentIds.AsEnumerable(), listed[1].DocumentIds);
        Assert.True(await Corrections.RemoveCorrectionAsync("b", None));
        Assert.False(await Corrections.RemoveCorrectionAsync("b", None));
        Assert.Equal("a", Assert.Single(await Corrections.ListCorrectionsAsync(None)).Id);
    }

    private protected static StoreEntry Entry(
        string id,
        string text,
        string? date = null,
        string? source = null,
        string? title = null,
        string? url = null,
        string version = "v1")
    {
        Assert.True(Document.TryFrom(new(text, id, title, date, source, url), out var document, out _));
        var extraction = new DocumentExtraction(
            "de",
            [new TextSpan(0, text.Length)],
            [new ExtractedEntity("person:kim-jong-un", EntityType.Person, "Kim Jong-un", true, true, 0.9)],
            [new Mention(0, MentionForm.Name, new TextSpan(0, 3), 0, 0.9)],
            [],
            []);
        var analyzed = new AnalyzedDocument(
            document.Id, document.Title, document.Date, document.Source, ulong.MaxValue - 5, extraction)
        {
            Surfaces = ["Kim"],
        };
        return new(document, analyzed, version);
    }

    private static Job SomeJob(string id, string document)
    {
        var moment = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        return new(id, document, JobState.Queued, 0, moment, moment);
    }

    private async Task<List<AnalyzedDocument>> LoadAsync()
    {
        var loaded = new List<AnalyzedDocument>();
        await foreach (var document in Store.LoadAsync(None))
        {
            loaded.Add(document);
        }

        return loaded;
    }
}
