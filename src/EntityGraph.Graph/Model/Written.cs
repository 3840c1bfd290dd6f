namespace EntityGraph.Graph.Model;

/// <summary>How a record reads in the interface's own form, kept with it when it is written for the second time.</summary>
/// <remarks>No part of what the record says: all are equal, and a changed copy of a record makes its own. Safe to use from many threads.</remarks>
internal struct Written : IEquatable<Written>
{
    private static readonly object Once = new();

    private object? _note;

    /// <summary>What was kept; empty where nothing was.</summary>
    /// <param name="record">The record.</param>
    public readonly ReadOnlySpan<byte> Of(object record) => _note is Note note && ReferenceEquals(note.Record, record) ? note.Utf8 : [];

    /// <summary>Keeps how the record reads, unless it was never written before: most records are written once and forgotten.</summary>
    /// <param name="record">The record.</param>
    /// <param name="utf8">How it reads; empty where that is not at hand.</param>
    public void Keep(object record, ReadOnlySpan<byte> utf8) => _note = _note is null || utf8.IsEmpty ? Once : new Note(record, utf8.ToArray());

    /// <inheritdoc />
    public readonly bool Equals(Written other) => true;

    /// <inheritdoc />
    public override readonly bool Equals(object? obj) => obj is Written;

    /// <inheritdoc />
    public override readonly int GetHashCode() => 0;

    private sealed record Note(object Record, byte[] Utf8);
}
