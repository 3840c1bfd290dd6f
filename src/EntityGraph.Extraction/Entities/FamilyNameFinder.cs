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
        var filter = new WordFilter(named);
        var given = GivenNamesInText(text, candidates).GetAlternateLookup<ReadOnlySpan<char>>();
        candidates.RemoveAll(candidate => candidate is { Type: EntityType.Person, Known: null, Tokens.Length: 1 } && IsOfFamily(text, candidate.Tokens.Start));
        NameBodies(text, taken, candidates, forms);
        var introduced = Introduced(text, candidates).GetAlternateLookup<ReadOnlySpan<char>>();
        for (var i = 0; i < candidates.Count; i++)
        {
            candidates[i] = Shortened(text, candidates[i], forms);
            if (candidates[i] is { Known: null, Name: null } candidate
                && (forms.Contains(candidate.Span.Of(text.Text)) || (candidate.Tokens.Length > 1 && IsFamous(candidate.Span.Of(text.Text), candidate.Tokens.Length))))
            {
                candidates[i] = candidate with { Type = EntityType.Person, IsShort = true };
            }
            else if (candidates[i] is { Known: null, Name: null, Type: EntityType.Place or EntityType.Organization, Tokens.Length: 1 } word && given.Contains(word.Span.Of(text.Text)))
            {
                candidates[i] = word with { Type = EntityType.Person, IsShort = true };
            }
            else if (IsPersonRather(text, candidates[i], candidates, introduced))
            {
                candidates[i] = candidates[i] with { Type = EntityType.Person, Known = null, IsShort = true };
            }
        }

        for (var token = 0; token < text.Tokens.Length; token++)
        {
            for (var length = LongestName; length > 0; length--)
            {
                if (MayName(text, token, length, filter) && IsFree(text, token, length, taken, candidates) && Confidence(text, token, length, forms) is > 0 and var confidence)
                {
                    var range = new TokenRange(token, token + length);
                    if (confidence == Famous && NameBefore(text, token, candidates, forms) is >= 0 and var before)
                    {
                        candidates[before] = Candidate.Of(text, new(candidates[before].Tokens.Start, range.End), MentionForm.Name, EntityType.Person, null, candidates[before].Confidence);
                        taken[token..range.End].Fill(true);
                        break;
                    }

                    candidates.RemoveAll(candidate => range.Start <= candidate.Tokens.Start && candidate.Tokens.End <= range.End);
                    candidates.Add(Candidate.Of(text, range, MentionForm.Name, EntityType.Person, null, confidence) with { IsShort = true });
                    taken[token..range.End].Fill(true);
                    break;
                }
            }
        }
    }

    // "die Brauerei Kronthaler" is no Kronthaler, but "die Partei Merkels" says whose it is.
    private void NameBodies(AnalyzedText text, Span<bool> taken, List<Candidate> candidates, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> forms)
    {
        for (var token = 1; token < text.Tokens.Length; token++)
        {
            if (!taken[token - 1] && forms.Contains(text.Word(token)) && text.Word(token)[^1] is not ('s' or '\'' or '’') && char.IsUpper(text.Word(token - 1)[0])
                && (!taken[token] || candidates.Exists(other => other.Tokens.Start == token && other is { Type: EntityType.Person, Known: null, Tokens.Length: 1 }))
                && text.SentenceOf(token) == text.SentenceOf(token - 1) && classes.IsHead(text.Word(token - 1), WordClass.OrgNoun))
            {
                candidates.RemoveAll(other => other.Tokens.Start == token);
                var range = new TokenRange(token - 1, token + 1);
                candidates.Add(Candidate.Of(text, range, MentionForm.Name, EntityType.Organization, null, InText));
                taken[range.Start..range.End].Fill(true);
            }
        }
    }

    // "Ma'ruf Amin": the second word is a known surname, but goes with the unknown name right before it.
    private static int NameBefore(AnalyzedText text, int token, List<Candidate> candidates, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> forms) =>
        candidates.FindIndex(other => other.Tokens.End == token && other is { Type: EntityType.Person, Known: null, IsShort: false }
            && !forms.Contains(text.Word(token)) && text.SentenceOf(token) == text.SentenceOf(token - 1));

    // "Suzuki" where the text introduces a person of that name first and nothing says that the company is meant.
    private bool IsPersonRather(AnalyzedText text, Candidate candidate, List<Candidate> candidates, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> introduced) =>
        candidate is { Known: { } known, Form: MentionForm.Name, Tokens.Length: 1 }
        && IsIntroduced(text, candidate, introduced)
        && ((known is { Type: EntityType.Organization, Kind: "company" })
            || (known.Type == EntityType.State && candidate.Tokens.Start > 0
                && !classes.Is(text.Word(candidate.Tokens.Start - 1), WordClass.PlacePreposition | WordClass.Article) && candidates.TrueForAll(other => other.Known != known || other.Form == MentionForm.Name)))
        && !candidates.Exists(other => other.Known == known && (other.Form == MentionForm.Part || other.Tokens.Length > 1
            || (other.Tokens.Start > 0 && classes.IsHead(text.Word(other.Tokens.Start - 1), WordClass.OrgNoun)) || !IsIntroduced(text, other, introduced)));

    private static bool IsIntroduced(AnalyzedText text, Candidate name, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> introduced) =>
        introduced.TryGetValue(text.Word(name.Tokens.Start).TrimEnd('s'), out var end) && end <= name.Tokens.Start;

    // The last words of full names, each with the first token after it where it stands first.
    private static Dictionary<string, int> Introduced(AnalyzedText text, List<Candidate> candidates)
    {
        var ends = new Dictionary<string, int>(StringComparer.Ordinal);
        var words = ends.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var candidate in candidates)
        {
            if (candidate is { Type: EntityType.Person, Tokens.Length: > 1 })
            {
                var word = text.Word(candidate.Tokens.End - 1);
                words[word] = words.TryGetValue(word, out var end) ? Math.Min(end, candidate.Tokens.End) : candidate.Tokens.End;
            }
        }

        return ends;
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

    private bool MayName(AnalyzedText text, int token, int length, WordFilter named)
    {
        if (token + length > text.Tokens.Length)
        {
            return false;
        }

        var name = Words(text, token, length);
        return named.MayContain(name) || gazetteer.MayBeFamilyForm(name);
    }

    private static ReadOnlySpan<char> Words(AnalyzedText text, int token, int length) =>
        text.Text.AsSpan(text.Tokens[token].Start, text.Tokens[token + length - 1].End - text.Tokens[token].Start);

    // Several words may hold what was found alone inside them and is nobody the lexicon knows.
    private bool IsFree(AnalyzedText text, int token, int length, Span<bool> taken, List<Candidate> candidates)
    {
        var end = token + length;
        if (end > text.Tokens.Length || text.Kinds[token] != TokenKind.Word || !(char.IsUpper(text.Word(end - 1)[0]) || (length == 1 && IsArabic(text.Word(token)))))
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
        var name = Words(text, token, length);
        return (length > 1 || char.IsUpper(name[0]) || IsArabic(name)) && named.Contains(name) ? InText
            : IsFamous(name, length) ? Famous : 0;
    }

    // "al-Abadi": the article of Arabic stands in small letters before the name.
    private static bool IsArabic(ReadOnlySpan<char> name) =>
        name.IndexOf('-') is 2 or 3 && name.Length > 5 && char.IsLower(name[0]) && char.IsUpper(name[name.IndexOf('-') + 1]);

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

    private HashSet<string> NamesInText(AnalyzedText text, List<Candidate> candidates)
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

    private IEnumerable<string> ShortNames(AnalyzedText text, Candidate candidate)
    {
        if (candidate.Known is { } known)
        {
            return known.FamilyNames.Concat(known.GivenNames.Where(name => name.Contains('-', StringComparison.Ordinal)));
        }

        var end = candidate.Tokens.End;
        while (end - candidate.Tokens.Start > 1 && (text.Word(end - 1) is "." || NameKey.IsNumeral(text.Word(end - 1)) || classes.Of(text.Word(end - 1)).HasFlag(WordClass.Generation)))
        {
            end--;
        }

        var last = text.Word(end - 1).ToString();
        var start = end - 1;
        while (start > candidate.Tokens.Start + 1 && classes.Of(text.Word(start - 1)).HasFlag(WordClass.Particle))
        {
            start--;
        }

        var names = last[^1] == 's' ? new List<string> { last, last[..^1] } : [last];
        if (start < end - 1)
        {
            names.Add(text.Text[text.Tokens[start].Start..text.Tokens[end - 1].End]);
        }

        return names;
    }

    // By these alone a text calls persons whose culture does, or whom it knows well.
    private static HashSet<string> GivenNamesInText(AnalyzedText text, List<Candidate> candidates)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var candidate in candidates)
        {
            if (candidate is { Type: EntityType.Person, Tokens.Length: > 1 })
            {
                names.Add(text.Word(candidate.Tokens.Start).ToString());
            }
        }

        return names;
    }

    // Where several persons share a family name, a text tells them apart by the first.
    private static IEnumerable<string> FirstNamesOfNamesakes(AnalyzedText text, List<Candidate> persons) => persons
        .Where(candidate => candidate.Tokens.Length > 1)
        .GroupBy(candidate => text.Word(candidate.Tokens.End - 1).ToString(), candidate => text.Word(candidate.Tokens.Start).ToString(), StringComparer.Ordinal)
        .Select(group => group.Distinct(StringComparer.Ordinal).ToArray())
        .Where(first => first.Length > 1)
        .SelectMany(first => first);
}
