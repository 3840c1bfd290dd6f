using System.Diagnostics;
using System.Text.Json;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Lab.Tagging;

/// <summary>Reads raw German as words, levelled as the tagger sees them.</summary>
internal static class RawText
{
    /// <summary>The words of each paragraph or sentence of a file.</summary>
    /// <param name="path">
    /// Plain text with a paragraph a line, also packed (<c>.xz</c>, needs the program of that name); <c>.jsonl</c> with the
    /// field <c>text</c>; <c>.tsv</c> in the column format.
    /// </param>
    public static IEnumerable<string[]> Read(string path) => Path.GetExtension(path) switch
    {
        ".tsv" => ColumnFile.Read(path).Select(sentence => sentence.Tokens.Select(token => Level(token.Of(sentence.Text))).ToArray()),
        ".jsonl" => File.ReadLines(path).SelectMany(TextOf).Select(Words),
        ".xz" => Unpack(path).Select(Words),
        _ => File.ReadLines(path).Select(Words),
    };

    private static string Level(ReadOnlySpan<char> word) =>
        WordShape.Read(word, stackalloc char[WordShape.BufferLength]).Word.ToString();

    private static string[] TextOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("text").GetString()?.Split('\n') ?? [];
    }

    private static string[] Words(string paragraph)
    {
        var text = new AnalyzedText(NormalizedText.From(paragraph), AnalysisContext.None);
        new Tokenizer(Abbreviations).Tokenize(text);
        var words = new string[text.Tokens.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = Level(text.Word(i));
        }

        return words;
    }

    private static readonly Abbreviations Abbreviations = Abbreviations.Load();

    private static IEnumerable<string> Unpack(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("xz", ["--decompress", "--stdout", "--keep", path]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The program xz could not be started.");
        while (process.StandardOutput.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
