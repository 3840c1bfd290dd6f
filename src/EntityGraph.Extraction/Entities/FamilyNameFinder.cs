using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds names that stand alone for a person: of persons whom the text names in full, and of persons whom everybody knows.</summary>
internal sealed class FamilyNameFinder(Gazetteer gazetteer, GivenNames givenNames, Roles roles, WordClasses classes)
{
    private const int LongestName = 3;
    private const double InText = 0.92;
    private const double Famous = 0.8;

    /// <summary>Adds the candidates of the whole text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="taken">Tokens that other candidates cover; extended by the new ones.</param>
    /// <param name="candidates">All others; new ones are added, and what was taken for a place or body becomes the person of that name.</param>
    public void Find(AnalyzedText text, Span<bool> taken, List<Candidate> candidates)
    {
        var named = NamesInText(text, candidates);
        var forms = named.GetAlternateLookup<ReadOnlySpan<char>>();
        candidates.RemoveAll(candidate => candidate is { Type: EntityType.Person, Known: null, Tokens.Length: 1 } && IsOfFamily(text, candidate.Tokens.Start));
        for (var i = 0; i < candidates.Count; i++)
        {
            candidates[i] = Shortened(text, candidates[i], forms);
            if (candidates[i] is { Known: null, Name: null } candidate
                && (forms.Contains(candidate.Span.Of(text.Text)) || (candidate.Tokens.Length > 1 && IsFamous(candidate.Span.Of(text.Text), candidate.Tokens.Length))))
            {
                candidates[i] = candidate with { Type = EntityType.Person, IsShort = true };
            }
        }

        for (var token = 0; token < text.Tokens.Length; token++)
        {
            for (var length = LongestName; length > 0; length--)
            {
                if (IsFree(text, token, length, taken, candidates) && Confidence(text, token, length, forms) is > 0 and var confidence)
                {
                    var range = new TokenRange(token, token + length);
                    candidates.RemoveAll(candidate => range.Start <= candidate.Tokens.Start && candidate.Tokens.End <= range.End);
                    candidates.Add(Candidate.Of(text, range, MentionForm.Name, EntityType.Person, null, confidence) with { IsShort = true });
                    taken[token..range.End].Fill(true);
                    break;
                }
            }
        }
    }

    // "die Familie Rajapaksa", "die Brüder Klitschko": nobody in particular.
    private bool IsOfFamily(AnalyzedText text, int token) => token > 0 && classes.Is(text.Word(token - 1), WordClass.FamilyNoun);

    // "Prigoschins Zorn": the genitive of somebody in the text, and what is his.
    private Candidate Shortened(AnalyzedText text, Candidate candidate, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> names)
    {
        if (candidate is not { Type: EntityType.Person, Known: null, Tokens.Length: 2 } || text.Word(candidate.Tokens.Start) is not [.. { Length: > 2 } name, 's']
            || givenNames.Contains(text.Word(candidate.Tokens.Start), out _))
        {
            return candidate;
        }

        return names.Contains(name) && names.Contains(text.Word(candidate.Tokens.Start))
            ? Candidate.Of(text, new(candidate.Tokens.Start, candidate.Tokens.Start + 1), MentionForm.Name, EntityType.Person, null, candidate.Confidence) with { IsShort = true }
            : candidate;
    }

    // Several words may hold what was found alone inside them and is nobody the lexicon knows.
    private bool IsFree(AnalyzedText text, int token, int length, Span<bool> taken, List<Candidate> candidates)
    {
        var end = token + length;
        if (end > text.Tokens.Length || !char.IsUpper(text.Word(end - 1)[0]) || text.Kinds[token] != TokenKind.Word)
        {
            return false;
        }

        if (length == 1)
        {
            return !taken[token] && !IsOfFamily(text, token);
        }

        return !taken[token..end].Contains(true)
            || candidates.TrueForAll(candidate => candidate.Tokens.End <= token || candidate.Tokens.Start >= end
                || (candidate is { Known: null, Type: EntityType.Person, Tokens.Length: 1 } && candidate.Tokens.Start >= token));
    }

    private double Confidence(AnalyzedText text, int token, int length, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> named)
    {
        var name = text.Text.AsSpan(text.Tokens[token].Start, text.Tokens[token + length - 1].End - text.Tokens[token].Start);
        return (length > 1 || char.IsUpper(name[0])) && named.Contains(name) ? InText
            : IsFamous(name, length) ? Famous : 0;
    }

    private bool IsFamous(ReadOnlySpan<char> name, int length)
    {
        var persons = gazetteer.WithFamilyForm(name);
        if (persons.IsEmpty || (length == 1 && (!char.IsUpper(name[0]) || (name.Length < 3 && !classes.Of(name).HasFlag(WordClass.FamilyFirst))
            || classes.Is(name, WordClass.NotFamily | WordClass.Determiner) || givenNames.Contains(name, out _) || roles.Find(name, out _) is not null)))
        {
            return false;
        }

        foreach (var person in persons)
        {
            if (person.Offices.Any(office => office.Relation == RelationType.Leads && (length > 1 || office.Target.StartsWith("state:", StringComparison.Ordinal))))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<string> NamesInText(AnalyzedText text, List<Candidate> candidates)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var persons = candidates.Where(candidate => candidate.Type == EntityType.Person).ToList();
        foreach (var name in persons.SelectMany(candidate => ShortNames(text, candidate)).Concat(FirstNamesOfNamesakes(text, persons)).Where(name => name.Length > 1))
        {
            foreach (var form in Inflection.NameForms(name))
            {
                names.Add(form);
                names.Add(char.ToUpperInvariant(form[0]) + form[1..]);
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

    // Where several persons share a family name, a text tells them apart by the first.
    private static IEnumerable<string> FirstNamesOfNamesakes(AnalyzedText text, List<Candidate> persons) => persons
        .Where(candidate => candidate.Tokens.Length > 1)
        .GroupBy(candidate => text.Word(candidate.Tokens.End - 1).ToString(), candidate => text.Word(candidate.Tokens.Start).ToString(), StringComparer.Ordinal)
        .Select(group => group.Distinct(StringComparer.Ordinal).ToArray())
        .Where(first => first.Length > 1)
        .SelectMany(first => first);
}
