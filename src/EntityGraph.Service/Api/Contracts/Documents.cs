using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using EntityGraph.Graph.Ingestion;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>A document to store. It has a text, or HTML to take the text from.</summary>
/// <param name="Id" example="beispiel-2019-0425">Your own id; derived from the content where it is left out.</param>
/// <param name="Text">The text: offsets of all answers count in it.</param>
/// <param name="Html">A page: its article is stored, without navigation, captions and notices.</param>
/// <param name="Title">The headline; taken from the page where it is left out.</param>
/// <param name="Date" example="2019-04-25">Day of publication, ISO 8601, with or without a time of day.</param>
/// <param name="Source" example="Beispielzeitung">The outlet.</param>
/// <param name="Url" example="https://example.org/kim-trifft-putin">Where it was published.</param>
public sealed record DocumentRequest(
    [property: StringLength(Limits.IdLength)] string? Id = null,
    [property: StringLength(Limits.TextLength)] string? Text = null,
    string? Html = null,
    [property: StringLength(Limits.FieldLength)] string? Title = null,
    string? Date = null,
    [property: StringLength(Limits.FieldLength)] string? Source = null,
    [property: StringLength(Limits.FieldLength)] string? Url = null);

/// <summary>What came of a document.</summary>
/// <param name="Id" example="beispiel-2019-0425">Its id.</param>
/// <param name="Status">What was done.</param>
public sealed record StoredDocument(string Id, StoreStatus Status);

/// <summary>What came of one line of a bulk.</summary>
/// <param name="Line" example="1">Number of the line, from 1.</param>
/// <param name="Id" example="beispiel-2019-0425">Id of the document; null where the line has none.</param>
/// <param name="Status">What was done: <c>stored</c>, <c>replaced</c>, <c>unchanged</c> or <c>rejected</c>.</param>
/// <param name="Problem">Why it was rejected.</param>
public sealed record BulkResult(
    long Line,
    string? Id,
    string Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Problem? Problem = null);

/// <summary>A document in a list.</summary>
/// <param name="Id" example="beispiel-2019-0425">Its id.</param>
/// <param name="Title">Headline.</param>
/// <param name="Date" example="2019-04-25">Day of publication.</param>
/// <param name="Source" example="Beispielzeitung">The outlet.</param>
/// <param name="Url" example="https://example.org/kim-trifft-putin">Where it was published.</param>
/// <param name="Length" example="2150">UTF-16 code units of its text.</param>
/// <param name="StoredAt">When it was stored, UTC.</param>
public sealed record DocumentListItem(
    string Id,
    string? Title,
    DateOnly? Date,
    string? Source,
    string? Url,
    int Length,
    DateTimeOffset StoredAt);

/// <summary>A document with what it says. All offsets count in its text.</summary>
/// <param name="Id" example="beispiel-2019-0425">Its id.</param>
/// <param name="Text">The text, exactly as it was sent.</param>
/// <param name="Title">Headline.</param>
/// <param name="Date" example="2019-04-25">Day of publication.</param>
/// <param name="Source" example="Beispielzeitung">The outlet.</param>
/// <param name="Url" example="https://example.org/kim-trifft-putin">Where it was published.</param>
/// <param name="Language" example="de">ISO 639-1 code; <c>und</c> where the text is too short to tell.</param>
/// <param name="Sentences">In text order, never overlapping.</param>
/// <param name="Entities">Who is named, as this text alone shows it.</param>
/// <param name="Mentions">Where they are named, in text order.</param>
/// <param name="Relations">What is said of two of them.</param>
/// <param name="Warnings">What the reader should know.</param>
public sealed record DocumentResponse(
    string Id,
    string Text,
    string? Title,
    DateOnly? Date,
    string? Source,
    string? Url,
    string Language,
    IReadOnlyList<Span> Sentences,
    IReadOnlyList<AnalyzedEntity> Entities,
    IReadOnlyList<MentionView> Mentions,
    IReadOnlyList<AnalyzedRelation> Relations,
    IReadOnlyList<string> Warnings);

/// <summary>The work of bringing one document into the graph after its sender has gone.</summary>
/// <param name="Id">Id of the job.</param>
/// <param name="DocumentId" example="beispiel-2019-0425">The document.</param>
/// <param name="State">How far it is.</param>
/// <param name="Attempts" example="0">How often it failed.</param>
/// <param name="CreatedAt">When it came, UTC.</param>
/// <param name="UpdatedAt">When its state last changed, UTC.</param>
/// <param name="Status">What came of it; null until it is done.</param>
/// <param name="Problem">Why it was rejected, or last failed; null where it didn't fail.</param>
public sealed record JobResponse(
    string Id,
    string DocumentId,
    JobState State,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    StoreStatus? Status,
    Problem? Problem);

/// <summary>Which documents to list.</summary>
/// <param name="Source">Only of this outlet.</param>
/// <param name="From">First day of publication: a day, or the first of a month or year.</param>
/// <param name="To">Last day of publication: a day, or the last of a month or year.</param>
internal sealed record DocumentParameters(
    [StringLength(Limits.FieldLength)] string? Source = null,
    Querying.Period? From = null,
    Querying.Period? To = null);
