using EntityGraph.Backends.Sql;
using EntityGraph.Backends.Sqlite;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Lexicon;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Queries;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Hosting;

/// <summary>What every command needs that works on a store: the store, the graph, and the way into both.</summary>
internal static class StoreModule
{
    /// <summary>Registers them; nothing is opened before it is asked for.</summary>
    /// <param name="services">The services of the program.</param>
    public static IServiceCollection AddStore(this IServiceCollection services)
    {
        services.AddOptions<EntityGraphOptions>().BindConfiguration(EntityGraphOptions.Section);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new DataFolder(provider.GetRequiredService<IOptions<EntityGraphOptions>>().Value.Data));
        services.AddSingleton(provider => new SqliteDatabase(provider.GetRequiredService<DataFolder>().StorePath));
        services.AddSingleton<ISqlDatabase>(provider => provider.GetRequiredService<SqliteDatabase>());
        services.AddSingleton<IDocumentStore, SqlDocumentStore>();
        services.AddSingleton<IJobStore, SqlJobStore>();
        services.AddSingleton<ICorrectionStore, SqlCorrectionStore>();
        services.AddSingleton<IJobQueue, InProcessJobQueue>();
        services.AddSingleton(_ => GermanAnalyzer.Load());
        services.AddSingleton(provider => new LiveGraph(id => FindKnown(provider.GetRequiredService<GermanAnalyzer>().Gazetteer, id)));
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<GraphSnapshots>(provider, provider.GetRequiredService<DataFolder>().SnapshotPath));
        services.AddSingleton<GraphWriter>();
        services.AddSingleton<IngestionPipeline>();
        services.AddSingleton<CorrectionService>();
        services.AddSingleton<JobService>();
        services.AddSingleton<GraphLoader>();
        return services;
    }

    private static Graph.Resolution.KnownEntity? FindKnown(Gazetteer gazetteer, string id) =>
        gazetteer.ById.GetValueOrDefault(id) is { } known
            ? new(known.Name, known.FamilyNames, known.SameAs is { } address ? [address] : [])
            : null;
}
