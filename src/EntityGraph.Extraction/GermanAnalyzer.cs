using System.Collections.Immutable;
using EntityGraph.Extraction.Entities;
using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Relations;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction;

/// <summary>The front door: German text in, annotations out.</summary>
/// <remarks>Pure and deterministic: no clock, no files, no state between texts. Safe to use from many threads.</remarks>
public sealed class GermanAnalyzer
{
    private readonly Tokenizer _tokenizer;
    private readonly SentenceSplitter _sentences;
    private readonly LanguageGuesser _languages;
    private readonly EntityRecognizer _entities;
    private readonly RelationExtractor _relations;

    private GermanAnalyzer(Gazetteer gazetteer, RelationLayers layers)
    {
        var abbreviations = Abbreviations.Load();
        var classes = WordClasses.Load();
        var roles = Roles.Load();
        Gazetteer = gazetteer;
        _tokenizer = new(abbreviations);
        _sentences = new(abbreviations);
        _languages = LanguageGuesser.Load();
        _entities = new(gazetteer, GivenNames.Load(), roles, classes, SequenceTagger.Load());
        _relations = new(roles, layers);
    }

    /// <summary>Changes whenever the same text may give another result: stored extractions are keyed by it.</summary>
    /// <remarks>The identity of the compiled library: builds are deterministic, so code, lexicon and models alone decide it.</remarks>
    public static string Version { get; } = typeof(GermanAnalyzer).Module.ModuleVersionId.ToString("N");

    /// <summary>The actors that the lexicon knows.</summary>
    public Gazetteer Gazetteer { get; }

    /// <summary>Loads the lexicon and the models that come with the library. Costs up to a second; do it once.</summary>
    public static GermanAnalyzer Load() => Load(RelationLayers.All);

    /// <summary>Loads an analyzer that leaves out parts of the reading of relations, to measure what they add.</summary>
    /// <param name="layers">What is read.</param>
    internal static GermanAnalyzer Load(RelationLayers layers) => new(Gazetteer.Load(), layers);

    /// <summary>Analyses one text.</summary>
    /// <param name="text">Any text; offsets in the result count its UTF-16 code units, exactly as given.</param>
    /// <param name="context">What else is known of it.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public DocumentExtraction Analyze(string text, AnalysisContext context)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(context);
        var analyzed = Annotate(text, context);
        return Result(analyzed, _relations.Extract(analyzed));
    }

    /// <summary>Runs the stages and keeps every annotation.</summary>
    internal AnalyzedText Annotate(string text, AnalysisContext context)
    {
        var analyzed = new AnalyzedText(NormalizedText.From(text), context);
        _tokenizer.Tokenize(analyzed);
        _sentences.Split(analyzed);
        analyzed.Language = _languages.Guess(analyzed);
        _entities.Recognize(analyzed);
        return analyzed;
    }

    private static DocumentExtraction Result(AnalyzedText text, ImmutableArray<ExtractedRelation> relations)
    {
        var sentences = ImmutableArray.CreateBuilder<TextSpan>(text.Sentences.Length);
        foreach (var sentence in text.Sentences)
        {
            sentences.Add(text.Normalized.Origin(new(text.Tokens[sentence.Start].Start, text.Tokens[sentence.End - 1].End)));
        }

        return new(
            text.Language,
            sentences.DrainToImmutable(),
            [.. text.Entities.Select(entity => new ExtractedEntity(entity.Id, entity.Type, entity.Name, entity.Known, entity.Complete, entity.Confidence))],
            [.. text.Mentions.Select(mention => new Mention(
                mention.Entity, mention.Form, text.Normalized.Origin(mention.Span), text.SentenceOf(mention.Tokens.Start), mention.Confidence))],
            relations,
            Warnings(text));
    }

    private static ImmutableArray<string> Warnings(AnalyzedText text) => text.Language is "de" or "und" ? []
        : [$"The text seems to be in another language than German ({text.Language}): only actors that the lexicon knows are found."];
}
