using System.Collections.Frozen;
using EntityGraph.Extraction;

namespace EntityGraph.Graph.Model;

/// <summary>Entities by number, in ordinal order of id. Immutable.</summary>
internal sealed class VertexTable
{
    private readonly FrozenDictionary<string, string> _otherIds;
    private readonly Lazy<ulong[][]> _ofType;

    /// <summary>Takes the entities in ordinal order of id.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="otherIds">Ids that lead to another: spellings, merged entities.</param>
    public VertexTable(Entity[] entities, IReadOnlyDictionary<string, string> otherIds)
    {
        Entities = entities;
        Type = [.. entities.Select(entity => (byte)entity.Type)];
        _otherIds = otherIds.ToFrozenDictionary(StringComparer.Ordinal);
        _ofType = new(MarkTypes);
    }

    /// <summary>No entities.</summary>
    public static VertexTable Empty { get; } = new([], FrozenDictionary<string, string>.Empty);

    /// <summary>The entities.</summary>
    public Entity[] Entities { get; }

    /// <summary>Type of each.</summary>
    public byte[] Type { get; }

    /// <summary>Number of entities.</summary>
    public int Count => Entities.Length;

    /// <summary>A bit for each vertex of a type.</summary>
    public ReadOnlySpan<ulong> OfType(EntityType type) => _ofType.Value[(int)type];

    /// <summary>Number of an entity by its id or an id that leads to it; −1 where there is none. Cost O(log entities).</summary>
    public int Find(string id)
    {
        var vertex = FindExact(id);
        return vertex < 0 && _otherIds.TryGetValue(id, out var canonical) ? FindExact(canonical) : vertex;
    }

    private ulong[][] MarkTypes()
    {
        ulong[][] marks = [.. Enum.GetValues<EntityType>().Select(_ => new ulong[(Count + 63) / 64])];
        for (var vertex = 0; vertex < Count; vertex++)
        {
            marks[Type[vertex]][vertex >> 6] |= 1UL << vertex;
        }

        return marks;
    }

    private int FindExact(string id)
    {
        var low = 0;
        var high = Entities.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(Entities[middle].Id, id);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle);
        }

        return -1;
    }
}
