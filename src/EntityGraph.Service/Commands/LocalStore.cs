using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Hosting;

namespace EntityGraph.Service.Commands;

/// <summary>A store in this process, without a server: for the commands that work on a data folder.</summary>
internal sealed class LocalStore : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private LocalStore(ServiceProvider services) => _services = services;

    /// <summary>Takes the data folder and opens its store.</summary>
    /// <param name="data">The folder; null for what the settings say.</param>
    /// <param name="command">The command, for the message that others get.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="StoreUnusableException">The folder is taken, or the store can't be used.</exception>
    public static async Task<LocalStore> OpenAsync(string? data, string command, CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>();
        settings.Set(nameof(EntityGraphOptions.Data), data);
        var configuration = new ConfigurationBuilder()
            .SetBasePath(AppContext.BaseDirectory)
            .AddJsonFile("appsettings.json", optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(settings)
            .Build();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddConsole());
        services.AddStore();
        var store = new LocalStore(services.BuildServiceProvider());
        try
        {
            store.Get<DataFolder>().Lock(command);
            await store.Get<IDocumentStore>().OpenAsync(cancellationToken);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>A service of the store.</summary>
    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Writes what still waits, closes the store, gives the folder free.</summary>
    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
