using EntityGraph.Graph.Formats;
using EntityGraph.Service.Api.Errors;
using EntityGraph.Service.Api.Querying;
using Microsoft.Net.Http.Headers;

namespace EntityGraph.Service.Api;

/// <summary>Chooses the format of an answer: the parameter before the header, the interface's own form where neither says anything.</summary>
internal static class FormatChoice
{
    /// <summary>Chooses the format that a client wants most.</summary>
    /// <param name="request">The request, for what it accepts.</param>
    /// <param name="asked">The parameter; null where it was not sent.</param>
    /// <returns>The format; null where the client accepts none that is offered.</returns>
    public static GraphFormat? Choose(HttpRequest request, FormatName? asked)
    {
        if (asked is not null)
        {
            return asked.Format;
        }

        var accepted = request.GetTypedHeaders().Accept;
        return accepted.Count == 0
            ? GraphFormats.Json
            : accepted
                .Where(type => type.Quality is not 0)
                .OrderByDescending(type => type.Quality ?? 1)
                .Select(Find)
                .FirstOrDefault(format => format is not null);
    }

    /// <summary>The client accepts none of the formats.</summary>
    public static ProblemResult NotAcceptable() =>
        new(ProblemKind.NotAcceptable, "Accept one of the media types listed, or ask with 'format'.")
        {
            Allowed = [.. GraphFormats.All.Select(format => format.MediaTypes[0])],
        };

    // The formats stand in the order of preference, so a range such as text/* gets the first that it covers.
    private static GraphFormat? Find(MediaTypeHeaderValue range) => GraphFormats.All.FirstOrDefault(format =>
        format.MediaTypes.Any(type => MediaTypeHeaderValue.Parse(type).IsSubsetOf(WithoutParameters(range))));

    private static MediaTypeHeaderValue WithoutParameters(MediaTypeHeaderValue range) => new(range.MediaType);
}
