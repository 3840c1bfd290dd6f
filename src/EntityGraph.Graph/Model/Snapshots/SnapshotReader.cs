using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace EntityGraph.Graph.Model.Snapshots;

/// <summary>Reads the columns of a snapshot into arrays, and checks them.</summary>
internal sealed class SnapshotReader : IDisposable
{
    private readonly SafeFileHandle _file;
    private readonly Dictionary<string, SnapshotColumn> _table = new(StringComparer.Ordinal);

    /// <summary>Opens a snapshot and reads its table.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SnapshotUnusableException">It is damaged, cut off, of another format or no snapshot.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public SnapshotReader(string path)
    {
        _file = File.OpenHandle(path);
        try
        {
            using var table = new BinaryReader(new MemoryStream(ReadTable(ReadHeader())));
            Origin = new(table.ReadString(), table.ReadString(), table.ReadInt64());
            for (var left = table.ReadInt32(); left > 0; left--)
            {
                var name = table.ReadString();
                _table.Add(name, new(name, table.ReadInt32(), table.ReadInt64(), table.ReadInt64(), table.ReadUInt32()));
            }
        }
        catch
        {
            _file.Dispose();
            throw;
        }
    }

    /// <summary>What it is a snapshot of.</summary>
    public SnapshotOrigin Origin { get; }

    /// <summary>The columns that it has.</summary>
    public IReadOnlyCollection<SnapshotColumn> Columns => _table.Values;

    /// <summary>Bytes of the file.</summary>
    public long Length => RandomAccess.GetLength(_file);

    /// <summary>Reads a column.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="SnapshotUnusableException">It is damaged, or not there.</exception>
    public T[] Read<T>(string name)
        where T : unmanaged
    {
        if (!_table.TryGetValue(name, out var column) || column.ElementSize != Unsafe.SizeOf<T>())
        {
            throw new SnapshotUnusableException($"it has no column {name} as it is expected");
        }

        var elements = GC.AllocateUninitializedArray<T>(checked((int)(column.Length / column.ElementSize)));
        var bytes = MemoryMarshal.AsBytes(elements.AsSpan());
        Fill(bytes, column.Start);
        return Checksum.Of(bytes) == column.Checksum
            ? elements
            : throw new SnapshotUnusableException($"the column {name} does not have its checksum");
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private SnapshotHeader ReadHeader()
    {
        if (Length < Unsafe.SizeOf<SnapshotHeader>())
        {
            throw new SnapshotUnusableException("it is cut off");
        }

        var header = default(SnapshotHeader);
        Fill(MemoryMarshal.AsBytes(new Span<SnapshotHeader>(ref header)), 0);
        return header switch
        {
            _ when header.Magic != MemoryMarshal.Read<ulong>(SnapshotLayout.Magic) => throw new SnapshotUnusableException("it is no snapshot of a graph"),
            _ when header.ByteOrder != SnapshotHeader.RightOrder =>
                throw new SnapshotUnusableException("it was written by a machine of another byte order"),
            _ when header.FormatVersion != SnapshotLayout.FormatVersion => throw new SnapshotUnusableException(
                $"it has format {header.FormatVersion}, this program reads {SnapshotLayout.FormatVersion}"),
            _ when header.HeaderChecksum != header.ComputeChecksum() => throw new SnapshotUnusableException("its header does not have its checksum"),
            _ when header.TableStart + header.TableLength != Length => throw new SnapshotUnusableException("it is cut off"),
            _ => header,
        };
    }

    private byte[] ReadTable(SnapshotHeader header)
    {
        var table = new byte[header.TableLength];
        Fill(table, header.TableStart);
        return Checksum.Of(table) == header.TableChecksum
            ? table
            : throw new SnapshotUnusableException("its table does not have its checksum");
    }

    private void Fill(Span<byte> bytes, long start)
    {
        while (bytes.Length > 0)
        {
            var read = RandomAccess.Read(_file, bytes, start);
            if (read == 0)
            {
                throw new SnapshotUnusableException("it is cut off");
            }

            bytes = bytes[read..];
            start += read;
        }
    }
}
