using System.Text.Json;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Graph.Resolution;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Input;

namespace EntityGraph.Service.Api.Errors;

/// <summary>Makes the problems that handlers answer with.</summary>
internal static class Problems
{
    /// <summary>A problem with nothing but its text.</summary>
    /// <param name="kind">The kind of error.</param>
    /// <param name="detail">What is wrong this time, for people.</param>
    public static ProblemResult Of(ProblemKind kind, string? detail = null) => new(kind, detail);

    /// <summary>A query parameter has a value that is not allowed.</summary>
    /// <param name="parameter">Its name.</param>
    /// <param name="detail">What is wrong with it.</param>
    /// <param name="allowed">The values that would be right, where they can be listed.</param>
    public static ProblemResult BadParameter(string parameter, string detail, IReadOnlyList<string>? allowed = null) =>
        new(ProblemKind.BadParameter, detail) { Parameter = parameter, Allowed = allowed };

    /// <summary>No entity has this id, name or alias.</summary>
    /// <param name="asked">What was asked for.</param>
    /// <param name="similar">Entities with similar names.</param>
    public static ProblemResult UnknownEntity(string asked, IReadOnlyList<EntityReference> similar) =>
        new(ProblemKind.UnknownEntity, $"No entity has the id, name or alias '{Shorten(asked)}'.")
        {
            Candidates = similar.Count == 0 ? null : similar,
        };

    /// <summary>A name that several entities have.</summary>
    /// <param name="name">The name.</param>
    /// <param name="candidates">Who has it, best known first.</param>
    public static ProblemResult AmbiguousName(string name, IReadOnlyList<EntityReference> candidates) =>
        new(ProblemKind.AmbiguousName, $"'{Shorten(name)}' names {candidates.Count} entities. Ask with the id of one of the candidates.")
        {
            Candidates = candidates,
        };

    /// <summary>A value of a body that breaks a rule.</summary>
    /// <param name="field">The field, as the interface names it.</param>
    /// <param name="error">What is wrong with it, and what to do.</param>
    public static ProblemResult InvalidBody(string field, string error) => new(ProblemKind.InvalidBody, error)
    {
        Errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { [field] = [error] },
    };

    /// <summary>An article that can't be taken.</summary>
    /// <param name="problem">Why.</param>
    public static ProblemResult InvalidDocument(DocumentProblem problem) => problem.Code switch
    {
        IngestionPipeline.AnalysisFailed => Of(ProblemKind.InternalError, problem.Message),
        InputProblems.BrokenJson => Of(ProblemKind.BadJson, problem.Message),
        InputProblems.TooLarge => Of(ProblemKind.TooLarge, problem.Message),
        _ => InvalidBody(problem.Field, problem.Message),
    };

    /// <summary>A correction that can't be taken.</summary>
    /// <param name="problem">Why.</param>
    public static ProblemResult InvalidCorrection(CorrectionProblem problem) =>
        new(
            problem.Code == ProblemKind.CorrectionIncomplete.Code ? ProblemKind.CorrectionIncomplete : ProblemKind.CorrectionConflict,
            problem.Message)
        {
            ConflictsWith = problem.ConflictsWith,
        };

    /// <summary>A body that is not the JSON asked for. Says where, never what stands there.</summary>
    /// <param name="exception">What the JSON reader found.</param>
    public static ProblemResult BadJson(JsonException exception)
    {
        // A path of the reader names fields of the sender; the names of ours it may be compared with are all short.
        var field = exception.Path is { Length: > 1 and < 100 } path ? $" at {path}" : "";
        var place = exception.LineNumber is { } line
            ? $" (line {line + 1}, byte {(exception.BytePositionInLine ?? 0) + 1})"
            : "";
        return new(ProblemKind.BadJson, $"The body cannot be read as JSON of the expected shape{field}{place}.");
    }

    /// <summary>What a person typed, in a length that fits a sentence.</summary>
    /// <param name="asked">What was typed.</param>
    public static string Shorten(string asked) => asked.Length <= 100 ? asked : string.Concat(asked.AsSpan(0, 100), "…");
}
