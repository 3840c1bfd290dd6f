using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.Querying;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EntityGraph.Service.Api.OpenApi;

/// <summary>Writes the errors of each call into its description, one answer a status, with the codes it may carry.</summary>
/// <param name="json">How the interface writes JSON.</param>
internal sealed class FailureFilter(IOptions<JsonOptions> json) : IOperationFilter
{
    private static readonly ProblemKind[] EveryCall = [ProblemKind.InternalError, ProblemKind.Unavailable];

    /// <inheritdoc />
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var notes = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var rules = notes.OfType<QueryRules>().LastOrDefault();
        var kinds = OfQuery(rules)
            .Concat(rules?.Knows(Cursor.Name) == true && notes.OfType<VersionedPages>().Any() ? [ProblemKind.ExpiredCursor] : [])
            .Concat(notes.OfType<FailureNote>().SelectMany(note => note.Kinds))
            .Concat(EveryCall)
            .Distinct();
        var schema = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository);
        operation.Responses ??= [];
        foreach (var status in kinds.GroupBy(kind => kind.Status))
        {
            operation.Responses[status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(" ", status.Select(kind => $"`{kind.Code}`: {kind.Title}")),
                Content = new Dictionary<string, IOpenApiMediaType>
                {
                    [ProblemResult.MediaType] = new OpenApiMediaType { Schema = schema, Example = ExampleOf(status.First()) },
                },
            };
        }
    }

    private static IEnumerable<ProblemKind> OfQuery(QueryRules? rules)
    {
        if (rules is null)
        {
            yield break;
        }

        yield return ProblemKind.UnknownParameter;
        if (rules.Parameters.Count > 0)
        {
            yield return ProblemKind.BadParameter;
        }

        if (rules.Knows(Cursor.Name))
        {
            yield return ProblemKind.BadCursor;
        }

        if (rules.Parameters.Any(parameter => parameter.Required))
        {
            yield return ProblemKind.MissingParameter;
        }
    }

    private JsonNode? ExampleOf(ProblemKind kind) =>
        JsonSerializer.SerializeToNode(Problems.Of(kind).ToDocument(null), json.Value.SerializerOptions);
}
