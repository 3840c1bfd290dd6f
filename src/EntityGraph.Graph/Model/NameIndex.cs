using System.Text;
using EntityGraph.Extraction;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Finds entities by any name: whole, by the beginning of any of its words, or with one typing error. Immutable.</summary>
/// <remarks>
/// An array of all word beginnings of all folded names, sorted: each question is a walk of binary searches, as in a trie that takes no
/// memory of its own. For each block of entries it knows the best, so that the best of a short beginning are found without a look at
/// all. Cost per name: its bytes, and eight a word.
/// </remarks>
internal sealed class NameIndex
{
    private const int BlockSize = 64;
    private const int LeastTypoLength = 4;
    private const int Whole = 4;
    private const int Beginning = 3;
    private const int InsideName = 2;
    private const int WithError = 1;

    private readonly byte[] _text;
    private readonly int[] _offset;
    private readonly int[] _vertex;
    private readonly int[] _popularity;
    private readonly int[] _firstOfBlock;
    private readonly int[] _bestKnownOfBlock;

    private NameIndex(byte[] text, int[] offset, int[] vertex, int[] popularity)
    {
        _text = text;
        _offset = offset;
        _vertex = vertex;
        _popularity = popularity;
        _firstOfBlock = BestOfBlocks(entry => (IsNameStart(_offset[entry]), _popularity[_vertex[entry]], -_vertex[entry]));
        _bestKnownOfBlock = BestOfBlocks(entry => (true, _popularity[_vertex[entry]], -_vertex[entry]));
    }

    /// <summary>No names.</summary>
    public static NameIndex Empty { get; } = new([], [], [], []);

    /// <summary>Bytes that the index takes.</summary>
    public long Bytes => _text.Length + (4L * (_offset.Length + _vertex.Length + _popularity.Length + (2 * _firstOfBlock.Length)));

    /// <summary>Builds the index of all names of all entities.</summary>
    /// <param name="entities">Entities by number.</param>
    /// <param name="known">Further names that the lexicon gives; null where it knows none.</param>
    public static NameIndex Build(IReadOnlyList<Entity> entities, Func<string, KnownEntity?> known)
    {
        var builder = new NameIndexBuilder();
        var popularity = new int[entities.Count];
        for (var vertex = 0; vertex < entities.Count; vertex++)
        {
            popularity[vertex] = entities[vertex].DocumentCount;
            builder.Add(vertex, NamesOf(entities[vertex], known(entities[vertex].Id)));
        }

        var (text, offset, owner) = builder.Build();
        return new(text, offset, owner, popularity);
    }

    /// <summary>All names under which an entity is found, folded, each once.</summary>
    public static IEnumerable<string> NamesOf(Entity entity, KnownEntity? known) =>
        entity.Aliases
            .Where(alias => alias.Form is MentionForm.Name or MentionForm.Metonym or MentionForm.Derived)
            .Select(alias => alias.Text)
            .Append(entity.Name)
            .Concat(known is null ? [] : known.Names)
            .Select(NameFolding.Fold)
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Entities of which a whole name is the text, in order of number.</summary>
    /// <param name="folded">A folded name.</param>
    public IReadOnlyList<int> FindWhole(string folded)
    {
        var query = Encoding.UTF8.GetBytes(folded + '\0');
        var (low, high) = Narrow((0, _offset.Length), 0, query);
        var found = new SortedSet<int>();
        for (var entry = low; entry < high; entry++)
        {
            if (IsNameStart(_offset[entry]))
            {
                found.Add(_vertex[entry]);
            }
        }

        return [.. found];
    }

    /// <summary>The best matches of a text that may be a beginning, and may have one typing error where it is long enough.</summary>
    /// <param name="folded">Folded text.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="allowed">Whether an entity may appear.</param>
    /// <returns>Entities with quality: 4 whole name, 3 beginning of a name, 2 beginning of a word in it, 1 with an error.</returns>
    public IReadOnlyList<(int Vertex, int Quality)> FindBest(string folded, int limit, Func<int, bool> allowed)
    {
        var best = new TopMatches(limit, _popularity, allowed);
        var query = Encoding.UTF8.GetBytes(folded);
        if (query.Length == 0)
        {
            return [];
        }

        var range = Narrow((0, _offset.Length), 0, query);
        var whole = Bound(range, query.Length, [0], orEqual: true);
        Offer((range.Low, whole), Whole, best);
        Offer((whole, range.High), Beginning, best);
        if (best.Count < limit && query.Length >= LeastTypoLength)
        {
            new TypoWalk(this, query, best).Walk((0, _offset.Length), 0, 0);
        }

        return best.ToList();
    }

    // Blocks of which not even the best would be taken are passed over.
    private void Offer((int Low, int High) range, int quality, TopMatches best)
    {
        for (var entry = range.Low; entry < range.High; entry++)
        {
            if (entry % BlockSize == 0 && entry + BlockSize <= range.High)
            {
                var first = (quality == WithError ? _bestKnownOfBlock : _firstOfBlock)[entry / BlockSize];
                if (!best.Wants(_vertex[first], QualityOf(first, quality)))
                {
                    entry += BlockSize - 1;
                    continue;
                }
            }

            best.Offer(_vertex[entry], QualityOf(entry, quality));
        }
    }

