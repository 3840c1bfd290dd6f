using EntityGraph.Extraction;
using EntityGraph.Extraction.Relations;

namespace EntityGraph.Lab.Relations;

/// <summary>What any relation layer must beat: two actors of one sentence, labelled with the nearest relation word.</summary>
/// <remarks>The one named first is the source; no syntax, no polarity, no modality.</remarks>
internal sealed class CooccurrenceBaseline(GermanAnalyzer analyzer)
{
    private readonly RelationLexicon _words = RelationLexicon.Load();
    private readonly VerbLexicon _verbs = VerbLexicon.Create(RelationLexicon.Load().VerbLemmas);

    /// <summary>Analyses a text and puts baseline relations in the place of the found ones.</summary>
    /// <param name="text">The text.</param>
    /// <param name="context">What else is known of it.</param>
    public DocumentExtraction Analyze(string text, AnalysisContext context)
    {
        var analyzed = analyzer.Annotate(text, context);
        var relations = new Dictionary<(int, int, RelationType), ExtractedRelation>();
        for (var i = 0; i < analyzed.Sentences.Length; i++)
        {
            Find(analyzed, i, relations);
        }

        return analyzer.Analyze(text, context) with { Relations = [.. relations.Values] };
    }

    private void Find(AnalyzedText text, int sentence, Dictionary<(int, int, RelationType), ExtractedRelation> relations)
    {
        var keywords = Keywords(text, sentence);
        var actors = Enumerable.Range(0, text.Mentions.Count)
            .Where(i => text.SentenceOf(text.Mentions[i].Tokens.Start) == sentence && text.Entities[text.Mentions[i].Entity].Type != EntityType.Place).ToArray();
        foreach (var (first, second) in actors.SelectMany((first, at) => actors.Skip(at + 1).Select(second => (first, second))))
        {
            var (source, target) = (text.Mentions[first], text.Mentions[second]);
            if (source.Entity != target.Entity && keywords.Count > 0)
            {
                var middle = (source.Tokens.Start + target.Tokens.Start) / 2.0;
                var (token, type) = keywords.MinBy(keyword => Math.Abs(keyword.Token - middle));
                var evidence = new RelationEvidence(sentence, text.Tokens[token], text.Tokens[token], first, second, "baseline");
                relations.TryAdd((source.Entity, target.Entity, type), new(
                    source.Entity, target.Entity, type, false, Modality.Asserted, false, null, false, false, "", null, null, 0.5, [evidence]));
            }
        }
    }

    private List<(int Token, RelationType Type)> Keywords(AnalyzedText text, int sentence)
    {
        var found = new List<(int Token, RelationType Type)>();
        var range = text.Sentences[sentence];
        for (var token = range.Start; token < range.End; token++)
        {
            var role = text.Roles.FirstOrDefault(role => role.Token == token);
            if (role.Form.Role?.Relation is { } relation)
            {
                found.Add((token, relation));
            }
            else if (_words.Noun(text.Word(token), out _) is { IsEmpty: false } nouns)
            {
                found.Add((token, nouns[0].Type));
            }
            else
            {
                AddVerb(text, token, found);
            }
        }

        return found;
    }

    private void AddVerb(AnalyzedText text, int token, List<(int Token, RelationType Type)> found)
    {
        foreach (var reading in _verbs.Find(text.Word(token)))
        {
            foreach (var verb in _words.Verb(reading.Lemma))
            {
                if (!verb.IsIdiom)
                {
                    found.Add((token, verb.Type));
                    return;
                }
            }
        }
    }
}
