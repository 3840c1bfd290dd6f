using EntityGraph.Extraction;

namespace EntityGraph.Graph.Resolution;

/// <summary>Says whom a surname or a first name alone means, from what the whole corpus says of the bearers of that name.</summary>
/// <remarks>
/// Own rule: a bearer counts by the articles that name him in full within half a year, by those of any time at a tenth, and up to four
/// times as much where the actors of this article are named with him elsewhere. He is taken where he has most of all that, and enough.
/// </remarks>
/// <param name="groups">All full names.</param>
internal sealed class PartialNames(ProposalGroups groups)
{
    private const int NearDays = 183;
    private const double AnyTimeWeight = 0.1;
    private const double CompanyWeight = 3;
    private const double FirstNameWeight = 0.7;
    private const double LeastShare = 0.6;
    private const double LeastConfidence = 0.5;

    private readonly Dictionary<string, SortedDictionary<string, int>> _bearers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Profile> _profiles = new(StringComparer.Ordinal);

    /// <summary>Enters or strikes out the names of an article's persons; their profiles are read anew when next asked for.</summary>
    /// <param name="facts">The article.</param>
    /// <param name="step">1 to enter, −1 to strike out.</param>
    /// <param name="touched">Receives the partial names whose meaning may have changed.</param>
    public void Count(DocumentFacts facts, int step, ISet<string> touched)
    {
        foreach (var entity in facts.Extraction.Entities)
        {
            if (entity.Type != EntityType.Person || Proposal.IsPartial(entity))
            {
                continue;
            }

            // Other spellings share the profile, and their parts mean the same person.
            _profiles.Remove(groups.Canonical(entity.Id));
            touched.UnionWith(groups.Spellings(entity.Id).SelectMany(PartsOf).Select(part => part.Key));
            foreach (var (part, _) in PartsOf(entity.Id))
            {
                touched.Add(part);
                if (!_bearers.TryGetValue(part, out var ids))
                {
                    _bearers.Add(part, ids = new(StringComparer.Ordinal));
                }

                ids[entity.Id] = ids.GetValueOrDefault(entity.Id) + step;
                if (ids[entity.Id] == 0 && ids.Remove(entity.Id) && ids.Count == 0)
                {
                    _bearers.Remove(part);
                }
            }
        }
    }

    /// <summary>The part of a name, in the form in which partial names are compared.</summary>
    public static string PartKey(string id) => NameFolding.TransliterationKey(NameFolding.SlugOf(id));

    /// <summary>Whom a partial name means in an article.</summary>
    /// <param name="id">The proposed id of the part.</param>
    /// <param name="facts">The article.</param>
    /// <returns>The canonical id of a bearer and how sure it is; null where nobody is likely enough.</returns>
    public (string Id, double Confidence)? Choose(string id, DocumentFacts facts)
    {
        var part = PartKey(id);
        if (!_bearers.TryGetValue(part, out var bearers))
        {
            return null;
        }

        var best = default((string Id, double Weight, double Position, int Near)?);
        var sum = 0.0;
        foreach (var bearer in bearers.Keys.Select(groups.Canonical).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var candidate = Weigh(bearer, part, facts);
            sum += candidate.Weight;
            best = best is null || candidate.Weight > best.Value.Weight ? candidate : best;
        }

        return best is { } winner && winner.Weight / sum >= LeastShare ? Confident(winner, winner.Weight / sum) : null;
    }

    private static (string Id, double Confidence)? Confident((string Id, double Weight, double Position, int Near) winner, double share)
    {
        // Steps of a twentieth, so that one more article far away changes nothing.
        var confidence = Math.Round(share * winner.Position * (1 - (0.5 / (1 + winner.Near))) * 20) / 20;
        return confidence >= LeastConfidence ? (winner.Id, confidence) : null;
    }

    private (string Id, double Weight, double Position, int Near) Weigh(string bearer, string part, DocumentFacts facts)
    {
        var profile = ProfileOf(bearer);
        var near = facts.Day == DocumentFacts.Undated
            ? profile.Days.Length
            : CountBetween(profile.Days, facts.Day - NearDays, facts.Day + NearDays);
        var actors = 0;
        var shared = 0;
        foreach (var entity in facts.Extraction.Entities)
        {
            if (!Proposal.IsPartial(entity))
            {
                actors++;
                shared += profile.Company.Contains(groups.Canonical(entity.Id)) ? 1 : 0;
            }
        }

        var position = PartsOf(bearer).Where(name => name.Key == part).Select(name => name.Weight).DefaultIfEmpty(1).Max();
        var company = 1 + (CompanyWeight * shared / Math.Max(1, actors));
        return (bearer, position * (near + (AnyTimeWeight * profile.Days.Length)) * company, position, near);
    }

    private Profile ProfileOf(string bearer)
    {
        if (_profiles.TryGetValue(bearer, out var profile))
        {
            return profile;
        }

        var documents = groups.Spellings(bearer).SelectMany(id => groups.Find(id)?.Documents.Keys ?? []).Distinct().ToList();
        var company = documents
            .SelectMany(facts => facts.Extraction.Entities.Where(entity => !Proposal.IsPartial(entity)))
            .Select(entity => groups.Canonical(entity.Id))
            .ToHashSet(StringComparer.Ordinal);
        company.Remove(bearer);
        profile = new([.. documents.Select(facts => facts.Day).Order()], company);
        _profiles[bearer] = profile;
        return profile;
    }

    /// <summary>Forgets what was read of actors whose spellings were put together in another way.</summary>
    public void ForgetProfiles() => _profiles.Clear();

    private static int CountBetween(int[] ascending, int from, int to) => LowerBound(ascending, to + 1) - LowerBound(ascending, from);

    private static int LowerBound(int[] ascending, int value)
    {
        var low = 0;
        var high = ascending.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = ascending[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // Every proper beginning and end of a name: "Leyen", "von der Leyen", "Kim", "Jong-un".
    private static IEnumerable<(string Key, double Weight)> PartsOf(string id)
    {
        var slug = NameFolding.SlugOf(id).ToString();
        for (var hyphen = slug.IndexOf('-', StringComparison.Ordinal); hyphen >= 0; hyphen = slug.IndexOf('-', hyphen + 1))
        {
            yield return (NameFolding.TransliterationKey(slug.AsSpan(hyphen + 1)), 1);
            yield return (NameFolding.TransliterationKey(slug.AsSpan(0, hyphen)), FirstNameWeight);
        }
    }

    // Days ascending, and all actors ever named with the person.
    private sealed record Profile(int[] Days, HashSet<string> Company);
}
