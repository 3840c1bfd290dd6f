using System.CommandLine;
using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Resolution;
using EntityGraph.Lab.Resolution;

namespace EntityGraph.Lab;

/// <summary><c>evaluate resolution</c>: who is who, over the mentions of all texts of a file.</summary>
internal static class EvaluateResolutionCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--input") { Description = "Gold file, one JSON object a line.", Required = true };
        var graph = new Option<bool>("--graph") { Description = "Score the actors as the graph has them when all texts are in it, not as each text alone tells them." };
        var errors = new Option<bool>("--errors") { Description = "List wrong merges and every mention missed (-), invented (+) or given to another (~). Never on the held-out file." };
        var command = new Command("resolution", "Actors and their mentions against a gold file: B³ and CEAFe.") { input, graph, errors };
        command.SetAction(parsed =>
        {
            var texts = ResolvedText.Read(parsed.GetRequiredValue(input).FullName);
            var result = parsed.GetValue(graph) ? ScoreGraph(GermanAnalyzer.Load(), texts) : Score(GermanAnalyzer.Load(), texts);
            foreach (var line in parsed.GetValue(errors) ? result.Errors : [])
            {
                Console.WriteLine(line);
            }

            Print(result);
        });
        return command;
    }

    /// <summary>Analyses the gold texts one by one and compares.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="texts">Gold texts.</param>
    public static ResolutionResult Score(GermanAnalyzer analyzer, IEnumerable<ResolvedText> texts)
    {
        var score = new ResolutionScore();
        foreach (var text in texts)
        {
            var found = analyzer.Analyze(text.Text, new AnalysisContext(text.Date));
            score.Add(text, found, [.. found.Entities.Select(entity => entity.Id)]);
        }

        return score.Result();
    }

    /// <summary>Analyses the gold texts, lets the graph say who is who across them, and compares.</summary>
    /// <param name="analyzer">The analyzer.</param>
    /// <param name="texts">Gold texts.</param>
    public static ResolutionResult ScoreGraph(GermanAnalyzer analyzer, IEnumerable<ResolvedText> texts)
    {
        var all = texts.Select(text => (Text: text, Facts: Facts(analyzer, text))).ToArray();
        var resolver = new EntityResolver();
        foreach (var (_, facts) in all)
        {
            resolver.Add(facts);
        }

        var score = new ResolutionScore();
        foreach (var (text, facts) in all)
        {
            score.Add(text, facts.Extraction, [.. resolver.Identify(facts).Select(identity => identity.Id)]);
        }

        return score.Result();
    }

    private static DocumentFacts Facts(GermanAnalyzer analyzer, ResolvedText text)
    {
        var found = analyzer.Analyze(text.Text, new AnalysisContext(text.Date));
        return new(new AnalyzedDocument(text.Id, null, text.Date, text.Source, 0, found) { Surfaces = AnalyzedDocument.SurfacesOf(text.Text, found) });
    }

    private static void Print(ResolutionResult result)
    {
        foreach (var form in result.Forms)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{form.Form,-10} {form.Gold,5} mentions, {form.Found,5} found, {form.Right,5} right"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"missing mentions {result.Missing}, mentions beyond the gold {result.Spurious}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"wrong merges {result.WrongMerges:P2} of actors hold any mention of another one (the goal's figure)"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"             {result.MergedByName:P2} of actors hold names of two"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"             {result.Misplaced:P2} of mentions stand with another actor"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"B³ F1 {result.BCubed:F4}, CEAFe F1 {result.Ceafe:F4}"));
    }
}
