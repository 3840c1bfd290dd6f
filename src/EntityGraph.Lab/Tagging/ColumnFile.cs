using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Lab.Tagging;

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
        var (words, tags) = (new List<string>(), new List<string>());
        foreach (var line in File.ReadLines(path).Append(""))
        {
            if (line.StartsWith("#\t", StringComparison.Ordinal))
            {
                continue;
            }

            var fields = line.Split('\t');
            if (fields.Length > 1 && fields[1].Length > 0)
            {
                words.Add(fields[1]);
                if (fields.Length > tagColumn)
                {
                    tags.Add(fields[tagColumn]);
                }
            }
            else if (words.Count > 0)
            {
                sentences.Add(TaggedSentence.Join([.. words], [.. tags]));
                words.Clear();
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
                writer.WriteLine($"{t + 1}\t{sentence.Words[t]}\t{TagSet.NameOf(sentenceLabels[t])}");
            }

            writer.WriteLine();
        }
    }
}
