using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;
using EntityGraph.Service.Api.Contracts;

namespace EntityGraph.Service.Api;

/// <summary>Puts the result of an analysis into the words of the interface.</summary>
internal static class AnalysisMapping
{
    /// <summary>What one text says.</summary>
    /// <param name="text">The text.</param>
    /// <param name="extraction">The result of its analysis.</param>
    public static AnalyzeResponse ToResponse(string text, DocumentExtraction extraction) => new(
        extraction.Language,
        [.. extraction.Sentences.Select(ToSpan)],
        ToEntities(text, extraction),
        ToMentions(text, extraction),
        ToRelations(extraction),
        extraction.Warnings);

    /// <summary>The mentions of a text, in its order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="extraction">The result of its analysis.</param>
    public static IReadOnlyList<MentionView> ToMentions(string text, DocumentExtraction extraction) =>
        [.. extraction.Mentions.Select(mention => ToMention(text, extraction.Entities[mention.Entity], mention))];

    /// <summary>The relations of a text.</summary>
    /// <param name="extraction">The result of its analysis.</param>
    public static IReadOnlyList<AnalyzedRelation> ToRelations(DocumentExtraction extraction) =>
        [.. extraction.Relations.Select(relation => ToRelation(extraction, relation))];

    /// <summary>The entities of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="extraction">The result of its analysis.</param>
    public static IReadOnlyList<AnalyzedEntity> ToEntities(string text, DocumentExtraction extraction)
    {
        var aliases = extraction.Mentions
            .Where(mention => mention.Form is not (MentionForm.Role or MentionForm.Pronoun))
            .ToLookup(mention => mention.Entity, mention => mention.Span.Of(text).ToString());
        return
        [
            .. extraction.Entities.Select((entity, index) => new AnalyzedEntity(
                entity.Id,
                entity.Name,
                entity.Type,
                [.. aliases[index].Distinct(StringComparer.Ordinal)],
                entity.Known,
                Round(entity.Confidence))),
        ];
    }

    /// <summary>A stretch of text.</summary>
    /// <param name="span">Where.</param>
    public static Span ToSpan(TextSpan span) => new(span.Start, span.End);

    /// <summary>A score with as many digits as mean something.</summary>
    /// <param name="score">0 to 1.</param>
    public static double Round(double score) => Math.Round(score, 4);

    private static MentionView ToMention(string text, ExtractedEntity entity, Mention mention) => new(
        entity.Id,
        entity.Type,
        mention.Form,
        mention.Span.Start,
        mention.Span.End,
        mention.Span.Of(text).ToString(),
        Round(mention.Confidence));

    private static AnalyzedRelation ToRelation(DocumentExtraction extraction, ExtractedRelation relation)
    {
        var info = relation.Type.Info();
        return new(
            extraction.Entities[relation.Source].Id,
            extraction.Entities[relation.Target].Id,
            relation.Type,
            info.QuadClass,
            info.Scale,
            info.Symmetric,
            relation.Negated,
            relation.Modality,
            relation.Reported,
            IdAt(extraction, relation.Speaker),
            relation.Former,
            relation.Designated,
            relation.Keyword,
            relation.EventDate?.ToString(),
            IdAt(extraction, relation.Place),
            Round(relation.Confidence),
            ToSpan(relation.Evidence[0].Passage),
            [.. relation.Evidence.Select(evidence => ToPassage(extraction, evidence))]);
    }

    private static AnalyzedPassage ToPassage(DocumentExtraction extraction, RelationEvidence evidence) => new(
        evidence.Passage.Start,
        evidence.Passage.End,
        evidence.Keyword.Length == 0 ? null : ToSpan(evidence.Keyword),
        ToSpan(extraction.Mentions[evidence.Source].Span),
        ToSpan(extraction.Mentions[evidence.Target].Span),
        evidence.Rule);

    private static string? IdAt(DocumentExtraction extraction, int? entity) =>
        entity is { } index ? extraction.Entities[index].Id : null;
}
