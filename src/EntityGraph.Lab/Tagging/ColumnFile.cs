using System.Text;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Lab.Tagging;

/// <summary>A sentence of a column file, its tokens joined by single spaces.</summary>
/// <param name="Text">The joined text.</param>
/// <param name="Tokens">Where each token stands in it.</param>
/// <param name="Tags">The tag of each token as the file writes it; empty where the file has none.</param>
internal sealed record TaggedSentence(string Text, TextSpan[] Tokens, string[] Tags)
{
    /// <summary>Labels of the tags; a tag that the tag set lacks counts as outside.</summary>
    public byte[] Labels() => [.. Tags.Select(tag => TagSet.Find(tag) ?? TagSet.Outside)];

    /// <summary>A token as a string.</summary>
    /// <param name="token">Its index.</param>
    public string Word(int token) => Text[Tokens[token].Start..Tokens[token].End];
}

/// <summary>Reads and writes files of one token a line, columns parted by tabs, an empty line after each sentence.</summary>
/// <remarks>The format of GermEval 2014: number, token, outer tag, inner tag; lines starting with <c>#</c> and a tab are comments.</remarks>
internal static class ColumnFile
{
    /// <summary>Reads all sentences.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tagColumn">Zero-based column of the tag; files without it give sentences without tags.</param>
    public static List<TaggedSentence> Read(string path, int tagColumn = 2)
    {
        var sentences = new List<TaggedSentence>();
        var (text, tokens, tags) = (new StringBuilder(), new List<TextSpan>(), new List<string>());
        foreach (var line in File.ReadLines(path).Append(""))
        {
            if (line.StartsWith("#\t", StringComparison.Ordinal))
            {
                continue;
            }

            var fields = line.Split('\t');
            if (fields.Length > 1 && fields[1].Length > 0)
            {
                text.Append(text.Length > 0 ? " " : "");
                tokens.Add(new TextSpan(text.Length, text.Length + fields[1].Length));
                text.Append(fields[1]);
                if (fields.Length > tagColumn)
                {
                    tags.Add(fields[tagColumn]);
                }
            }
            else if (tokens.Count > 0)
            {
                sentences.Add(new(text.ToString(), [.. tokens], [.. tags]));
                text.Clear();
                tokens.Clear();
                tags.Clear();
            }
        }

        return sentences;
    }

    /// <summary>Writes number, token and tag.</summary>
    /// <param name="path">The file to write.</param>
    /// <param name="sentences">The sentences.</param>
    /// <param name="labels">A label for each token of each sentence.</param>
    public static void Write(string path, IEnumerable<TaggedSentence> sentences, IEnumerable<byte[]> labels)
    {
        using var writer = new StreamWriter(path) { NewLine = "\n" };
        foreach (var (sentence, sentenceLabels) in sentences.Zip(labels))
        {
            for (var t = 0; t < sentence.Tokens.Length; t++)
            {
                writer.WriteLine($"{t + 1}\t{sentence.Word(t)}\t{TagSet.NameOf(sentenceLabels[t])}");
            }

            writer.WriteLine();
        }
    }
}
