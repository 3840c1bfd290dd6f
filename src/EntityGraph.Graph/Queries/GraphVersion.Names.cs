using EntityGraph.Extraction;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Queries;

public sealed partial class GraphVersion
{
    // An entity that bears a name this many times as often as another is meant by it.
    private const int ClearlyMeant = 4;

    /// <summary>Whom an id or a name means: one match, none, or several that fit equally well.</summary>
    /// <param name="nameOrId">An id, or any alias; case and diacritics do not count.</param>
    /// <returns>The best matches: several only where none is clearly meant, most likely first.</returns>
    public IReadOnlyList<EntityMatch> Resolve(string nameOrId)
    {
        ArgumentNullException.ThrowIfNull(nameOrId);
        if (Find(nameOrId) is { } exact)
        {
            return [new(exact, nameOrId, double.MaxValue, true)];
        }

        var folded = NameFolding.Fold(nameOrId);
        var bearers = _columns.Names.FindWhole(folded)
            .Select(vertex => Bearer(_columns.Vertices[vertex], folded))
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.Entity.Id, StringComparer.Ordinal)
            .ToList();
        return [.. bearers.Where(match => match.Score * ClearlyMeant > bearers[0].Score)];
    }

    /// <summary>Searches entities by any alias: whole, by the beginning of a word, or with one typing error.</summary>
    /// <param name="text">What to look for; case and diacritics do not count.</param>
    /// <param name="types">Types to find; empty for all.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>Best first.</returns>
    public IReadOnlyList<EntityMatch> Search(string text, IReadOnlyCollection<EntityType> types, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(types);
        var folded = NameFolding.Fold(text);
        var allowed = types.Aggregate(0u, (bits, type) => bits | (1u << (int)type));
        return
        [
            .. _columns.Names
                .FindBest(folded, limit, _columns.Vertices, vertex => allowed == 0 || (allowed & (1u << _columns.Vertices.Type[vertex])) != 0)
                .Select(match => ToMatch(match.Vertex, match.Quality, folded)),
        ];
    }

    /// <summary>Completes what a user is typing.</summary>
    /// <param name="prefix">The beginning of a name or of a word in it.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>Best first; places last.</returns>
    public IReadOnlyList<EntityMatch> Suggest(string prefix, int limit) =>
        [.. Search(prefix, [], limit).OrderBy(match => match.Entity.Type == EntityType.Place)];

    private static EntityMatch Bearer(Entity entity, string folded)
    {
        var bearing = entity.Aliases.Where(alias => NameFolding.Fold(alias.Text) == folded).ToList();
        var called = NameFolding.Fold(entity.Name) == folded;
        var score = bearing.Sum(alias => alias.Count) + (called ? entity.MentionCount : 0) + 1;
        return new(entity, bearing.Count > 0 && !called ? bearing[0].Text : entity.Name, score, true);
    }

    private EntityMatch ToMatch(int vertex, int quality, string folded)
    {
        var entity = _columns.Vertices[vertex];
        var alias = entity.Aliases.Select(alias => alias.Text).Prepend(entity.Name)
            .FirstOrDefault(text => NameFolding.Fold(text).Contains(folded, StringComparison.Ordinal)) ?? entity.Name;
        return new(entity, alias, quality + (1 - (1 / Math.Log(Math.E + entity.DocumentCount))), quality == 4);
    }
}
