using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>A stretch of text that may name an actor, before it is decided which.</summary>
/// <param name="Tokens">The tokens it lies in.</param>
/// <param name="Span">The characters; a part of a token for a member of a compound.</param>
/// <param name="Form">How it names.</param>
/// <param name="Type">What it names.</param>
/// <param name="Known">Whom, where the lexicon says it; null where the text must tell.</param>
/// <param name="Confidence">0 to 1.</param>
internal readonly record struct Candidate(
    TokenRange Tokens,
    TextSpan Span,
    MentionForm Form,
    EntityType Type,
    KnownEntity? Known,
    double Confidence)
{
    /// <summary>Name to show where the lexicon has none and the text's form is not it; null otherwise.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it is a part of a person's name only, though it has several words ("Le Pen").</summary>
    public bool IsShort { get; init; }

    /// <summary>State that an organisation of this name belongs to; null where none is named.</summary>
    public string? State { get; init; }

    /// <summary>Kind of organisation, where its noun says it; null otherwise.</summary>
    public string? Kind { get; init; }

    /// <summary>A candidate that covers whole tokens.</summary>
    public static Candidate Of(AnalyzedText text, TokenRange tokens, MentionForm form, EntityType type, KnownEntity? known, double confidence) =>
        new(tokens, new TextSpan(text.Tokens[tokens.Start].Start, text.Tokens[tokens.End - 1].End), form, type, known, confidence);
}
