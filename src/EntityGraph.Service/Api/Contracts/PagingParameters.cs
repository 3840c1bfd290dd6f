using System.ComponentModel.DataAnnotations;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>Which page of a list to answer with.</summary>
/// <param name="Limit">Entries of a page at most.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before; nothing for the first. Pages are all of the version that the first was of; it is kept for two minutes after the last was turned.</param>
internal sealed record PagingParameters(
    [Range(1, Limits.PageSize)] int Limit = 50,
    [StringLength(2000)] string? Cursor = null);
