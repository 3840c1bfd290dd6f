using System.Collections.Frozen;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>The closed classes that a word form may belong to.</summary>
[Flags]
internal enum WordClass : long
{
    None = 0,
    Particle = 1,
    PlacePreposition = 1 << 1,
    GovernmentPreposition = 1 << 2,
    PlaceNoun = 1 << 3,
    TieNoun = 1 << 4,
    GovernmentVerb = 1 << 5,
    Article = 1 << 6,
    Determiner = 1 << 7,
    Possessive = 1 << 8,
    PronounMasculine = 1 << 9,
    PronounFeminine = 1 << 10,
    Former = 1 << 11,
    Designated = 1 << 12,
    FamilyFirst = 1 << 13,
    CompoundHead = 1 << 14,
    OrgNoun = 1 << 15,
    NotFamily = 1 << 16,
    Conjunction = 1 << 17,
    Of = 1 << 18,
    Genitive = 1 << 19,
    Masculine = 1 << 20,
    Feminine = 1 << 21,
    PronounPair = 1 << 22,
    PronounDative = 1 << 23,
    PluralArticle = 1 << 24,
    PluralVerb = 1 << 25,
    Indefinite = 1 << 26,
    Source = 1 << 27,
    Statement = 1 << 28,
    TownWord = 1 << 29,
    PlaceObjectVerb = 1 << 30,
    SeatPreposition = 1L << 31,
    NearPossessive = 1L << 32,
    LegalForm = 1L << 33,
    FamilyNoun = 1L << 34,
    EventNoun = 1L << 35,
    HoldsArticle = 1L << 36,
    PronounSubject = 1L << 37,
    Deputy = 1L << 38,
    Geography = 1L << 39,
    Generation = 1L << 40,
    Alias = 1L << 41,
    NamingVerb = 1L << 42,
    Site = 1L << 43,
}

/// <summary>Reads <c>word-classes.tsv</c> and answers by word form, without allocation.</summary>
internal sealed class WordClasses
{
    private const int LongestForm = 32;
    private const int ShortestHead = 4;

    private readonly FrozenDictionary<string, WordClass>.AlternateLookup<ReadOnlySpan<char>> _classes;
    private readonly WordFilter _filter;

    private WordClasses(FrozenDictionary<string, WordClass> classes)
    {
        _classes = classes.GetAlternateLookup<ReadOnlySpan<char>>();
        _filter = WordFilter.OfAnyCase(classes.Keys);
    }

    /// <summary>Reads the table.</summary>
    public static WordClasses Load() => new(LexiconTable.Read("word-classes.tsv").ToFrozenDictionary(
        row => row["word"],
        row => row.Values("classes").Aggregate(WordClass.None, (all, name) => all | Parse(name)),
        StringComparer.Ordinal));

    /// <summary>The classes of a form as it is written.</summary>
    /// <param name="word">The form.</param>
    public WordClass Of(ReadOnlySpan<char> word) => _filter.MayContain(word) && _classes.TryGetValue(word, out var classes) ? classes : WordClass.None;

    /// <summary>Whether a form belongs to a class; at the start of a sentence also with a capital letter.</summary>
    /// <param name="word">The form.</param>
    /// <param name="wanted">The class, or several of which one is enough.</param>
    public bool Is(ReadOnlySpan<char> word, WordClass wanted)
    {
        if (!_filter.MayContain(word))
        {
            return false; // Nor is it with another first letter: the filter holds both.
        }

        if ((Of(word) & wanted) != 0)
        {
            return true;
        }

        if (word.Length is 0 or > LongestForm || !char.IsUpper(word[0]))
        {
            return false;
        }

        Span<char> lower = stackalloc char[word.Length];
        word.CopyTo(lower);
        lower[0] = char.ToLowerInvariant(lower[0]);
        return (Of(lower) & wanted) != 0;
    }

    /// <summary>Whether a form belongs to a class, or is a compound whose last member does. O(length) look-ups.</summary>
    /// <param name="word">The form, a noun.</param>
    /// <param name="wanted">The class, or several of which one is enough.</param>
    public bool IsHead(ReadOnlySpan<char> word, WordClass wanted)
    {
        if (!_filter.MayContain(word))
        {
            return false;
        }

        Span<char> tail = stackalloc char[LongestForm];
        for (var start = 0; start + ShortestHead <= word.Length; start++)
        {
            var length = word.Length - start;
            if (length > LongestForm)
            {
                continue;
            }

            word[start..].CopyTo(tail);
            tail[0] = char.ToUpperInvariant(tail[0]);
            if ((Of(tail[..length]) & wanted) != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static WordClass Parse(string name) =>
        Enum.Parse<WordClass>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);
}
