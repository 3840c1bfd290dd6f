using EntityGraph.Extraction;

namespace EntityGraph.Lab.Relations;

/// <summary>Counts how far found relations agree with the gold ones.</summary>
/// <param name="countsOptional">Whether relations on which good readers may differ count like all others.</param>
internal sealed class RelationScore(bool countsOptional = false)
{
    private readonly Dictionary<string, (int Right, int Found, int Gold)> _byType = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Right, int All)> _attributes = new(StringComparer.Ordinal);

    /// <summary>One line for each relation that was missed or invented, in text order.</summary>
    public List<string> Errors { get; } = [];

    /// <summary>Types in alphabetic order with their counts.</summary>
    public IEnumerable<(string Type, int Right, int Found, int Gold)> Types =>
        _byType.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => (pair.Key, pair.Value.Right, pair.Value.Found, pair.Value.Gold));

    /// <summary>Accuracy of polarity, modality and the like on the right relations.</summary>
    public IEnumerable<(string Name, int Right, int All)> Attributes => _attributes.Select(pair => (pair.Key, pair.Value.Right, pair.Value.All));

    /// <summary>Right relations with only the quadrant right are not counted as right.</summary>
    public int QuadRight { get; private set; }

    /// <summary>Adds one text.</summary>
    /// <param name="gold">The text with its relations.</param>
    /// <param name="found">What was found in it.</param>
    public void Add(GoldText gold, DocumentExtraction found)
    {
        var open = gold.Relations.ToList();
        foreach (var relation in found.Relations)
        {
            var (source, target, type) = (found.Entities[relation.Source].Id, found.Entities[relation.Target].Id, relation.Type.Info());
            var matches = open.Where(candidate => candidate.Type == type.Name && Matches(candidate, source, target, type.Symmetric)).ToArray();
            if (matches.Length > 0)
            {
                var match = matches.MaxBy(candidate => Agreement(candidate, relation))!; // Not empty.
                open.Remove(match);
                CountRight(match, relation, found);
            }
            else if (!IsDuplicateOfState(gold, relation, found) && !gold.Relations.Any(other => other.Type == type.Name && Matches(other, source, target, type.Symmetric)))
            {
                Count(type.Name, 0, 1, 0);
                QuadRight += open.Any(other => Ontology.TryParse(other.Type, out var wanted) && wanted.Info().QuadClass == type.QuadClass && Matches(other, source, target, true)) ? 1 : 0;
                Errors.Add($"+ {gold.Id} {type.Name}({source}, {target}) [{relation.Evidence[0].Rule}] :: {gold.Text}");
            }
        }

        foreach (var missed in open.Where(missed => countsOptional || !missed.Optional))
        {
            Count(missed.Type, 0, 0, 1);
            Errors.Add($"- {gold.Id} {missed.Type}({missed.Source}, {missed.Target}) :: {gold.Text}");
        }
    }

    private static bool Matches(GoldRelation gold, string source, string target, bool symmetric) =>
        (gold.HasSource(source) && gold.HasTarget(target)) || (symmetric && gold.HasSource(target) && gold.HasTarget(source));

    // What an organ does counts for its state too: the second relation is neither right nor wrong.
    private static bool IsDuplicateOfState(GoldText gold, ExtractedRelation relation, DocumentExtraction found)
    {
        var evidence = relation.Evidence[0];
        return found.Mentions[evidence.Source].Entity != relation.Source && found.Mentions[evidence.Target].Entity != relation.Source && gold.Relations.Count > 0
            || (found.Mentions[evidence.Source].Entity != relation.Target && found.Mentions[evidence.Target].Entity != relation.Target && gold.Relations.Count > 0);
    }

    private static int Agreement(GoldRelation gold, ExtractedRelation found) =>
        (gold.Negated == found.Negated ? 1 : 0) + (gold.EventDate == DateOf(found) ? 1 : 0) + (gold.Optional ? 0 : 1);

    private void CountRight(GoldRelation gold, ExtractedRelation found, DocumentExtraction extraction)
    {
        if (gold.Optional && !countsOptional)
        {
            return;
        }

        Count(gold.Type, 1, 1, 1);
        Check("polarity", gold.Negated == found.Negated, gold, found.Negated);
        Check("modality", gold.Modality.Equals(found.Designated ? "planned" : found.Modality.ToString(), StringComparison.OrdinalIgnoreCase), gold, found.Modality);
        Check("reported", gold.Reported == found.Reported, gold, found.Reported);
        Check("former", gold.Former == found.Former, gold, found.Former);
        if (gold.Speaker is not null)
        {
            Check("speaker", found.Speaker is { } speaker && extraction.Entities[speaker].Id == gold.Speaker, gold, found.Speaker);
        }

        if (gold.EventDate is not null || found.EventDate is not null)
        {
            Check("event date", gold.EventDate == DateOf(found), gold, DateOf(found));
        }
    }

    private static string? DateOf(ExtractedRelation relation) => relation.EventDate is not { } date ? null
        : date.From == date.To ? date.ToString()[..10] : date.ToString();

    private void Check(string name, bool right, GoldRelation gold, object? found)
    {
        var (before, all) = _attributes.GetValueOrDefault(name);
        _attributes[name] = (before + (right ? 1 : 0), all + 1);
        if (!right)
        {
            Errors.Add($"~ {name}: found {found} in {gold}");
        }
    }

    private void Count(string type, int right, int found, int gold)
    {
        var before = _byType.GetValueOrDefault(type);
        _byType[type] = (before.Right + right, before.Found + found, before.Gold + gold);
    }
}
