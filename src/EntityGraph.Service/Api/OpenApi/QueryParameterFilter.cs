using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EntityGraph.Service.Api.Querying;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EntityGraph.Service.Api.OpenApi;

/// <summary>Writes into the description of each call what its query parameters may be: the same rules that check them.</summary>
internal sealed class QueryParameterFilter : IOperationFilter
{
    /// <inheritdoc />
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var rules = context.ApiDescription.ActionDescriptor.EndpointMetadata.OfType<QueryRules>().LastOrDefault();
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (rules?.Parameters.FirstOrDefault(rule => rule.Name == parameter.Name) is { } rule)
            {
                Describe(parameter, rule);
            }
        }
    }

    private static void Describe(OpenApiParameter parameter, QueryParameter rule)
    {
        var one = new OpenApiSchema
        {
            Type = TypeOf(rule.Type),
            Enum = rule.Type != typeof(bool) && rule.Allowed is { } words ? [.. words.Select(word => (JsonNode)word)] : null,
            Minimum = rule.Range?.Min.ToString(CultureInfo.InvariantCulture),
            Maximum = rule.Range is { Max: < int.MaxValue } range ? range.Max.ToString(CultureInfo.InvariantCulture) : null,
            MaxLength = rule.Type == typeof(string) ? rule.MaxLength : null,
            Default = rule is { Repeatable: false, Default: { } value } ? JsonSerializer.SerializeToNode(value) : null,
        };
        parameter.Schema = rule.Repeatable
            ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one, Default = DefaultList(rule) }
            : one;
        parameter.Required = rule.Required;
        parameter.Description = XmlDocs.FindParameter(rule.Declaration.Member.DeclaringType!, rule.Declaration.Name!)
            ?? parameter.Description;
    }

    private static JsonSchemaType TypeOf(Type type) =>
        type == typeof(int) ? JsonSchemaType.Integer
        : type == typeof(double) ? JsonSchemaType.Number
        : type == typeof(bool) ? JsonSchemaType.Boolean
        : JsonSchemaType.String;

    private static JsonArray? DefaultList(QueryParameter rule) =>
        rule.Default is string words ? [.. words.Split(',').Select(word => (JsonNode)word)] : null;
}
