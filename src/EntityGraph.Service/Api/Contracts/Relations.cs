using EntityGraph.Extraction;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>A relation: what one or several articles say of one event or standing.</summary>
/// <param name="Id">Its id: a hash of what it says.</param>
/// <param name="SourceId" example="person:kim-jong-un">Who acts.</param>
/// <param name="SourceName" example="Kim Jong-un">The name of who acts.</param>
/// <param name="TargetId" example="person:wladimir-putin">Who is acted on.</param>
/// <param name="TargetName" example="Wladimir Putin">The name of who is acted on.</param>
/// <param name="Type">What is said.</param>
/// <param name="QuadClass">Its quadrant.</param>
/// <param name="Scale" example="2">Conflict (−10) to cooperation (+10); null for standing relations.</param>
/// <param name="Symmetric">Whether source and target may be exchanged.</param>
/// <param name="Negated">Said not to be so.</param>
/// <param name="Modality">How real it is said to be.</param>
/// <param name="Reported">Somebody's claim in every passage.</param>
/// <param name="SpeakerId">Whose claim, where a name is given.</param>
/// <param name="Former">A standing relation that has ended.</param>
/// <param name="Designated">A standing relation that has not begun yet.</param>
/// <param name="Keyword">Lemma that triggered the surest passage.</param>
/// <param name="EventDate" example="2019-04-25/2019-04-25">When, an ISO 8601 interval of days, where a text says it.</param>
/// <param name="PlaceId" example="place:wladiwostok">Where, when a text says it.</param>
/// <param name="Confidence" example="0.9">0 to 1, over all passages.</param>
/// <param name="Documents" example="2">Articles that say it, near-duplicates counted once.</param>
/// <param name="Sources" example="2">Distinct outlets that say it, near-duplicates counted once.</param>
/// <param name="First" example="2019-04-25">First day: of the event where it is known, otherwise of the first dated article.</param>
/// <param name="Last" example="2019-04-25">Last day, likewise.</param>
/// <param name="Evidence">Passages that state it: the first three in a list, all of them where it is asked for alone.</param>
/// <param name="EvidenceCount" example="2">How many passages there are.</param>
public sealed record RelationResponse(
    string Id,
    string SourceId,
    string SourceName,
    string TargetId,
    string TargetName,
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
    int Documents,
    int Sources,
    DateOnly? First,
    DateOnly? Last,
    IReadOnlyList<Passage> Evidence,
    int EvidenceCount);

/// <summary>A passage of an article.</summary>
/// <param name="DocumentId" example="beispiel-2019-0425">The article.</param>
/// <param name="Sentence">The sentence, as it stands there.</param>
/// <param name="Start" example="0">Where it starts in the text of the article.</param>
/// <param name="End" example="88">Where it ends there.</param>
/// <param name="Keyword">The word that triggered it, in the text of the article; null where grammar alone did.</param>
/// <param name="Source">Where the source is named, in the text of the article.</param>
/// <param name="Target">Where the target is named, in the text of the article.</param>
/// <param name="InSentence">The same places counted from the start of the sentence, to mark them there.</param>
/// <param name="Outlet" example="Beispielzeitung">Who published it.</param>
/// <param name="Date" example="2019-04-25">Day of publication.</param>
/// <param name="Title">Headline of the article.</param>
/// <param name="Url">Where the article was published.</param>
/// <param name="Rule" example="verb-frame">The frame or model that found it.</param>
/// <param name="Confidence" example="0.9">0 to 1.</param>
public sealed record Passage(
    string DocumentId,
    string Sentence,
    int Start,
    int End,
    Span? Keyword,
    Span Source,
    Span Target,
    Highlights InSentence,
    string? Outlet,
    DateOnly? Date,
    string? Title,
    string? Url,
    string Rule,
    double Confidence);

/// <summary>What to mark in a sentence, counted from its start; null where it lies outside.</summary>
/// <param name="Keyword">The word that says it.</param>
/// <param name="Source">Who acts.</param>
/// <param name="Target">Who is acted on.</param>
public sealed record Highlights(Span? Keyword, Span? Source, Span? Target);
