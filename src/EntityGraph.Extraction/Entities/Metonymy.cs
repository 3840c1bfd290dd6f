using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Decides whether a capital or seat of government is meant as a place or as the government.</summary>
/// <remarks>Own rules over the words around it; measured on <c>data/gold/metonymy</c>.</remarks>
internal sealed class Metonymy(Gazetteer gazetteer, WordClasses classes, Roles roles)
{
    private const double Sure = 0.9;
    private const double Likely = 0.75;
    private const double Unsure = 0.6;
    private const int HeadOfState = 5;

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

        var confidence = classes.Is(previous, WordClass.PlacePreposition) ? Source(text, before, next, sentence)
            : classes.Is(previous, WordClass.Of | WordClass.GovernmentPreposition) && ClauseHas(text, group, sentence, WordClass.Geography) ? 0
            : classes.Is(previous, WordClass.Of) ? Agent(text, before, next, sentence)
            : isGenitive ? Sure
            : !classes.Is(previous, WordClass.GovernmentPreposition) && ClauseHas(text, group, sentence, WordClass.TownWord) ? 0
            : ByVerb(previous, next, kind);
        return kind == NameKind.Headquarters && confidence < Sure ? 0 : confidence;
    }

    private double ByVerb(ReadOnlySpan<char> previous, ReadOnlySpan<char> next, NameKind kind) =>
        classes.Is(next, WordClass.GovernmentVerb) || classes.Is(previous, WordClass.GovernmentVerb) ? Sure
        : classes.Is(previous, WordClass.GovernmentPreposition) || kind == NameKind.Seat ? Likely : Unsure;

    // "Angaben aus Kiew", "Aus dem Weißen Haus hieß es": where a statement comes from; other prepositions of place mean the place.
    private double Source(AnalyzedText text, int preposition, ReadOnlySpan<char> next, TokenRange sentence) =>
        classes.Is(text.Word(preposition), WordClass.Source)
        && ((preposition > sentence.Start && classes.Is(text.Word(preposition - 1), WordClass.Statement))
            || (preposition == sentence.Start && classes.Is(next, WordClass.Statement)))
            ? Sure : preposition > sentence.Start && IsSeated(text, preposition - 1) ? Likely : 0;

    // "der Regierungschef in Pristina": an office that a state has one of.
    private bool IsSeated(AnalyzedText text, int noun) => classes.Is(text.Word(noun + 1), WordClass.SeatPreposition)
        && roles.Find(text.Word(noun), out _) is { Role: { Exclusive: true, Seniority: HeadOfState, OfStates: true, Relation: RelationType.Leads } };

    // "von Moskau gefordert" acts; "die Straßen von Ankara", "von Berlin nach Paris" are places.
    private double Agent(AnalyzedText text, int preposition, ReadOnlySpan<char> next, TokenRange sentence)
    {
        if (classes.Is(next, WordClass.PlacePreposition))
        {
            return 0;
        }

        var noun = preposition > sentence.Start ? text.Word(preposition - 1) : [];
        return classes.Is(noun, WordClass.PlacePreposition) ? 0
            : noun.IsEmpty || !char.IsUpper(noun[0]) || classes.Is(noun, WordClass.Article | WordClass.TieNoun | WordClass.Statement) ? Likely : 0;
    }

    // The clause speaks of the town ("liegt", "Einwohner") or of what lies and happens around it, or of what is done to it ("verließ Kabul").
    private bool ClauseHas(AnalyzedText text, TokenRange group, TokenRange sentence, WordClass wanted)
    {
        var (start, end) = (group.Start, group.End);
        while (start > sentence.Start && text.Word(start - 1) is not ("," or ";" or ":"))
        {
            start--;
        }

        while (end < sentence.End && text.Word(end) is not ("," or ";" or ":"))
        {
            end++;
        }

        for (var token = start; token < end; token++)
        {
            var word = text.Word(token);
            if (classes.Is(word, wanted) || (wanted == WordClass.TownWord && (token != group.End || group.Start > start) && classes.Is(word, WordClass.PlaceObjectVerb)))
            {
                return true;
            }
        }

        return false;
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
        gazetteer.Find(word) is { IsEmpty: false } entries && entries[0].Kind is NameKind.Name or NameKind.Capital or NameKind.Seat or NameKind.Headquarters;

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

    // "Moskau (dpa) –", "Seoul/Tokio –", "Berlin." at the start of a text: where the article was written.
    private static bool IsDateline(AnalyzedText text, TokenRange group, TokenRange sentence)
    {
        var next = group.End < sentence.End ? text.Word(group.End) : [];
        return text.Word(sentence.End - 1)[0] is '-' or '–' or '—' || (group.Start == sentence.Start && (next.IsEmpty || next[0] is '(' or '/' or '-' or '–' or '—' or '.'));
    }
}
