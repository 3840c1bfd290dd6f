using System.Diagnostics.CodeAnalysis;
using EntityGraph.Graph.Queries;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;

namespace EntityGraph.Service.Api;

/// <summary>Reads a question for relations, in which entities stand by id, name or alias.</summary>
internal static class RelationQuestion
{
    /// <summary>Reads the question.</summary>
    /// <param name="asked">What was sent.</param>
    /// <param name="graph">The graph, which knows the names.</param>
    /// <param name="query">The question.</param>
    /// <param name="problem">Why it is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(
        RelationParameters asked,
        GraphVersion graph,
        [NotNullWhen(true)] out RelationQuery? query,
        [NotNullWhen(false)] out ProblemResult? problem)
    {
        query = null;
        if (!TryReadPair(asked.Between, graph, out var between, out problem)
            || !TryReadOne(asked.Entity, graph, out var entity, out problem)
            || !TryReadOne(asked.Source, graph, out var source, out problem)
            || !TryReadOne(asked.Target, graph, out var target, out problem)
            || !TryReadOne(asked.Speaker, graph, out var speaker, out problem))
        {
            return false;
        }

        query = new()
        {
            Filter = asked.ToFilter(),
            EntityId = entity,
            SourceId = source,
            TargetId = target,
            Between = between,
            SpeakerId = speaker,
            Order = asked.Sort?.Value ?? RelationOrder.Newest,
        };
        return true;
    }

    private static bool TryReadOne(
        string? asked,
        GraphVersion graph,
        out string? id,
        [NotNullWhen(false)] out ProblemResult? problem)
    {
        id = null;
        problem = null;
        if (asked is null)
        {
            return true;
        }

        var found = graph.TryFind(asked, out var entity, out problem);
        id = entity?.Id;
        return found;
    }

    private static bool TryReadPair(
        string? asked,
        GraphVersion graph,
        out (string A, string B)? pair,
        [NotNullWhen(false)] out ProblemResult? problem)
    {
        pair = null;
        problem = null;
        if (asked is null)
        {
            return true;
        }

        var names = asked.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (names.Length != 2)
        {
            problem = Problems.BadParameter("between", "'between' is wrong. It must be two entities parted by a comma.");
            return false;
        }

        if (!graph.TryFind(names[0], out var first, out problem) || !graph.TryFind(names[1], out var second, out problem))
        {
            return false;
        }

        pair = (first.Id, second.Id);
        return true;
    }
}
