using EntityGraph.Extraction;

namespace EntityGraph.Lab.Resolution;

/// <summary>Compares found mentions and their actors with the gold ones: B³ and CEAFe over the mentions of all texts together.</summary>
/// <remarks>A mention counts as found where its characters are exactly the gold ones. Found roles and pronouns that the gold leaves open are no errors.</remarks>
internal sealed class ResolutionScore
{
    private readonly Dictionary<(string Text, int Start, int End), (string Entity, string Form, string Surface)> _gold = [];
    private readonly Dictionary<(string Text, int Start, int End), (string Entity, MentionForm Form, string Surface)> _found = [];

    /// <summary>Adds one text.</summary>
    /// <param name="gold">The text with its mentions.</param>
    /// <param name="found">What was found in it.</param>
    /// <param name="ids">The id of each actor found.</param>
    public void Add(ResolvedText gold, DocumentExtraction found, IReadOnlyList<string> ids)
    {
        foreach (var mention in gold.Mentions)
        {
            _gold[(gold.Id, mention.Start, mention.End)] = (mention.Entity, mention.Form, mention.Text);
        }

        foreach (var mention in found.Mentions)
        {
            var key = (gold.Id, mention.Span.Start, mention.Span.End);
            if (mention.Form is not (MentionForm.Role or MentionForm.Pronoun) || _gold.ContainsKey(key))
            {
                _found.TryAdd(key, (ids[mention.Entity], mention.Form, gold.Text[mention.Span.Start..mention.Span.End]));
            }
        }
    }

    /// <summary>Computes the figures and the list of errors.</summary>
    public ResolutionResult Result()
    {
        var gold = _gold.ToLookup(pair => pair.Value.Entity, pair => pair.Key);
        var found = _found.ToLookup(pair => pair.Value.Entity, pair => pair.Key);
        var overlap = _gold.Where(pair => _found.ContainsKey(pair.Key))
            .GroupBy(pair => (Gold: pair.Value.Entity, Found: _found[pair.Key].Entity))
            .ToDictionary(group => group.Key, group => group.Count());
        var aligned = Align(gold, found, overlap, out var similarity);
        var merged = Merged(overlap.Keys);
        var names = Merged(_gold.Where(pair => pair.Value.Form is not ("role" or "pronoun") && _found.ContainsKey(pair.Key))
            .Select(pair => (pair.Value.Entity, _found[pair.Key].Entity)).Distinct());
        var misplaced = overlap.GroupBy(pair => pair.Key.Found, pair => pair.Value, StringComparer.Ordinal).Sum(counts => counts.Sum() - counts.Max());
        return new(
            F1(overlap.Sum(pair => Share(pair.Value, found[pair.Key.Found].Count())) / _found.Count, overlap.Sum(pair => Share(pair.Value, gold[pair.Key.Gold].Count())) / _gold.Count),
            F1(similarity / found.Count, similarity / gold.Count),
            (double)merged.Count / found.Count,
            (double)names.Count / found.Count,
            (double)misplaced / overlap.Values.Sum(),
            _gold.Keys.Count(key => !_found.ContainsKey(key)),
            _found.Keys.Count(key => !_gold.ContainsKey(key)),
            Forms(aligned),
            [.. merged.Select(group => $"merged {group.Key}: {string.Join(", ", group)}"), .. Errors(aligned)]);
    }

    private static List<IGrouping<string, string>> Merged(IEnumerable<(string Gold, string Found)> pairs) =>
        [.. pairs.GroupBy(pair => pair.Found, pair => pair.Gold, StringComparer.Ordinal).Where(group => group.Count() > 1)];

    private static double Share(int common, int all) => (double)common * common / all;

    private static double F1(double precision, double recall) => precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);

    // Which found actor is which gold actor, one to one, so that they have most in common.
    private static Dictionary<string, string> Align(
        ILookup<string, (string, int, int)> gold,
        ILookup<string, (string, int, int)> found,
        Dictionary<(string Gold, string Found), int> overlap,
        out double similarity)
    {
        string[] goldIds = [.. gold.Select(group => group.Key)];
        string[] foundIds = [.. found.Select(group => group.Key)];
        var gain = new double[goldIds.Length, goldIds.Length + foundIds.Length]; // A gold actor may stay without partner.
        for (var i = 0; i < goldIds.Length; i++)
        {
            for (var j = 0; j < foundIds.Length; j++)
            {
                var common = overlap.GetValueOrDefault((goldIds[i], foundIds[j]));
                gain[i, j] = 2.0 * common / (gold[goldIds[i]].Count() + found[foundIds[j]].Count());
            }
        }

        var best = Assignment.Best(gain);
        similarity = best.Index().Sum(pair => gain[pair.Index, pair.Item]);
        return best.Index().Where(pair => gain[pair.Index, pair.Item] > 0)
            .ToDictionary(pair => goldIds[pair.Index], pair => foundIds[pair.Item], StringComparer.Ordinal);
    }

    private List<FormResult> Forms(Dictionary<string, string> aligned) =>
    [
        .. _gold.GroupBy(pair => pair.Value.Form, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => new FormResult(
            group.Key,
            group.Count(),
            group.Count(pair => _found.ContainsKey(pair.Key)),
            group.Count(pair => _found.TryGetValue(pair.Key, out var found) && aligned.GetValueOrDefault(pair.Value.Entity) == found.Entity))),
    ];

    private IEnumerable<string> Errors(Dictionary<string, string> aligned) => _gold.Keys.Union(_found.Keys).Order().Select(key =>
        (_gold.TryGetValue(key, out var gold), _found.TryGetValue(key, out var found)) switch
        {
            (true, false) => $"- {key.Text} {key.Start} {gold.Form} '{gold.Surface}' {gold.Entity}",
            (false, true) => $"+ {key.Text} {key.Start} {found.Form} '{found.Surface}' {found.Entity}",
            _ => aligned.GetValueOrDefault(gold.Entity) == found.Entity ? ""
                : $"~ {key.Text} {key.Start} {gold.Form} '{gold.Surface}' {gold.Entity} found as {found.Entity}",
        }).Where(line => line.Length > 0);
}

/// <summary>The figures of one run.</summary>
/// <param name="BCubed">F1 of B³.</param>
/// <param name="Ceafe">F1 of CEAFe.</param>
/// <param name="WrongMerges">Share of found actors that hold mentions of two gold actors or more, a single pronoun or role counting too.</param>
/// <param name="MergedByName">Share of found actors that hold names of two gold actors or more: two nodes in one.</param>
/// <param name="Misplaced">Share of the found gold mentions that stand with an actor most of whose mentions are another's.</param>
/// <param name="Missing">Gold mentions not found.</param>
/// <param name="Spurious">Found mentions, other than roles and pronouns, that are not in the gold.</param>
/// <param name="Forms">By the form of the gold mention.</param>
/// <param name="Errors">Wrong merges, then mentions missed (-), invented (+) or given to another actor (~).</param>
internal sealed record ResolutionResult(
    double BCubed,
    double Ceafe,
    double WrongMerges,
    double MergedByName,
    double Misplaced,
    int Missing,
    int Spurious,
    IReadOnlyList<FormResult> Forms,
    IReadOnlyList<string> Errors);

/// <summary>How many gold mentions of one form were found, and given to the right actor.</summary>
internal sealed record FormResult(string Form, int Gold, int Found, int Right);
