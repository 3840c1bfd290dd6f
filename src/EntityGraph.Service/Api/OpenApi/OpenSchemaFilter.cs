using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EntityGraph.Service.Api.OpenApi;

/// <summary>Leaves room in every schema: the interface may add fields, and a client must not stumble over them.</summary>
internal sealed class OpenSchemaFilter : ISchemaFilter
{
    /// <inheritdoc />
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is OpenApiSchema { Type: JsonSchemaType.Object } open)
        {
            open.AdditionalPropertiesAllowed = true;
        }
    }
}
