using System.Text.Json;
using EntityGraph.Service.Hosting;
using Microsoft.AspNetCore.Hosting.Server;

namespace EntityGraph.Service.Commands;

/// <summary>Asks the interface of a data folder without a server, and writes the answer where it is wanted.</summary>
internal static class LocalInterface
{
    /// <summary>Asks once.</summary>
    /// <param name="data">The data folder; null for what the settings say.</param>
    /// <param name="path">Path of the call under <c>/api/v1</c>.</param>
    /// <param name="query">Parameters, each name as often as it has values.</param>
    /// <param name="output">The file to write; null for standard output.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> GetAsync(
        string? data,
        string path,
        IEnumerable<KeyValuePair<string, string?>> query,
        string? output,
        CancellationToken cancellationToken)
    {
        var settings = new Dictionary<string, string?>();
        settings.Set(nameof(EntityGraphOptions.Data), data);
        settings.Set(nameof(EntityGraphOptions.Samples), EntityGraphOptions.NoSamples);
        await using var app = Application.BuildInProcess(settings);
        await app.StartAsync(cancellationToken);
        await app.Services.GetRequiredService<Readiness>().Ready.WaitAsync(cancellationToken);
        var server = (InProcessServer)app.Services.GetRequiredService<IServer>();
        var address = "/api/v1/" + path.TrimStart('/');
        var parameters = QueryString.Create(query).Value ?? "";
        var done = await WriteAsync(server, address, parameters, output, cancellationToken);
        await app.StopAsync(cancellationToken);
        return done;
    }

    // A file takes the place of an older one only when it is whole.
    private static async Task<int> WriteAsync(
        InProcessServer server, string address, string parameters, string? output, CancellationToken cancellationToken)
    {
        if (output is null)
        {
            using var answer = new MemoryStream();
            var answered = await server.GetAsync(address, parameters, answer, cancellationToken);
            if (answered >= StatusCodes.Status400BadRequest)
            {
                return await ComplainAsync(answer.ToArray());
            }

            await using var console = Console.OpenStandardOutput();
            answer.Position = 0;
            await answer.CopyToAsync(console, cancellationToken);
            await console.WriteAsync("\n"u8.ToArray(), cancellationToken);
            return CommandLine.Done;
        }

        var unfinished = output + ".part";
        int status;
        await using (var file = File.Create(unfinished))
        {
            status = await server.GetAsync(address, parameters, file, cancellationToken);
        }

        if (status >= StatusCodes.Status400BadRequest)
        {
            var problem = await File.ReadAllBytesAsync(unfinished, cancellationToken);
            File.Delete(unfinished);
            return await ComplainAsync(problem);
        }

        File.Move(unfinished, output, overwrite: true);
        return CommandLine.Done;
    }

    private static async Task<int> ComplainAsync(byte[] problem)
    {
        var message = "The question could not be answered.";
        try
        {
            using var json = JsonDocument.Parse(problem);
            message = json.RootElement.TryGetProperty("detail", out var detail) ? detail.GetString() ?? message : message;
        }
        catch (JsonException)
        {
            // No problem document: the message stays general.
        }

        await Console.Error.WriteLineAsync(message);
        return CommandLine.Failed;
    }
}
