using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;
using EntityGraph.Graph.Resolution;
using EntityGraph.Service.Api.Contracts;
using EntityGraph.Service.Api.Errors;

namespace EntityGraph.Service.Api;

/// <summary>Reads a correction, in which entities stand by id, name or alias, against the graph that it corrects.</summary>
internal static class CorrectionReader
{
    private const string Anonymous = "anonymous";

    private static readonly string[] FieldsOfSplit = ["into", "name", "alias", "documents"];

    /// <summary>Reads a correction; whether others stand against it is for the set of them to say.</summary>
    /// <param name="request">What was sent.</param>
    /// <param name="graph">The graph as its sender sees it.</param>
    /// <param name="correction">The correction, without id and time.</param>
    /// <param name="problem">Why it is none.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(
        CorrectionRequest request,
        GraphVersion graph,
        [NotNullWhen(true)] out Correction? correction,
        [NotNullWhen(false)] out ProblemResult? problem)
    {
        correction = null;
        problem = FindFault(request);
        if (problem is not null || request is not { Kind: { } kind, Target: { } target })
        {
            problem ??= Problems.InvalidBody("kind", "A correction needs its kind and its target.");
            return false;
        }

        var read = new Correction("", kind, target, Trimmed(request.Author) ?? Anonymous, default)
        {
            Name = Trimmed(request.Name),
            Type = request.Type,
            Alias = Trimmed(request.Alias),
            DocumentIds = [.. request.Documents ?? []],
            Reason = Trimmed(request.Reason),
        };
        correction = IsRelation(target)
            ? WithRelation(read, graph, out problem)
            : WithEntities(read, Trimmed(request.Into), graph, out problem);
        return correction is not null;
    }

    private static ProblemResult? FindFault(CorrectionRequest request)
    {
        if (request.Kind is not { } kind || string.IsNullOrWhiteSpace(request.Target))
        {
            return Problems.InvalidBody(request.Kind is null ? "kind" : "target", "A correction needs its kind and its target.");
        }

        if (FindTooLong(request) is { } field)
        {
            return Problems.InvalidBody(field, $"'{field}' is too long.");
        }

        var taken = FieldsOf(kind);
        return FieldsSent(request).FirstOrDefault(sent => !taken.Contains(sent)) is { } stranger
            ? Problems.InvalidBody(stranger, $"A correction of this kind does not take '{stranger}'.")
            : null;
    }

    private static string? FindTooLong(CorrectionRequest request) =>
        request.Target?.Length > Limits.IdLength ? "target"
        : request.Into?.Length > Limits.IdLength ? "into"
        : request.Name?.Length > Limits.IdLength ? "name"
        : request.Alias?.Length > Limits.IdLength ? "alias"
        : request.Author?.Length > Limits.IdLength ? "author"
        : request.Reason?.Length > Limits.FieldLength ? "reason"
        : request.Documents?.Count > Limits.PageSize ? "documents"
        : null;

    private static string[] FieldsOf(CorrectionKind kind) => kind switch
    {
        CorrectionKind.Merge => ["into"],
        CorrectionKind.Split => FieldsOfSplit,
        CorrectionKind.Rename => ["name"],
        CorrectionKind.Retype => ["type"],
        _ => [],
    };

    private static IEnumerable<string> FieldsSent(CorrectionRequest request)
    {
        var sent = new (string Name, object? Value)[]
        {
            ("into", request.Into), ("name", request.Name), ("type", request.Type), ("alias", request.Alias), ("documents", request.Documents),
        };
        return sent.Where(field => field.Value is not null).Select(field => field.Name);
    }

    private static Correction? WithRelation(Correction read, GraphVersion graph, out ProblemResult? problem)
    {
        problem = null;
        if (read.Kind is not (CorrectionKind.Confirm or CorrectionKind.Reject))
        {
            problem = Problems.InvalidBody("target", "A relation can be confirmed or rejected, nothing else.");
        }
        else if (graph.FindRelation(read.TargetId) is { } relation)
        {
            return read with { Relation = Identify(relation), TargetName = relation.Keyword };
        }
        else
        {
            problem = Problems.Of(ProblemKind.UnknownRelation, $"No relation has the id '{Problems.Shorten(read.TargetId)}'.");
        }

        return null;
    }

    private static Correction? WithEntities(Correction read, string? into, GraphVersion graph, out ProblemResult? problem)
    {
        if (read.Kind == CorrectionKind.Reject)
        {
            problem = Problems.InvalidBody("target", "A relation can be rejected, by its id. An entity can be hidden.");
            return null;
        }

        if (!graph.TryFind(read.TargetId, out var target, out problem))
        {
            return null;
        }

        Entity? receiver = null;
        if (into is not null && !graph.TryFind(into, out receiver, out problem))
        {
            return null;
        }

        problem = FindContradiction(read, target, receiver) ?? FindEmptySplit(read, target, graph);
        return problem is not null ? null : read with
        {
            // An id that leads to another entity stays as it was sent: so it can be said that it was merged already.
            TargetId = graph.Find(read.TargetId) is null ? target.Id : read.TargetId,
            TargetName = target.Name,
            IntoId = receiver is null ? null : graph.Find(into ?? "") is null ? receiver.Id : into,
        };
    }

    private static ProblemResult? FindContradiction(Correction read, Entity target, Entity? receiver) => read switch
    {
        { Kind: CorrectionKind.Merge } when receiver?.Id == target.Id => Conflict("The two are one entity already."),
        { Kind: CorrectionKind.Rename } when read.Name == target.Name => Conflict("The entity has that name already."),
        { Kind: CorrectionKind.Retype } when read.Type == target.Type => Conflict("The entity is of that type already."),
        _ => null,
    };

    private static ProblemResult? FindEmptySplit(Correction read, Entity target, GraphVersion graph)
    {
        if (read.Kind != CorrectionKind.Split)
        {
            return null;
        }

        if (read.Alias is { } alias && !target.Aliases.Any(known => NameFolding.Fold(known.Text) == NameFolding.Fold(alias)))
        {
            return Problems.InvalidBody("alias", "No article writes the entity like this. Its aliases are listed with the entity.");
        }

        var articles = read.DocumentIds.IsEmpty ? [] : ArticlesOf(target, graph);
        return read.DocumentIds.FirstOrDefault(id => !articles.Contains(id)) is { } stranger
            ? Problems.Of(ProblemKind.UnknownDocument, $"No article of the id '{Problems.Shorten(stranger)}' names the entity.")
            : null;
    }

    private static ImmutableHashSet<string> ArticlesOf(Entity entity, GraphVersion graph) =>
        [.. graph.Mentions(entity.Id, GraphFilter.Default, 0, int.MaxValue - 1)?.Items.Select(mention => mention.DocumentId) ?? []];

    private static CorrectedRelation Identify(Relation relation)
    {
        // As the graph tells relations apart: by the event, or by the month of the article that dates no event.
        var days = relation.EventDate
            ?? (relation.Type.Info().QuadClass != QuadClass.Standing && relation.First is { } day
                ? DateInterval.Month(day.Year, day.Month)
                : default(DateInterval?));
        return new(
            relation.SourceId,
            relation.TargetId,
            relation.Type,
            relation.Negated,
            relation.Modality,
            relation.Former,
            relation.Designated,
            days?.From,
            days?.To);
    }

    private static ProblemResult Conflict(string detail) => Problems.Of(ProblemKind.CorrectionConflict, detail);

    private static bool IsRelation(string target) => target.StartsWith("rel-", StringComparison.Ordinal);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
