namespace EntityGraph.Service.Hosting;

/// <summary>What brings a store and its graph up.</summary>
internal static class HostingModule
{
    /// <summary>Registers the start.</summary>
    /// <param name="services">The services of the program.</param>
    public static IServiceCollection AddHosting(this IServiceCollection services)
    {
        services.AddSingleton<Readiness>();
        services.AddSingleton<Samples>();
        services.AddHostedService<StartUp>();
        return services;
    }
}
