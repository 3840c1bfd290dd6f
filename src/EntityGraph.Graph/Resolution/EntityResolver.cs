using EntityGraph.Extraction;

namespace EntityGraph.Graph.Resolution;

/// <summary>Who an entity of an article is in the graph.</summary>
/// <param name="Id">Id of the vertex.</param>
/// <param name="Confidence">How sure that is, 0 to 1.</param>
/// <param name="Own">Whether it is that because of the articles, not because of a correction.</param>
/// <param name="LeadsTo">Where the id that the article gives it leads in the graph.</param>
internal readonly record struct Identity(string Id, double Confidence, bool Own = true, string? LeadsTo = null);

/// <summary>Says who is who across all articles. One writer.</summary>
/// <remarks>A deterministic function of the set of articles and the set of corrections, kept up article by article.</remarks>
internal sealed class EntityResolver
{
    private readonly ProposalGroups _groups = new();
    private readonly PartialNames _partialNames;
    private readonly HashSet<string> _changedIds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _touchedParts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<DocumentFacts>> _documentsOfPart = new(StringComparer.Ordinal);

    /// <summary>A resolver that has seen no article.</summary>
    public EntityResolver() => _partialNames = new(_groups);

    /// <summary>The corrections in force.</summary>
    public CorrectionSet Corrections { get; private set; } = CorrectionSet.Empty;

    /// <summary>Counts an article.</summary>
    public void Add(DocumentFacts facts)
    {
        _groups.Add(facts, _changedIds);
        _partialNames.Count(facts, 1, _touchedParts);
        foreach (var part in PartsOf(facts))
        {
            if (!_documentsOfPart.TryGetValue(part, out var documents))
            {
                _documentsOfPart.Add(part, documents = []);
            }

            documents.Add(facts);
        }
    }

    /// <summary>Takes an article back.</summary>
    public void Remove(DocumentFacts facts)
    {
        _groups.Remove(facts, _changedIds);
        _partialNames.Count(facts, -1, _touchedParts);
        foreach (var part in PartsOf(facts))
        {
            if (_documentsOfPart[part].Remove(facts) && _documentsOfPart[part].Count == 0)
            {
                _documentsOfPart.Remove(part);
            }
        }
    }

    /// <summary>Puts other corrections in force; every article must be asked about anew.</summary>
    public void Use(CorrectionSet corrections) => Corrections = corrections;

    /// <summary>Articles whose identities may have changed since the last call because of other articles.</summary>
    /// <param name="regrouped">Whether spellings have been put together or parted.</param>
    public IReadOnlySet<DocumentFacts> TakeAffected(out bool regrouped)
    {
        var affected = new HashSet<DocumentFacts>();
        regrouped = _groups.Regrouped;
        if (_groups.Regrouped)
        {
            // Who is named with whom may have changed everywhere.
            _partialNames.ForgetProfiles();
            _touchedParts.UnionWith(_documentsOfPart.Keys);
            _groups.Regrouped = false;
        }

        foreach (var id in _changedIds)
        {
            affected.UnionWith(_groups.Find(id)?.Documents.Keys ?? []);
        }

        foreach (var part in _touchedParts)
        {
            affected.UnionWith(_documentsOfPart.GetValueOrDefault(part) ?? []);
        }

        _changedIds.Clear();
        _touchedParts.Clear();
        return affected;
    }

    /// <summary>Who the entities of an article are.</summary>
    /// <param name="facts">An article that has been added.</param>
    /// <returns>One identity an entity, same order.</returns>
    public Identity[] Identify(DocumentFacts facts)
    {
        var entities = facts.Extraction.Entities;
        var identities = new Identity[entities.Length];
        for (var entity = 0; entity < identities.Length; entity++)
        {
            var named = Identify(facts, entities[entity]);
            var id = Correct(named.Id, facts, entity);
            identities[entity] = new(id, named.Confidence, IsOwn(entities[entity], id), Canonical(entities[entity].Id));
        }

        return identities;
    }

    /// <summary>Whether an article gives an entity this id.</summary>
    public bool IsProposed(string id) => _groups.Find(id) is not null;

    /// <summary>The id under which an id of an article or a correction stands in the graph now.</summary>
    public string Canonical(string id) => FollowMerges(_groups.Canonical(id));

    private bool IsOwn(ExtractedEntity entity, string vertexId) =>
        Proposal.IsPartial(entity) || _groups.Canonical(entity.Id) == vertexId;

    private Identity Identify(DocumentFacts facts, ExtractedEntity entity)
    {
        if (!Proposal.IsPartial(entity))
        {
            return new(_groups.Canonical(entity.Id), entity.Confidence);
        }

        return _partialNames.Choose(entity.Id, facts) is { } chosen
            ? new(chosen.Id, chosen.Confidence * entity.Confidence)
            : new(entity.Id, entity.Confidence);
    }

    private string Correct(string id, DocumentFacts facts, int entity)
    {
        var merged = FollowMerges(id);
        foreach (var split in Corrections.Items)
        {
            // A split of an entity takes from all that was merged into it.
            if (split.Kind == CorrectionKind.Split && _groups.Canonical(split.TargetId) is var target
                && (target == id || target == merged) && Fits(split, facts, entity))
            {
                return FollowMerges(_groups.Canonical(CorrectionSet.Receiver(split)));
            }
        }

        return merged;
    }

    private string FollowMerges(string id)
    {
        // Spellings may join two merges into a ring that no single correction closed: each is followed once.
        var left = Corrections.Count;
        while (left-- > 0 && FindMerge(id) is { } into && into != id)
        {
            id = into;
        }

        return id;
    }

    private string? FindMerge(string id)
    {
        foreach (var merge in Corrections.Items)
        {
            if (merge.Kind == CorrectionKind.Merge && _groups.Canonical(merge.TargetId) == id)
            {
                return _groups.Canonical(merge.IntoId ?? id);
            }
        }

        return null;
    }

    private static bool Fits(Correction split, DocumentFacts facts, int entity)
    {
        if (!split.DocumentIds.IsEmpty && !split.DocumentIds.Contains(facts.Id, StringComparer.Ordinal))
        {
            return false;
        }

        if (split.Alias is null)
        {
            return true;
        }

        var alias = NameFolding.Fold(split.Alias);
        var mentions = facts.Extraction.Mentions;
        for (var mention = 0; mention < mentions.Length; mention++)
        {
            if (mentions[mention].Entity == entity && NameFolding.Fold(facts.Surface(mention)) == alias)
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> PartsOf(DocumentFacts facts) =>
        facts.Extraction.Entities.Where(Proposal.IsPartial).Select(entity => PartialNames.PartKey(entity.Id)).Distinct(StringComparer.Ordinal);
}
