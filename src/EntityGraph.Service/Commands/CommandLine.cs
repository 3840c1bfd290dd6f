using System.CommandLine;
using System.Data.Common;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Service.Commands;

/// <summary>The commands of the program, and what it answers to a shell.</summary>
internal static class CommandLine
{
    /// <summary>All was done.</summary>
    public const int Done = 0;

    /// <summary>Some of it could not be done.</summary>
    public const int SomeRejected = 1;

    /// <summary>Nothing could be done.</summary>
    public const int Failed = 2;

    // Time to end in order after Ctrl+C: what is being written is written.
    private static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(30);

    /// <summary>Runs the command that the arguments name; without one it serves.</summary>
    /// <param name="arguments">As the shell gave them.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = StopTimeout,
        };
        try
        {
            return await Build().Parse(arguments).InvokeAsync(configuration);
        }
        catch (Exception exception) when (Explain(exception) is { } message)
        {
            await Console.Error.WriteLineAsync(message);
            return Failed;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped. What was done so far stays.");
            return Failed;
        }
    }

    private static RootCommand Build()
    {
        var root = new RootCommand("Reads German news and answers who stands how to whom.");
        ServeCommand.Configure(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(IngestCommand.Create());
        root.Subcommands.Add(AnalyzeCommand.Create());
        root.Subcommands.Add(QueryCommand.Create());
        root.Subcommands.Add(ExportCommand.Create());
        root.Subcommands.Add(CareCommands.CreateBackup());
        root.Subcommands.Add(CareCommands.CreateRestore());
        root.Subcommands.Add(CareCommands.CreateVerify());
        return root;
    }

    // Failures of the outside world in words; a defect of the program keeps its stack trace.
    private static string? Explain(Exception exception) => exception switch
    {
        StoreUnusableException => exception.Message,
        HttpRequestException => $"The server did not answer: {exception.Message} Check the address given with --server.",
        DbException => $"The store answered: {exception.Message} If this stays so, restore a backup.",
        _ => null,
    };
}
