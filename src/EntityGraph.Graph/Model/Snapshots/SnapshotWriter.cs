using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EntityGraph.Graph.Model.Snapshots;

/// <summary>Writes columns one behind the other, then the table that says where they are. Not safe to use from several threads.</summary>
/// <param name="file">Where to, empty; must be able to seek.</param>
internal sealed class SnapshotWriter(Stream file)
{
    private readonly List<SnapshotColumn> _table = [];
    private long _end = Align(Unsafe.SizeOf<SnapshotHeader>());

    /// <summary>Writes a column.</summary>
    /// <param name="name">Its name, unique in the file.</param>
    /// <param name="column">Its elements.</param>
    public void Add<T>(string name, ReadOnlySpan<T> column)
        where T : unmanaged
    {
        var bytes = MemoryMarshal.AsBytes(column);
        file.Position = _end;
        file.Write(bytes);
        _table.Add(new(name, Unsafe.SizeOf<T>(), _end, bytes.Length, Checksum.Of(bytes)));
        _end = Align(file.Position);
    }

    /// <summary>Writes table and header: only now the file is a snapshot.</summary>
    /// <param name="origin">What it is a snapshot of.</param>
    public void Finish(SnapshotOrigin origin)
    {
        using var table = new MemoryStream();
        using (var writer = new BinaryWriter(table))
        {
            writer.Write(origin.StoreState);
            writer.Write(origin.Program);
            writer.Write(origin.Version);
            writer.Write(_table.Count);
            foreach (var column in _table)
            {
                writer.Write(column.Name);
                writer.Write(column.ElementSize);
                writer.Write(column.Start);
                writer.Write(column.Length);
                writer.Write(column.Checksum);
            }
        }

        var bytes = table.ToArray();
        file.Position = _end;
        file.Write(bytes);
        var header = new SnapshotHeader
        {
            Magic = MemoryMarshal.Read<ulong>(SnapshotLayout.Magic),
            ByteOrder = SnapshotHeader.RightOrder,
            FormatVersion = SnapshotLayout.FormatVersion,
            TableStart = _end,
            TableLength = bytes.Length,
            TableChecksum = Checksum.Of(bytes),
        };
        header.HeaderChecksum = header.ComputeChecksum();
        file.Position = 0;
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<SnapshotHeader>(in header)));
        file.Flush();
    }

    private static long Align(long position) => (position + SnapshotLayout.Alignment - 1) / SnapshotLayout.Alignment * SnapshotLayout.Alignment;
}
