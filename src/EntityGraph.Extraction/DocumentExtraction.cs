using System.Collections.Immutable;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction;

/// <summary>What one text says, and nothing that needs another text to know: the immutable result of the analysis.</summary>
/// <param name="Language">ISO 639-1 code, <c>und</c> where the text is too short to tell.</param>
/// <param name="Sentences">In text order, never overlapping.</param>
/// <param name="Entities">Who is named, one entry an actor; mentions and relations refer to them by index.</param>
/// <param name="Mentions">Where they are named, in text order; two may nest (a state inside an organisation's name).</param>
/// <param name="Relations">Typed relations, each with its passages. Co-occurrence follows from the mentions.</param>
/// <param name="Warnings">What the reader of the result should know, in English sentences.</param>
public sealed record DocumentExtraction(
    string Language,
    ImmutableArray<TextSpan> Sentences,
    ImmutableArray<ExtractedEntity> Entities,
    ImmutableArray<Mention> Mentions,
    ImmutableArray<ExtractedRelation> Relations,
    ImmutableArray<string> Warnings);

/// <summary>An actor as one text names it.</summary>
/// <param name="Id">Id of the contract (<c>person:kim-jong-un</c>); for a surname alone the slug of that surname.</param>
/// <param name="Type">What it is.</param>
/// <param name="Name">The fullest name: the lexicon's for a known actor, otherwise the longest the text gives, in base form.</param>
/// <param name="Known">Whether the lexicon knows it.</param>
/// <param name="Complete">False where a person is named by a part of his name only, so that the corpus must say who it is.</param>
/// <param name="Confidence">How sure the analysis is that this is one actor of this type, 0 to 1.</param>
public sealed record ExtractedEntity(string Id, EntityType Type, string Name, bool Known, bool Complete, double Confidence);

/// <summary>One place where a text names an entity.</summary>
/// <param name="Entity">Index into <see cref="DocumentExtraction.Entities"/>.</param>
/// <param name="Form">How it is named.</param>
/// <param name="Span">Where.</param>
/// <param name="Sentence">Index into <see cref="DocumentExtraction.Sentences"/>.</param>
/// <param name="Confidence">How sure the analysis is that this names that entity, 0 to 1.</param>
public readonly record struct Mention(int Entity, MentionForm Form, TextSpan Span, int Sentence, double Confidence);

/// <summary>A typed relation that one text states; one per source, type, target and event, with all its passages.</summary>
/// <param name="Source">Who acts: index into the entities.</param>
/// <param name="Target">Who is acted on: index into the entities.</param>
/// <param name="Type">What is said.</param>
/// <param name="Negated">Said not to be so.</param>
/// <param name="Modality">How real.</param>
/// <param name="Reported">Somebody's claim, not the text's own.</param>
/// <param name="Speaker">Whose claim, index into the entities; null where nobody is named.</param>
/// <param name="Former">A standing relation that has ended.</param>
/// <param name="Designated">A standing relation that has not begun yet.</param>
/// <param name="Keyword">Lemma that triggered it.</param>
/// <param name="EventDate">When, where the text says it.</param>
/// <param name="Place">Where: index into the entities; null where not said.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Evidence">At least one passage, in text order.</param>
public sealed record ExtractedRelation(
    int Source,
    int Target,
    RelationType Type,
    bool Negated,
    Modality Modality,
    bool Reported,
    int? Speaker,
    bool Former,
    bool Designated,
    string Keyword,
    DateInterval? EventDate,
    int? Place,
    double Confidence,
    ImmutableArray<RelationEvidence> Evidence);

/// <summary>A passage that states a relation.</summary>
/// <param name="Sentence">Index into the sentences.</param>
/// <param name="Passage">The sentence or clause that states it.</param>
/// <param name="Keyword">The word that triggered it; empty where grammar alone did.</param>
/// <param name="Source">Index into the mentions: where the source is named.</param>
/// <param name="Target">Index into the mentions: where the target is named.</param>
/// <param name="Rule">The frame or model that found it.</param>
public sealed record RelationEvidence(int Sentence, TextSpan Passage, TextSpan Keyword, int Source, int Target, string Rule);
