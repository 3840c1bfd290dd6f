using System.Globalization;
using System.Text;

namespace EntityGraph.Graph.Formats;

/// <summary>How formats of plain text quote what stands in quotation marks.</summary>
internal static class PlainText
{
    /// <summary>A writer onto a stream that stays open: UTF-8 without a mark, lines ended by a line feed.</summary>
    /// <param name="output">The stream.</param>
    public static StreamWriter Open(Stream output) =>
        new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    /// <summary>A string of Turtle and Cypher: in double quotation marks, with the escapes that both know.</summary>
    /// <param name="text">Any text.</param>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or (>= 0x7F and < 0xA0) => string.Create(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => rune.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
