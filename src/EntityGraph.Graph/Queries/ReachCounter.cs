using System.Buffers;
using System.Numerics;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Counts the vertices within reach of centres, by type.</summary>
/// <remarks>
/// A walk level by level over a bitmap of the vertices seen. Where every link near enough counts, it reads nothing but the ends of
/// links and takes no branch on what they say, so that the count is exact and still cheap. Where evidence decides what counts, it looks
/// at so many links and no more.
/// </remarks>
/// <param name="columns">The version.</param>
/// <param name="reader">What is seen.</param>
/// <param name="query">How far, and from what weight on.</param>
internal sealed class ReachCounter(GraphColumns columns, LinkReader reader, SubgraphQuery query)
{
    // Links of which the evidence is looked at; beyond, the counts are lower bounds.
    private const int EvidenceBudget = 5_000;

    private readonly LinkTable _links = columns.Links;
    private readonly ulong _wanted = Wanted(reader.Filter);
    private readonly bool _free = reader.Filter.SeesAllNear && query.MinWeight <= 0 &&
        reader.Measure is not (Measure.Npmi or Measure.Llr);

    private int _budget = EvidenceBudget;

    /// <summary>Counts, centres included.</summary>
    /// <param name="centers">The centres.</param>
    /// <param name="counts">Receives a count for each type.</param>
    /// <returns>Whether the counts are exact, not lower bounds.</returns>
    public bool TryCount(IReadOnlyCollection<int> centers, int[] counts)
    {
        var words = (columns.Vertices.Count + 63) / 64;
        var (seen, before) = (ArrayPool<ulong>.Shared.Rent(words), ArrayPool<ulong>.Shared.Rent(words));
        Array.Clear(seen, 0, words);
        Array.Clear(before, 0, words);
        foreach (var center in centers)
        {
            seen[center >> 6] |= 1UL << center;
        }

        for (var hops = 0; hops < query.Depth && _budget > 0; hops++)
        {
            foreach (var vertex in TakeFresh(seen.AsSpan(0, words), before))
            {
                Visit(vertex, seen);
            }
        }

        CountTypes(seen.AsSpan(0, words), counts);
        Array.ForEach([.. centers.Where(center => !Allows(center))], center => counts[columns.Vertices.Type[center]]++);
        ArrayPool<ulong>.Shared.Return(seen);
        ArrayPool<ulong>.Shared.Return(before);
        return _budget > 0;
    }

    // Vertices of a type that may not appear are seen too, but nothing is seen from them, and they do not count.
    private List<int> TakeFresh(ReadOnlySpan<ulong> seen, ulong[] before)
    {
        var fresh = new List<int>();
        for (var word = 0; word < seen.Length; word++)
        {
            for (var bits = seen[word] & ~before[word]; bits != 0; bits &= bits - 1)
            {
                var vertex = (word << 6) + BitOperations.TrailingZeroCount(bits);
                if (Allows(vertex))
                {
                    fresh.Add(vertex);
                }
            }

            before[word] = seen[word];
        }

        return fresh;
    }

    private void Visit(int vertex, ulong[] seen)
    {
        if (_free)
        {
            if (_links.IsNarrowed(vertex))
            {
                MarkCurrent(vertex, seen);
            }
            else
            {
                Mark(_links.Settled.Out(vertex), seen);
                Mark(_links.Settled.In(vertex), seen);
            }

            Mark(_links.Fresh.Out(vertex), seen);
            Mark(_links.Fresh.In(vertex), seen);
            return;
        }

        foreach (var (link, end) in _links.At(vertex).TakeWhile(_ => _budget > 0))
        {
            if ((seen[end.Vertex >> 6] & (1UL << end.Vertex)) == 0 && Sees(vertex, link, end))
            {
                seen[end.Vertex >> 6] |= 1UL << end.Vertex;
            }
        }
    }

    private void Mark(ReadOnlySpan<LinkEnd> ends, ulong[] seen)
    {
        var wanted = _wanted;
        foreach (var end in ends)
        {
            var other = end.Vertex;
            seen[other >> 6] |= ((wanted >> (int)(end.Bits & 63)) & 1) << other;
        }
    }

    // The same for a vertex some of whose settled links count no more, and are not marked among the fresh ones either.
    private void MarkCurrent(int vertex, ulong[] seen)
    {
        var settled = _links.Settled;
        var outgoing = settled.Out(vertex);
        var incoming = settled.In(vertex);
        for (var place = 0; place < outgoing.Length; place++)
        {
            if (_links.IsCurrent(settled.OutStart[vertex] + place))
            {
                Mark(outgoing.Slice(place, 1), seen);
            }
        }

        for (var place = 0; place < incoming.Length; place++)
        {
            if (_links.IsCurrent(settled.InLinks[settled.InStart[vertex] + place]))
            {
                Mark(incoming.Slice(place, 1), seen);
            }
        }
    }

    // A bit for each value of kind and distance together.
    private static ulong Wanted(LinkFilter filter) =>
        Enumerable.Range(0, 32).Aggregate(0UL, (bits, kind) => bits | (filter.AllowsKind((byte)kind) ? 1UL << (2 * kind) : 0));

    private void CountTypes(ReadOnlySpan<ulong> seen, int[] counts)
    {
        foreach (var type in Enum.GetValues<EntityType>().Where(type => reader.Filter.AllowsVertex((byte)type)))
        {
            var marks = columns.Vertices.OfType(type);
            for (var word = 0; word < seen.Length; word++)
            {
                counts[(int)type] += BitOperations.PopCount(seen[word] & marks[word]);
            }
        }
    }

    private bool Allows(int vertex) => reader.Filter.AllowsVertex(columns.Vertices.Type[vertex]);

    private bool Sees(int vertex, int link, LinkEnd end)
    {
        _budget--;
        return reader.Allows(vertex, end) && reader.TryWeigh(link, out var weight) && weight >= query.MinWeight;
    }
}
