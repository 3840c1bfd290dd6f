using EntityGraph.Extraction;

namespace EntityGraph.Graph.Resolution;

/// <summary>An id that articles propose, with all articles that do.</summary>
/// <param name="id">The proposed id.</param>
internal sealed class Proposal(string id)
{
    private readonly Dictionary<DocumentFacts, int> _documents = [];
    private int _known;

    /// <summary>The proposed id.</summary>
    public string Id { get; } = id;

    /// <summary>Articles that propose it with a full name, and the index of the entity there.</summary>
    public IReadOnlyDictionary<DocumentFacts, int> Documents => _documents;

    /// <summary>Whether the lexicon knows it.</summary>
    public bool Known => _known > 0;

    /// <summary>Counts an article.</summary>
    public void Add(DocumentFacts facts, int entity)
    {
        _documents.Add(facts, entity);
        _known += facts.Extraction.Entities[entity].Known ? 1 : 0;
    }

    /// <summary>Takes an article back.</summary>
    public void Remove(DocumentFacts facts, int entity)
    {
        _documents.Remove(facts);
        _known -= facts.Extraction.Entities[entity].Known ? 1 : 0;
    }

    /// <summary>The transliteration group that an id belongs to: ids of one key are one actor.</summary>
    /// <param name="id">An id of the contract.</param>
    /// <returns>Null where the name is too short or of a kind that never folds.</returns>
    public static string? GroupKey(string id)
    {
        var colon = id.IndexOf(':', StringComparison.Ordinal);
        var kind = colon < 0 ? "" : id[..colon];
        var slug = NameFolding.SlugOf(id);
        var enough = kind == "person" ? slug.Contains('-') : kind == "organization" && slug.Length >= 6;
        return enough ? $"{kind}:{NameFolding.TransliterationKey(slug)}" : null;
    }

    /// <summary>Whether an entity of an article is a person named by a part of his name.</summary>
    public static bool IsPartial(ExtractedEntity entity) => !entity.Complete && entity.Type == EntityType.Person;
}