    // A match inside a name is worth the same however long it is; an error costs more than where it stands.
    private int QualityOf(int entry, int quality) => quality > InsideName && !IsNameStart(_offset[entry]) ? InsideName : quality;

    private int[] BestOfBlocks(Func<int, (bool, int, int)> standing)
    {
        var best = new int[(_offset.Length + BlockSize - 1) / BlockSize];
        for (var entry = 0; entry < _offset.Length; entry++)
        {
            ref var block = ref best[entry / BlockSize];
            block = entry % BlockSize == 0 || standing(entry).CompareTo(standing(block)) > 0 ? entry : block;
        }

        return best;
    }

    private bool IsNameStart(int offset) => offset == 0 || _text[offset - 1] == 0;

    private (int Low, int High) Narrow((int Low, int High) range, int depth, ReadOnlySpan<byte> bytes) =>
        (Bound(range, depth, bytes, orEqual: false), Bound(range, depth, bytes, orEqual: true));

    // First entry of the range whose text from the depth on is not before (or, orEqual, behind all that begin with) the bytes.
    private int Bound((int Low, int High) range, int depth, ReadOnlySpan<byte> bytes, bool orEqual)
    {
        var (low, high) = range;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            var start = _offset[middle] + depth;
            var order = _text.AsSpan(start, Math.Min(bytes.Length, _text.Length - start)).SequenceCompareTo(bytes);
            (low, high) = order < 0 || (orEqual && order == 0) ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // Walks all names that differ from the query in one insertion, deletion, substitution or exchange of neighbours.
    private readonly ref struct TypoWalk(NameIndex index, ReadOnlySpan<byte> query, TopMatches best)
    {
        private readonly ReadOnlySpan<byte> _query = query;

        public void Walk((int Low, int High) range, int depth, int at)
        {
            for (; at < _query.Length && range.Low < range.High; depth++, at++)
            {
                Err(range, depth, at);
                range = index.Narrow(range, depth, _query.Slice(at, 1));
            }
        }

        private void Err((int Low, int High) range, int depth, int at)
        {
            Finish(range, depth, at + 1);
            if (at + 1 < _query.Length)
            {
                Span<byte> exchanged = [_query[at + 1], _query[at]];
                Finish(index.Narrow(range, depth, exchanged), depth + 2, at + 2);
            }

            for (var low = range.Low; low < range.High;)
            {
                var next = index._text[index._offset[low] + depth];
                Span<byte> one = [next];
                var child = (low, High: index.Bound((low, range.High), depth, one, orEqual: true));
                if (next != 0 && next != _query[at])
                {
                    Finish(child, depth + 1, at);
                    Finish(child, depth + 1, at + 1);
                }

                low = child.High;
            }
        }

        private void Finish((int Low, int High) range, int depth, int at)
        {
            var (low, high) = range.Low < range.High && at < _query.Length ? index.Narrow(range, depth, _query[at..]) : range;
            index.Offer((low, high), WithError, best);
        }
    }

    // Keeps the best few: by quality, then popularity, then number.
    private sealed class TopMatches(int limit, int[] popularity, Func<int, bool> allowed)
    {
        private readonly PriorityQueue<int, (int Quality, int Popularity, int Vertex)> _kept = new();
        private readonly Dictionary<int, int> _quality = [];

        public int Count => _quality.Count;

        public bool Wants(int vertex, int quality) =>
            _kept.Count < limit || !_kept.TryPeek(out _, out var worst) ||
            (quality, popularity[vertex], -vertex).CompareTo((worst.Quality, worst.Popularity, worst.Vertex)) > 0;

        public void Offer(int vertex, int quality)
        {
            if (!Wants(vertex, quality) || (_quality.TryGetValue(vertex, out var before) && before >= quality) || !allowed(vertex))
            {
                return;
            }

            _quality[vertex] = quality;
            _kept.Enqueue(vertex, (quality, popularity[vertex], -vertex));
            Shrink();
        }

        public List<(int Vertex, int Quality)> ToList() =>
        [
            .. _quality
                .Select(match => (match.Key, match.Value))
                .OrderByDescending(match => match.Value)
                .ThenByDescending(match => popularity[match.Key])
                .ThenBy(match => match.Key),
        ];

        // An entry whose entity has a better one by now no longer counts.
        private void Shrink()
        {
            while (_kept.TryPeek(out var vertex, out var worst))
            {
                var stale = !_quality.TryGetValue(vertex, out var quality) || quality != worst.Quality;
                if (!stale && _quality.Count <= limit)
                {
                    return;
                }

                _kept.Dequeue();
                if (!stale)
                {
                    _quality.Remove(vertex);
                }
            }
        }
    }
}
