using System.Collections.Immutable;
using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>Finds the typed relations that a text states, one for each source, type, target and event.</summary>
internal sealed class RelationExtractor
{
    private readonly RelationLexicon _lexicon = RelationLexicon.Load();
    private readonly Grammar _grammar = Grammar.Load();
    private readonly DateWords _dates = DateWords.Load();
    private readonly DeedNouns _deeds = DeedNouns.Load();
    private readonly VerbLexicon _verbs;
    private readonly NounGenders _genders;

    public RelationExtractor(Roles roles)
    {
        _verbs = VerbLexicon.Create(_lexicon.VerbLemmas);
        _genders = NounGenders.Load(roles);
    }

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
                var sentence = SentenceTokens.Read(text, i, (first, mention), _grammar, _verbs);
                var (found, now) = new SentenceReader(sentence, _lexicon, _verbs, _grammar, _genders, dates).Read(speaker, _deeds, before);
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

        statements.AddRange(StandingFinder.Find(text, _lexicon));
        statements.AddRange(StandingFinder.FindParts(text));
        statements.AddRange(StandingFinder.FindMembers(text, _grammar));
        return RelationMerger.Merge(text, statements);
    }
}
