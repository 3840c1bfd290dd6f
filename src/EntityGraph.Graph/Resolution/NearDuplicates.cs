using System.Numerics;
using EntityGraph.Extraction;

namespace EntityGraph.Graph.Resolution;

/// <summary>Finds wire copy: articles of nearly the same text, which count once. One writer.</summary>
/// <remarks>
/// Articles are near-duplicates where their SimHash differs in at most three bits (Manku, Jain, Das Sarma 2007) and they name nearly the
/// same actors; clusters are what that joins, directly or through others. A function of the set of articles. Of four blocks of
/// sixteen bits at least one is equal then, which is how candidates are found.
/// </remarks>
internal sealed class NearDuplicates
{
    private const int MaxDistance = 3;
    private const int Blocks = 4;
    private const double LeastSharedEntities = 0.7;

    private readonly Dictionary<(int Block, ushort Bits), List<DocumentFacts>> _byBlock = [];
    private readonly Dictionary<DocumentFacts, List<DocumentFacts>> _twins = [];

    private readonly HashSet<DocumentFacts> _changed = [];

    /// <summary>Whether any article has a near-duplicate.</summary>
    public bool Any => _twins.Count > 0;

    /// <summary>Enters an article.</summary>
    public void Add(DocumentFacts facts)
    {
        var fingerprint = facts.Document.TextFingerprint;
        if (fingerprint == 0)
        {
            return;
        }

        for (var block = 0; block < Blocks; block++)
        {
            var key = (block, (ushort)(fingerprint >> (16 * block)));
            if (!_byBlock.TryGetValue(key, out var candidates))
            {
                _byBlock.Add(key, candidates = []);
            }

            foreach (var candidate in candidates.Where(candidate => AreTwins(facts, candidate)))
            {
                Join(facts, candidate);
                Join(candidate, facts);
            }

            candidates.Add(facts);
        }
    }

    /// <summary>Strikes an article out.</summary>
    public void Remove(DocumentFacts facts)
    {
        var fingerprint = facts.Document.TextFingerprint;
        if (fingerprint == 0)
        {
            return;
        }

        _changed.UnionWith(ClusterOf(facts));
        _changed.Remove(facts);
        for (var block = 0; block < Blocks; block++)
        {
            var key = (block, (ushort)(fingerprint >> (16 * block)));
            _byBlock[key].Remove(facts);
        }

        if (_twins.Remove(facts, out var twins))
        {
            foreach (var twin in twins)
            {
                _twins[twin].Remove(facts);
                if (_twins[twin].Count == 0)
                {
                    _twins.Remove(twin);
                }
            }
        }
    }

    /// <summary>Articles whose cluster may have changed since the last call because of other articles.</summary>
    public IReadOnlySet<DocumentFacts> TakeChanged()
    {
        var changed = _changed.SelectMany(ClusterOf).ToHashSet();
        _changed.Clear();
        return changed;
    }

    /// <summary>The article that speaks for a cluster: the earliest, by day and id; most articles speak for themselves.</summary>
    public DocumentFacts Representative(DocumentFacts facts) => _twins.ContainsKey(facts) ? ClusterOf(facts).Min(ByOrder)! : facts;

    private static Comparer<DocumentFacts> ByOrder { get; } = Comparer<DocumentFacts>.Create(DocumentFacts.Compare);

    private HashSet<DocumentFacts> ClusterOf(DocumentFacts facts)
    {
        var cluster = new HashSet<DocumentFacts> { facts };
        var open = new Stack<DocumentFacts>(cluster);
        while (open.TryPop(out var next))
        {
            foreach (var twin in _twins.GetValueOrDefault(next) ?? [])
            {
                if (cluster.Add(twin))
                {
                    open.Push(twin);
                }
            }
        }

        return cluster;
    }

    private void Join(DocumentFacts facts, DocumentFacts twin)
    {
        if (!_twins.TryGetValue(facts, out var twins))
        {
            _twins.Add(facts, twins = []);
        }

        if (!twins.Contains(twin))
        {
            twins.Add(twin);
        }

        _changed.Add(facts);
    }

    private static bool AreTwins(DocumentFacts first, DocumentFacts second) =>
        BitOperations.PopCount(first.Document.TextFingerprint ^ second.Document.TextFingerprint) <= MaxDistance &&
        ShareEntities(first.Extraction, second.Extraction);

    private static bool ShareEntities(DocumentExtraction first, DocumentExtraction second)
    {
        var ids = first.Entities.Select(entity => entity.Id).ToHashSet(StringComparer.Ordinal);
        var shared = second.Entities.Select(entity => entity.Id).Distinct(StringComparer.Ordinal).Count(ids.Contains);
        var all = ids.Count + second.Entities.Length - shared;
        return all == 0 || shared >= LeastSharedEntities * all;
    }
}
