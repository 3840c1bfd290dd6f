using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Service.Input;

/// <summary>Reads files and hands their articles on, many at once; what is read and not yet done is bounded.</summary>
internal static class ArticleIngestion
{
    /// <summary>More than cores: while some wait for the disk, others are analysed.</summary>
    public static readonly int AtOnceHere = 4 * Environment.ProcessorCount;

    /// <summary>Stores what stands in files and folders.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="store">Stores one article.</param>
    /// <param name="atOnce">How many articles may be on their way.</param>
    /// <param name="progress">Takes how far the reading is.</param>
    /// <param name="cancellationToken">Stops the work; what is stored stays.</param>
    /// <returns>One entry an article or problem, in any order.</returns>
    public static async IAsyncEnumerable<IngestedArticle> RunAsync(
        IReadOnlyCollection<string> paths,
        Func<DocumentInput, CancellationToken, Task<StoreResult>> store,
        int atOnce,
        Action<InputProgress> progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var results = Channel.CreateBounded<IngestedArticle>(atOnce);
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = stop.Token };
        var work = Task.Run(
            async () =>
            {
                Exception? failure = null;
                try
                {
                    await Parallel.ForEachAsync(ReadAsync(paths, progress, stop.Token), options, async (article, token) =>
                        await results.Writer.WriteAsync(await StoreAsync(article, store, token), token));
                }
#pragma warning disable CA1031 // goes to the reader of the results
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    failure = exception;
                }

                results.Writer.Complete(failure);
            },
            CancellationToken.None);
        try
        {
            await foreach (var result in results.Reader.ReadAllAsync(cancellationToken))
            {
                yield return result;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await work;
        }
    }

    /// <summary>Reads what stands in files and folders, in order.</summary>
    /// <param name="paths">Files and folders.</param>
    /// <param name="progress">Takes how far the reading is.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async IAsyncEnumerable<ReadArticle> ReadAsync(
        IReadOnlyCollection<string> paths,
        Action<InputProgress> progress,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var problems = new List<ReadArticle>();
        var files = InputFiles.Find(paths, problems);
        foreach (var problem in problems)
        {
            yield return problem;
        }

        var total = files.Sum(file => file.Length);
        var before = 0L;
        foreach (var file in files)
        {
            var done = before;
            await foreach (var article in ArticleReader.ReadAsync(
                file, bytes => progress(new(done + bytes, total)), cancellationToken))
            {
                yield return article;
            }

            before += file.Length;
            progress(new(before, total));
        }
    }

    private static async Task<IngestedArticle> StoreAsync(
        ReadArticle article, Func<DocumentInput, CancellationToken, Task<StoreResult>> store, CancellationToken cancellationToken)
    {
        if (article.Input is null)
        {
            return new(article.Origin, null, article.Problem);
        }

        var result = await store(article.Input, cancellationToken);
        return new(article.Origin, result.Status, result.Problem);
    }
}

/// <summary>What came of an article.</summary>
/// <param name="Origin">Where it stood.</param>
/// <param name="Status">What was done; null where it was rejected.</param>
/// <param name="Problem">Why it was rejected; null where it is in the graph.</param>
internal sealed record IngestedArticle(InputOrigin Origin, StoreStatus? Status, DocumentProblem? Problem);

/// <summary>How far the reading is.</summary>
/// <param name="Done">Bytes read.</param>
/// <param name="Total">Bytes there are; 0 where not known.</param>
internal readonly record struct InputProgress(long Done, long Total);
