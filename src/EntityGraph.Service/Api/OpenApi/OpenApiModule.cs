using System.Text.Json;
using EntityGraph.Service.Api.Errors;
using Microsoft.OpenApi;

namespace EntityGraph.Service.Api.OpenApi;

/// <summary>The description of the interface, made from the code, and the page to try it on.</summary>
internal static class OpenApiModule
{
    /// <summary>Registers the making of the description.</summary>
    /// <param name="services">The services of the program.</param>
    public static IServiceCollection AddOpenApiDescription(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        return services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc("v1", new OpenApiInfo { Title = "EntityGraph", Version = "1.0.0", Description = Description(), License = License });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.DescribeAllParametersInCamelCase();
            options.CustomOperationIds(call => call.ActionDescriptor.EndpointMetadata
                .OfType<System.Reflection.MethodInfo>()
                .Select(handler => JsonNamingPolicy.CamelCase.ConvertName(handler.Name.Replace("Async", "", StringComparison.Ordinal)))
                .FirstOrDefault());
            options.OperationFilter<QueryParameterFilter>();
            options.OperationFilter<ExampleFilter>();
            options.OperationFilter<FailureFilter>();
            options.SchemaFilter<OpenSchemaFilter>();
            options.SchemaFilter<NullableReferenceFilter>();
            options.DocumentFilter<DocumentNotesFilter>();
            options.AddServer(new OpenApiServer { Url = "/" });
            options.IncludeXmlComments(typeof(OpenApiModule).Assembly, includeControllerXmlComments: false);
            options.IncludeXmlComments(typeof(Extraction.Ontology).Assembly);
            options.IncludeXmlComments(typeof(Graph.Model.Entity).Assembly);
        });
    }

    /// <summary>Maps the description and the page.</summary>
    /// <param name="app">The program.</param>
    public static void MapOpenApiDescription(this WebApplication app)
    {
        app.MapSwagger("/openapi/{documentName}.json", options => options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        app.UseSwaggerUI(options =>
        {
            options.RoutePrefix = "swagger";
            options.DocumentTitle = "EntityGraph: the interface";
            options.SwaggerEndpoint("/openapi/v1.json", "EntityGraph v1");
        });
    }

    private static OpenApiLicense License => new() { Name = "Apache License 2.0", Identifier = "Apache-2.0" };

    private static string Description() =>
        "German news text in; persons, states, organisations and their relations out.\n\n"
        + "Errors are problem documents (RFC 9457) with a stable `code`:\n\n| code | status | meaning |\n|---|---|---|\n"
        + string.Join('\n', ProblemKind.All.Select(kind => $"| `{kind.Code}` | {kind.Status} | {kind.Title} |"));
}
