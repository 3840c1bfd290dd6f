using System.Collections.Immutable;
using EntityGraph.Extraction;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Gathers what all articles say of one vertex. The result does not depend on the order of the articles.</summary>
/// <param name="id">Id of the vertex.</param>
internal sealed class VertexAccumulator(string id)
{
    private readonly Dictionary<(string Text, MentionForm Form), (int Count, int First, int Last)> _aliases = [];
    // A name that the lexicon gives outweighs all that articles give, and a vertex's own all that corrections bring to it.
    private const long KnownWeight = 1L << 20;
    private const long OwnWeight = 1L << 40;

    private readonly Dictionary<string, long> _names = new(StringComparer.Ordinal);
    private readonly long[] _types = new long[Enum.GetValues<EntityType>().Length];
    private readonly HashSet<DocumentFacts> _clusters = [];
    private HashSet<DocumentFacts> _settledClusters = [];
    private int _mentions;
    private int _first = int.MaxValue;
    private int _last = -1;
    private double _confidence;
    private bool _known;

    /// <summary>An accumulator that goes on from what this one has; this one must not change any more.</summary>
    public VertexAccumulator Continue()
    {
        var next = new VertexAccumulator(id)
        {
            _settledClusters = _clusters,
            _mentions = _mentions,
            _first = _first,
            _last = _last,
            _confidence = _confidence,
            _known = _known,
        };
        _types.CopyTo(next._types, 0);
        foreach (var (alias, count) in _aliases)
        {
            next._aliases.Add(alias, count);
        }

        foreach (var (name, weight) in _names)
        {
            next._names.Add(name, weight);
        }

        return next;
    }

    /// <summary>Counts an entity of an article.</summary>
    /// <param name="facts">The article.</param>
    /// <param name="representative">The article that speaks for its cluster.</param>
    /// <param name="entity">Index of the entity.</param>
    /// <param name="confidence">How sure it is that the entity is this vertex.</param>
    /// <param name="own">Whether the articles alone say so; otherwise a correction brought it here.</param>
    public void Add(DocumentFacts facts, DocumentFacts representative, int entity, double confidence, bool own)
    {
        var extracted = facts.Extraction.Entities[entity];
        if (!_settledClusters.Contains(representative))
        {
            _clusters.Add(representative);
        }

        _mentions += facts.MentionCounts[entity];
        _types[(int)extracted.Type] += own ? OwnWeight : 1;
        _known |= extracted.Known;
        _confidence = Math.Max(_confidence, confidence);
        if (!Proposal.IsPartial(extracted))
        {
            _names[extracted.Name] = _names.GetValueOrDefault(extracted.Name) + (own ? OwnWeight : 0) + (extracted.Known ? KnownWeight : 1);
        }
        else
        {
            _names.TryAdd(extracted.Name, 0);
        }

        if (facts.Day >= 0)
        {
            _first = Math.Min(_first, facts.Day);
            _last = Math.Max(_last, facts.Day);
        }
    }

    /// <summary>Counts a written form.</summary>
    public void AddAlias(string text, MentionForm form, int day)
    {
        var (count, first, last) = _aliases.GetValueOrDefault((text, form), (0, int.MaxValue, -1));
        _aliases[(text, form)] = (count + 1, day < 0 ? first : Math.Min(first, day), Math.Max(last, day));
    }

    /// <summary>The entity that results.</summary>
    /// <param name="known">What the lexicon says of it; null where it does not know it.</param>
    /// <param name="corrections">Corrections of this vertex, in order.</param>
    public Entity ToEntity(KnownEntity? known, IEnumerable<Correction> corrections)
    {
        var entity = new Entity(
            id,
            (EntityType)Array.IndexOf(_types, _types.Max()),
            known?.Name ?? BestName(),
            SortedAliases(),
            known?.SameAs ?? [],
            _known || known is not null,
            _mentions,
            _settledClusters.Count + _clusters.Count,
            DocumentTable.ToDate(_first),
            DocumentTable.ToDate(_last),
            _confidence);
        foreach (var correction in corrections)
        {
            entity = correction.Kind switch
            {
                CorrectionKind.Rename or CorrectionKind.Split => entity with { Name = correction.Name ?? entity.Name },
                CorrectionKind.Retype => entity with { Type = correction.Type ?? entity.Type },
                CorrectionKind.Confirm => entity with { Confidence = 1 },
                _ => entity,
            };
        }

        return entity;
    }

    private string BestName() =>
        _names.OrderByDescending(name => name.Value)
            .ThenByDescending(name => name.Key.Length)
            .ThenBy(name => name.Key, StringComparer.Ordinal)
            .First().Key;

    private ImmutableArray<Alias> SortedAliases() =>
    [
        .. _aliases
            .OrderByDescending(alias => alias.Value.Count)
            .ThenBy(alias => alias.Key.Text, StringComparer.Ordinal)
            .ThenBy(alias => alias.Key.Form)
            .Select(alias => new Alias(
                alias.Key.Text,
                alias.Key.Form,
                alias.Value.Count,
                DocumentTable.ToDate(alias.Value.First),
                DocumentTable.ToDate(alias.Value.Last))),
    ];
}
