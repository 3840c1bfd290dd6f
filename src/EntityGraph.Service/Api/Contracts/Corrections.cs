using System.ComponentModel.DataAnnotations;
using EntityGraph.Extraction;
using EntityGraph.Graph.Resolution;
using EntityGraph.Service.Api.Querying;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>What somebody corrects. Entities are named by id, name or alias.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Target" example="person:kim-yong-chol">What is wrong: an entity; for <c>confirm</c> an entity or a relation, for <c>reject</c> a relation.</param>
/// <param name="Into" example="person:kim-jong-chol"><c>merge</c>: the entity that stays. <c>split</c>: the entity that gets the mentions; without it one is made from <c>name</c>.</param>
/// <param name="Name"><c>rename</c>: the name to show. <c>split</c>: what the new entity is called.</param>
/// <param name="Type"><c>retype</c>: the right type.</param>
/// <param name="Alias"><c>split</c>: takes the actor of each article that writes it like this, case and diacritics aside.</param>
/// <param name="Documents"><c>split</c>: takes the actor of these articles. With <c>alias</c> both must hold.</param>
/// <param name="Reason" example="Two spellings of one general.">Why.</param>
/// <param name="Author" example="Redaktion">Who says so; <c>anonymous</c> where nothing is said.</param>
public sealed record CorrectionRequest(
    [property: Required] CorrectionKind? Kind = null,
    [property: Required, StringLength(Limits.IdLength)] string? Target = null,
    [property: StringLength(Limits.IdLength)] string? Into = null,
    [property: StringLength(Limits.IdLength)] string? Name = null,
    EntityType? Type = null,
    [property: StringLength(Limits.IdLength)] string? Alias = null,
    [property: MaxLength(Limits.PageSize)] IReadOnlyList<string>? Documents = null,
    [property: StringLength(Limits.FieldLength)] string? Reason = null,
    [property: StringLength(Limits.IdLength)] string? Author = null);

/// <summary>A correction in force. What does not belong to its kind is null.</summary>
/// <param name="Id">Its id, to undo it.</param>
/// <param name="Kind">What was done.</param>
/// <param name="TargetId" example="person:kim-yong-chol">Id of the entity or relation that was wrong.</param>
/// <param name="TargetName" example="Kim Yong Chol">What it was called then.</param>
/// <param name="IntoId" example="person:kim-jong-chol">The entity that stays, or that got the mentions.</param>
/// <param name="IntoName" example="Kim Jong Chol">Its name now.</param>
/// <param name="Name">The name given.</param>
/// <param name="Type">The type given.</param>
/// <param name="Alias">The written form that was split off.</param>
/// <param name="Documents">The articles that were split off; empty for all.</param>
/// <param name="Relation">The relation that was confirmed or rejected.</param>
/// <param name="Reason">Why.</param>
/// <param name="Author" example="Redaktion">Who said so.</param>
/// <param name="Time">When, UTC.</param>
public sealed record CorrectionResponse(
    string Id,
    CorrectionKind Kind,
    string TargetId,
    string TargetName,
    string? IntoId,
    string? IntoName,
    string? Name,
    EntityType? Type,
    string? Alias,
    IReadOnlyList<string> Documents,
    CorrectedRelationView? Relation,
    string? Reason,
    string Author,
    DateTimeOffset Time);

/// <summary>A relation that was confirmed or rejected, by what it says.</summary>
/// <param name="SourceId" example="person:kim-jong-un">Who acts.</param>
/// <param name="SourceName" example="Kim Jong-un">Its name.</param>
/// <param name="TargetId" example="state:US">Who is acted on.</param>
/// <param name="TargetName" example="USA">Its name.</param>
/// <param name="Type">What is said.</param>
/// <param name="Negated">Said not to be so.</param>
/// <param name="Modality">How real it is said to be.</param>
/// <param name="From" example="2019-04-25">First day of the event, or of the month of its articles.</param>
/// <param name="To" example="2019-04-25">Last day, likewise.</param>
public sealed record CorrectedRelationView(
    string SourceId,
    string SourceName,
    string TargetId,
    string TargetName,
    RelationType Type,
    bool Negated,
    Modality Modality,
    DateOnly? From,
    DateOnly? To);

/// <summary>Which corrections to list.</summary>
/// <param name="Kind">Kinds to list; all where nothing is said.</param>
/// <param name="Entity">Only those that this entity is part of: id, name or alias.</param>
internal sealed record CorrectionParameters(
    Words<CorrectionKind>? Kind = null,
    [StringLength(Limits.IdLength)] string? Entity = null);
