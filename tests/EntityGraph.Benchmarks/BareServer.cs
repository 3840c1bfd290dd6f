using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EntityGraph.Benchmarks;

/// <summary>What the runtime's server can do at best: answers, read beforehand, written from memory, with no routing, logging or headers of ours.</summary>
internal static class BareServer
{
    /// <summary>Serves until it is stopped.</summary>
    /// <param name="url">Where to listen.</param>
    /// <param name="folder">A file of addresses, and for each line the answer in a file named by its number.</param>
    public static async Task RunAsync(string url, string folder)
    {
        var answers = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (number, address) in (await File.ReadAllLinesAsync(Path.Combine(folder, "addresses.txt"))).Index())
        {
            answers.Add(address, await File.ReadAllBytesAsync(Path.Combine(folder, $"{number}.json")));
        }

        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(context => AnswerAsync(context, answers));
        await app.RunAsync();
    }

    private static Task AnswerAsync(HttpContext context, Dictionary<string, byte[]> answers)
    {
        var response = context.Response;
        if (!answers.TryGetValue(context.Request.Path + context.Request.QueryString, out var answer))
        {
            return Task.CompletedTask;
        }

        if (context.Request.Headers.IfNoneMatch.Count > 0)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = "application/json";
        response.ContentLength = answer.Length;
        return response.BodyWriter.WriteAsync(answer).AsTask();
    }
}
