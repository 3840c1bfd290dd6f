using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Decides whether a capital or seat of government is meant as a place or as the government.</summary>
/// <remarks>Own rules over the words around it; measured on <c>data/gold/metonymy</c>.</remarks>
internal sealed class Metonymy(Gazetteer gazetteer, WordClasses classes)
{
    private const double Sure = 0.9;
    private const double Likely = 0.75;
    private const double Unsure = 0.6;

    /// <summary>How sure it is that the government is meant; 0 where it is the place.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">The tokens of the name.</param>
    /// <param name="sentence">The sentence it stands in.</param>
    /// <param name="kind">Capital or building.</param>
    /// <param name="isGenitive">Whether the name is inflected.</param>
    public double Confidence(AnalyzedText text, TokenRange name, TokenRange sentence, NameKind kind, bool isGenitive)
    {
        var group = Coordination(text, name, sentence);
        var before = BeforeNounPhrase(text, group.Start, sentence);
        var previous = before >= sentence.Start ? text.Word(before) : [];
        var next = group.End < sentence.End ? text.Word(group.End) : [];
        if (IsDateline(text, group, sentence) || classes.Is(previous, WordClass.PlaceNoun) || classes.Is(next, WordClass.PlaceNoun))
        {
            return 0;
        }

        if (classes.Is(previous, WordClass.PlacePreposition))
        {
            return 0;
        }

        if (isGenitive || classes.Is(next, WordClass.GovernmentVerb) || classes.Is(previous, WordClass.GovernmentVerb))
        {
            return Sure;
        }

        return classes.Is(previous, WordClass.GovernmentPreposition) || kind == NameKind.Seat ? Likely : Unsure;
    }

    // "Moskau und Pjöngjang", "Berlin, Paris und London": what holds for one holds for all.
    private TokenRange Coordination(AnalyzedText text, TokenRange name, TokenRange sentence)
    {
        var (start, end) = (name.Start, name.End);
        while (start - 2 >= sentence.Start && IsJoint(text.Word(start - 1)) && IsNamed(text.Word(start - 2)))
        {
            start -= 2;
        }

        while (end + 1 < sentence.End && IsJoint(text.Word(end)) && IsNamed(text.Word(end + 1)))
        {
            end += 2;
        }

        return new(start, end);
    }

    private bool IsJoint(ReadOnlySpan<char> word) => word is "," || classes.Is(word, WordClass.Conjunction);

    private bool IsNamed(ReadOnlySpan<char> word) =>
        gazetteer.Find(word) is { IsEmpty: false } entries && entries[0].Kind is NameKind.Name or NameKind.Capital or NameKind.Seat;

    // The word before the articles and adjectives of the noun phrase: the preposition, noun or verb that governs it.
    private int BeforeNounPhrase(AnalyzedText text, int token, TokenRange sentence)
    {
        var before = token - 1;
        while (before >= sentence.Start && before > token - 4
            && (classes.Is(text.Word(before), WordClass.Article) || IsInflectedAdjective(text, before)))
        {
            before--;
        }

        return before;
    }

    private static bool IsInflectedAdjective(AnalyzedText text, int token)
    {
        var word = text.Word(token);
        return text.Kinds[token] == TokenKind.Word && word.Length > 5 && char.IsLower(word[0]) && word[^2] == 'e' && word[^1] is 'n' or 'r' or 's' or 'm';
    }

    // "Moskau (dpa) –", "Berlin." at the start of a sentence: where the article was written.
    private static bool IsDateline(AnalyzedText text, TokenRange group, TokenRange sentence)
    {
        var next = group.End < sentence.End ? text.Word(group.End) : [];
        return group.Start == sentence.Start && (next.IsEmpty || next[0] is '(' or '/' or '-' or '–' or '—' or '.');
    }
}
