using System.Text;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Lab.Tagging;

/// <summary>A sentence of a column file, its tokens joined by single spaces.</summary>
/// <param name="Words">The tokens as the file writes them.</param>
/// <param name="Text">The tokens joined, brackets and quotes in plain characters.</param>
/// <param name="Tokens">Where each token stands in the text.</param>
/// <param name="Tags">The tag of each token as the file writes it; empty where the file has none.</param>
internal sealed record TaggedSentence(string[] Words, string Text, TextSpan[] Tokens, string[] Tags)
{
    /// <summary>Labels of the tags; a tag that the tag set lacks counts as outside.</summary>
    public byte[] Labels() => [.. Tags.Select(tag => TagSet.Find(tag) ?? TagSet.Outside)];

    /// <summary>A token of the text.</summary>
    /// <param name="token">Its index.</param>
    public string Word(int token) => Text[Tokens[token].Start..Tokens[token].End];

    /// <summary>Makes a sentence of tokens.</summary>
    /// <param name="words">The tokens as a file writes them.</param>
    /// <param name="tags">Their tags; empty where there are none.</param>
    public static TaggedSentence Join(string[] words, string[] tags)
    {
        var (text, tokens) = (new StringBuilder(), new TextSpan[words.Length]);
        for (var i = 0; i < words.Length; i++)
        {
            var word = Plain(words[i]);
            text.Append(i > 0 ? " " : "");
            tokens[i] = new TextSpan(text.Length, text.Length + word.Length);
            text.Append(word);
        }

        return new(words, text.ToString(), tokens, tags);
    }

    /// <summary>
    /// The same sentence with the full stop of abbreviations in one token with them, as our own tokens are cut; null where
    /// there is none. A training file that parts them teaches both ways so.
    /// </summary>
    /// <param name="abbreviations">The abbreviations with their full stops.</param>
    public TaggedSentence? WithWholeAbbreviations(IReadOnlySet<string> abbreviations)
    {
        var (words, tags) = (new List<string>(), new List<string>());
        for (var i = 0; i < Words.Length; i++)
        {
            var isCut = i + 2 < Words.Length && Words[i + 1] == "." && abbreviations.Contains(Words[i] + ".");
            words.Add(isCut ? Words[i] + "." : Words[i]);
            tags.Add(Tags[i]);
            i += isCut ? 1 : 0;
        }

        return words.Count < Words.Length ? Join([.. words], [.. tags]) : null;
    }

    // Brackets and quotes as the Penn Treebank writes them, which some corpora took over.
    private static string Plain(string token) => token switch
    {
        "-LRB-" => "(",
        "-RRB-" => ")",
        "-LSB-" => "[",
        "-RSB-" => "]",
        "``" or "''" => "\"",
        _ => token,
    };
}
