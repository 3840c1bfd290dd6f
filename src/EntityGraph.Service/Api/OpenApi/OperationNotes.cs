using EntityGraph.Graph.Formats;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;

namespace EntityGraph.Service.Api.OpenApi;

/// <summary>Errors that a call may answer with.</summary>
/// <param name="Kinds">The kinds, beside those that every call has.</param>
internal sealed record FailureNote(IReadOnlyList<ProblemKind> Kinds);

/// <summary>Says things about a call that its types don't: the OpenAPI document reads them.</summary>
internal static class OperationNotes
{
    /// <summary>Errors of every call that takes a JSON body.</summary>
    public static readonly ProblemKind[] OfBody =
        [ProblemKind.BadJson, ProblemKind.InvalidBody, ProblemKind.TooLarge, ProblemKind.UnsupportedMediaType];

    /// <summary>Names the errors of a call.</summary>
    /// <param name="route">The call.</param>
    /// <param name="kinds">What may go wrong.</param>
    public static RouteHandlerBuilder Fails(this RouteHandlerBuilder route, params ProblemKind[] kinds) =>
        route.WithMetadata(new FailureNote(kinds));

    /// <summary>Names the formats of a call that answers with a graph.</summary>
    /// <param name="route">The call.</param>
    public static RouteHandlerBuilder AnswersGraph(this RouteHandlerBuilder route) => route
        .Produces<NetworkResponse>(
            StatusCodes.Status200OK,
            GraphFormats.Json.MediaTypes[0],
            [.. GraphFormats.All.Skip(1).Select(format => format.MediaTypes[0])]);
}
