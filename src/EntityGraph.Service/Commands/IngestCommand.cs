using System.CommandLine;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Ingestion;
using EntityGraph.Service.Input;
using Spectre.Console;

namespace EntityGraph.Service.Commands;

/// <summary><c>ingest</c>: reads files, folders or standard input into a store, or sends them to a server.</summary>
internal static class IngestCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files and folders with plain text, HTML or JSON lines; - for standard input",
            Arity = ArgumentArity.OneOrMore,
        };
        var data = StoreOptions.CreateData();
        var server = new Option<string?>("--server")
        {
            Description = "Send the articles to a running service instead, such as http://127.0.0.1:5080",
            HelpName = "URL",
        };
        var command = new Command("ingest", "Reads articles into the graph") { paths, data, server };
        command.Validators.Add(result =>
        {
            if (result.GetValue(data) is not null && result.GetValue(server) is not null)
            {
                result.AddError("--data and --server exclude each other: give the one where the articles belong.");
            }
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(paths), parsed.GetValue(data), parsed.GetValue(server), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        string[] paths, string? data, string? server, CancellationToken cancellationToken)
    {
        var report = new IngestReport();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            Interactive = Console.IsOutputRedirected ? InteractionSupport.No : InteractionSupport.Detect,
        });
        if (server is not null)
        {
            await using var remote = new RemoteStore(server);
            await ShowAsync(console, paths, remote.StoreAsync, RemoteStore.AtOnce, report, cancellationToken);
        }
        else
        {
            await using var store = await LocalStore.OpenAsync(data, "ingest", cancellationToken);
            var pipeline = store.Get<IngestionPipeline>();
            await ShowAsync(
                console,
                paths,
                (input, token) => pipeline.StoreAsync(input, StoreWait.UntilStored, token),
                ArticleIngestion.AtOnceHere,
                report,
                cancellationToken);
        }

        report.Write(console, Console.Error);
        return report.ExitCode;
    }

    private static Task ShowAsync(
        IAnsiConsole console,
        string[] paths,
        Func<DocumentInput, CancellationToken, Task<StoreResult>> store,
        int atOnce,
        IngestReport report,
        CancellationToken cancellationToken) => console.Progress()
        .AutoClear(true)
        .HideCompleted(false)
        .Columns(
            new TaskDescriptionColumn(),
            new ProgressBarColumn(),
            new PercentageColumn(),
            new RemainingTimeColumn())
        .StartAsync(async context =>
        {
            var bar = context.AddTask("reading", maxValue: 1);
            await foreach (var article in ArticleIngestion.RunAsync(paths, store, atOnce, progress => Show(bar, progress), cancellationToken))
            {
                report.Add(article);
                bar.Description = $"{report.Read} articles, {report.PerSecond:F0}/s";
            }
        });

    private static void Show(ProgressTask bar, InputProgress progress)
    {
        // Standard input has no known length: the bar then only says that something goes on.
        bar.IsIndeterminate = progress.Total == 0;
        bar.MaxValue = Math.Max(progress.Total, 1);
        bar.Value = Math.Min(progress.Done, progress.Total);
    }
}
