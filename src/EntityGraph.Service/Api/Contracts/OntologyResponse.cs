using EntityGraph.Extraction;

namespace EntityGraph.Service.Api.Contracts;

/// <summary>The words of the interface and what they mean, with labels in German and English.</summary>
/// <param name="EntityTypes">What an entity can be.</param>
/// <param name="RelationTypes">What a relation can say; the type of the co-occurrence layer is the first.</param>
/// <param name="QuadClasses">The four quadrants, and the standing relations beside them.</param>
/// <param name="Modalities">How real a text says a relation is.</param>
/// <param name="MentionForms">How a text names an entity.</param>
/// <param name="Layers">The layers of the graph, never mixed into one weight.</param>
public sealed record OntologyResponse(
    IReadOnlyList<OntologyWord> EntityTypes,
    IReadOnlyList<OntologyRelationType> RelationTypes,
    IReadOnlyList<OntologyWord> QuadClasses,
    IReadOnlyList<OntologyWord> Modalities,
    IReadOnlyList<OntologyWord> MentionForms,
    IReadOnlyList<OntologyWord> Layers);

/// <summary>A word of the interface.</summary>
/// <param name="Name" example="person">The word.</param>
/// <param name="Labels">What to call it before people.</param>
/// <param name="Meaning" example="A named human.">What it means.</param>
public sealed record OntologyWord(string Name, Labels Labels, string Meaning);

/// <summary>A type of relation.</summary>
/// <param name="Name" example="consult">The word.</param>
/// <param name="Labels">What to call it before people.</param>
/// <param name="Meaning" example="Meets, talks, phones, visits, negotiates.">What it means.</param>
/// <param name="QuadClass">Its quadrant; null for co-occurrence.</param>
/// <param name="Scale" example="2">Conflict (−10) to cooperation (+10); null for standing relations and co-occurrence.</param>
/// <param name="Symmetric">Whether source and target may be exchanged.</param>
public sealed record OntologyRelationType(
    string Name,
    Labels Labels,
    string Meaning,
    QuadClass? QuadClass,
    int? Scale,
    bool Symmetric);

/// <summary>A label in the languages of the interface.</summary>
/// <param name="En" example="consults with">English.</param>
/// <param name="De" example="berät sich mit">German.</param>
public sealed record Labels(string En, string De);
