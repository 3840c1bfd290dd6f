using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>A place in the text that names an actor.</summary>
/// <param name="Entity">Index into <see cref="AnalyzedText.Entities"/>.</param>
/// <param name="Form">How it is named.</param>
/// <param name="Span">The characters; for a member of a compound only its part of the token.</param>
/// <param name="Tokens">The tokens that the characters lie in.</param>
/// <param name="Confidence">0 to 1.</param>
internal readonly record struct EntityMention(
    int Entity,
    MentionForm Form,
    TextSpan Span,
    TokenRange Tokens,
    double Confidence);
