using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace EntityGraph.Service.Api.OpenApi;

/// <summary>Says what the groups of calls are about.</summary>
internal sealed class DocumentNotesFilter : IDocumentFilter
{
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Analysis", "What one text says, nothing stored."),
        ("Documents", "The articles that the graph is made of."),
        ("Entities", "Who the articles write about."),
        ("Relations", "Who is said to do what to whom, and where it stands."),
        ("Graph", "Networks, in every file format."),
        ("Analytics", "What the whole graph shows."),
        ("Corrections", "What people correct: kept apart from what articles say, and can be undone."),
        ("Ontology", "The words of the interface."),
        ("Operation", "How the program is, for those who keep it running."),
    ];

    /// <inheritdoc />
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context) => swaggerDoc.Tags =
        new HashSet<OpenApiTag>(Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }));
}
