using System.CommandLine;
using System.Text;
using System.Text.Json;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Service.Api;
using EntityGraph.Service.Input;
using Spectre.Console;

namespace EntityGraph.Service.Commands;

/// <summary><c>analyze</c>: what a text says, as JSON or as the text in colours; nothing is stored.</summary>
internal static class AnalyzeCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Plain text, HTML or JSON lines; standard input without one",
            DefaultValueFactory = _ => InputFile.StandardInput,
        };
        var pretty = new Option<bool>("--pretty") { Description = "The text with its actors in colours, and what is said of them" };
        var command = new Command("analyze", "Shows what a text says; nothing is stored") { file, pretty };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(pretty), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string path, bool pretty, CancellationToken cancellationToken)
    {
        var analyzer = GermanAnalyzer.Load();
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true };
        ApiModule.Configure(options);
        var (good, bad) = (0, 0);
        await foreach (var article in ArticleIngestion.ReadAsync([path], _ => { }, cancellationToken))
        {
            var problem = article.Problem;
            if (article.Input is { } input && Document.TryFrom(input, out var document, out problem))
            {
                var context = new AnalysisContext(document.Date, document.Source, document.Title);
                Write(document.Text, analyzer.Analyze(document.Text, context), pretty, options);
                good++;
            }

            if (problem is not null)
            {
                await Console.Error.WriteLineAsync($"{article.Origin}: {problem.Message} [{problem.Code}]");
                bad++;
            }
        }

        return bad == 0 ? CommandLine.Done : good > 0 ? CommandLine.SomeRejected : CommandLine.Failed;
    }

    private static void Write(string text, DocumentExtraction extraction, bool pretty, JsonSerializerOptions options)
    {
        if (!pretty)
        {
            Console.WriteLine(JsonSerializer.Serialize(AnalysisMapping.ToResponse(text, extraction), options));
            return;
        }

        AnsiConsole.MarkupLine(Paint(text, extraction));
        AnsiConsole.WriteLine();
        foreach (var relation in extraction.Relations)
        {
            var source = extraction.Entities[relation.Source];
            var target = extraction.Entities[relation.Target];
            var said = (relation.Negated ? "not " : "") + relation.Type.Info().Name;
            AnsiConsole.MarkupLine(
                $"[{ColorOf(source.Type)}]{Markup.Escape(source.Name)}[/] {said} [{ColorOf(target.Type)}]{Markup.Escape(target.Name)}[/]"
                + $"  [grey]{Markup.Escape(relation.Keyword)}, {relation.Modality}, {relation.Confidence:F2}[/]");
        }
    }

    // Of mentions inside one another the outer one is painted.
    private static string Paint(string text, DocumentExtraction extraction)
    {
        var painted = new StringBuilder();
        var at = 0;
        foreach (var mention in extraction.Mentions.OrderBy(one => one.Span.Start).ThenByDescending(one => one.Span.Length))
        {
            if (mention.Span.Start < at)
            {
                continue;
            }

            painted.Append(Markup.Escape(text[at..mention.Span.Start]));
            painted.Append('[').Append(ColorOf(extraction.Entities[mention.Entity].Type)).Append(']');
            painted.Append(Markup.Escape(text[mention.Span.Start..mention.Span.End])).Append("[/]");
            at = mention.Span.End;
        }

        return painted.Append(Markup.Escape(text[at..])).ToString();
    }

    private static string ColorOf(EntityType type) => type switch
    {
        EntityType.Person => "aqua",
        EntityType.State => "yellow",
        EntityType.Organization => "fuchsia",
        _ => "grey",
    };
}
