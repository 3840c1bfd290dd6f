using System.Collections.Immutable;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>Finds the typed relations that a text states, one for each source, type, target and event.</summary>
internal sealed class RelationExtractor
{
    private readonly DateWords _dates = DateWords.Load();
    private readonly RelationKnowledge _knowledge;

    public RelationExtractor(Roles roles, RelationLayers layers) => _knowledge = RelationKnowledge.Load(roles, layers);

    /// <summary>The relations of a text whose mentions and role phrases are set, in text order.</summary>
    /// <param name="text">The text.</param>
    public ImmutableArray<ExtractedRelation> Extract(AnalyzedText text)
    {
        var statements = new List<Statement>();
        var (mention, speaker) = (0, -1);
        var dates = new DateFinder(_dates, text);
        var before = new List<Statement>();
        for (var i = 0; i < text.Sentences.Length; i++)
        {
            var first = mention;
            while (mention < text.Mentions.Count && text.Mentions[mention].Tokens.Start < text.Sentences[i].End)
            {
                mention++;
            }

            if (mention > first)
            {
                var sentence = SentenceTokens.Read(text, i, (first, mention), _knowledge.Grammar, _knowledge.Verbs);
                var (found, now) = new SentenceReader(sentence, _knowledge, dates).Read(speaker, before);
                statements.AddRange(found);
                before = found;
                speaker = now >= 0 ? now : speaker;
            }
            else
            {
                before = [];
                dates.Find(text.Sentences[i]); // What later dates may be counted from.
            }
        }

        statements.AddRange(_knowledge.Reads(RelationLayers.Titles) ? StandingFinder.Find(text, _knowledge.Lexicon) : []);
        statements.AddRange(StandingFinder.FindParts(text));
        statements.AddRange(StandingFinder.FindMembers(text, _knowledge.Grammar));
        if (!_knowledge.Reads(RelationLayers.References))
        {
            statements.RemoveAll(statement => IsReference(text, statement.Source) || IsReference(text, statement.Target));
        }

        return RelationMerger.Merge(text, statements);
    }

    private static bool IsReference(AnalyzedText text, int mention) => text.Mentions[mention].Form is MentionForm.Pronoun or MentionForm.Role;
}
