using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EntityGraph.Service.Api.OpenApi;

/// <summary>Writes the example of each call into its description: from <c>examples.json</c>, by operation id.</summary>
/// <remarks>An answer stands under its status, or under <c>response</c> for every status of success.</remarks>
internal sealed class ExampleFilter : IOperationFilter
{
    private static readonly Lazy<JsonObject> Examples = new(() =>
    {
        using var file = typeof(ExampleFilter).Assembly.GetManifestResourceStream("examples.json")
            ?? throw new InvalidOperationException("The program was built without examples.json.");
        return JsonNode.Parse(file)!.AsObject();
    });

    /// <inheritdoc />
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.Description = operation.Description?.ReplaceLineEndings(" ");
        if (Examples.Value[operation.OperationId ?? ""] is not { } example)
        {
            return;
        }

        Set(operation.RequestBody?.Content, example["request"]);
        SetAnswers(operation, example);
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            parameter.Example = example["parameters"]?[parameter.Name ?? ""]?.DeepClone() ?? parameter.Example;
        }
    }

    private static void SetAnswers(OpenApiOperation operation, JsonNode example)
    {
        foreach (var (status, response) in operation.Responses?.Where(response => response.Key.StartsWith('2')) ?? [])
        {
            Set(response.Content, example[status] ?? example["response"]);
        }
    }

    private static void Set(IDictionary<string, IOpenApiMediaType>? content, JsonNode? example)
    {
        if (content?.Values.FirstOrDefault() is OpenApiMediaType first && example is not null)
        {
            first.Example = example.DeepClone();
        }
    }
}
