using EntityGraph.Backends.Sqlite;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Queries;
using EntityGraph.Graph.Resolution;
using EntityGraph.Service.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EntityGraph.Service.Tests.Hosting;

public sealed class StartUpTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entitygraph-").FullName;

    private static CancellationToken None => CancellationToken.None;

    private string SamplesFile => Path.Combine(_folder, "samples.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task An_empty_store_is_filled_with_the_samples_once_even_where_they_were_deleted()
    {
        await File.WriteAllTextAsync(SamplesFile, """
            {"id": "s1", "text": "Kim Jong-un hat Wladimir Putin getroffen."}
            {"id": "s2", "text": "Angela Merkel besuchte Paris."}
            """);

        Assert.Equal(2, await CountAsync(services => Task.CompletedTask));
        Assert.Equal(1, await CountAsync(services => services.GetRequiredService<IngestionPipeline>().DeleteAsync("s1", None)));
        Assert.Equal(1, await CountAsync(services => Task.CompletedTask));
    }

    [Fact]
    public async Task A_store_that_was_filled_by_somebody_gets_no_samples()
    {
        await CountAsync(
            services => services.GetRequiredService<IngestionPipeline>()
                .StoreAsync(new DocumentInput("Ein Satz.", "own"), StoreWait.UntilStored, None),
            "none");
        await File.WriteAllTextAsync(SamplesFile, """{"id": "s1", "text": "Kim Jong-un hat Wladimir Putin getroffen."}""");

        Assert.Equal(1, await CountAsync(services => Task.CompletedTask));
    }

    [Fact]
    public async Task A_job_that_was_taken_is_done_by_the_next_process()
    {
        var waiting = "";
        await CountAsync(
            async services =>
            {
                Assert.True(Document.TryFrom(new("Kim Jong-un hat Wladimir Putin getroffen.", "late"), out var document, out _));
                var now = DateTimeOffset.UnixEpoch;
                // Into the store only, as if the process had ended before the queue.
                await services.GetRequiredService<IJobStore>()
                    .AddJobAsync(new("j1", "late", JobState.Queued, 0, now, now), document, None);
                waiting = "j1";
            },
            "none");

        await CountAsync(
            async services =>
            {
                var jobs = services.GetRequiredService<IJobStore>();
                for (var i = 0; i < 1200 && (await jobs.FindJobAsync(waiting, None))!.State == JobState.Queued; i++)
                {
                    await Task.Delay(50);
                }

                Assert.Equal(JobState.Done, (await jobs.FindJobAsync(waiting, None))!.State);
            },
            "none");
    }

    [Fact]
    public async Task A_correction_holds_after_a_restart_a_new_analysis_and_in_a_copy_of_the_store()
    {
        await File.WriteAllTextAsync(SamplesFile, """{"id": "s1", "text": "Kim Jong-un hat Wladimir Putin getroffen."}""");
        var merge = new Correction("", CorrectionKind.Merge, "person:wladimir-putin", "anna", default) { IntoId = "person:kim-jong-un" };
        await CountAsync(services => services.GetRequiredService<CorrectionService>().AddAsync(merge, None));
        var store = Path.Combine(_folder, "data", "entitygraph.db");
        // As if another version of the analyzer had read it.
        await using (var connection = new SqliteConnection($"Data Source={store};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE extractions SET analyzer = 'older'";
            await command.ExecuteNonQueryAsync();
        }

        await CountAsync(IsMergedAsync);

        Directory.CreateDirectory(Path.Combine(_folder, "copy"));
        await SqliteCare.CopyAsync(store, Path.Combine(_folder, "copy", "entitygraph.db"), None);
        Directory.Delete(Path.Combine(_folder, "data"), recursive: true);
        Directory.Move(Path.Combine(_folder, "copy"), Path.Combine(_folder, "data"));
        await CountAsync(IsMergedAsync);
    }

    [Fact]
    public async Task A_second_start_answers_from_the_snapshot_that_the_first_has_left_and_then_takes_changes()
    {
        await File.WriteAllTextAsync(SamplesFile, """
            {"id": "s1", "text": "Kim Jong-un hat Wladimir Putin getroffen."}
            {"id": "s2", "text": "Angela Merkel besuchte Paris."}
            """);
        await CountAsync(_ => Task.CompletedTask);
        var snapshot = Path.Combine(_folder, "data", "graph.snapshot");
        Assert.True(File.Exists(snapshot));

        var added = await CountAsync(async services =>
        {
            var graph = services.GetRequiredService<LiveGraph>();
            var mention = Assert.Single(graph.Current.Mentions("person:kim-jong-un", new(), 0, 10)!.Items);
            Assert.Equal("s1", mention.DocumentId);
            await services.GetRequiredService<IngestionPipeline>()
                .StoreAsync(new DocumentInput("Kim Jong-un besuchte Peking.", "own"), StoreWait.UntilVisible, None);
            Assert.Equal(2, graph.Current.Find("person:kim-jong-un")!.MentionCount);
        });
        Assert.Equal(3, added);

        var bytes = await File.ReadAllBytesAsync(snapshot);
        bytes[bytes.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(snapshot, bytes);
        await CountAsync(services =>
        {
            Assert.Equal(2, services.GetRequiredService<LiveGraph>().Current.Find("person:kim-jong-un")!.MentionCount);
            return Task.CompletedTask;
        });
    }

    private static async Task IsMergedAsync(IServiceProvider services)
    {
        var documents = services.GetRequiredService<IDocumentStore>();
        for (var i = 0; i < 200 && (await documents.ListOutdatedAsync(GermanAnalyzer.Version, None)).Count > 0; i++)
        {
            await Task.Delay(50);
        }

        await services.GetRequiredService<IngestionPipeline>().FlushAsync(None);
        var entity = Assert.Single(services.GetRequiredService<LiveGraph>().Current.Entities);
        Assert.Equal(("person:kim-jong-un", 2), (entity.Id, entity.MentionCount));
    }

    // Starts a service, does something in it, counts its documents, stops it.
    private async Task<int> CountAsync(Func<IServiceProvider, Task> act, string? samples = null)
    {
        await using var host = new Host(Path.Combine(_folder, "data"), samples ?? SamplesFile);
        await host.Services.GetRequiredService<Readiness>().Ready;
        await act(host.Services);
        return await host.Services.GetRequiredService<IDocumentStore>().CountAsync(None);
    }

    private sealed class Host(string data, string samples) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("EntityGraph:Data", data);
            builder.UseSetting("EntityGraph:Samples", samples);
            builder.ConfigureLogging(logging => logging.ClearProviders());
        }
    }
}
