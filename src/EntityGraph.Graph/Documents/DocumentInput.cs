namespace EntityGraph.Graph.Documents;

/// <summary>An article as somebody sent it, before anything about it is checked.</summary>
/// <param name="Text">The text; offsets of the answer count in it.</param>
/// <param name="Id">The sender's own id; null to derive one from the content.</param>
/// <param name="Title">Headline; null where not known.</param>
/// <param name="Date">Day of publication, ISO 8601, with or without a time of day; null where not known.</param>
/// <param name="Source">Outlet; null where not known.</param>
/// <param name="Url">Address; null where not known.</param>
public sealed record DocumentInput(
    string? Text,
    string? Id = null,
    string? Title = null,
    string? Date = null,
    string? Source = null,
    string? Url = null);
