using System.Collections.Frozen;

namespace EntityGraph.Graph.Model;

/// <summary>Entities by number, in ordinal order of id. Immutable.</summary>
internal sealed class VertexTable
{
    private readonly FrozenDictionary<string, string> _otherIds;

    /// <summary>Takes the entities in ordinal order of id.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="otherIds">Ids that lead to another: spellings, merged entities.</param>
    public VertexTable(Entity[] entities, IReadOnlyDictionary<string, string> otherIds)
    {
        Entities = entities;
        Type = [.. entities.Select(entity => (byte)entity.Type)];
        _otherIds = otherIds.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>No entities.</summary>
    public static VertexTable Empty { get; } = new([], FrozenDictionary<string, string>.Empty);

    /// <summary>The entities.</summary>
    public Entity[] Entities { get; }

    /// <summary>Type of each.</summary>
    public byte[] Type { get; }

    /// <summary>Number of entities.</summary>
    public int Count => Entities.Length;

    /// <summary>Number of an entity by its id or an id that leads to it; −1 where there is none. Cost O(log entities).</summary>
    public int Find(string id)
    {
        var vertex = FindExact(id);
        return vertex < 0 && _otherIds.TryGetValue(id, out var canonical) ? FindExact(canonical) : vertex;
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
