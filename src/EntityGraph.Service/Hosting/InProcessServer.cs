using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace EntityGraph.Service.Hosting;

/// <summary>A server that listens nowhere: commands ask the interface through it, and get what a client would get.</summary>
internal sealed class InProcessServer : IServer
{
    private Func<IFeatureCollection, Task>? _process;

    /// <inheritdoc/>
    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <inheritdoc/>
    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = features => ProcessAsync(application, features);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Asks the interface.</summary>
    /// <param name="path">Path of the call.</param>
    /// <param name="query">Query with its question mark; empty for none.</param>
    /// <param name="answer">Takes the body of the answer.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The status of the answer.</returns>
    public async Task<int> GetAsync(string path, string query, Stream answer, CancellationToken cancellationToken)
    {
        var process = _process ?? throw new InvalidOperationException("The program has not started.");
        var response = new HttpResponseFeature();
        var body = new StreamResponseBodyFeature(answer);
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(new HttpRequestFeature
        {
            Protocol = "HTTP/1.1",
            Scheme = "http",
            Method = HttpMethods.Get,
            Path = path,
            QueryString = query,
            RawTarget = path + query,
            Headers = new HeaderDictionary { ["Host"] = "localhost" },
        });
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(body);
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = cancellationToken });
        await process(features);
        await body.CompleteAsync();
        return response.StatusCode;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static async Task ProcessAsync<TContext>(IHttpApplication<TContext> application, IFeatureCollection features)
        where TContext : notnull
    {
        var context = application.CreateContext(features);
        try
        {
            await application.ProcessRequestAsync(context);
        }
        catch (Exception exception)
        {
            application.DisposeContext(context, exception);
            throw;
        }

        application.DisposeContext(context, null);
    }
}
