using System.Diagnostics.CodeAnalysis;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;

namespace EntityGraph.Service.Api;

/// <summary>Whom a request means: everywhere an id, a name or any alias may stand.</summary>
internal static class EntityNames
{
    private const int CandidatesShown = 10;

    /// <summary>Finds whom a text means.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="asked">An id, a name or an alias.</param>
    /// <param name="entity">Who is meant.</param>
    /// <param name="problem">Why it is not clear.</param>
    /// <returns>Whether it is clear.</returns>
    public static bool TryFind(
        this GraphVersion graph,
        string asked,
        [NotNullWhen(true)] out Entity? entity,
        [NotNullWhen(false)] out ProblemResult? problem)
    {
        var bearers = graph.Resolve(asked);
        entity = bearers.Count == 1 ? bearers[0].Entity : null;
        problem = bearers.Count switch
        {
            1 => null,
            0 => Problems.UnknownEntity(asked, Refer(graph.Suggest(asked, CandidatesShown))),
            _ => Problems.AmbiguousName(asked, Refer(bearers)),
        };
        return entity is not null;
    }

    /// <summary>Finds whom several texts mean.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="asked">Ids, names or aliases.</param>
    /// <param name="ids">Who is meant, each once, in the same order.</param>
    /// <param name="problem">Why the first of them is not clear that is not.</param>
    /// <returns>Whether all are clear.</returns>
    public static bool TryFindAll(
        this GraphVersion graph,
        IEnumerable<string> asked,
        out IReadOnlyList<string> ids,
        [NotNullWhen(false)] out ProblemResult? problem)
    {
        var found = new List<string>();
        ids = found;
        problem = null;
        foreach (var name in asked)
        {
            if (!graph.TryFind(name, out var entity, out problem))
            {
                return false;
            }

            if (!found.Contains(entity.Id))
            {
                found.Add(entity.Id);
            }
        }

        return true;
    }

    /// <summary>The names of a list, parted by commas or sent one by one.</summary>
    /// <param name="lists">What was sent.</param>
    public static IEnumerable<string> Split(IEnumerable<string> lists) =>
        lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IReadOnlyList<EntityReference> Refer(IEnumerable<EntityMatch> matches) =>
        [.. matches.Select(match => EntityReference.To(match.Entity)).Take(CandidatesShown)];
}
