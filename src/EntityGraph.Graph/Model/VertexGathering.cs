using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Gathers the vertices of articles, and the ids that lead to them.</summary>
/// <param name="effects">The corrections in force.</param>
/// <param name="known">What the lexicon says of an id; null where it does not know it.</param>
internal sealed class VertexGathering(CorrectionEffects effects, Func<string, KnownEntity?> known)
{
    private readonly Dictionary<string, VertexAccumulator> _vertices = new(StringComparer.Ordinal);

    /// <summary>Ids that articles give to what stands under another id in the graph, and where they lead.</summary>
    public Dictionary<string, string> OtherIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Gathers the entities of an article.</summary>
    /// <param name="placement">The article.</param>
    /// <param name="wanted">Only vertices of these ids; null for all.</param>
    public void Add(Placement placement, IReadOnlySet<string>? wanted)
    {
        var (facts, identities, representative) = placement;
        for (var entity = 0; entity < identities.Length; entity++)
        {
            var (id, confidence, own, leadsTo) = identities[entity];
            if (effects.Hides(id) || (wanted is not null && !wanted.Contains(id)))
            {
                continue;
            }

            if (!_vertices.TryGetValue(id, out var vertex))
            {
                _vertices.Add(id, vertex = new(id));
            }

            var extracted = facts.Extraction.Entities[entity];
            vertex.Add(facts, representative, entity, confidence, own);
            if (!Proposal.IsPartial(extracted) && extracted.Id != id && leadsTo is not null)
            {
                OtherIds[extracted.Id] = leadsTo;
            }
        }

        var mentions = facts.Extraction.Mentions;
        for (var mention = 0; mention < mentions.Length; mention++)
        {
            var id = identities[mentions[mention].Entity].Id;
            if ((wanted is null || wanted.Contains(id)) && _vertices.TryGetValue(id, out var vertex))
            {
                vertex.AddAlias(facts.Surface(mention), mentions[mention].Form, facts.Day);
            }
        }
    }

    /// <summary>Goes on from what others have gathered of a vertex.</summary>
    /// <param name="settled">What they have gathered; must not change any more.</param>
    /// <param name="id">Id of the vertex.</param>
    public void Continue(VertexGathering settled, string id)
    {
        if (settled._vertices.TryGetValue(id, out var vertex))
        {
            _vertices.Add(id, vertex.Continue());
        }
    }

    /// <summary>The entities gathered, in ordinal order of id.</summary>
    public Entity[] ToEntities() =>
    [
        .. _vertices.OrderBy(vertex => vertex.Key, StringComparer.Ordinal)
            .Select(vertex => vertex.Value.ToEntity(known(vertex.Key), effects.Of(vertex.Key))),
    ];
}
