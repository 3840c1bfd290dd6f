using System.CommandLine;
using System.Globalization;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Lab.Tagging;

namespace EntityGraph.Lab;

/// <summary><c>evaluate ner</c>: precision, recall and F1 of the tagger, strict spans.</summary>
internal static class EvaluateNerCommand
{
    private static readonly string[] Core = ["PER", "LOC", "ORG"];

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo[]>("--input") { Description = "Gold column files.", Required = true, AllowMultipleArgumentsPerToken = true };
        var column = new Option<int>("--column") { Description = "Zero-based column of the tag.", DefaultValueFactory = _ => 2 };
        var model = new Option<FileInfo?>("--model") { Description = "A model instead of the built-in one." };
        var command = new Command("ner", "Recognition of names against a gold column file.") { input, column, model };
        command.SetAction(parsed =>
        {
            var tagger = TagCommand.Load(parsed.GetValue(model));
            var sentences = parsed.GetRequiredValue(input)
                .SelectMany(file => ColumnFile.Read(file.FullName, parsed.GetValue(column)));
            Print(Score(tagger, sentences));
        });
        return command;
    }

    /// <summary>Compares what the tagger sees with the gold tags.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="sentences">Sentences with gold tags.</param>
    public static SpanScore Score(SequenceTagger tagger, IEnumerable<TaggedSentence> sentences)
    {
        var score = new SpanScore();
        foreach (var sentence in sentences)
        {
            score.Add(sentence.Tags, [.. TagCommand.Tag(tagger, sentence).Select(TagSet.NameOf)]);
        }

        return score;
    }

    /// <summary>The measure over persons, places and organisations, the form <c>name</c> alone.</summary>
    /// <param name="score">The score.</param>
    public static Measure CoreOf(SpanScore score) => score.Of(Core.Contains);

    private static void Print(SpanScore score)
    {
        Console.WriteLine("class        precision  recall      F1   gold");
        foreach (var tagClass in score.Classes)
        {
            Print(tagClass, score.Of(tagClass.Equals));
        }

        Print("form name", score.Of(tagClass => !IsDerived(tagClass) && !IsPart(tagClass)));
        Print("form deriv", score.Of(IsDerived));
        Print("form part", score.Of(IsPart));
        Print("PER LOC ORG", CoreOf(score));
        Print("all", score.Of(_ => true));
    }

    private static bool IsDerived(string tagClass) => tagClass.EndsWith("deriv", StringComparison.Ordinal);

    private static bool IsPart(string tagClass) => tagClass.EndsWith("part", StringComparison.Ordinal);

    private static void Print(string name, Measure measure) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-12} {measure.Precision,9:F2} {measure.Recall,7:F2} {measure.F1,7:F2} {measure.Gold,6}"));
}
