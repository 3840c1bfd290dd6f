using System.CommandLine;
using EntityGraph.Backends.Sqlite;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Hosting;

namespace EntityGraph.Service.Commands;

/// <summary><c>backup</c>, <c>restore</c> and <c>verify</c>: care of a store.</summary>
internal static class CareCommands
{
    /// <summary>Copies a store while it is used.</summary>
    public static Command CreateBackup()
    {
        var file = new Argument<string>("FILE") { Description = "The file to write" };
        var data = StoreOptions.CreateData();
        var command = new Command("backup", "Copies the store to a file, also while the service runs") { file, data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var folder = FindFolder(parsed.GetValue(data));
            await SqliteCare.CopyAsync(folder.StorePath, Path.GetFullPath(parsed.GetRequiredValue(file)), cancellationToken);
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>Brings a copy back into an empty data folder.</summary>
    public static Command CreateRestore()
    {
        var file = new Argument<string>("FILE") { Description = "What backup wrote" };
        var data = StoreOptions.CreateData();
        var command = new Command("restore", "Brings a backup back into a data folder without a store") { file, data };
        command.SetAction((parsed, cancellationToken) => RestoreAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(data), cancellationToken));
        return command;
    }

    /// <summary>Checks a store.</summary>
    public static Command CreateVerify()
    {
        var data = StoreOptions.CreateData();
        var command = new Command("verify", "Checks every page and reference of the store") { data };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var folder = FindFolder(parsed.GetValue(data));
            return await VerifyAsync(folder.StorePath, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RestoreAsync(string file, string? data, CancellationToken cancellationToken)
    {
        if (await VerifyAsync(file, cancellationToken) != CommandLine.Done)
        {
            return CommandLine.Failed;
        }

        using var folder = FindFolder(data);
        folder.Lock("restore");
        if (File.Exists(folder.StorePath))
        {
            throw new StoreUnusableException(
                $"There is a store at {folder.StorePath} already. Nothing was changed. Move it away, or give another folder with --data.");
        }

        await SqliteCare.CopyAsync(file, folder.StorePath, cancellationToken);
        return CommandLine.Done;
    }

    private static async Task<int> VerifyAsync(string path, CancellationToken cancellationToken)
    {
        var findings = await SqliteCare.CheckAsync(path, cancellationToken);
        foreach (var finding in findings)
        {
            await Console.Error.WriteLineAsync($"{path}: {finding}");
        }

        return findings.Count == 0 ? CommandLine.Done : CommandLine.Failed;
    }

    private static DataFolder FindFolder(string? data) => new(data ?? new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddEnvironmentVariables()
        .Build()[$"{EntityGraphOptions.Section}:{nameof(EntityGraphOptions.Data)}"]);
}
