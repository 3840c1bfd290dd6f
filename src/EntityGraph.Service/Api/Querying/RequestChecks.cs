using System.Reflection;
using System.Text;
using EntityGraph.Service.Api.Errors;
using Microsoft.Net.Http.Headers;

namespace EntityGraph.Service.Api.Querying;

/// <summary>Holds requests to what their calls declare, before a handler sees them.</summary>
internal static class RequestChecks
{
    /// <summary>Reads from the handlers of these calls what their queries may hold.</summary>
    /// <param name="routes">The calls.</param>
    public static RouteGroupBuilder WithQueryRules(this RouteGroupBuilder routes)
    {
        ((IEndpointConventionBuilder)routes).Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<MethodInfo>().FirstOrDefault() is { } handler)
            {
                endpoint.Metadata.Add(QueryRules.Of(handler));
            }
        });
        return routes;
    }

    /// <summary>Answers wrong requests with a problem. Stands after routing.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest of the way.</param>
    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var rules = context.GetEndpoint()?.Metadata.GetMetadata<QueryRules>();
        var problem = rules is null ? null : rules.FindFault(context.Request.Query)
            ?? (rules.Knows(Cursor.Name) ? Cursor.FindFault(context.Request) : null)
            ?? ChooseVersion(context)
            ?? FindUnknownCharset(context.Request);
        return problem is null ? next(context) : problem.ExecuteAsync(context);
    }

    // A page is of the version that its cursor names, whatever came since.
    private static ProblemResult? ChooseVersion(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<VersionedPages>() is null || Cursor.ReadVersion(context.Request) is not { } number)
        {
            return null;
        }

        if (context.RequestServices.GetRequiredService<PagedVersions>().Find(number) is not { } version)
        {
            return new(ProblemKind.ExpiredCursor, "The graph has changed since. Begin again without 'cursor'.") { Parameter = Cursor.Name };
        }

        context.RequestServices.GetRequiredService<RequestVersion>().Version = version;
        return null;
    }

    // The framework throws where a character set is unknown, which would look like a fault of ours.
    private static ProblemResult? FindUnknownCharset(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.Charset.HasValue)
        {
            return null;
        }

        var charset = HeaderUtilities.RemoveQuotes(type.Charset).ToString();
        return charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            || Array.Exists(Encoding.GetEncodings(), known => known.Name.Equals(charset, StringComparison.OrdinalIgnoreCase))
                ? null
                : Problems.Of(ProblemKind.UnsupportedMediaType, "The character set of the body is not known. Send UTF-8.");
    }
}
