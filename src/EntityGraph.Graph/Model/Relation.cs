using System.Collections.Immutable;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Graph.Model;

/// <summary>A typed edge: what one or several articles say of one event or standing.</summary>
/// <remarks>Statements of several articles are one relation where source, target, type, polarity, modality and event time agree.</remarks>
/// <param name="Id">Stable hash of what it says.</param>
/// <param name="SourceId">Who acts.</param>
/// <param name="TargetId">Who is acted on.</param>
/// <param name="Type">What is said.</param>
/// <param name="Negated">Said not to be so.</param>
/// <param name="Modality">How real.</param>
/// <param name="Reported">Somebody's claim in every passage.</param>
/// <param name="SpeakerId">Whose claim; null where nobody is named.</param>
/// <param name="Former">A standing relation that has ended.</param>
/// <param name="Designated">A standing relation that has not begun yet.</param>
/// <param name="Keyword">Lemma that triggered the surest passage.</param>
/// <param name="EventDate">When, where a text says it.</param>
/// <param name="PlaceId">Where; null where not said.</param>
/// <param name="Confidence">0 to 1, over all passages.</param>
/// <param name="Evidence">All passages, by date, then article, then position.</param>
/// <param name="Documents">Articles that say it, near-duplicates counted once.</param>
/// <param name="Sources">Distinct outlets that say it, near-duplicates counted once.</param>
/// <param name="First">First day: of the event where it is known, otherwise of the first dated article.</param>
/// <param name="Last">Last day, likewise.</param>
public sealed record Relation(
    string Id,
    string SourceId,
    string TargetId,
    RelationType Type,
    bool Negated,
    Modality Modality,
    bool Reported,
    string? SpeakerId,
    bool Former,
    bool Designated,
    string Keyword,
    DateInterval? EventDate,
    string? PlaceId,
    double Confidence,
    ImmutableArray<Evidence> Evidence,
    int Documents,
    int Sources,
    DateOnly? First,
    DateOnly? Last);

/// <summary>A passage of an article that states a relation, or names two entities together.</summary>
/// <param name="DocumentId">The article.</param>
/// <param name="Passage">The sentence, in the article's text.</param>
/// <param name="Keyword">The word that triggered it; empty where grammar alone did, or for co-occurrence.</param>
/// <param name="Source">Where the source is named.</param>
/// <param name="Target">Where the target is named.</param>
/// <param name="Outlet">Who published it; null where not known.</param>
/// <param name="Date">Day of publication; null where not known.</param>
/// <param name="Rule">The frame or model that found it.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record Evidence(
    string DocumentId,
    TextSpan Passage,
    TextSpan Keyword,
    TextSpan Source,
    TextSpan Target,
    string? Outlet,
    DateOnly? Date,
    string Rule,
    double Confidence);
