using EntityGraph.Service.Api;
using EntityGraph.Service.Workers;
using Microsoft.AspNetCore.Hosting.Server;

namespace EntityGraph.Service.Hosting;

/// <summary>Puts the web program together; nothing is opened here, so that tools can build it to look at it.</summary>
internal static class Application
{
    /// <summary>Builds the program that serves.</summary>
    /// <param name="arguments">Settings of the host.</param>
    /// <param name="settings">Settings above files and environment.</param>
    public static WebApplication Build(string[] arguments, IDictionary<string, string?> settings) =>
        Build(arguments, settings, services => services
            .AddSingleton(new StartMode(TakesChanges: true)).AddHostedService<IngestionWorker>().AddHostedService<AnalysisWorker>());

    /// <summary>Builds the program that answers commands: it listens nowhere, and works on no jobs.</summary>
    /// <param name="settings">Settings above files and environment.</param>
    public static WebApplication BuildInProcess(IDictionary<string, string?> settings) =>
        Build([], settings, services => services.AddSingleton(new StartMode(TakesChanges: false)).AddSingleton<IServer, InProcessServer>());

    private static WebApplication Build(
        string[] arguments, IDictionary<string, string?> settings, Action<IServiceCollection> configure)
    {
        // Settings and samples lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddStore();
        builder.Services.AddHosting();
        builder.Services.AddApi();
        configure(builder.Services);
        var app = builder.Build();
        app.UseApi();
        app.MapApi();
        return app;
    }
}
