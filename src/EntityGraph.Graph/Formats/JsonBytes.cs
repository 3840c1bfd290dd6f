using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace EntityGraph.Graph.Formats;

/// <summary>Writes JSON of a shape that its caller knows: what is the same in every element is copied, and only values are put into words.</summary>
/// <remarks>
/// For the interface's own form, of which most answers are; several times as fast as a writer that keeps track of names, commas and
/// nesting. Values read as <see cref="Utf8JsonWriter"/> writes them.
/// </remarks>
/// <param name="output">Where to write; it stays open.</param>
internal sealed class JsonBytes(Stream output) : IDisposable
{
    private const int BufferBytes = 16 * 1024;
    private const int LongestNumber = 32;
    private const int LongestUnit = 3;

    // Umlauts stay readable; what could leave a script of a page is escaped.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _length;

    /// <summary>Copies what is JSON already.</summary>
    /// <param name="json">UTF-8.</param>
    public void Raw(ReadOnlySpan<byte> json)
    {
        json.CopyTo(Free(json.Length));
        _length += json.Length;
    }

    /// <summary>Writes a text in quotation marks.</summary>
    /// <param name="text">Any text.</param>
    public void Text(string text)
    {
        var free = Free((text.Length * LongestUnit) + 2);
        var status = Utf8.FromUtf16(text, free[1..], out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done || Encoder.FindFirstCharacterToEncodeUtf8(free.Slice(1, written)) >= 0)
        {
            Raw("\""u8);
            Raw(Encoding.UTF8.GetBytes(Encoder.Encode(text)));
            Raw("\""u8);
            return;
        }

        free[0] = free[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <summary>Writes a whole number.</summary>
    /// <param name="value">The number.</param>
    public void Number(long value)
    {
        value.TryFormat(Free(LongestNumber), out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a number. Most are whole, for which the shortest form is quickly found.</summary>
    /// <param name="value">The number.</param>
    public void Number(double value)
    {
        var whole = (int)value;
        if (whole == value)
        {
            Number((long)whole);
            return;
        }

        value.TryFormat(Free(LongestNumber), out var written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes true or false.</summary>
    /// <param name="value">Which.</param>
    public void Flag(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a day in quotation marks.</summary>
    /// <param name="day">The day.</param>
    public void Day(DateOnly day)
    {
        var free = Free(LongestNumber);
        free[0] = (byte)'"';
        day.TryFormat(free[1..], out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        free[written + 1] = (byte)'"';
        _length += written + 2;
    }

    /// <summary>Hands all that is written to the stream.</summary>
    public void Flush()
    {
        output.Write(_bytes.AsSpan(0, _length));
        _length = 0;
    }

    /// <summary>Gives the memory back; what was not handed on is lost.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private Span<byte> Free(int bytes)
    {
        if (_bytes.Length - _length < bytes)
        {
            Flush();
            if (_bytes.Length < bytes)
            {
                ArrayPool<byte>.Shared.Return(_bytes);
                _bytes = ArrayPool<byte>.Shared.Rent(bytes);
            }
        }

        return _bytes.AsSpan(_length);
    }
}
