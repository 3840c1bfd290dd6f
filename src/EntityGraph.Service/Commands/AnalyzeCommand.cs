using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
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
                Write(document, analyzer.Analyze(document.Text, context), pretty, options);
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

    private static void Write(Document document, DocumentExtraction extraction, bool pretty, JsonSerializerOptions options)
    {
        if (!pretty)
        {
            Console.WriteLine(ToJson(document, extraction, options).ToJsonString(options));
            return;
        }

        AnsiConsole.MarkupLine(Paint(document.Text, extraction));
        AnsiConsole.WriteLine();
        foreach (var relation in extraction.Relations)
        {
            var source = extraction.Entities[relation.Source];
            var target = extraction.Entities[relation.Target];
            AnsiConsole.MarkupLine(
                $"[{ColorOf(source.Type)}]{Markup.Escape(source.Name)}[/] {relation.Type.Info().Name} [{ColorOf(target.Type)}]{Markup.Escape(target.Name)}[/]"
                + $"  [grey]{Markup.Escape(string.Join(", ", Circumstances(relation, extraction)))}[/]");
        }
    }

    // With the article as it was read: lines of the page around it are gone, and offsets count in what is left.
    private static JsonObject ToJson(Document document, DocumentExtraction extraction, JsonSerializerOptions options)
    {
        var response = JsonSerializer.SerializeToNode(AnalysisMapping.ToResponse(document.Text, extraction), options)!.AsObject();
        response.Insert(0, "title", document.Title);
        response.Insert(1, "date", document.Date?.ToString("O", CultureInfo.InvariantCulture));
        response.Insert(2, "text", document.Text);
        return response;
    }

    // Everything that keeps a relation from being a plain fact, before how sure it is.
    private static IEnumerable<string> Circumstances(ExtractedRelation relation, DocumentExtraction extraction)
    {
        if (relation.Keyword.Length > 0)
        {
            yield return relation.Keyword;
        }

        if (relation.Negated)
        {
            yield return "negated";
        }

        if (relation.Modality != Modality.Asserted)
        {
            yield return JsonNamingPolicy.CamelCase.ConvertName(relation.Modality.ToString());
        }

        if (relation.Former || relation.Designated)
        {
            yield return relation.Former ? "former" : "designated";
        }

        if (relation.Reported)
        {
            yield return relation.Speaker is { } speaker ? $"says {extraction.Entities[speaker].Name}" : "reported";
        }

        if (relation.EventDate is { } date)
        {
            yield return date.ToString();
        }

        yield return relation.Confidence.ToString("F2", CultureInfo.InvariantCulture);
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
