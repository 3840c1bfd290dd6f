using System.Text.Json.Serialization;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>An error (RFC 9457). <c>code</c> is stable: branch on it, never on the texts.</summary>
/// <param name="Type">Address of the kind of error: <c>urn:entitygraph:problem:</c> and the code.</param>
/// <param name="Title">What is wrong, the same for each occurrence.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">The kind of error, stable.</param>
/// <param name="Detail">What is wrong this time, for people.</param>
/// <param name="TraceId">What to name when asking the operator.</param>
/// <param name="Parameter">The query parameter that is wrong.</param>
/// <param name="Allowed">The values that would be right, where they can be listed.</param>
/// <param name="Errors">For a body: what is wrong, by field.</param>
/// <param name="Candidates">For an ambiguous name: the entities that have it, best known first; for an unknown one: similar names.</param>
/// <param name="ConflictsWith">For a correction: id of the one that it contradicts, which can be undone first.</param>
public sealed record Problem(
    string Type,
    string Title,
    int Status,
    string Code,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Detail = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? TraceId = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Parameter = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Allowed = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, string[]>? Errors = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<EntityReference>? Candidates = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ConflictsWith = null);
