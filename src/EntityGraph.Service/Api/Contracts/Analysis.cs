using System.ComponentModel.DataAnnotations;
using EntityGraph.Extraction;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>A text to analyse. Nothing of it is stored.</summary>
/// <param name="Text">The text, exactly as offsets shall count it.</param>
/// <param name="Title">The headline, where it is not part of the text.</param>
/// <param name="Date" example="2019-04-25">Day of publication, ISO 8601, with or without a time of day: relative dates are resolved against it.</param>
/// <param name="Source" example="Beispielzeitung">The outlet.</param>
public sealed record AnalyzeRequest(
    [property: Required, StringLength(Limits.TextLength)] string Text,
    [property: StringLength(Limits.FieldLength)] string? Title = null,
    string? Date = null,
    [property: StringLength(Limits.FieldLength)] string? Source = null);

/// <summary>What one text says. All offsets are UTF-16 code units, half open, into the text as it was sent.</summary>
/// <param name="Language" example="de">ISO 639-1 code; <c>und</c> where the text is too short to tell.</param>
/// <param name="Sentences">In text order, never overlapping.</param>
/// <param name="Entities">Who is named, one entry an actor.</param>
/// <param name="Mentions">Where they are named, in text order; two may nest.</param>
/// <param name="Relations">What is said of two of them.</param>
/// <param name="Warnings">What the reader of the result should know.</param>
public sealed record AnalyzeResponse(
    string Language,
    IReadOnlyList<Span> Sentences,
    IReadOnlyList<AnalyzedEntity> Entities,
    IReadOnlyList<MentionView> Mentions,
    IReadOnlyList<AnalyzedRelation> Relations,
    IReadOnlyList<string> Warnings);

/// <summary>A stretch of text, half open <c>[start, end)</c>, in UTF-16 code units.</summary>
/// <param name="Start" example="0">First code unit.</param>
/// <param name="End" example="11">The code unit after the last.</param>
public sealed record Span(int Start, int End);

/// <summary>An actor as one text names it.</summary>
/// <param name="Id" example="person:kim-jong-un">The id of the actor.</param>
/// <param name="Name" example="Kim Jong-un">The fullest name.</param>
/// <param name="Type">What it is.</param>
/// <param name="Aliases">Every written form of the name in this text, in the order of their first place.</param>
/// <param name="Known">Whether the lexicon knows it.</param>
/// <param name="Confidence" example="0.95">How sure the analysis is, 0 to 1.</param>
public sealed record AnalyzedEntity(
    string Id,
    string Name,
    EntityType Type,
    IReadOnlyList<string> Aliases,
    bool Known,
    double Confidence);

/// <summary>One place where a text names an entity.</summary>
/// <param name="EntityId" example="person:kim-jong-un">Who is named.</param>
/// <param name="Type">What that is.</param>
/// <param name="Form">How it is named.</param>
/// <param name="Start" example="0">First code unit.</param>
/// <param name="End" example="11">The code unit after the last.</param>
/// <param name="Text" example="Kim Jong-un">The written form, exactly as it stands there.</param>
/// <param name="Confidence" example="0.95">How sure the analysis is, 0 to 1.</param>
public sealed record MentionView(
    string EntityId,
    EntityType Type,
    MentionForm Form,
    int Start,
    int End,
    string Text,
    double Confidence);

/// <summary>A relation that one text states.</summary>
/// <param name="SourceId" example="person:kim-jong-un">Who acts.</param>
/// <param name="TargetId" example="person:wladimir-putin">Who is acted on.</param>
/// <param name="Type">What is said.</param>
/// <param name="QuadClass">Its quadrant.</param>
/// <param name="Scale" example="2">Conflict (−10) to cooperation (+10); null for standing relations.</param>
/// <param name="Symmetric">Whether source and target may be exchanged.</param>
/// <param name="Negated">Said not to be so.</param>
/// <param name="Modality">How real it is said to be.</param>
/// <param name="Reported">Somebody's claim, not the text's own.</param>
/// <param name="SpeakerId">Whose claim, where a name is given.</param>
/// <param name="Former">A standing relation that has ended.</param>
/// <param name="Designated">A standing relation that has not begun yet.</param>
/// <param name="Keyword">Lemma that triggered it.</param>
/// <param name="EventDate" example="2019-04-25/2019-04-25">When, an ISO 8601 interval of days, where the text says it.</param>
/// <param name="PlaceId" example="place:wladiwostok">Where, when the text says it.</param>
/// <param name="Confidence" example="0.9">0 to 1.</param>
/// <param name="Evidence">The first passage that states it.</param>
/// <param name="Passages">Every passage that states it, in text order.</param>
public sealed record AnalyzedRelation(
    string SourceId,
    string TargetId,
    RelationType Type,
    QuadClass QuadClass,
    int? Scale,
    bool Symmetric,
    bool Negated,
    Modality Modality,
    bool Reported,
    string? SpeakerId,
    bool Former,
    bool Designated,
    string Keyword,
    string? EventDate,
    string? PlaceId,
    double Confidence,
    Span Evidence,
    IReadOnlyList<AnalyzedPassage> Passages);

/// <summary>A passage of the analysed text that states a relation.</summary>
/// <param name="Start" example="0">First code unit of the passage.</param>
/// <param name="End" example="88">The code unit after its last.</param>
/// <param name="Keyword">The word that triggered it; null where grammar alone did.</param>
/// <param name="Source">Where the source is named.</param>
/// <param name="Target">Where the target is named.</param>
/// <param name="Rule" example="verb-frame">The frame or model that found it.</param>
public sealed record AnalyzedPassage(int Start, int End, Span? Keyword, Span Source, Span Target, string Rule);
