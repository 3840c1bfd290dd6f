using System.Diagnostics;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using Microsoft.Extensions.Logging;

namespace EntityGraph.Graph.Ingestion;

/// <summary>The way of one article: normal form, known already?, analysis, then store and graph.</summary>
/// <remarks>Safe to use from many threads: each analyses on its own, one writer writes for all.</remarks>
/// <param name="analyzer">Says what a text says.</param>
/// <param name="documents">The durable truth.</param>
/// <param name="writer">Writes store and graph.</param>
/// <param name="logger">Where each article leaves a line.</param>
public sealed partial class IngestionPipeline(
    GermanAnalyzer analyzer, IDocumentStore documents, GraphWriter writer, ILogger<IngestionPipeline> logger)
{
    /// <summary>Code of the problem that the analysis itself failed: a defect of the service.</summary>
    public const string AnalysisFailed = "analysis_failed";

    /// <summary>Brings an article into store and graph. The same article again changes nothing.</summary>
    /// <param name="input">The article as it came.</param>
    /// <param name="wait">What to wait for.</param>
    /// <param name="cancellationToken">Stops the work; nothing is stored then.</param>
    public async Task<StoreResult> StoreAsync(DocumentInput input, StoreWait wait, CancellationToken cancellationToken) =>
        Document.TryFrom(input, out var document, out var problem)
            ? await StoreAsync(document, wait, cancellationToken)
            : StoreResult.Rejected(problem);

    /// <summary>Brings a document into store and graph. The same document again changes nothing.</summary>
    /// <param name="document">The document.</param>
    /// <param name="wait">What to wait for.</param>
    /// <param name="cancellationToken">Stops the work; nothing is stored then.</param>
    public async Task<StoreResult> StoreAsync(Document document, StoreWait wait, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var known = await documents.FindHashesAsync([document.Id], GermanAnalyzer.Version, cancellationToken);
        return known.TryGetValue(document.Id, out var hash) && hash == document.ContentHash
            ? StoreResult.Accepted(document.Id, StoreStatus.Unchanged)
            : await AnalyzeAndSaveAsync(document, wait, null, cancellationToken);
    }

    /// <summary>Brings the document of a job into store and graph, and marks the job done with it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="cancellationToken">Stops the work; nothing is stored then.</param>
    public Task<StoreResult> StoreAsync(Document document, string jobId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        return AnalyzeAndSaveAsync(document, StoreWait.UntilStored, jobId, cancellationToken);
    }

    /// <summary>Returns when the graph shows all that was stored before.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task FlushAsync(CancellationToken cancellationToken) => writer.FlushAsync(cancellationToken);

    /// <summary>Takes a document out of store and graph, as if it never came.</summary>
    /// <param name="id">The document.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>Whether it was there.</returns>
    public Task<bool> DeleteAsync(string id, CancellationToken cancellationToken) => writer.DeleteAsync(id, cancellationToken);

    private async Task<StoreResult> AnalyzeAndSaveAsync(
        Document document, StoreWait wait, string? jobId, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        if (!TryAnalyze(document, out var analyzed))
        {
            return StoreResult.Rejected(
                new(AnalysisFailed, "text", "The analysis of this text failed; the log says more. Please report it."), document.Id);
        }

        var analysisMs = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var entry = new StoreEntry(document, analyzed, GermanAnalyzer.Version, jobId);
        var status = await writer.SaveAsync(entry, wait, cancellationToken);
        var extraction = analyzed.Extraction;
        LogStored(document.Id, status, extraction.Mentions.Length, extraction.Relations.Length, analysisMs);
        return StoreResult.Accepted(document.Id, status);
    }

    private bool TryAnalyze(Document document, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out AnalyzedDocument? analyzed)
    {
        try
        {
            // A headline that the text begins with is analysed there, where it has offsets.
            var title = document.Title is { } given && !document.Text.Contains(given, StringComparison.Ordinal) ? given : null;
            var context = new AnalysisContext(document.Date, document.Source, title);
            var extraction = analyzer.Analyze(document.Text, context);
            analyzed = new(
                document.Id,
                document.Title,
                document.Date,
                document.Source,
                TextFingerprint.Of(document.Text),
                extraction)
            {
                Surfaces = AnalyzedDocument.SurfacesOf(document.Text, extraction),
            };
            return true;
        }
#pragma warning disable CA1031 // a text that trips the analyzer is rejected alone; all others go on
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogAnalysisFailed(exception, document.Id);
            analyzed = null;
            return false;
        }
    }

    [LoggerMessage(2001, LogLevel.Information,
        "Document {DocumentId}: {Status}, {Mentions} mentions, {Relations} relations, analysed in {AnalysisMs:F1} ms")]
    private partial void LogStored(string documentId, StoreStatus status, int mentions, int relations, double analysisMs);

    [LoggerMessage(2002, LogLevel.Error, "Document {DocumentId}: the analysis failed")]
    private partial void LogAnalysisFailed(Exception exception, string documentId);
}
