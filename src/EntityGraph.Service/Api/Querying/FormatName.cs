using EntityGraph.Graph.Formats;

namespace EntityGraph.Service.Api.Querying;

/// <summary>A query parameter that is the name of a file format.</summary>
/// <param name="Format">The format.</param>
internal sealed record FormatName(GraphFormat Format)
{
    /// <summary>The names, the interface's own form first.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. GraphFormats.All.Select(format => format.Name)];

    /// <summary>Reads a name.</summary>
    /// <param name="text">What was sent.</param>
    /// <param name="name">The format of that name.</param>
    /// <returns>Whether there is such a format.</returns>
    public static bool TryParse(string? text, out FormatName? name)
    {
        name = GraphFormats.Find(text ?? "") is { } format ? new(format) : null;
        return name is not null;
    }
}
