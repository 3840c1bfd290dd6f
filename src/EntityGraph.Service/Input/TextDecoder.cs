using System.Text;
using EntityGraph.Graph.Documents;

namespace EntityGraph.Service.Input;

/// <summary>Finds out how bytes spell text: a byte order mark, UTF-8, or Windows-1252; and what is no text at all.</summary>
internal static class TextDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static Encoding Windows1252 { get; } = FindEncoding("windows-1252")
        ?? throw new InvalidOperationException("The framework lacks Windows-1252.");

    /// <summary>Finds an encoding by the name that a page gives; null where there is none of that name.</summary>
    public static Encoding? FindEncoding(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Reads bytes as text; line ends stay as they are, a byte order mark is not part of it.</summary>
    /// <param name="bytes">The whole of a file or a line.</param>
    /// <param name="declared">What the content says of itself; counts where the bytes are not UTF-8.</param>
    /// <param name="text">The text.</param>
    /// <returns>Why it can't be read; null where it was.</returns>
    public static DocumentProblem? Decode(ReadOnlySpan<byte> bytes, Encoding? declared, out string text)
    {
        text = "";
        if (FindByteOrderMark(bytes) is { } marked)
        {
            text = marked.GetString(bytes[marked.Preamble.Length..]);
            return null;
        }

        if (LooksBinary(bytes))
        {
            return new(InputProblems.Binary, "", "This is no text. Give plain text, HTML or JSON lines.");
        }

        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            text = StrictUtf8.GetString(bytes);
            return null;
        }

        if (declared is null && FindDamagedUtf8(bytes) is { } line)
        {
            return new(
                InputProblems.WrongEncoding,
                "",
                $"Line {line} is damaged UTF-8, and the rest is no Windows-1252 either. Save the file as UTF-8.");
        }

        text = (declared ?? Windows1252).GetString(bytes);
        return null;
    }

    /// <summary>The encoding that a byte order mark names; null where there is none.</summary>
    public static Encoding? FindByteOrderMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
        [0xFF, 0xFE, 0x00, 0x00, ..] => Encoding.UTF32,
        [0xFF, 0xFE, ..] => Encoding.Unicode,
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
        _ => null,
    };

    // Text has no control characters but tab, line feed, form feed, carriage return and the old end-of-file mark.
    private static bool LooksBinary(ReadOnlySpan<byte> bytes)
    {
        var head = bytes[..Math.Min(bytes.Length, 64 * 1024)];
        foreach (var one in head)
        {
            if (one < 0x20 && one is not (0x09 or 0x0A or 0x0C or 0x0D or 0x1A))
            {
                return true;
            }
        }

        return false;
    }

    // In Windows-1252 a valid UTF-8 sequence of several bytes is a freak ("Ã¤"): where most are valid, it is UTF-8 with a wound.
    private static int? FindDamagedUtf8(ReadOnlySpan<byte> bytes)
    {
        var valid = 0;
        var invalid = 0;
        var line = 1;
        int? firstBad = null;
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out var rune, out var consumed);
            if (status != System.Buffers.OperationStatus.Done)
            {
                invalid++;
                firstBad ??= line;
            }
            else if (consumed > 1)
            {
                valid++;
            }
            else if (rune.Value == '\n')
            {
                line++;
            }

            bytes = bytes[consumed..];
        }

        return valid > invalid ? firstBad : null;
    }
}
