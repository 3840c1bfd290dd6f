namespace EntityGraph.Service.Input;

/// <summary>Cuts a stream into lines of bytes, in bounded memory: a line that is too long is passed over.</summary>
/// <param name="stream">The bytes; UTF-8 or another encoding in which a line feed is one byte.</param>
/// <param name="longest">Longest line kept, in bytes.</param>
internal sealed class LineReader(Stream stream, int longest)
{
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _ended;

    /// <summary>Number of the line that was read last, from 1.</summary>
    public int Line { get; private set; }

    /// <summary>Bytes taken from the stream so far.</summary>
    public long Position { get; private set; }

    /// <summary>Reads the next line.</summary>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The line without its end, valid until the next call; null after the last.</returns>
    public async ValueTask<InputLine?> ReadAsync(CancellationToken cancellationToken)
    {
        var tooLong = false;
        var searched = _start;
        while (true)
        {
            var at = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (at >= 0)
            {
                var line = _buffer.AsMemory(_start, searched + at - _start);
                _start = searched + at + 1;
                return Take(line, tooLong);
            }

            if (_end - _start > longest)
            {
                tooLong = true;
                _start = _end;
            }

            if (_ended)
            {
                var rest = _buffer.AsMemory(_start, _end - _start);
                _start = _end;
                return rest.IsEmpty && !tooLong ? null : Take(rest, tooLong);
            }

            var known = _end - _start;
            await FillAsync(cancellationToken);
            searched = _start + known;
        }
    }

    private InputLine Take(ReadOnlyMemory<byte> line, bool tooLong)
    {
        Line++;
        if (tooLong || line.Length > longest)
        {
            return new(default, TooLong: true);
        }

        return new(line is { Length: > 0 } && line.Span[^1] == (byte)'\r' ? line[..^1] : line, TooLong: false);
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            _end -= _start;
            _start = 0;
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        var count = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken);
        _ended = count == 0;
        _end += count;
        Position += count;
    }
}

/// <summary>A line of input.</summary>
/// <param name="Bytes">The line without its end; empty where it was too long.</param>
/// <param name="TooLong">Whether it was too long to keep.</param>
internal readonly record struct InputLine(ReadOnlyMemory<byte> Bytes, bool TooLong);
