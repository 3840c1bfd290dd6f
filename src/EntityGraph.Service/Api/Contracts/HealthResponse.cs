namespace EntityGraph.Service.Api.Contracts;

/// <summary>How the program is.</summary>
/// <param name="Status" example="ready">In one word.</param>
public sealed record HealthResponse(string Status);
