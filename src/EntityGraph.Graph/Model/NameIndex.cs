using System.Text;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model.Snapshots;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Finds entities by any name: whole, by the beginning of any of its words, or with one typing error. Immutable.</summary>
/// <remarks>
/// An array of all word beginnings of all folded names, sorted: each question is a walk of binary searches, as in a trie that takes no
/// memory of its own. For each block of entries it knows the best, so that the best of a short beginning are found without a look at
/// all. Cost per name: its bytes, and of each word
/// its place and entity in as many bits as these need.
/// </remarks>
internal sealed class NameIndex
{
    private const int BlockSize = 64;
    private const int Whole = 4;
    private const int Beginning = 3;
    private const int InsideName = 2;
    private const int WithError = 1;

    private readonly byte[] _text;
    private readonly PackedInts _offset;
    private readonly PackedInts _vertex;
    private readonly int[] _firstOfBlock;
    private readonly int[] _bestKnownOfBlock;

    private NameIndex(byte[] text, PackedInts offset, PackedInts vertex, (int[] First, int[] Known) bestOfBlock) =>
        (_text, _offset, _vertex, _firstOfBlock, _bestKnownOfBlock) = (text, offset, vertex, bestOfBlock.First, bestOfBlock.Known);

    private NameIndex(byte[] text, int[] offset, int[] vertex, Func<int, int> popularity)
    {
        _text = text;
        _offset = PackedInts.Of(offset);
        _vertex = PackedInts.Of(vertex);
        _firstOfBlock = BestOfBlocks(entry => (IsNameStart(_offset[entry]), popularity(_vertex[entry]), -_vertex[entry]));
        _bestKnownOfBlock = BestOfBlocks(entry => (true, popularity(_vertex[entry]), -_vertex[entry]));
    }

    /// <summary>No names.</summary>
    public static NameIndex Empty { get; } = new([], [], [], _ => 0);

    /// <summary>Bytes that the index takes.</summary>
    public long Bytes => _text.Length + _offset.Bytes + _vertex.Bytes + (8L * _firstOfBlock.Length);

    /// <summary>Builds the index of all names of some entities.</summary>
    /// <param name="entities">Entities with their numbers, in order of id.</param>
    /// <param name="known">Further names that the lexicon gives; null where it knows none.</param>
    public static NameIndex Build(IReadOnlyCollection<KeyValuePair<int, Entity>> entities, Func<string, KnownEntity?> known)
    {
        var builder = new NameIndexBuilder();
        foreach (var (vertex, entity) in entities)
        {
            builder.Add(vertex, NamesOf(entity, known(entity.Id)));
        }

        var popularity = entities.ToDictionary(entity => entity.Key, entity => entity.Value.DocumentCount);
        var (text, offset, owner) = builder.Build();
        return new(text, offset, owner, vertex => popularity[vertex]);
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        to.Add<byte>(name + ".text", _text);
        _offset.Save(to, name + ".offset");
        _vertex.Save(to, name + ".vertex");
        to.Add<int>(name + ".firstOfBlock", _firstOfBlock);
        to.Add<int>(name + ".bestKnownOfBlock", _bestKnownOfBlock);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static NameIndex Load(SnapshotReader from, string name) => new(
        from.Read<byte>(name + ".text"),
        PackedInts.Load(from, name + ".offset"),
        PackedInts.Load(from, name + ".vertex"),
        (from.Read<int>(name + ".firstOfBlock"), from.Read<int>(name + ".bestKnownOfBlock")));

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

    /// <summary>Entities of which a whole name is the text, in no order that means anything.</summary>
    /// <param name="folded">A folded name.</param>
    public IReadOnlySet<int> FindWhole(string folded)
    {
        var query = Encoding.UTF8.GetBytes(folded + '\0');
        var (low, high) = Narrow((0, _offset.Count), 0, query);
        var found = new HashSet<int>();
        for (var entry = low; entry < high; entry++)
        {
            if (IsNameStart(_offset[entry]))
            {
                found.Add(_vertex[entry]);
            }
        }

        return found;
    }

    /// <summary>Offers what has a name that is a text, or begins so, or a word in it.</summary>
    /// <param name="query">Folded text, not empty.</param>
    /// <param name="best">Receives them with their quality, see <see cref="NameSearch"/>.</param>
    public void OfferExact(ReadOnlySpan<byte> query, TopMatches best)
    {
        var range = Narrow((0, _offset.Count), 0, query);
        var whole = Bound(range, query.Length, [0], orEqual: true);
        Offer((range.Low, whole), Whole, best);
        Offer((whole, range.High), Beginning, best);
    }

    /// <summary>Offers what has a name, or a word in it, that begins with a text but for one typing error.</summary>
    /// <param name="query">Folded text, not empty.</param>
    /// <param name="best">Receives them.</param>
    public void OfferMistyped(ReadOnlySpan<byte> query, TopMatches best) =>
        new TypoWalk(this, query, best).Walk((0, _offset.Count), 0, 0);

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
        var best = new int[(_offset.Count + BlockSize - 1) / BlockSize];
        for (var entry = 0; entry < _offset.Count; entry++)
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
}
