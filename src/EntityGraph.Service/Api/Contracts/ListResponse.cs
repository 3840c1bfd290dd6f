namespace EntityGraph.Service.Api.Contracts;

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The entries, in order.</param>
/// <param name="NextCursor">What to send as <c>cursor</c> for the next page; null on the last.</param>
public sealed record ListResponse<T>(IReadOnlyList<T> Items, string? NextCursor);
