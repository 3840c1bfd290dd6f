using System.Collections.Immutable;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>Entities by number. Numbers are given once and stay; the order in which answers list entities is that of their ids. Immutable.</summary>
internal sealed class VertexTable
{
    private readonly EntityColumns _settled;
    private readonly IReadOnlyDictionary<int, Entity> _changed;
    private readonly IdTable _otherIds;
    private readonly ImmutableDictionary<string, string?> _changedIds;
    private readonly Lazy<ulong[][]> _ofType;

    // In order of id all that are there, and the place of each in that; null where the numbers are in order of id, and all are there.
    private readonly int[]? _ranked;
    private readonly int[]? _rank;

    /// <summary>Takes the entities in ordinal order of id.</summary>
    /// <param name="entities">The entities.</param>
    /// <param name="otherIds">Ids that lead to another: spellings, merged entities.</param>
    public VertexTable(IReadOnlyList<Entity> entities, IReadOnlyDictionary<string, string> otherIds)
        : this(EntityColumns.Of(entities), IdTable.Of(otherIds))
    {
    }

    private VertexTable(EntityColumns entities, IdTable otherIds, int[]? ranked = null, int[]? rank = null)
        : this(entities, ImmutableDictionary<int, Entity>.Empty, otherIds, ImmutableDictionary<string, string?>.Empty, ranked, rank) =>
        (Type, Documents) = (entities.Type, entities.Documents);

    private VertexTable(
        EntityColumns settled,
        IReadOnlyDictionary<int, Entity> changed,
        IdTable otherIds,
        ImmutableDictionary<string, string?> changedIds,
        int[]? ranked,
        int[]? rank)
    {
        (_settled, _changed, _otherIds, _changedIds, _ranked, _rank) = (settled, changed, otherIds, changedIds, ranked, rank);
        (Type, Documents) = ([], []);
        _ofType = new(MarkTypes);
    }

    /// <summary>No entities.</summary>
    public static VertexTable Empty { get; } = new(EntityColumns.Empty, IdTable.Empty);

    /// <summary>Type of each.</summary>
    public byte[] Type { get; private init; }

    /// <summary>Articles of each, near-duplicates once.</summary>
    public int[] Documents { get; private init; }

    /// <summary>Bytes that the table takes.</summary>
    public long Bytes => _settled.Bytes + _otherIds.Bytes + (4L * ((_rank?.Length ?? 0) + (_ranked?.Length ?? 0)));

    /// <summary>Numbers given; some of them may be gone.</summary>
    public int Count => Type.Length;

    /// <summary>Number of entities that are there.</summary>
    public int LiveCount => _ranked?.Length ?? Type.Length;

    /// <summary>Numbers of the entities that are there, in order of id.</summary>
    public IEnumerable<int> Ranked => _ranked ?? Enumerable.Range(0, Type.Length);

    /// <summary>The entity of a number; it may be gone.</summary>
    public Entity this[int vertex] => _changed.TryGetValue(vertex, out var entity) ? entity : _settled.At(vertex);

    /// <summary>Id of an entity.</summary>
    public string IdOf(int vertex) => _changed.TryGetValue(vertex, out var entity) ? entity.Id : _settled.IdAt(vertex);

    /// <summary>Name of an entity.</summary>
    public string NameOf(int vertex) => _changed.TryGetValue(vertex, out var entity) ? entity.Name : _settled.Names[vertex];

    /// <summary>How often an entity is named.</summary>
    public int MentionsOf(int vertex) => _changed.TryGetValue(vertex, out var entity) ? entity.MentionCount : _settled.Mentions[vertex];

    /// <summary>Number of the day on which an entity is named last, plus one; 0 where no article with it is dated.</summary>
    public int LastDayOf(int vertex) =>
        _changed.TryGetValue(vertex, out var entity) ? EntityColumns.ToDay(entity.Last) : _settled.Last[vertex];

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

        var leadsTo = _changedIds.TryGetValue(id, out var changed) ? changed : _otherIds.Find(id);
        return leadsTo is null ? -1 : FindExact(leadsTo);
    }

    /// <summary>Number of an entity by its id; −1 where there is none. Cost O(log entities).</summary>
    public int FindExact(string id)
    {
        var place = PlaceOf(id);
        return place < LiveCount && Compare(ByRank(place), id) == 0 ? ByRank(place) : -1;
    }

    /// <summary>This table with changes. Cost O(entities), of the cheap kind.</summary>
    /// <param name="entities">Entities that changed or are new.</param>
    /// <param name="gone">Vertices that are no more.</param>
    /// <param name="changedIds">Ids that lead to others now, or no longer (null).</param>
    public VertexTable With(IReadOnlyCollection<Entity> entities, IReadOnlySet<int> gone, IEnumerable<KeyValuePair<string, string?>> changedIds)
    {
        var added = entities.Where(entity => FindExact(entity.Id) < 0).OrderBy(entity => entity.Id, StringComparer.Ordinal).ToArray();
        var changed = new Dictionary<int, Entity>(_changed);
        for (var number = 0; number < added.Length; number++)
        {
            changed[Count + number] = added[number];
        }

        foreach (var entity in entities)
        {
            if (FindExact(entity.Id) is >= 0 and var vertex)
            {
                changed[vertex] = entity;
            }
        }

        var (ranked, rank) = added.Length == 0 && gone.Count == 0 ? (_ranked, _rank) : Rank(added, gone);
        return new(_settled, changed, _otherIds, _changedIds.SetItems(changedIds), ranked, rank)
        {
            Type = With(Type, changed, entity => (byte)entity.Type, added.Length),
            Documents = With(Documents, changed, entity => entity.DocumentCount, added.Length),
        };
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        var entities = _changed.Count == 0 ? _settled : EntityColumns.Of([.. Enumerable.Range(0, Count).Select(vertex => this[vertex])]);
        entities.Save(to, name);
        _otherIds.With(_changedIds).Save(to, name + ".otherIds");
        to.Add<int>(name + ".ranked", _ranked ?? []);
        to.Add<int>(name + ".rank", _rank ?? []);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static VertexTable Load(SnapshotReader from, string name)
    {
        var entities = EntityColumns.Load(from, name);
        var (ranked, rank) = (from.Read<int>(name + ".ranked"), from.Read<int>(name + ".rank"));
        return new(entities, IdTable.Load(from, name + ".otherIds"), rank.Length == 0 ? null : ranked, rank.Length == 0 ? null : rank);
    }

    private static T[] With<T>(T[] column, Dictionary<int, Entity> changed, Func<Entity, T> read, int added)
    {
        var with = new T[column.Length + added];
        column.CopyTo(with, 0);
        foreach (var (vertex, entity) in changed)
        {
            with[vertex] = read(entity);
        }

        return with;
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
            (low, high) = Compare(ByRank(middle), id) < 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Compare(int vertex, string id) =>
        _changed.TryGetValue(vertex, out var entity) ? string.CompareOrdinal(entity.Id, id) : _settled.Ids.CompareOrdinal(vertex, id);

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
