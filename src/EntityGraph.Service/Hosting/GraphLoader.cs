using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Service.Hosting;

/// <summary>Shows the graph of the snapshot, or builds it from what the store holds; brings old analyses up to date.</summary>
/// <param name="documents">The store.</param>
/// <param name="graph">The graph, empty yet.</param>
/// <param name="corrections">What people corrected.</param>
/// <param name="snapshots">What the last program has left.</param>
/// <param name="services">Where the pipeline comes from, when it is needed: it loads the analyzer.</param>
internal sealed class GraphLoader(
    IDocumentStore documents, LiveGraph graph, CorrectionService corrections, GraphSnapshots snapshots, IServiceProvider services)
{
    /// <summary>Shows the graph of the snapshot where there is one of just this store; it answers questions from then on, and takes no changes.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Whether there was one.</returns>
    public Task<bool> TryShowAsync(CancellationToken cancellationToken) => snapshots.TryShowAsync(cancellationToken);

    /// <summary>Reads every stored extraction and correction into the graph; it takes changes from then on.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>How many documents the graph is made of.</returns>
    public async Task<int> LoadAsync(CancellationToken cancellationToken)
    {
        // The lexicon and the store are read side by side; the graph needs both.
        var lexicon = Task.Run(services.GetRequiredService<GermanAnalyzer>, cancellationToken);
        await corrections.LoadAsync(cancellationToken);
        var loaded = new List<AnalyzedDocument>();
        await foreach (var document in documents.LoadAsync(cancellationToken))
        {
            loaded.Add(document);
        }

        graph.Apply(loaded);
        await lexicon;
        graph.Resume();
        await snapshots.BeginAsync();
        return loaded.Count;
    }

    /// <summary>Analyses again what another version of the analyzer did; until then the old analysis answers.</summary>
    /// <param name="cancellationToken">Stops the work; the next start goes on.</param>
    /// <returns>How many documents were analysed.</returns>
    public async Task<int> UpdateAsync(CancellationToken cancellationToken)
    {
        var outdated = await documents.ListOutdatedAsync(GermanAnalyzer.Version, cancellationToken);
        if (outdated.Count == 0)
        {
            return 0;
        }

        var pipeline = services.GetRequiredService<IngestionPipeline>();
        var options = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = Environment.ProcessorCount,
        };
        await Parallel.ForEachAsync(outdated, options, async (id, token) =>
        {
            if (await documents.FindAsync(id, token) is { } document)
            {
                await pipeline.StoreAsync(document, StoreWait.UntilStored, token);
            }
        });
        return outdated.Count;
    }
}
