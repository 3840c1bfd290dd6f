using System.CommandLine;
using EntityGraph.Service.Hosting;
using Microsoft.AspNetCore.Connections;

namespace EntityGraph.Service.Commands;

/// <summary><c>serve</c>: the interface and the viewer on one address, until it is stopped.</summary>
internal static class ServeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("serve", "Serves the interface and the viewer; what the program does with no command");
        Configure(command);
        return command;
    }

    /// <summary>Gives a command the options of this one, and its work.</summary>
    /// <param name="command">The command.</param>
    public static void Configure(Command command)
    {
        var data = StoreOptions.CreateData();
        var urls = new Option<string?>("--urls")
        {
            Description = "Where to listen (default: http://127.0.0.1:5080)",
            HelpName = "URL",
        };
        var samples = new Option<string?>("--samples")
        {
            Description = "What an empty store is filled with: a file, a folder, or none (default: the samples that come with it)",
            HelpName = "none|PATH",
        };
        command.Options.Add(data);
        command.Options.Add(urls);
        command.Options.Add(samples);
        // Settings of the host (--environment=…, --Section:Name=…) pass; a misspelt command or option does not.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            if (parsed.UnmatchedTokens.FirstOrDefault(token => !IsSetting(token)) is { } stranger)
            {
                await Console.Error.WriteLineAsync($"'{stranger}' is no command or option. See --help.");
                return CommandLine.Failed;
            }

            var settings = new Dictionary<string, string?>();
            settings.Set(nameof(EntityGraphOptions.Data), parsed.GetValue(data));
            settings.Set(nameof(EntityGraphOptions.Samples), parsed.GetValue(samples));
            if (parsed.GetValue(urls) is { } url)
            {
                settings["urls"] = url;
            }

            return await ServeAsync([.. parsed.UnmatchedTokens], settings, cancellationToken);
        });
    }

    private static bool IsSetting(string token) =>
        token.StartsWith("--", StringComparison.Ordinal)
        && token.IndexOf('=', StringComparison.Ordinal) is var at and > 2
        && (token.AsSpan(0, at).Contains(':')
            || token[2..at].ToUpperInvariant() is "ENVIRONMENT" or "CONTENTROOT" or "APPLICATIONNAME" or "ENTITYGRAPH");

    private static async Task<int> ServeAsync(
        string[] arguments, Dictionary<string, string?> settings, CancellationToken cancellationToken)
    {
        await using var app = Application.Build(arguments, settings);
        // Taken before the start: a service that is stopped at once has nothing to ask afterwards.
        var (addresses, ready) = (app.Urls, app.Services.GetRequiredService<Readiness>().Ready);
        var (folder, stopping) = (app.Services.GetRequiredService<DataFolder>().Path, app.Lifetime.ApplicationStopping);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync(
                $"The address {app.Configuration["urls"]} is in use by another program. "
                + "Stop that one, or choose another: --urls http://127.0.0.1:5081");
            return CommandLine.Failed;
        }

        var greeting = GreetAsync(ready, addresses.FirstOrDefault() ?? "", folder, stopping);
        await app.WaitForShutdownAsync(cancellationToken);
        return await greeting;
    }

    private static async Task<int> GreetAsync(Task ready, string address, string folder, CancellationToken stopping)
    {
        try
        {
            await ready.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return ready.IsFaulted ? await FailAsync(ready) : CommandLine.Done;
        }
#pragma warning disable CA1031 // whatever kept the service from starting has been logged; here it is said in a line
        catch (Exception)
#pragma warning restore CA1031
        {
            return await FailAsync(ready);
        }

        Console.WriteLine($"Network  {address}/");
        Console.WriteLine($"API      {address}/swagger");
        Console.WriteLine($"Data     {folder}   (stop with Ctrl+C)");
        return CommandLine.Done;
    }

    private static async Task<int> FailAsync(Task ready)
    {
        await Console.Error.WriteLineAsync($"The service can't start: {ready.Exception?.InnerException?.Message}");
        return CommandLine.Failed;
    }
}
