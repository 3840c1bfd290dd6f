using System.Text.Json;

namespace EntityGraph.Lab.Resolution;

/// <summary>A text with every mention of an actor, as <c>data/gold/resolution/README.md</c> says.</summary>
internal sealed record ResolvedText(string Id, DateOnly Date, string Source, string Text, IReadOnlyList<ResolvedMention> Mentions)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads a gold file, one JSON object a line.</summary>
    /// <param name="path">The file.</param>
    public static IEnumerable<ResolvedText> Read(string path) => File.ReadLines(path)
        .Where(line => line.Length > 0)
        .Select(line => JsonSerializer.Deserialize<ResolvedText>(line, Json) ?? throw new InvalidDataException($"{path} holds an empty record."));
}

/// <summary>Where a text names an actor; over all texts of a file one id is one actor.</summary>
internal sealed record ResolvedMention(int Start, int End, string Text, string Entity, string Form);
