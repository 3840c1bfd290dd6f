using EntityGraph.Service.Api.Changes;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.OpenApi;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Api;

/// <summary>The live feed: what changes in the graph while somebody listens.</summary>
internal static class ChangesApi
{
    /// <summary>Maps the calls of this room.</summary>
    /// <param name="routes">Where to map them.</param>
    public static void MapChanges(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/graph/changes", StreamChanges)
            .WithTags("Graph")
            .Produces<ChangesResponse>(StatusCodes.Status200OK, "text/event-stream")
            .Fails();

    /// <summary>Streams what changes</summary>
    /// <remarks>
    /// Server-sent events, for as long as the connection stands. <c>version</c> comes first and says which version of the graph
    /// the listener stands at; <c>changes</c> says what a later version shows otherwise. With the header <c>Last-Event-ID</c> the
    /// feed goes on after that event; where it no longer knows it, <c>reset</c> comes instead: load the graph anew.
    /// </remarks>
    /// <param name="asked">Which changes, in which form.</param>
    /// <param name="http">The request, for the last event seen.</param>
    /// <param name="feeds">The feeds.</param>
    /// <param name="lifetime">Ends the stream when the service stops.</param>
    /// <param name="json">How the interface writes JSON.</param>
    internal static IResult StreamChanges(
        [AsParameters] ChangeParameters asked,
        HttpRequest http,
        ChangeFeeds feeds,
        IHostApplicationLifetime lifetime,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
    {
        var filter = new FilterParameters(asked.Layer, asked.EntityType).ToFilter();
        var feed = feeds.Of(filter.Layers, filter.EntityTypes);
        var seen = VersionedAnswers.ReadEventId(http.Headers["Last-Event-ID"]);
        IChangeForm form = asked.Format?.Value == ChangeFormat.Gephi
            ? new GephiStream(filter)
            : new ServerSentEvents(json.Value.SerializerOptions);
        return new ChangeStreamResult(token => feed.ListenAsync(seen, token), form, lifetime.ApplicationStopping);
    }
}
