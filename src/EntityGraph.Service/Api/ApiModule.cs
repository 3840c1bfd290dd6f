using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using EntityGraph.Service.Api.Changes;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.OpenApi;
using EntityGraph.Service.Api.Querying;
using EntityGraph.Service.Hosting;
using EntityGraph.Service.Workers;

namespace EntityGraph.Service.Api;

/// <summary>The HTTP interface: what it needs, and where it stands in the pipeline.</summary>
internal static class ApiModule
{
    /// <summary>Registers what the interface needs beside the graph and the stores.</summary>
    /// <param name="services">The services of the program.</param>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddExceptionHandler<ProblemExceptionHandler>();
        services.AddScoped<RequestVersion>();
        services.AddScoped(provider => provider.GetRequiredService<RequestVersion>().Version);
        services.AddSingleton<PagedVersions>();
        services.AddScoped<PassageReader>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<AnalysisRuns>();
        services.AddSingleton<ChangeFeeds>();
        services.AddSingleton<Telemetry>();
        return services.AddOpenApiDescription();
    }

    /// <summary>Puts the parts that see every request where they belong: first of all.</summary>
    /// <param name="app">The program.</param>
    public static WebApplication UseApi(this WebApplication app)
    {
        // Nobody else asks for it before the first look at the measures, and they start with it.
        app.Services.GetRequiredService<Telemetry>();
        app.UseCachedAnswers();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = _ => Task.CompletedTask });
        app.UseStatusCodePages(context =>
            Problems.Of(ProblemKind.OfStatus(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext));
        app.UseRouting();
        app.Use(RequestChecks.CheckAsync);
        return app;
    }

    /// <summary>Maps every call.</summary>
    /// <param name="app">The program.</param>
    public static WebApplication MapApi(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").WithQueryRules();
        api.MapAnalysis();
        api.MapOntology();
        var loaded = api.MapGroup("").WhenReady();
        loaded.MapIntake();
        loaded.MapDocuments();
        loaded.MapBulk();
        loaded.MapJobs();
        loaded.MapEntities();
        loaded.MapEntityViews();
        loaded.MapRelations();
        loaded.MapGraph();
        loaded.MapConnections();
        loaded.MapAnalytics();
        loaded.MapCorrections();
        loaded.MapChanges();
        app.MapOperation();
        app.MapOpenApiDescription();
        app.MapViewer();
        return app;
    }

    /// <summary>How the interface writes JSON: camel case, words for enumerations, numbers as numbers.</summary>
    /// <param name="options">The options to set.</param>
    public static void Configure(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
