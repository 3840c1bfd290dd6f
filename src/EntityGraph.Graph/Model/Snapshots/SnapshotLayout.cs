using System.Runtime.InteropServices;

namespace EntityGraph.Graph.Model.Snapshots;

/// <summary>How a snapshot lies in its file.</summary>
/// <remarks>
/// Header, columns, table of contents. A column is the memory of an array and begins at a multiple of <see cref="Alignment"/>, so that it
/// can be mapped as well as read. The table says name, size of an element, place, length in bytes and checksum of each; the header says
/// where the table is, and carries its checksum and one of its own.
/// </remarks>
internal static class SnapshotLayout
{
    /// <summary>Raised whenever a column comes, goes or means something else.</summary>
    public const int FormatVersion = 1;

    /// <summary>Bytes between the places where columns may begin.</summary>
    public const int Alignment = 64;

    /// <summary>The first bytes of the file: a name, and line ends that a transfer as text would change.</summary>
    public static ReadOnlySpan<byte> Magic => "EGRAPH\r\n"u8;
}

/// <summary>The first bytes of a snapshot, as they lie in memory.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct SnapshotHeader
{
    /// <summary>See <see cref="SnapshotLayout.Magic"/>.</summary>
    public ulong Magic;

    /// <summary>Reads as another number where bytes stand in another order.</summary>
    public uint ByteOrder;

    /// <summary>See <see cref="SnapshotLayout.FormatVersion"/>.</summary>
    public int FormatVersion;

    /// <summary>Where the table begins.</summary>
    public long TableStart;

    /// <summary>Bytes of the table; the file ends with it.</summary>
    public int TableLength;

    /// <summary>Checksum of the table.</summary>
    public uint TableChecksum;

    /// <summary>Checksum of all fields before.</summary>
    public uint HeaderChecksum;

    /// <summary>The value of <see cref="ByteOrder"/>.</summary>
    public const uint RightOrder = 0x01020304;

    /// <summary>Computes the checksum of the other fields.</summary>
    public readonly uint ComputeChecksum() =>
        Checksum.Of(MemoryMarshal.AsBytes(new ReadOnlySpan<SnapshotHeader>(in this))[..(int)Marshal.OffsetOf<SnapshotHeader>(nameof(HeaderChecksum))]);
}

/// <summary>A column in the table of a snapshot.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ElementSize">Bytes of one element.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">Bytes that it takes.</param>
/// <param name="Checksum">Checksum of these.</param>
internal sealed record SnapshotColumn(string Name, int ElementSize, long Start, long Length, uint Checksum);

/// <summary>What a snapshot is a snapshot of.</summary>
/// <param name="StoreState">The state of the store that the graph was built from, see <c>IDocumentStore.FindStateAsync</c>.</param>
/// <param name="Program">The rules by which it was built.</param>
/// <param name="Version">Number of the version.</param>
public sealed record SnapshotOrigin(string StoreState, string Program, long Version);
