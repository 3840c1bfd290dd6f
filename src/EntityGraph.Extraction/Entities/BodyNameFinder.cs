using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds names of organisations that the text itself explains: with their acronym, with their seat, or because it has named them elsewhere.</summary>
internal sealed class BodyNameFinder(Organs organs, WordClasses classes)
{
    private const double Explained = 0.8;
    private const double Repeated = 0.75;
    private const int LongestAcronym = 6;
    private const int ShortestOrgan = 4;

    /// <summary>Adds the candidates of the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">Tokens that other candidates cover; extended by the new ones.</param>
    /// <param name="candidates">All others; new ones are added, and a place becomes part of the organisation named after it.</param>
    /// <param name="plain">Tokens that surely belong to no name.</param>
    public void Find(AnalyzedText text, Span<bool> taken, List<Candidate> candidates, ReadOnlySpan<bool> plain)
    {
        FindExplained(text, taken, candidates);
        FindLocal(text, taken, candidates);
        FindRepeated(text, taken, candidates, plain);
    }

    // "Volkspartei (TPP)"
    private void FindExplained(AnalyzedText text, Span<bool> taken, List<Candidate> candidates)
    {
        for (var token = 2; token + 1 < text.Tokens.Length; token++)
        {
            if (text.Word(token - 1) is "(" && text.Word(token + 1) is ")" && IsAcronym(text.Word(token)) && !taken[token - 2] && IsBodyNoun(text.Word(token - 2)))
            {
                var start = token - 2;
                while (start > 0 && !taken[start - 1] && text.Kinds[start - 1] == TokenKind.Word && char.IsUpper(text.Word(start - 1)[0])
                    && text.SentenceOf(start - 1) == text.SentenceOf(token) && !classes.Is(text.Word(start - 1), WordClass.Article))
                {
                    start--;
                }

                Add(text, new(start, token - 1), Explained, taken, candidates);
                if (!taken[token])
                {
                    Add(text, new(token, token + 1), Explained, taken, candidates);
                }
            }
        }
    }

    // "Verwaltungsgericht Köln": the noun for a body, and right after it a place.
    private void FindLocal(AnalyzedText text, Span<bool> taken, List<Candidate> candidates)
    {
        var branches = new HashSet<int>();
        for (var i = 0; i < candidates.Count; i++)
        {
            var place = candidates[i];
            var noun = place.Tokens.Start - 1;
            if (place is { Type: EntityType.Place, Form: MentionForm.Name } && noun >= 0 && IsLocalBody(text.Word(noun)) && (!taken[noun] || IsBranch(noun, candidates))
                && text.SentenceOf(noun) == text.SentenceOf(place.Tokens.Start))
            {
                candidates[i] = Candidate.Of(text, new(noun, place.Tokens.End), MentionForm.Name, EntityType.Organization, null, Explained);
                branches.Add(noun);
                taken[noun] = true;
            }
        }

        candidates.RemoveAll(candidate => candidate.Tokens.Length == 1 && branches.Contains(candidate.Tokens.Start));
    }

    // "Bauernverband Uckermark" is not the federation that the noun alone names.
    private static bool IsBranch(int noun, List<Candidate> candidates) =>
        candidates.Exists(other => other.Tokens.Start == noun && other is { Type: EntityType.Organization, Form: MentionForm.Name, Tokens.Length: 1 });

    // A name that stands elsewhere in the text in another position is the same name.
    private void FindRepeated(AnalyzedText text, Span<bool> taken, List<Candidate> candidates, ReadOnlySpan<bool> plain)
    {
        var names = ShortNames(text, candidates).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var token = 0; token < text.Tokens.Length; token++)
        {
            if (!taken[token] && !plain[token] && text.Kinds[token] == TokenKind.Word && names.Contains(text.Word(token)))
            {
                Add(text, new(token, token + 1), Repeated, taken, candidates);
            }
        }
    }

    // Names of one word; of a company also the first word ("Brakelmann" of "Brakelmann AG").
    private HashSet<string> ShortNames(AnalyzedText text, List<Candidate> candidates)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            if (candidate is { Type: EntityType.Organization, Known: null, Name: null })
            {
                var first = text.Word(candidate.Tokens.Start);
                if (candidate.Tokens.Length == 1 || classes.Of(text.Word(candidate.Tokens.End - 1)).HasFlag(WordClass.LegalForm))
                {
                    names.Add(first.ToString());
                }

                if (candidate.Tokens.Length == 1 && first.IndexOf('-') is > 2 and var hyphen && IsBodyNoun(first[(hyphen + 1)..]))
                {
                    names.Add(first[..hyphen].ToString());
                }
            }
        }

        names.RemoveWhere(name => name.Length < 2 || classes.Of(name) != WordClass.None);
        return names;
    }

    private bool IsAcronym(ReadOnlySpan<char> word) =>
        word.Length is >= 2 and <= LongestAcronym && word.IndexOfAnyExceptInRange('A', 'Z') < 0 && !classes.Of(word).HasFlag(WordClass.OrgNoun);

    private bool IsLocalBody(ReadOnlySpan<char> word) => IsBodyNoun(word) || (word.Length > ShortestOrgan && organs.Find(word) is { Kind: "court" or "authority" or "police" });

    private bool IsBodyNoun(ReadOnlySpan<char> word) => word.Length > 0 && char.IsUpper(word[0]) && classes.IsHead(word, WordClass.OrgNoun);

    private static void Add(AnalyzedText text, TokenRange tokens, double confidence, Span<bool> taken, List<Candidate> candidates)
    {
        candidates.Add(Candidate.Of(text, tokens, MentionForm.Name, EntityType.Organization, null, confidence));
        taken[tokens.Start..tokens.End].Fill(true);
    }
}
