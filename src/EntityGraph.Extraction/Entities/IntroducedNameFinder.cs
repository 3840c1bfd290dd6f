using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds names of organisations that only the noun before them tells: "der Softwarehersteller Nexalis", "die Reederei Blue Anchor Lines".</summary>
/// <remarks>Own rule: behind such a noun every capital word is part of the name that the tagger does not surely take for an ordinary word; the first is no common noun.</remarks>
internal sealed class IntroducedNameFinder(BodyNouns nouns, WordClasses classes, SequenceTagger tagger)
{
    private const double Introduced = 0.75;
    private const int ShortestCompound = 7;

    /// <summary>Adds the candidates of the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">Tokens that other candidates cover; extended by the new ones.</param>
    /// <param name="candidates">All others; unknown ones inside a new name are taken out.</param>
    /// <param name="plain">Tokens that surely belong to no name.</param>
    public void Find(AnalyzedText text, Span<bool> taken, List<Candidate> candidates, ReadOnlySpan<bool> plain)
    {
        foreach (var sentence in text.Sentences)
        {
            for (var token = sentence.Start; token + 1 < sentence.End; token++)
            {
                if (text.Kinds[token] == TokenKind.Word && Introduces(text.Word(token)) && Name(text, token + 1, sentence.End, candidates, plain) is { Length: > 0 } name
                    && !tagger.IsCommonNoun(text.Word(name.Start)))
                {
                    Set(text, name, taken, candidates);
                    token = name.End - 1;
                }
            }
        }
    }

    private bool Introduces(ReadOnlySpan<char> word) => nouns.IsApposed(word)
        || (char.IsUpper(word[0]) && (word.Length < ShortestCompound ? classes.Of(word).HasFlag(WordClass.OrgNoun) : classes.IsHead(word, WordClass.OrgNoun)));

    // The capital words behind the noun; none where one of them is known, or belongs to a longer name, or is a genitive ("der Konzern Merkels"), or where more words follow a conjunction.
    private TokenRange Name(AnalyzedText text, int start, int limit, List<Candidate> candidates, ReadOnlySpan<bool> plain)
    {
        var end = start;
        while (end < limit && IsPart(text, end, end > start, plain))
        {
            end++;
        }

        var name = new TokenRange(start, end);
        if (end + 1 < limit && classes.Is(text.Word(end), WordClass.Conjunction) && text.Kinds[end + 1] == TokenKind.Word && char.IsUpper(text.Word(end + 1)[0]))
        {
            return default;
        }

        var isGenitive = name.Length == 1 && text.Word(start)[^1] is 's' or 'x' or 'z' or '’' or '\'';
        return !isGenitive && candidates.TrueForAll(other => other.Tokens.End <= start || other.Tokens.Start >= end || MayBePart(other, name)) ? name : default;
    }

    // "Ansar al-Haqq": small words with a capital inside go on with a name.
    private bool IsPart(AnalyzedText text, int token, bool hasBegun, ReadOnlySpan<bool> plain) =>
        text.Kinds[token] == TokenKind.Word && !plain[token] && classes.Of(text.Word(token)) == WordClass.None
        && (char.IsUpper(text.Word(token)[0]) || (hasBegun && text.Word(token).IndexOf('-') is > 0 and var hyphen && hyphen + 1 < text.Word(token).Length && char.IsUpper(text.Word(token)[hyphen + 1])));

    private static bool MayBePart(Candidate other, TokenRange name) =>
        other is { Known: null, Form: MentionForm.Name } && name.Start <= other.Tokens.Start && other.Tokens.End <= name.End
        && (other.Tokens != name ? other.Type != EntityType.Person || other.Tokens.Length == 1 : other is { Type: EntityType.Person, Tokens.Length: 1 });

    private static void Set(AnalyzedText text, TokenRange name, Span<bool> taken, List<Candidate> candidates)
    {
        candidates.RemoveAll(other => name.Start <= other.Tokens.Start && other.Tokens.End <= name.End);
        candidates.Add(Candidate.Of(text, name, MentionForm.Name, EntityType.Organization, null, Introduced));
        taken[name.Start..name.End].Fill(true);
    }
}
