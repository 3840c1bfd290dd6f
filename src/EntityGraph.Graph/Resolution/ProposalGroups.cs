namespace EntityGraph.Graph.Resolution;

/// <summary>All proposed ids, put together where they are spellings of one name. Not safe to use from several threads.</summary>
/// <remarks>A function of the set of articles: nothing here depends on the order in which they came.</remarks>
internal sealed class ProposalGroups
{
    private readonly Dictionary<string, Proposal> _proposals = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _groups = new(StringComparer.Ordinal);

    /// <summary>Whether spellings have been put together or parted since this was last set to false.</summary>
    public bool Regrouped { get; set; }

    /// <summary>Counts an article's proposals.</summary>
    /// <param name="facts">The article.</param>
    /// <param name="changed">Receives ids whose group may have got another canonical id.</param>
    public void Add(DocumentFacts facts, ISet<string> changed)
    {
        foreach (var (index, id) in CompleteIds(facts))
        {
            if (!_proposals.TryGetValue(id, out var proposal))
            {
                _proposals.Add(id, proposal = new(id));
            }

            var known = proposal.Known;
            proposal.Add(facts, index);
            if (proposal.Documents.Count == 1 || proposal.Known != known)
            {
                Regroup(id, present: true, changed);
            }
        }
    }

    /// <summary>Takes an article's proposals back.</summary>
    /// <param name="facts">The article.</param>
    /// <param name="changed">Receives ids whose group may have got another canonical id.</param>
    public void Remove(DocumentFacts facts, ISet<string> changed)
    {
        foreach (var (index, id) in CompleteIds(facts))
        {
            var proposal = _proposals[id];
            var known = proposal.Known;
            proposal.Remove(facts, index);
            if (proposal.Documents.Count == 0)
            {
                _proposals.Remove(id);
                Regroup(id, present: false, changed);
            }
            else if (proposal.Known != known)
            {
                Regroup(id, present: true, changed);
            }
        }
    }

    /// <summary>The proposal of an id; null where no article proposes it.</summary>
    public Proposal? Find(string id) => _proposals.GetValueOrDefault(id);

    /// <summary>All ids that are spellings of one name, this one included, in ordinal order.</summary>
    public IEnumerable<string> Spellings(string id) =>
        Proposal.GroupKey(id) is { } key && _groups.TryGetValue(key, out var group)
            ? group.Where(other => Canonical(other) == Canonical(id))
            : [id];

    /// <summary>
    /// The id that stands for all spellings: the one the lexicon knows, otherwise the first in ordinal order. Where the lexicon knows
    /// several, they are different actors, and the unknown spellings stay among themselves.
    /// </summary>
    /// <param name="id">Any id.</param>
    public string Canonical(string id)
    {
        if (Proposal.GroupKey(id) is not { } key || !_groups.TryGetValue(key, out var group))
        {
            return id;
        }

        if (Find(id) is { Known: true })
        {
            return id;
        }

        var known = group.Where(other => _proposals[other].Known).Take(2).ToList();
        return known.Count == 1 ? known[0] : group.FirstOrDefault(other => !_proposals[other].Known) ?? id;
    }

    // The first entity of an id speaks for it: an extraction holds each actor once.
    private static IEnumerable<(int Index, string Id)> CompleteIds(DocumentFacts facts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var entities = facts.Extraction.Entities;
        for (var index = 0; index < entities.Length; index++)
        {
            if (!Proposal.IsPartial(entities[index]) && seen.Add(entities[index].Id))
            {
                yield return (index, entities[index].Id);
            }
        }
    }

    private void Regroup(string id, bool present, ISet<string> changed)
    {
        changed.Add(id);
        if (Proposal.GroupKey(id) is not { } key)
        {
            return;
        }

        if (!_groups.TryGetValue(key, out var group))
        {
            _groups.Add(key, group = new(StringComparer.Ordinal));
        }

        Regrouped |= group.Any(other => other != id);
        changed.UnionWith(group);
        if (present)
        {
            group.Add(id);
        }
        else if (group.Remove(id) && group.Count == 0)
        {
            _groups.Remove(key);
        }
    }
}
