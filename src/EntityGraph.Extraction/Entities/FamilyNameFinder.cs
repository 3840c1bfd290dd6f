using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds family names that stand alone: of persons whom the text names in full, and of persons whom everybody knows.</summary>
internal sealed class FamilyNameFinder(Gazetteer gazetteer, GivenNames givenNames, Roles roles, WordClasses classes)
{
    /// <summary>Adds the candidates of the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">Tokens that other candidates cover; extended by the new ones.</param>
    /// <param name="candidates">All others; new ones are added.</param>
    public void Find(AnalyzedText text, Span<bool> taken, List<Candidate> candidates)
    {
        var named = NamesInText(text, candidates).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var token = 0; token < text.Tokens.Length; token++)
        {
            var word = text.Word(token);
            if (taken[token] || text.Kinds[token] != TokenKind.Word || !char.IsUpper(word[0]))
            {
                continue;
            }

            var confidence = named.Contains(word) ? 0.92 : IsFamous(text, token) ? 0.8 : 0;
            if (confidence > 0)
            {
                candidates.Add(Candidate.Of(text, new(token, token + 1), MentionForm.Name, EntityType.Person, null, confidence));
                taken[token] = true;
            }
        }
    }

    private bool IsFamous(AnalyzedText text, int token)
    {
        var word = text.Word(token);
        if (word.Length < 3 || classes.Is(word, WordClass.NotFamily | WordClass.Determiner) || givenNames.Contains(word, out _)
            || roles.Find(word, out _) is not null)
        {
            return false;
        }

        foreach (var person in gazetteer.WithFamilyForm(word))
        {
            if (person.Offices.Any(office => office.Relation == RelationType.Leads && office.Target.StartsWith("state:", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> NamesInText(AnalyzedText text, List<Candidate> candidates)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates.Where(candidate => candidate.Type == EntityType.Person))
        {
            foreach (var name in ShortNames(text, candidate).Where(name => name.Length > 1 && !name.Contains(' ', StringComparison.Ordinal)))
            {
                names.UnionWith(Inflection.NameForms(name));
            }
        }

        return names;
    }

    private static IEnumerable<string> ShortNames(AnalyzedText text, Candidate candidate)
    {
        if (candidate.Known is { } known)
        {
            return known.FamilyNames.Concat(known.GivenNames.Where(name => name.Contains('-', StringComparison.Ordinal)));
        }

        var last = text.Word(candidate.Tokens.End - 1).ToString();
        return last[^1] == 's' ? [last, last[..^1]] : [last];
    }
}
