using System.CommandLine;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Lab.Tagging;

namespace EntityGraph.Lab;

/// <summary><c>tag</c>: tags a column file.</summary>
internal static class TagCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var input = new Option<FileInfo>("--input") { Description = "Column file: number, token, …", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "Takes number, token, tag.", Required = true };
        var model = new Option<FileInfo?>("--model") { Description = "A model instead of the built-in one." };
        var pipeline = new Option<bool>("--pipeline") { Description = "With everything that the service does, not the model alone." };
        var command = new Command("tag", "Writes the names that the model sees in a column file.") { input, output, model, pipeline };
        command.SetAction(parsed =>
        {
            var sentences = ColumnFile.Read(parsed.GetRequiredValue(input).FullName);
            var tagger = Load(parsed.GetValue(model));
            Func<TaggedSentence, byte[]> tag = parsed.GetValue(pipeline)
                ? new PipelineTagger(GermanAnalyzer.Load(), tagger).Tag
                : sentence => Tag(tagger, sentence);
            ColumnFile.Write(parsed.GetRequiredValue(output).FullName, sentences, sentences.Select(tag));
        });
        return command;
    }

    /// <summary>The tagger of a file, or the built-in one.</summary>
    /// <param name="model">A model file, or null.</param>
    public static SequenceTagger Load(FileInfo? model)
    {
        if (model is null)
        {
            return SequenceTagger.Load();
        }

        using var stream = model.OpenRead();
        return SequenceTagger.Load(stream);
    }

    /// <summary>The labels of a sentence.</summary>
    /// <param name="tagger">The tagger.</param>
    /// <param name="sentence">The sentence.</param>
    public static byte[] Tag(SequenceTagger tagger, TaggedSentence sentence)
    {
        var labels = new byte[sentence.Tokens.Length];
        tagger.Tag(sentence.Text, sentence.Tokens, labels);
        return labels;
    }
}
