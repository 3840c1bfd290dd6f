using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds whom personal pronouns stand for: where just one person of this sentence and the one before fits, or where the trained model is nearly sure.</summary>
/// <remarks>Own rules: the subject of a later clause is the only person of the same sentence ("Duda entscheidet, wen er ernennt"); gender must fit, and who acts in the same stretch of the sentence is never meant ("Obama lobte ihn").</remarks>
internal sealed class PronounResolver(WordClasses classes, PronounModel model, AnalyzedText text, bool?[] genders)
{
    private const double Confidence = 0.8;
    private const double Likely = 0.5;
    private const double Sure = 0.85;

    private readonly List<EntityMention> _found = [];
    private readonly PronounCandidates _candidates = new(classes, text, genders);

    /// <summary>The mentions to add.</summary>
    public List<EntityMention> Find()
    {
        for (var i = 0; i < text.Sentences.Length; i++)
        {
            for (var token = text.Sentences[i].Start; token < text.Sentences[i].End; token++)
            {
                if (text.Kinds[token] == TokenKind.Word)
                {
                    Resolve(i, token);
                }
            }
        }

        return _found;
    }

    private void Resolve(int sentence, int token)
    {
        var word = text.Word(token);
        if (classes.Is(word, WordClass.PronounPair))
        {
            AddPair(sentence, token);
        }
        else if (classes.Is(word, WordClass.PronounMasculine))
        {
            AddPerson(sentence, token, false);
        }
        else if (classes.Is(word, WordClass.PronounFeminine) ? !IsPlural(token) : classes.Is(word, WordClass.PronounDative) && !IsBeforeNoun(token))
        {
            AddPerson(sentence, token, true);
        }
    }

    private void AddPerson(int sentence, int token, bool isFemale)
    {
        var range = text.Sentences[sentence];
        var stretch = Stretch(text, token, range);
        var from = sentence > 0 ? text.Sentences[sentence - 1].Start : range.Start;
        var fitting = Fitting(from, token, stretch, isFemale);
        if (fitting.Length > 1 && stretch.Start > range.Start && classes.Is(text.Word(token), WordClass.PronounSubject))
        {
            fitting = Fitting(range.Start, stretch.Start, stretch, isFemale);
        }

        var isOnly = fitting.Length == 1 && (classes.Is(text.Word(token), WordClass.PronounSubject) || !IsNamedAfter(fitting[0], token, range.End));
        AddLikeliest(_candidates.Of(sentence, token, stretch, isFemale), isOnly ? fitting[0] : -1, token);
    }

    // The only one who fits must be likelier than not, anybody else nearly sure.
    private void AddLikeliest(List<PronounCandidate> candidates, int only, int token)
    {
        var probabilities = model.Probabilities(candidates);
        for (var i = 0; i < candidates.Count; i++)
        {
            if (probabilities[i] >= (candidates[i].Entity == only ? Likely : Sure))
            {
                Add(candidates[i].Entity, token, Math.Max(probabilities[i], Confidence));
                return;
            }
        }
    }

    // "Ohne ihn gehe es nicht, sagte Meyer" of Meyer is unlikely: who is named later in the sentence is no object before.
    private bool IsNamedAfter(int entity, int token, int end)
    {
        for (var i = text.FirstMention(token + 1); i < text.Mentions.Count && text.Mentions[i].Tokens.Start < end; i++)
        {
            if (text.Mentions[i].Entity == entity && text.Mentions[i].Form == MentionForm.Name)
            {
                return true;
            }
        }

        return false;
    }

    private int[] Fitting(int start, int end, TokenRange stretch, bool isFemale)
    {
        var acting = Entities(stretch.Start, stretch.End);
        return
        [
            .. Entities(start, end)
                .Where(entity => text.Entities[entity].Type == EntityType.Person && (genders[entity] is not { } female || female == isFemale) && !acting.Contains(entity))
                .Distinct().Take(2),
        ];
    }

    // "beide": the only two persons, else the only two organisations or states, of what stands before.
    private void AddPair(int sentence, int token)
    {
        var range = text.Sentences[sentence];
        var hasNoun = token + 1 < text.Tokens.Length && text.Kinds[token + 1] == TokenKind.Word && char.IsUpper(text.Word(token + 1)[0]);
        if (Pair(range.Start, Stretch(text, token, range).Start, hasNoun) is { } here)
        {
            Add(here.First, token);
            Add(here.Second, token);
        }
        else if (sentence > 0 && Pair(text.Sentences[sentence - 1].Start, range.Start, hasNoun) is { } before)
        {
            Add(before.First, token);
            Add(before.Second, token);
        }
    }

    private (int First, int Second)? Pair(int start, int end, bool hasNoun)
    {
        ReadOnlySpan<EntityType> types = hasNoun ? [EntityType.State] : [EntityType.Person, EntityType.Organization, EntityType.State];
        var entities = Entities(start, end).Distinct().ToArray();
        foreach (var type in types)
        {
            var same = Array.FindAll(entities, entity => text.Entities[entity].Type == type);
            if (same.Length > 0)
            {
                return same.Length == 2 ? (same[0], same[1]) : null;
            }
        }

        return null;
    }

    private List<int> Entities(int start, int end)
    {
        var found = new List<int>();
        for (var i = text.FirstMention(start); i < text.Mentions.Count && text.Mentions[i].Tokens.Start < end; i++)
        {
            found.Add(text.Mentions[i].Entity);
        }

        return found;
    }

    // The tokens between the marks around a token.
    internal static TokenRange Stretch(AnalyzedText text, int token, TokenRange sentence)
    {
        var (start, end) = (token, token + 1);
        while (start > sentence.Start && text.Kinds[start - 1] is TokenKind.Word or TokenKind.Number)
        {
            start--;
        }

        while (end < sentence.End && text.Kinds[end] is TokenKind.Word or TokenKind.Number)
        {
            end++;
        }

        return new(start, end);
    }

    // "sie forderten": beside a verb in the plural the pronoun means several.
    private bool IsPlural(int token) => IsPluralVerb(token - 1) || IsPluralVerb(token + 1);

    private bool IsPluralVerb(int token) => token >= 0 && token < text.Tokens.Length && text.Kinds[token] == TokenKind.Word
        && char.IsLower(text.Word(token)[0]) && (text.Word(token).EndsWith("en", StringComparison.Ordinal) || classes.Is(text.Word(token), WordClass.PluralVerb));

    private bool IsBeforeNoun(int token) => token + 1 < text.Tokens.Length && text.Kinds[token + 1] == TokenKind.Word
        && (char.IsUpper(text.Word(token + 1)[0])
            || (token + 2 < text.Tokens.Length && text.Kinds[token + 2] == TokenKind.Word && char.IsUpper(text.Word(token + 2)[0]) && text.Word(token + 1)[^1] is 'e' or 'r' or 'n'));

    private void Add(int entity, int token, double confidence = Confidence) =>
        _found.Add(new(entity, MentionForm.Pronoun, text.Tokens[token], new(token, token + 1), confidence));
}
