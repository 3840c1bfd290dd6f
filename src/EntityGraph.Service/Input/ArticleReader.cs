using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace EntityGraph.Service.Input;

/// <summary>Reads the articles of a file, whatever of the three kinds it is: plain text, HTML, JSON lines.</summary>
/// <remarks>What can't be read is an entry with its problem; the rest goes on. Memory is bounded by <see cref="LongestPiece"/>.</remarks>
internal static partial class ArticleReader
{
    /// <summary>Longest line of JSON, text file or HTML file that is read, in bytes.</summary>
    public const int LongestPiece = 16 * 1024 * 1024;

    private const int HeadLength = 4096;

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="progress">Takes the bytes read so far.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async IAsyncEnumerable<ReadArticle> ReadAsync(
        InputFile file, Action<long> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var articles = ReadOpenedAsync(file, progress, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (articles)
        {
            while (true)
            {
                ReadArticle article;
                try
                {
                    if (!await articles.MoveNextAsync())
                    {
                        yield break;
                    }

                    article = articles.Current;
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    article = InputFiles.Unreadable(file.Path, exception);
                }

                yield return article;
            }
        }
    }

    private static async IAsyncEnumerable<ReadArticle> ReadOpenedAsync(
        InputFile file, Action<long> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var stream = file.Path == InputFile.StandardInput
            ? Console.OpenStandardInput()
            : new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        var head = new byte[HeadLength];
        var length = await stream.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, cancellationToken);
        head = head[..length];
        if (length == 0)
        {
            yield return ReadArticle.Bad(new(file.Path), InputProblems.Empty, "The file is empty.");
            yield break;
        }

        await using var whole = new PrefixedStream(head, stream);
        if (KindOf(file.Path, head) == InputKind.JsonLines)
        {
            await using var lines = Transcode(head, whole);
            await foreach (var article in ReadLinesAsync(file, lines, progress, cancellationToken))
            {
                yield return article;
            }
        }
        else
        {
            yield return await ReadWholeAsync(file, whole, KindOf(file.Path, head), progress, cancellationToken);
        }
    }

    private static async IAsyncEnumerable<ReadArticle> ReadLinesAsync(
        InputFile file, Stream stream, Action<long> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var lines = new LineReader(stream, LongestPiece);
        while (await lines.ReadAsync(cancellationToken) is { } line)
        {
            progress(lines.Position);
            var origin = new InputOrigin(file.Path, lines.Line);
            if (line.TooLong)
            {
                yield return ReadArticle.Bad(
                    origin,
                    InputProblems.TooLarge,
                    $"The line is longer than {LongestPiece >> 20} MB. Write one article a line.");
                continue;
            }

            var bytes = lines.Line == 1 && line.Bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? line.Bytes[3..] : line.Bytes;
            if (bytes.Span.IndexOfAnyExcept(" \t\f"u8) >= 0)
            {
                yield return JsonArticle.Read(bytes, origin);
            }
        }
    }

    private static async Task<ReadArticle> ReadWholeAsync(
        InputFile file, Stream stream, InputKind kind, Action<long> progress, CancellationToken cancellationToken)
    {
        var origin = new InputOrigin(file.Path);
        using var content = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var count = 1; count > 0;)
        {
            count = await stream.ReadAsync(buffer, cancellationToken);
            await content.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
            progress(content.Length);
            if (content.Length > LongestPiece)
            {
                return ReadArticle.Bad(
                    origin, InputProblems.TooLarge, $"The file is larger than {LongestPiece >> 20} MB. Cut it into articles.");
            }
        }

        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var problem = TextDecoder.Decode(bytes, kind == InputKind.Html ? DeclaredIn(bytes) : null, out var text);
        if (problem is not null)
        {
            return new(origin, null, problem);
        }

        var input = kind == InputKind.Html ? HtmlArticle.Read(text) : PlainArticle.Read(text);
        return string.IsNullOrWhiteSpace(input.Text)
            ? ReadArticle.Bad(origin, InputProblems.NoArticle, "No article text was found in it.")
            : ReadArticle.Of(origin, input);
    }

    private static InputKind KindOf(string path, ReadOnlySpan<byte> head)
    {
        var extension = Path.GetExtension(path).ToUpperInvariant();
        if (extension is ".JSONL" or ".NDJSON" or ".JSON")
        {
            return InputKind.JsonLines;
        }

        if (extension is ".HTML" or ".HTM" or ".XHTML")
        {
            return InputKind.Html;
        }

        var start = Encoding.Latin1.GetString(head).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\t', '\r', '\n');
        return start.StartsWith("{\"", StringComparison.Ordinal) ? InputKind.JsonLines
            : HtmlStart().IsMatch(start) ? InputKind.Html
            : InputKind.Text;
    }

    private static Stream Transcode(ReadOnlySpan<byte> head, Stream stream) =>
        TextDecoder.FindByteOrderMark(head) is { } encoding && encoding != Encoding.UTF8
            ? Encoding.CreateTranscodingStream(stream, encoding, Encoding.UTF8)
            : stream;

    private static Encoding? DeclaredIn(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, HeadLength)]);
        var name = Charset().Match(head).Groups[1].Value;
        // The bytes are no UTF-8, so that a page that says so is wrong; and what Latin-1 says, Windows-1252 says better.
        return name.Length == 0
            || name.StartsWith("utf", StringComparison.OrdinalIgnoreCase)
            || name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase)
            ? null
            : TextDecoder.FindEncoding(name);
    }

    [GeneratedRegex(@"^<(!doctype\s+html|html|head|body|article|\?xml[^>]*>\s*<(!doctype\s+html|html))", RegexOptions.IgnoreCase)]
    private static partial Regex HtmlStart();

    [GeneratedRegex("""charset\s*=\s*["']?([A-Za-z0-9_\-]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    private enum InputKind
    {
        Text,
        Html,
        JsonLines,
    }
}
