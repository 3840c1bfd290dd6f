using System.Collections.Immutable;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>Makes one relation of all statements of one source, type, target and event.</summary>
internal static class RelationMerger
{
    private const double StateDiscount = 0.9;
    private const int NewsDays = 31;

    /// <summary>Merges the statements of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="statements">What its sentences say.</param>
    /// <returns>In the order in which the text first states them.</returns>
    public static ImmutableArray<ExtractedRelation> Merge(AnalyzedText text, List<Statement> statements) =>
        [.. statements
            .SelectMany(statement => WithState(text, statement))
            .Where(end => end.Source != end.Target)
            .GroupBy(end => (end.Source, end.Target, end.Statement.Type, end.Statement.Negated, end.Statement.Modality, end.Statement.Former, end.Statement.Designated))
            .SelectMany(group => ByEvent(text, group))
            .Select(group => Relation(text, group))
            .OrderBy(relation => relation.Evidence[0].Passage.Start).ThenBy(relation => relation.Evidence[0].Keyword.Start)];

    // Statements without a date belong to the dated event where there is just one, and it is news.
    private static IEnumerable<IReadOnlyList<Ends>> ByEvent(AnalyzedText text, IEnumerable<Ends> group)
    {
        var ends = group.ToArray();
        var dates = ends.Select(end => end.Statement.Date).Where(date => date is not null).Distinct().ToArray();
        return dates.Length == 0 || (dates.Length == 1 && IsNews(dates[0]!.Value, text.Context.Date)) // Nulls are left out.
            ? [ends]
            : ends.GroupBy(end => end.Statement.Date).Select(dated => (IReadOnlyList<Ends>)[.. dated]);
    }

    private static bool IsNews(DateInterval date, DateOnly? today) =>
        today is not { } day || Math.Abs(day.DayNumber - date.To.DayNumber) <= NewsDays || date.From <= day && day <= date.To;

    // What an organ of a state does to others than its own counts for the state as well.
    private static IEnumerable<Ends> WithState(AnalyzedText text, Statement statement)
    {
        var (source, target) = (text.Mentions[statement.Source].Entity, text.Mentions[statement.Target].Entity);
        yield return Ordered(text, source, target, statement);
        if (statement.Type.Info().QuadClass == QuadClass.Standing)
        {
            yield break;
        }

        var (sourceState, targetState) = (StateOf(text, source, target), StateOf(text, target, source));
        var discounted = statement with { Confidence = statement.Confidence * StateDiscount };
        if (sourceState >= 0)
        {
            yield return Ordered(text, sourceState, targetState >= 0 ? targetState : target, discounted);
        }
        else if (targetState >= 0)
        {
            yield return Ordered(text, source, targetState, discounted);
        }
    }

    private static int StateOf(AnalyzedText text, int entity, int other)
    {
        if (text.Entities[entity] is not { Type: EntityType.Organization, State: { } state, SpeaksForState: true } || text.Entities[other].State == state)
        {
            return -1;
        }

        for (var i = 0; i < text.Entities.Count; i++)
        {
            if (text.Entities[i].Id == state)
            {
                return i;
            }
        }

        return -1;
    }

    private static Ends Ordered(AnalyzedText text, int source, int target, Statement statement) =>
        statement.Type.Info().Symmetric && string.CompareOrdinal(text.Entities[source].Id, text.Entities[target].Id) > 0
            ? new(target, source, statement with { Source = statement.Target, Target = statement.Source })
            : new(source, target, statement);

    private static ExtractedRelation Relation(AnalyzedText text, IReadOnlyList<Ends> ends)
    {
        var best = ends.MaxBy(end => end.Statement.Confidence)!.Statement; // Groups are never empty.
        var speaker = ends.Select(end => end.Statement.Speaker).FirstOrDefault(mention => mention >= 0, -1);
        var place = ends.Select(end => end.Statement.Place).FirstOrDefault(mention => mention >= 0, -1);
        return new(
            ends[0].Source,
            ends[0].Target,
            best.Type,
            best.Negated,
            best.Modality,
            ends.All(end => end.Statement.Reported),
            speaker >= 0 ? text.Mentions[speaker].Entity : null,
            best.Former,
            best.Designated,
            best.Lemma,
            ends.Select(end => end.Statement.Date).FirstOrDefault(date => date is not null),
            place >= 0 ? text.Mentions[place].Entity : null,
            best.Confidence,
            [.. ends.Select(end => Evidence(text, end.Statement)).Distinct().OrderBy(evidence => evidence.Passage.Start)]);
    }

    private static RelationEvidence Evidence(AnalyzedText text, Statement statement)
    {
        var sentence = text.Sentences[statement.Sentence];
        var passage = new TextSpan(text.Tokens[sentence.Start].Start, text.Tokens[sentence.End - 1].End);
        return new(statement.Sentence, text.Normalized.Origin(passage), text.Normalized.Origin(statement.Keyword), statement.Source, statement.Target, statement.Rule);
    }

    private sealed record Ends(int Source, int Target, Statement Statement);
}
