using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Entities;

/// <summary>Brings the names of organisations that no lexicon knows into the nominative, so that "der Demokratischen Partei" and "die Demokratische Partei" are one.</summary>
/// <remarks>
/// Own rule: words before the noun that end like adjectives take the ending that follows a definite article in every gender; the noun after them, or an
/// institution noun at the start, loses its genitive. Without an article only endings that nothing but adjectives has are touched.
/// </remarks>
internal sealed class BodyNominative(Organs organs, WordClasses classes)
{
    private const int ShortestAdjective = 4;

    /// <summary>The name in the nominative.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidate">An organisation.</param>
    /// <param name="name">Its name as the text has it.</param>
    public string Of(AnalyzedText text, Candidate candidate, string name)
    {
        var before = candidate.Tokens.Start > 0 ? text.Word(candidate.Tokens.Start - 1) : [];
        var isGenitive = classes.Is(before, WordClass.Genitive);
        if (!name.Contains(' ', StringComparison.Ordinal))
        {
            return Noun(name, isGenitive);
        }

        var words = name.Split(' ');
        var hasArticle = classes.Is(before, WordClass.Article | WordClass.HoldsArticle) && !classes.Is(before, WordClass.Indefinite);
        var noun = 0;
        while (noun < words.Length - 1 && Stem(words[noun], hasArticle) is { } stem)
        {
            words[noun++] = stem + "e";
        }

        words[noun] = noun > 0 && isGenitive && char.IsUpper(words[noun][0]) && organs.Find(words[noun]) is null ? WithoutGenitive(words[noun]) : Noun(words[noun], isGenitive);
        return string.Join(' ', words);
    }

    // "Landgerichts", and after the article of a genitive "Linux-Verbandes".
    private string Noun(string word, bool isGenitive) =>
        organs.Find(word) is { } organ && IsGenitiveOf(word, organ.Noun) ? organ.Noun
        : isGenitive && WithoutGenitive(word) is { } noun && noun.Length < word.Length && !classes.IsHead(word, WordClass.OrgNoun) && classes.IsHead(noun, WordClass.OrgNoun) ? noun
        : word;

    // "Demokratischen" and "Demokratischer", but not "Berliner" or "Medien".
    private static string? Stem(string word, bool hasArticle)
    {
        var length = word switch
        {
            [.., 'e'] => word.Length - 1,
            [.., 'e', 'n' or 'r' or 's' or 'm'] => word.Length - 2,
            _ => 0,
        };
        if (length < ShortestAdjective - 1 || !char.IsUpper(word[0]) || word.AsSpan(1).ContainsAnyExceptInRange('a', 'ÿ'))
        {
            return null;
        }

        var stem = word[..length];
        var isPlain = length > ShortestAdjective && IsAdjectival(stem);
        return isPlain || (hasArticle && word[^1] is 'e' or 'n') ? stem : null;
    }

    private static bool IsAdjectival(string stem) =>
        stem.EndsWith("sch", StringComparison.Ordinal) || stem.EndsWith("lich", StringComparison.Ordinal) || stem.EndsWith("ig", StringComparison.Ordinal)
            || stem.EndsWith("iv", StringComparison.Ordinal) || stem.EndsWith("al", StringComparison.Ordinal) || stem.EndsWith("ell", StringComparison.Ordinal);

    private static bool IsGenitiveOf(string word, string noun) => word.Length > noun.Length && word.StartsWith(noun, StringComparison.Ordinal) && word[noun.Length..] is "s" or "es";

    private static string WithoutGenitive(string noun) => noun switch
    {
        [.., 's', 's'] or [.., 'u' or 'i', 's'] => noun,
        [.., 't' or 'd' or 'z' or 's' or 'f' or 'g', 'e', 's'] => noun[..^2],
        [.., 's'] => noun[..^1],
        _ => noun,
    };
}
