using System.Collections.Frozen;
using System.Collections.Immutable;
using EntityGraph.Extraction;

namespace EntityGraph.Graph.Model;

/// <summary>Entities by number. Numbers are given once and stay; the order in which answers list entities is that of their ids. Immutable.</summary>
internal sealed class VertexTable
{
    private readonly FrozenDictionary<string, string> _otherIds;
    private readonly ImmutableDictionary<string, string?> _changedIds;
    private readonly Lazy<ulong[][]> _ofType;

    // In order of id all that are there, and the place of each in that; null where the numbers are in order of id, and all are there.
    private readonly int[]? _ranked;
    private readonly int[]? _rank;

    /// <summary>Takes the entities in ordinal order of id.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="otherIds">Ids that lead to another: spellings, merged entities.</param>
    public VertexTable(Entity[] entities, IReadOnlyDictionary<string, string> otherIds)
        : this(entities, otherIds.ToFrozenDictionary(StringComparer.Ordinal), ImmutableDictionary<string, string?>.Empty, null, null)
    {
    }

    private VertexTable(
        Entity[] entities,
        FrozenDictionary<string, string> otherIds,
        ImmutableDictionary<string, string?> changedIds,
        int[]? ranked,
        int[]? rank)
    {
        Entities = entities;
        Type = [.. entities.Select(entity => (byte)entity.Type)];
        Documents = [.. entities.Select(entity => entity.DocumentCount)];
        (_otherIds, _changedIds, _ranked, _rank) = (otherIds, changedIds, ranked, rank);
        _ofType = new(MarkTypes);
    }

    /// <summary>No entities.</summary>
    public static VertexTable Empty { get; } = new([], FrozenDictionary<string, string>.Empty);

    /// <summary>The entities; some may be gone.</summary>
    public Entity[] Entities { get; }

    /// <summary>Type of each.</summary>
    public byte[] Type { get; }

    /// <summary>Articles of each, near-duplicates once.</summary>
    public int[] Documents { get; }

    /// <summary>Numbers given; some of them may be gone.</summary>
    public int Count => Entities.Length;

    /// <summary>Number of entities that are there.</summary>
    public int LiveCount => _ranked?.Length ?? Entities.Length;

    /// <summary>Numbers of the entities that are there, in order of id.</summary>
    public IEnumerable<int> Ranked => _ranked ?? Enumerable.Range(0, Entities.Length);

    /// <summary>Whether a vertex is there.</summary>
    public bool IsLive(int vertex) => _rank is null || _ranked is null || (_rank[vertex] < _ranked.Length && _ranked[_rank[vertex]] == vertex);

    /// <summary>Place of a vertex in the order of ids: what decides between equals, whatever the order of arrival.</summary>
    public int RankOf(int vertex) => _rank is null ? vertex : _rank[vertex];

    /// <summary>The vertex at a place in the order of ids.</summary>
    public int ByRank(int rank) => _ranked is null ? rank : _ranked[rank];

    /// <summary>A bit for each vertex of a type.</summary>
    public ReadOnlySpan<ulong> OfType(EntityType type) => _ofType.Value[(int)type];

    /// <summary>Number of an entity by its id or an id that leads to it; −1 where there is none. Cost O(log entities).</summary>
    public int Find(string id)
    {
        var vertex = FindExact(id);
        if (vertex >= 0)
        {
            return vertex;
        }

        var leadsTo = _changedIds.TryGetValue(id, out var changed) ? changed : _otherIds.GetValueOrDefault(id);
        return leadsTo is null ? -1 : FindExact(leadsTo);
    }

    /// <summary>Number of an entity by its id; −1 where there is none. Cost O(log entities).</summary>
    public int FindExact(string id)
    {
        var place = PlaceOf(id);
        return place < LiveCount && Entities[ByRank(place)].Id == id ? ByRank(place) : -1;
    }

    /// <summary>This table with changes. Cost O(entities), of the cheap kind.</summary>
    /// <param name="entities">Entities that changed or are new.</param>
    /// <param name="gone">Vertices that are no more.</param>
    /// <param name="changedIds">Ids that lead to others now, or no longer (null).</param>
    public VertexTable With(IReadOnlyCollection<Entity> entities, IReadOnlySet<int> gone, IEnumerable<KeyValuePair<string, string?>> changedIds)
    {
        var added = entities.Where(entity => FindExact(entity.Id) < 0).OrderBy(entity => entity.Id, StringComparer.Ordinal).ToArray();
        var all = new Entity[Count + added.Length];
        Entities.CopyTo(all, 0);
        added.CopyTo(all, Count);
        foreach (var entity in entities)
        {
            if (FindExact(entity.Id) is >= 0 and var vertex)
            {
                all[vertex] = entity;
            }
        }

        var ids = _changedIds.SetItems(changedIds);
        if (added.Length == 0 && gone.Count == 0)
        {
            return new(all, _otherIds, ids, _ranked, _rank);
        }

        var (ranked, rank) = Rank(added, gone);
        return new(all, _otherIds, ids, ranked, rank);
    }

    private (int[] Ranked, int[] Rank) Rank(Entity[] added, IReadOnlySet<int> gone)
    {
        var ranked = new List<int>(LiveCount + added.Length);
        var rank = new int[Count + added.Length];
        var next = 0;
        for (var number = 0; number < added.Length; number++)
        {
            for (var place = PlaceOf(added[number].Id); next < place; next++)
            {
                Append(ByRank(next));
            }

            Append(Count + number);
        }

        for (; next < LiveCount; next++)
        {
            Append(ByRank(next));
        }

        return ([.. ranked], rank);

        void Append(int vertex)
        {
            rank[vertex] = ranked.Count;
            if (!gone.Contains(vertex))
            {
                ranked.Add(vertex);
            }
        }
    }

    // Where an id stands in order, or would stand.
    private int PlaceOf(string id)
    {
        var low = 0;
        var high = LiveCount;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = string.CompareOrdinal(Entities[ByRank(middle)].Id, id) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
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
}
