using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
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

    // Larger numbers have more digits than a double is sure of; smaller ones are written with an exponent.
    private const long Millionths = 1_000_000;
    private const long MostMillionths = Millionths * Millionths;
    private const long LeastMillionths = 100;

    // Umlauts stay readable; what could leave a script of a page is escaped.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _length;
    private int _mark;

    /// <summary>A short piece by itself.</summary>
    /// <param name="write">Writes it.</param>
    public static byte[] Piece(Action<JsonBytes> write)
    {
        using var json = new JsonBytes(Stream.Null);
        write(json);
        return json._bytes.AsSpan(0, json._length).ToArray();
    }

    /// <summary>Begins a piece.</summary>
    public void Mark() => _mark = _length;

    /// <summary>What was written since the piece began; empty where part of it is handed on already.</summary>
    public ReadOnlySpan<byte> SinceMark() => _mark < 0 ? [] : _bytes.AsSpan(_mark, _length - _mark);

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
        Utf8Formatter.TryFormat(value, Free(LongestNumber), out var written);
        _length += written;
    }

    /// <summary>Writes a number, in the fewest digits that mean it.</summary>
    /// <remarks>A number of six decimals at most is what these digits say, so that they need not be searched for.</remarks>
    /// <param name="value">The number.</param>
    public void Number(double value)
    {
        var millionths = (long)Math.Round(value * Millionths);
        if (millionths / (double)Millionths != value || Math.Abs(millionths) is >= MostMillionths or (> 0 and < LeastMillionths))
        {
            value.TryFormat(Free(LongestNumber), out var written, provider: CultureInfo.InvariantCulture);
            _length += written;
            return;
        }

        Raw(millionths < 0 && millionths > -Millionths ? "-"u8 : []);
        Number(millionths / Millionths);
        Decimals((int)Math.Abs(millionths % Millionths));
    }

    /// <summary>Writes a hash in sixteen digits.</summary>
    /// <param name="hash">The hash.</param>
    public void Hex(ulong hash)
    {
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
        Convert.TryToHexStringLower(bytes, Free(LongestNumber), out var written);
        _length += written;
    }

    /// <summary>Writes true or false.</summary>
    /// <param name="value">Which.</param>
    public void Flag(bool value) => Raw(value ? "true"u8 : "false"u8);

    /// <summary>Writes a day in quotation marks.</summary>
    /// <param name="day">The day.</param>
    public void Day(DateOnly day)
    {
        Span<byte> text = [.. "\"0000-00-00\""u8];
        Digits(text[1..5], day.Year);
        Digits(text[6..8], day.Month);
        Digits(text[9..11], day.Day);
        Raw(text);
    }

    /// <summary>Hands all that is written to the stream.</summary>
    public void Flush()
    {
        output.Write(_bytes.AsSpan(0, _length));
        _length = 0;
        _mark = -1;
    }

    /// <summary>Gives the memory back; what was not handed on is lost.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    private static void Digits(Span<byte> free, int value)
    {
        for (var place = free.Length - 1; place >= 0; place--)
        {
            (value, var digit) = Math.DivRem(value, 10);
            free[place] = (byte)('0' + digit);
        }
    }

    private void Decimals(int millionths)
    {
        if (millionths > 0)
        {
            Span<byte> text = [.. ".000000"u8];
            Digits(text[1..], millionths);
            Raw(text.TrimEnd((byte)'0'));
        }
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
