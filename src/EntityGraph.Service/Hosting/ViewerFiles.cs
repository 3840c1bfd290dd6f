using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace EntityGraph.Service.Hosting;

/// <summary>The viewer: its files are inside the program, so that it needs no folder beside it.</summary>
internal static class ViewerFiles
{
    private const string Prefix = "viewer/";
    private const string StartPage = Prefix + "index.html";
    private const string MissingPage = "no-viewer.html";

    // Everything the page loads comes from this service, and nobody may frame it. Pictures it makes itself are blobs.
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly Assembly Program = typeof(ViewerFiles).Assembly;

    private static readonly string[] Names =
        Array.FindAll(Program.GetManifestResourceNames(), name => name.StartsWith(Prefix, StringComparison.Ordinal));

    /// <summary>Whether the program was built with the viewer.</summary>
    public static bool AreBuilt => Names.Contains(StartPage);

    /// <summary>Maps the viewer at <c>/</c>; where it was not built, a page there says how to get it.</summary>
    /// <param name="routes">Where to map it.</param>
    public static void MapViewer(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/", AreBuilt ? StartPage : MissingPage);
        foreach (var name in Names.Where(name => name != StartPage))
        {
            Map(routes, "/" + name[Prefix.Length..], name);
        }
    }

    /// <summary>A page as text.</summary>
    /// <param name="name">Its name inside the program.</param>
    internal static string ReadText(string name) => Encoding.UTF8.GetString(Read(name));

    private static void Map(IEndpointRouteBuilder routes, string path, string name)
    {
        var content = Read(name);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"");
        var type = new FileExtensionContentTypeProvider().TryGetContentType(name, out var known) ? known : "application/octet-stream";
        // Names of assets carry a hash of what is in them: they never change.
        var caching = path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        routes.MapMethods(path, [HttpMethods.Get, HttpMethods.Head], (HttpContext context) =>
        {
            var headers = context.Response.Headers;
            headers.CacheControl = caching;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            return Results.Bytes(content, type.StartsWith("text/", StringComparison.Ordinal) ? type + "; charset=utf-8" : type, entityTag: tag);
        }).ExcludeFromDescription();
    }

    private static byte[] Read(string name)
    {
        using var file = Program.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program was built without {name}.");
        var content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    }
}
