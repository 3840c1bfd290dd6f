using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Graph.Queries;

/// <summary>Gathers what all articles say of one relation. The result does not depend on the order of the articles.</summary>
/// <param name="key">What tells it from others of its link.</param>
/// <param name="type">Its type.</param>
internal sealed class RelationAccumulator(RelationKey key, RelationType type)
{
    private readonly List<(Evidence Passage, string Keyword, string? Speaker, string? Place)> _passages = [];
    private readonly HashSet<int> _clusters = [];
    private readonly HashSet<int> _outlets = [];
    private DateInterval? _event;
    private bool _reported = true;

    /// <summary>Distinct outlets so far, near-duplicates once.</summary>
    public int Sources => _outlets.Count;

    /// <summary>Adds what one article says.</summary>
    /// <param name="relation">The relation there.</param>
    /// <param name="cluster">The article that speaks for its near-duplicates.</param>
    /// <param name="outlet">Its outlet.</param>
    /// <param name="speaker">Id of the speaker; null for none.</param>
    /// <param name="place">Id of the place; null for none.</param>
    /// <param name="evidence">The passages.</param>
    public void Add(
        ExtractedRelation relation,
        int cluster,
        int outlet,
        string? speaker,
        string? place,
        IEnumerable<Evidence> evidence)
    {
        _clusters.Add(cluster);
        _outlets.Add(outlet);
        _event ??= relation.EventDate;
        _reported &= relation.Reported;
        foreach (var passage in evidence)
        {
            _passages.Add((passage, relation.Keyword, speaker, place));
        }
    }

    /// <summary>The relation that results.</summary>
    /// <param name="link">Stable hash of its link.</param>
    /// <param name="ends">Ids of its ends.</param>
    public Relation ToRelation(ulong link, (string Source, string Target) ends)
    {
        var passages = _passages.OrderBy(passage => passage.Passage, RelationReader.Order)
            .ThenBy(passage => passage.Keyword, StringComparer.Ordinal).ToList();
        var surest = passages.MaxBy(passage => passage.Passage.Confidence);
        return new(
            StableHash.Print("rel", StableHash.OfRelation(link, key)),
            ends.Source,
            ends.Target,
            type,
            key.Negated,
            key.Modality,
            _reported,
            MostFrequent(passages.Select(passage => passage.Speaker)),
            key.Former,
            key.Designated,
            surest.Keyword,
            _event,
            MostFrequent(passages.Select(passage => passage.Place)),
            Together(passages.Select(passage => passage.Passage)),
            [.. passages.Select(passage => passage.Passage)],
            _clusters.Count,
            _outlets.Count,
            _event?.From ?? passages.Min(passage => passage.Passage.Date),
            _event?.To ?? passages.Max(passage => passage.Passage.Date));
    }

    // Each article adds what its surest passage adds to what is not yet sure.
    private static double Together(IEnumerable<Evidence> passages)
    {
        var doubt = passages.GroupBy(passage => passage.DocumentId, StringComparer.Ordinal)
            .Aggregate(1.0, (rest, document) => rest * (1 - document.Max(passage => passage.Confidence)));
        return Math.Round(1 - doubt, 4);
    }

    private static string? MostFrequent(IEnumerable<string?> ids) =>
        ids.OfType<string>().GroupBy(id => id, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.Key;
}
