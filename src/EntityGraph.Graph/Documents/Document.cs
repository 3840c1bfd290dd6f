namespace EntityGraph.Graph.Documents;

/// <summary>A stored article: its text exactly as it was sent, and what is known of it.</summary>
/// <param name="Id">Given by the sender, or derived from the content.</param>
/// <param name="Text">The text that all offsets count in.</param>
/// <param name="Title">Headline; null where not given.</param>
/// <param name="Date">Day of publication; null where not known.</param>
/// <param name="Source">Outlet; null where not known.</param>
/// <param name="Url">Address as it came; null where not given.</param>
/// <param name="ContentHash">SHA-256 of all the other fields but the id, lower-case hexadecimal: equal for the same article sent again.</param>
public sealed record Document(
    string Id,
    string Text,
    string? Title,
    DateOnly? Date,
    string? Source,
    string? Url,
    string ContentHash);
