using System.Text.Json;
using System.Text.Json.Serialization;

namespace EntityGraph.Lab.Relations;

/// <summary>A text with every relation that it states, as <c>data/gold/relations/GUIDELINE.md</c> says.</summary>
internal sealed record GoldText(string Id, DateOnly Date, string Text, IReadOnlyList<GoldRelation> Relations)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a gold file, one JSON object a line.</summary>
    /// <param name="path">The file.</param>
    public static IEnumerable<GoldText> Read(string path) => File.ReadLines(path)
        .Where(line => line.Length > 0)
        .Select(line => JsonSerializer.Deserialize<GoldText>(line, Json) ?? throw new InvalidDataException($"{path} holds an empty record."));
}

/// <summary>A relation of the gold set.</summary>
internal sealed record GoldRelation(
    string Source,
    string Target,
    string Type,
    bool Negated,
    string Modality,
    bool Reported,
    string? Speaker,
    bool Former,
    string? EventDate,
    [property: JsonPropertyName("sourceAlt")] string? SourceAlternative,
    [property: JsonPropertyName("targetAlt")] string? TargetAlternative,
    bool Optional)
{
    /// <summary>Whether an entity may stand as the source.</summary>
    public bool HasSource(string id) => id == Source || id == SourceAlternative;

    /// <summary>Whether an entity may stand as the target.</summary>
    public bool HasTarget(string id) => id == Target || id == TargetAlternative;
}
