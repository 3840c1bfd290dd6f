using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds who is named in a text, where, and in which form.</summary>
internal sealed class EntityRecognizer
{
    private readonly LexiconMatcher _lexicon;
    private readonly OrganMatcher _organs;
    private readonly RoleTargetMatcher _targets;
    private readonly TaggedNameFinder _tagged;
    private readonly ContextualNameFinder _contextual;
    private readonly PersonFinder _persons;
    private readonly NameSpans _spans;
    private readonly FamilyNameFinder _familyNames;
    private readonly NameTypes _types;
    private readonly IntroducedNameFinder _introduced;
    private readonly BodyNameFinder _bodyNames;
    private readonly EntityLinker _linker;
    private readonly RolePhraseFinder _roles;
    private readonly ReferenceResolver _references;
    private readonly BodyReferences _bodies;

    public EntityRecognizer(Gazetteer gazetteer, GivenNames givenNames, Roles roles, WordClasses classes, SequenceTagger tagger)
    {
        _lexicon = new(gazetteer, classes, roles);
        var organs = Organs.Load();
        var nouns = BodyNouns.Load();
        _organs = new(gazetteer, organs, classes);
        _introduced = new(nouns, classes, tagger);
        _bodyNames = new(organs, classes);
        _targets = new(gazetteer, roles, classes);
        _tagged = new(tagger, gazetteer, givenNames, roles, classes, nouns);
        _contextual = new(gazetteer, classes);
        _persons = new(gazetteer, givenNames, roles, classes, tagger);
        _spans = new(classes);
        _familyNames = new(gazetteer, givenNames, roles, classes);
        _linker = new(gazetteer, givenNames, roles, classes, organs);
        _roles = new(gazetteer, roles, classes);
        _references = new(gazetteer, givenNames, classes);
        _types = new(nouns, roles, classes);
        _bodies = new(gazetteer, nouns, classes);
    }

    /// <summary>Sets the entities and mentions of a tokenized text.</summary>
    /// <param name="text">The text.</param>
    public void Recognize(AnalyzedText text)
    {
        var candidates = new List<Candidate>();
        var plain = new bool[text.Tokens.Length];
        foreach (var sentence in text.Sentences)
        {
            var first = candidates.Count;
            _lexicon.Match(text, sentence, candidates);
            _organs.Match(text, sentence, candidates, first);
            _tagged.Find(text, sentence, candidates, first, plain);
            _targets.Match(text, sentence, candidates, first);
        }

        var taken = new bool[text.Tokens.Length];
        foreach (var candidate in candidates)
        {
            taken.AsSpan(candidate.Tokens.Start, candidate.Tokens.Length).Fill(true);
        }

        _contextual.Find(text, taken, candidates);
        _introduced.Find(text, taken, candidates, plain);
        _bodyNames.Find(text, taken, candidates, plain);
        foreach (var sentence in text.Sentences)
        {
            _persons.Find(text, sentence, taken, candidates, plain);
        }

        _spans.Complete(text, taken, candidates);
        _familyNames.Find(text, taken, candidates);
        _types.Unify(text, candidates);
        candidates.Sort((a, b) => a.Span.Start != b.Span.Start
            ? a.Span.Start.CompareTo(b.Span.Start)
            : b.Span.End.CompareTo(a.Span.End));
        _linker.Link(text, candidates);
        text.Roles = _roles.Find(text);
        _references.Resolve(text);
        text.AddMentions(_bodies.Find(text));
    }
}
