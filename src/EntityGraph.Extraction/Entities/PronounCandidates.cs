using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>What speaks for or against a person whom a pronoun may stand for.</summary>
[Flags]
internal enum PronounClues
{
    None = 0,

    /// <summary>Last named in the sentence before.</summary>
    SentenceBefore = 1 << 0,

    /// <summary>Last named two sentences before.</summary>
    TwoBefore = 1 << 1,

    /// <summary>Known to be of the pronoun's gender.</summary>
    GenderKnown = 1 << 2,

    /// <summary>The first person of the sentence that names him last.</summary>
    FirstOfSentence = 1 << 3,

    /// <summary>The same for a pronoun that can be a subject.</summary>
    FirstForSubject = 1 << 4,

    /// <summary>The same for one that cannot.</summary>
    FirstForObject = 1 << 5,

    /// <summary>Named last of all.</summary>
    Latest = 1 << 6,

    /// <summary>Nobody is named more often in the article.</summary>
    MainActor = 1 << 7,

    /// <summary>His name starts the sentence.</summary>
    StartsSentence = 1 << 8,

    /// <summary>The only candidate of this sentence and the one before.</summary>
    OnlyNear = 1 << 9,

    /// <summary>The only candidate whose gender is known to fit.</summary>
    OnlyOfGender = 1 << 10,

    /// <summary>The only candidate.</summary>
    Only = 1 << 11,
}

/// <summary>A person whom a pronoun may stand for.</summary>
/// <param name="Entity">Index of the person.</param>
/// <param name="Clues">What is known of him there.</param>
/// <param name="Mentions">How often he has been named so far.</param>
internal readonly record struct PronounCandidate(int Entity, PronounClues Clues, int Mentions);

/// <summary>Gathers the persons whom a pronoun may stand for: named in this sentence or the two before, of fitting gender, and not acting beside it.</summary>
internal sealed class PronounCandidates(WordClasses classes, AnalyzedText text, bool?[] genders)
{
    private const int Reach = 2;

    private readonly ILookup<int, EntityMention> _named = text.Mentions
        .Where(mention => mention.Form is MentionForm.Name or MentionForm.Role && text.Entities[mention.Entity].Type == EntityType.Person).ToLookup(mention => mention.Entity);

    private readonly int _mostNamed = text.Mentions.Where(mention => mention.Form == MentionForm.Name && text.Entities[mention.Entity].Type == EntityType.Person)
        .CountBy(mention => mention.Entity).Select(pair => pair.Value).DefaultIfEmpty().Max();

    /// <summary>The candidates of one pronoun, by index.</summary>
    /// <param name="sentence">Index of its sentence.</param>
    /// <param name="token">Its token.</param>
    /// <param name="stretch">The tokens between the marks around it: who acts there is not meant.</param>
    /// <param name="isFemale">What it says of the gender.</param>
    public List<PronounCandidate> Of(int sentence, int token, TokenRange stretch, bool isFemale)
    {
        var isSubject = classes.Is(text.Word(token), WordClass.PronounSubject);
        var end = text.Sentences[sentence].End;
        var acting = new HashSet<int>();
        var found = new SortedDictionary<int, EntityMention>();
        var latest = -1;
        for (var i = text.FirstMention(text.Sentences[Math.Max(0, sentence - Reach)].Start); i < text.Mentions.Count && text.Mentions[i].Tokens.Start < end; i++)
        {
            var mention = text.Mentions[i];
            if (mention.Form == MentionForm.Pronoun || text.Entities[mention.Entity].Type != EntityType.Person)
            {
                continue;
            }

            if (stretch.Contains(mention.Tokens.Start) || (mention.Tokens.Start > token && mention.Form == MentionForm.Name && !isSubject))
            {
                acting.Add(mention.Entity); // "Ohne ihn gehe es nicht, sagte Meyer" of Meyer is unlikely.
            }
            else if (mention.Tokens.Start < token && mention.Form is MentionForm.Name or MentionForm.Role)
            {
                found[mention.Entity] = mention;
                latest = mention.Entity;
            }
        }

        var candidates = new List<PronounCandidate>();
        foreach (var (entity, last) in found)
        {
            var distance = sentence - text.SentenceOf(last.Tokens.Start);
            if ((genders[entity] is not { } female || female == isFemale) && !acting.Contains(entity))
            {
                candidates.Add(new(entity, Clues(last, distance, isSubject, entity == latest), _named[entity].Count(mention => mention.Tokens.Start < token)));
            }
        }

        AddRivalry(candidates);
        return candidates;
    }

    private PronounClues Clues(EntityMention last, int distance, bool isSubject, bool isLatest)
    {
        var sentence = text.Sentences[text.SentenceOf(last.Tokens.Start)];
        var isFirst = IsFirstPerson(last.Entity, sentence);
        return (distance == 1 ? PronounClues.SentenceBefore : distance == 2 ? PronounClues.TwoBefore : PronounClues.None)
            | (genders[last.Entity] is not null ? PronounClues.GenderKnown : PronounClues.None)
            | (isFirst ? PronounClues.FirstOfSentence | (isSubject ? PronounClues.FirstForSubject : PronounClues.FirstForObject) : PronounClues.None)
            | (isLatest ? PronounClues.Latest : PronounClues.None)
            | (_named[last.Entity].Count(mention => mention.Form == MentionForm.Name) == _mostNamed ? PronounClues.MainActor : PronounClues.None)
            | (last.Tokens.Start == sentence.Start ? PronounClues.StartsSentence : PronounClues.None);
    }

    private bool IsFirstPerson(int entity, TokenRange sentence)
    {
        var i = text.FirstMention(sentence.Start);
        while (text.Mentions[i].Form is not (MentionForm.Name or MentionForm.Role) || text.Entities[text.Mentions[i].Entity].Type != EntityType.Person)
        {
            i++; // The sentence names the candidate at the latest.
        }

        return text.Mentions[i].Entity == entity;
    }

    private static void AddRivalry(List<PronounCandidate> candidates)
    {
        var near = candidates.Count(candidate => !candidate.Clues.HasFlag(PronounClues.TwoBefore));
        var known = candidates.Count(candidate => candidate.Clues.HasFlag(PronounClues.GenderKnown));
        for (var i = 0; i < candidates.Count; i++)
        {
            var clues = candidates[i].Clues;
            candidates[i] = candidates[i] with
            {
                Clues = clues
                    | (near == 1 && !clues.HasFlag(PronounClues.TwoBefore) ? PronounClues.OnlyNear : PronounClues.None)
                    | (known == 1 && clues.HasFlag(PronounClues.GenderKnown) ? PronounClues.OnlyOfGender : PronounClues.None)
                    | (candidates.Count == 1 ? PronounClues.Only : PronounClues.None),
            };
        }
    }
}
