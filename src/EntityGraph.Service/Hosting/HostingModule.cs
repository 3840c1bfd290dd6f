using EntityGraph.Service.Workers;

namespace EntityGraph.Service.Hosting;

/// <summary>What makes a server of it: the start and the workers.</summary>
internal static class HostingModule
{
    /// <summary>Registers what runs in the background.</summary>
    /// <param name="services">The services of the program.</param>
    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddSingleton<Samples>();
        services.AddHostedService<StartUp>();
        services.AddHostedService<IngestionWorker>();
        return services;
    }
}
