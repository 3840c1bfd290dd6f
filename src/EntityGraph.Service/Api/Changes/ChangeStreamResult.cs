namespace EntityGraph.Service.Api.Changes;

/// <summary>An answer that goes on: entries of a feed as they come, with a sign of life between them.</summary>
/// <param name="entries">The feed.</param>
/// <param name="form">How entries are written.</param>
/// <param name="stopping">Ends it when the service stops.</param>
internal sealed class ChangeStreamResult(
    Func<CancellationToken, IAsyncEnumerable<FeedEntry>> entries, IChangeForm form, CancellationToken stopping) : IResult, IStatusCodeHttpResult
{
    // Proxies close what is silent for a minute.
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public int? StatusCode => StatusCodes.Status200OK;

    /// <inheritdoc />
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = form.MediaType;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        using var end = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted, stopping);
        try
        {
            await response.StartAsync(end.Token);
            await WriteAsync(response, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The listener has gone, or the service goes: that is how a feed ends.
        }
    }

    private async Task WriteAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        await using var feed = entries(cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (true)
        {
            var next = feed.MoveNextAsync().AsTask();
            while (await Task.WhenAny(next, Task.Delay(Silence, cancellationToken)) != next)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await response.WriteAsync(form.SignOfLife, cancellationToken);
                await response.Body.FlushAsync(cancellationToken);
            }

            if (!await next)
            {
                return;
            }

            foreach (var piece in form.Write(feed.Current))
            {
                await response.WriteAsync(piece, cancellationToken);
            }

            await response.Body.FlushAsync(cancellationToken);
        }
    }
}

/// <summary>A way to write the entries of a feed.</summary>
internal interface IChangeForm
{
    /// <summary>Media type of the stream.</summary>
    string MediaType { get; }

    /// <summary>What says nothing but that the service is there.</summary>
    string SignOfLife { get; }

    /// <summary>Writes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <returns>Pieces of text.</returns>
    IEnumerable<string> Write(FeedEntry entry);
}
