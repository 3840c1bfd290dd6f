using EntityGraph.Service.Api;

namespace EntityGraph.Service.Hosting;

/// <summary>Puts the web program together; nothing is opened here, so that tools can build it to look at it.</summary>
internal static class Application
{
    /// <summary>Builds the program.</summary>
    /// <param name="arguments">Settings of the host.</param>
    /// <param name="settings">Settings above files and environment.</param>
    public static WebApplication Build(string[] arguments, IDictionary<string, string?> settings)
    {
        // Settings and samples lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = arguments, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddStore();
        builder.Services.AddHosting();
        builder.Services.AddApi();
        var app = builder.Build();
        app.UseApi();
        app.MapApi();
        return app;
    }
}
