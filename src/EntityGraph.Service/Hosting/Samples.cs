using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Input;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Hosting;

/// <summary>Fills an empty store with the samples, once: a store that was ever used is left as it is.</summary>
/// <param name="documents">The store.</param>
/// <param name="services">Where the pipeline comes from, when it is needed: it loads the analyzer.</param>
/// <param name="options">Which samples.</param>
/// <param name="logger">Where bad samples leave a line.</param>
internal sealed partial class Samples(
    IDocumentStore documents, IServiceProvider services, IOptions<EntityGraphOptions> options, ILogger<Samples> logger)
{
    private const string Note = "samples";
    private const string Begun = "begun";
    private const string Done = "done";

    /// <summary>Reads the samples, where the store is empty or an earlier start was stopped while it read them.</summary>
    /// <param name="cancellationToken">Stops the work; the next start goes on.</param>
    /// <returns>How many were read.</returns>
    public async Task<int> ReadAsync(CancellationToken cancellationToken)
    {
        var path = options.Value.Samples ?? Path.Combine(AppContext.BaseDirectory, "samples");
        if (path == EntityGraphOptions.NoSamples || !await AreWantedAsync(cancellationToken))
        {
            return 0;
        }

        await documents.SaveNoteAsync(Note, Begun, cancellationToken);
        var count = 0;
        var pipeline = services.GetRequiredService<IngestionPipeline>();
        await foreach (var result in ArticleIngestion.RunAsync(
            [path], (input, token) => pipeline.StoreAsync(input, StoreWait.UntilStored, token), ArticleIngestion.AtOnceHere, _ => { }, cancellationToken))
        {
            count += result.Problem is null ? 1 : 0;
            if (result.Problem is { } problem)
            {
                LogBadSample(result.Origin.ToString(), problem.Code, problem.Message);
            }
        }

        await pipeline.FlushAsync(cancellationToken);
        await documents.SaveNoteAsync(Note, Done, cancellationToken);
        return count;
    }

    private async Task<bool> AreWantedAsync(CancellationToken cancellationToken) =>
        await documents.FindNoteAsync(Note, cancellationToken) switch
        {
            Done => false,
            Begun => true,
            _ => await documents.CountAsync(cancellationToken) == 0,
        };

    [LoggerMessage(4001, LogLevel.Warning, "Sample {Origin}: {Code}: {Message}")]
    private partial void LogBadSample(string origin, string code, string message);
}
