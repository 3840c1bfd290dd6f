using EntityGraph.Extraction;
using EntityGraph.Service.Api.Contracts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EntityGraph.Service.Api;

/// <summary>The words of the interface and what they mean.</summary>
internal static class OntologyApi
{
    private static readonly Lazy<OntologyResponse> Ontology = new(Read);

    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapOntology(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/ontology", GetOntology).WithTags("Ontology");

    /// <summary>Lists the types</summary>
    /// <remarks>Types of entity and relation with quadrant, scale and direction, and what to call them in German and English.</remarks>
    internal static Ok<OntologyResponse> GetOntology() => TypedResults.Ok(Ontology.Value);

    private static OntologyResponse Read()
    {
        var words = ReadLabels().ToLookup(label => label.Vocabulary, label => label.Word, StringComparer.Ordinal);
        return new(
            [.. words["entity_type"]],
            [.. words["relation_type"].Select(ToRelationType)],
            [.. words["quad_class"]],
            [.. words["modality"]],
            [.. words["mention_form"]],
            [.. words["layer"]]);
    }

    private static OntologyRelationType ToRelationType(OntologyWord word)
    {
        var info = Extraction.Ontology.TryParse(word.Name, out var type) ? type.Info() : null;
        return new(word.Name, word.Labels, word.Meaning, info?.QuadClass, info?.Scale, info?.Symmetric ?? true);
    }

    // Columns of the file: vocabulary, word, English, German, meaning.
    private static IEnumerable<(string Vocabulary, OntologyWord Word)> ReadLabels()
    {
        using var file = typeof(OntologyApi).Assembly.GetManifestResourceStream("labels.tsv")
            ?? throw new InvalidOperationException("The program was built without labels.tsv.");
        using var reader = new StreamReader(file);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            if (line.Split('\t') is [var vocabulary, var name, var en, var de, var meaning])
            {
                yield return (vocabulary, new(name, new(en, de), meaning));
            }
        }
    }
}
