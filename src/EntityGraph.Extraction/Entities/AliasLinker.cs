using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Makes a person and the second name that the text gives him one actor: "Sido, bürgerlich Paul Würdig", "der eigentlich David Cornwell hieß".</summary>
internal sealed class AliasLinker(WordClasses classes)
{
    private const int Reach = 6;
    private const int VerbReach = 2;

    /// <summary>Links second names, there and wherever else they stand.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidates">In text order.</param>
    /// <param name="cast">The actors so far.</param>
    /// <param name="linked">The actor of each candidate; changed where a second name is linked.</param>
    public void Link(AnalyzedText text, List<Candidate> candidates, Cast cast, int[] linked)
    {
        for (var i = 1; i < linked.Length; i++)
        {
            if (candidates[i] is { Type: EntityType.Person, Tokens: { Start: > 1 } name } && linked[i] >= 0 && IsIntroduced(text, name)
                && Bearer(text, candidates, linked, i) is >= 0 and var bearer && bearer != linked[i]
                && !(cast.Entities[bearer].Known && cast.Entities[linked[i]].Known))
            {
                var (kept, lost) = cast.Entities[linked[i]].Known ? (linked[i], bearer) : (bearer, linked[i]);
                for (var k = 0; k < linked.Length; k++)
                {
                    linked[k] = linked[k] == lost ? kept : linked[k];
                }
            }
        }
    }

    // The adverb alone says nothing: the verb for bearing a name must follow, or a comma stand before.
    private bool IsIntroduced(AnalyzedText text, TokenRange name)
    {
        if (!classes.Of(text.Word(name.Start - 1)).HasFlag(WordClass.Alias))
        {
            return false;
        }

        for (var token = name.End; token < Math.Min(name.End + VerbReach, text.Tokens.Length); token++)
        {
            if (classes.Is(text.Word(token), WordClass.NamingVerb))
            {
                return true;
            }
        }

        return text.Word(name.Start - 2) is "," or "(";
    }

    // The last person named before in the sentence, not far.
    private static int Bearer(AnalyzedText text, List<Candidate> candidates, int[] linked, int at)
    {
        for (var i = at - 1; i >= 0 && candidates[i].Tokens.End >= candidates[at].Tokens.Start - Reach; i--)
        {
            if (candidates[i].Type == EntityType.Person && text.SentenceOf(candidates[i].Tokens.Start) == text.SentenceOf(candidates[at].Tokens.Start))
            {
                return linked[i];
            }
        }

        return -1;
    }
}
