using System.Numerics;
using System.Runtime.InteropServices;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>Articles of a snapshot: who their entities are, as columns; what they say is read from the store when it is asked for. Immutable.</summary>
/// <param name="columns">Who is who.</param>
/// <param name="read">Reads an article by id; null where it is not stored any more.</param>
internal sealed class StoredDocuments(PlacementColumns columns, Func<string, AnalyzedDocument?> read)
{
    // A power of two. Each article has one place, where the last that was asked for stays.
    private const int MostKept = 1 << 10;

    private readonly Kept?[] _kept = new Kept?[MostKept];

    /// <summary>Who is who.</summary>
    public PlacementColumns Columns => columns;

    /// <summary>Reads an article; null where it is gone from the store, or says something else there by now.</summary>
    /// <param name="number">Its number.</param>
    public PlacedDocument? Read(int number)
    {
        ref var place = ref _kept[number & (MostKept - 1)];
        if (place is { } kept && kept.Number == number)
        {
            return kept.Document;
        }

        var placed = read(columns.Ids[number]) is { } document ? Place(number, document) : null;
        place = new(number, placed);
        return placed;
    }

    /// <summary>How often an article names a vertex.</summary>
    public int MentionsOf(int number, int vertex)
    {
        var count = 0;
        for (var entity = columns.EntityStart[number]; entity < columns.EntityStart[number + 1]; entity++)
        {
            count += columns.Vertex[entity] == vertex + 1 ? columns.Mentions[entity] : 0;
        }

        return count;
    }

    private PlacedDocument? Place(int number, AnalyzedDocument document)
    {
        if (PlacementColumns.HashOf(document) != columns.Hash[number])
        {
            return null;
        }

        var entities = Enumerable.Range(columns.EntityStart[number], columns.EntityStart[number + 1] - columns.EntityStart[number]);
        return new(
            new(document),
            [.. entities.Select(entity => columns.Confidences[columns.Confidence[entity]])],
            [.. entities.Select(entity => columns.Vertex[entity] - 1)]);
    }

    private sealed record Kept(int Number, PlacedDocument? Document);
}

/// <summary>Who the entities of articles are, as columns. Immutable.</summary>
/// <param name="Ids">Ids of the articles; empty for one that is gone.</param>
/// <param name="Hash">What each article says, in short.</param>
/// <param name="EntityStart">First entity of each, and one entry more.</param>
/// <param name="Vertex">Vertex of each entity plus one; 0 where it is hidden.</param>
/// <param name="Mentions">How often the article names it.</param>
/// <param name="Confidence">Which of the confidences it has.</param>
/// <param name="Confidences">The confidences that there are.</param>
internal sealed record PlacementColumns(
    Texts Ids, uint[] Hash, PackedInts EntityStart, PackedInts Vertex, PackedInts Mentions, PackedInts Confidence, double[] Confidences)
{
    /// <summary>Bytes that the columns take.</summary>
    public long Bytes => Ids.Bytes + (4L * Hash.Length) + EntityStart.Bytes + Vertex.Bytes + Mentions.Bytes + Confidence.Bytes + (8L * Confidences.Length);

    /// <summary>Takes articles; null for those that are gone.</summary>
    public static PlacementColumns Of(IReadOnlyList<PlacedDocument?> documents)
    {
        double[] confidences = [.. documents.SelectMany(document => document?.Confidences ?? []).Distinct().Order()];
        var start = new int[documents.Count + 1];
        for (var number = 0; number < documents.Count; number++)
        {
            start[number + 1] = start[number] + (documents[number]?.Vertices.Length ?? 0);
        }

        return new(
            Texts.Of(documents.Select(document => document?.Facts.Id ?? "")),
            [.. documents.Select(document => document is null ? 0 : HashOf(document.Facts.Document))],
            PackedInts.Of(start),
            PackedInts.Of([.. documents.SelectMany(document => document?.Vertices ?? []).Select(vertex => vertex + 1)]),
            PackedInts.Of([.. documents.SelectMany(document => document?.Facts.MentionCounts ?? [])]),
            PackedInts.Of([.. documents.SelectMany(document => document?.Confidences ?? []).Select(value => Array.BinarySearch(confidences, value))]),
            confidences);
    }

    /// <summary>What an article says, in short: who is named where, and who acts on whom.</summary>
    public static uint HashOf(AnalyzedDocument document)
    {
        var hash = 0u;
        var extraction = document.Extraction;
        foreach (var entity in extraction.Entities)
        {
            hash = BitOperations.Crc32C(hash, Checksum.Of(MemoryMarshal.AsBytes(entity.Id.AsSpan())));
        }

        foreach (var mention in extraction.Mentions)
        {
            hash = BitOperations.Crc32C(hash, ((ulong)(uint)mention.Span.Start << 32) | (uint)mention.Entity);
        }

        foreach (var relation in extraction.Relations)
        {
            hash = BitOperations.Crc32C(hash, ((ulong)relation.Type << 48) | ((ulong)(uint)relation.Source << 24) | (uint)relation.Target);
        }

        return hash;
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        Ids.Save(to, name + ".ids");
        to.Add<uint>(name + ".hash", Hash);
        EntityStart.Save(to, name + ".entityStart");
        Vertex.Save(to, name + ".vertex");
        Mentions.Save(to, name + ".mentions");
        Confidence.Save(to, name + ".confidence");
        to.Add<double>(name + ".confidences", Confidences);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static PlacementColumns Load(SnapshotReader from, string name) => new(
        Texts.Load(from, name + ".ids"),
        from.Read<uint>(name + ".hash"),
        PackedInts.Load(from, name + ".entityStart"),
        PackedInts.Load(from, name + ".vertex"),
        PackedInts.Load(from, name + ".mentions"),
        PackedInts.Load(from, name + ".confidence"),
        from.Read<double>(name + ".confidences"));
}
