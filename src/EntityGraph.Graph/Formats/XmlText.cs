using System.Text;
using System.Xml;

namespace EntityGraph.Graph.Formats;

/// <summary>How all formats that are XML write text.</summary>
internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
    };

    /// <summary>A writer onto a stream that stays open.</summary>
    /// <param name="output">The stream.</param>
    public static XmlWriter Open(Stream output) => XmlWriter.Create(output, Settings);

    /// <summary>A text that XML can hold: each character that it can't becomes U+FFFD, line ends and tabs become blanks.</summary>
    /// <param name="text">Any text.</param>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            clean.Append(rune.Value switch
            {
                '\t' or '\n' or '\r' => " ",
                < ' ' or 0xFFFE or 0xFFFF => "\uFFFD",
                _ => rune.ToString(),
            });
        }

        return clean.ToString();
    }
}
