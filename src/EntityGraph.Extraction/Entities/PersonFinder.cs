using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds persons that the lexicon does not know, by the words that introduce a name.</summary>
internal sealed class PersonFinder(Gazetteer gazetteer, GivenNames givenNames, Roles roles, WordClasses classes, SequenceTagger tagger)
{
    private const int LongestName = 6;

    /// <summary>Adds the candidates of one sentence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">Its tokens.</param>
    /// <param name="taken">Tokens that other candidates cover; extended by the new ones.</param>
    /// <param name="candidates">Where to add them.</param>
    /// <param name="plain">Tokens that surely belong to no name.</param>
    public void Find(AnalyzedText text, TokenRange sentence, Span<bool> taken, List<Candidate> candidates, ReadOnlySpan<bool> plain)
    {
        for (var token = sentence.Start; token < sentence.End; token++)
        {
            if (taken[token] || !IsNamePart(text, token) || End(text, token, sentence, taken) is not (> 0 and var end))
            {
                continue;
            }

            var confidence = Confidence(text, new TokenRange(token, end), sentence, plain[token]);
            if (confidence > 0)
            {
                var isInstitution = end - token > 1 && end < sentence.End && !taken[end] && char.IsUpper(text.Word(end)[0]) && classes.Of(text.Word(end)).HasFlag(WordClass.OrgNoun);
                end += isInstitution ? 1 : 0; // A body named after a person.
                candidates.Add(Candidate.Of(text, new(token, end), MentionForm.Name, isInstitution ? EntityType.Organization : EntityType.Person, null, confidence));
                taken[token..end].Fill(true);
                token = end - 1;
            }
        }
    }

    // A first name before a family name tells a person, and so does a form of address or a role right before.
    private double Confidence(AnalyzedText text, TokenRange name, TokenRange sentence, bool isPlain)
    {
        var first = text.Word(name.Start);
        var introduced = name.Start > sentence.Start && Introduces(text.Word(name.Start - 1), isPlain);
        var hasGivenName = name.Length > 1 && (givenNames.Contains(first, out _) || gazetteer.IsGivenName(first));
        var hasFamilyFirst = name.Length > 1 && classes.Of(first).HasFlag(WordClass.FamilyFirst);
        return introduced && name.Length == 1 && tagger.IsCommonNoun(first) ? 0 : introduced ? 0.85 : hasGivenName ? 0.8 : hasFamilyFirst && name.Length is 2 or 3 ? 0.65 : 0;
    }

    // "warf dem Minister Wortbruch vor": after a role, but not after a form of address, an ordinary noun may follow.
    private bool Introduces(ReadOnlySpan<char> word, bool isPlain) => IsAddress(word) || (!isPlain && roles.Find(word, out _) is not null);

    private int End(AnalyzedText text, int start, TokenRange sentence, Span<bool> taken)
    {
        var end = start + 1;
        for (var token = end; token < sentence.End && token < start + LongestName && !taken[token]; token++)
        {
            if (IsNamePart(text, token) || (token == start + 1 && (IsRoleAsName(text, token) || IsInitial(text, token))))
            {
                end = token + 1;
            }
            else if (!classes.Of(text.Word(token)).HasFlag(WordClass.Particle)
                || (classes.Of(text.Word(token)).HasFlag(WordClass.Article) && !classes.Of(text.Word(token - 1)).HasFlag(WordClass.Particle)))
            {
                break;
            }
        }

        return end;
    }

    // After a first name the word for an office is a family name ("Gerhard Richter").
    private bool IsRoleAsName(AnalyzedText text, int token) => text.Kinds[token] == TokenKind.Word && char.IsUpper(text.Word(token)[0])
        && roles.Find(text.Word(token), out _) is { } form && text.Word(token).StartsWith(form.Role.Lemma, StringComparison.Ordinal)
        && givenNames.Contains(text.Word(token - 1), out _);

    // "Holger B.": courts and the police print no more of a family name.
    private bool IsInitial(AnalyzedText text, int token) => text.Tokens[token].Length == 1 && char.IsUpper(text.Word(token)[0])
        && token + 1 < text.Tokens.Length && text.Word(token + 1) is "." && givenNames.Contains(text.Word(token - 1), out _);

    private bool IsNamePart(AnalyzedText text, int token)
    {
        var word = text.Word(token);
        return text.Kinds[token] == TokenKind.Word && char.IsUpper(word[0])
            && (word.Length > 2 || word[^1] == '.' || classes.Of(word).HasFlag(WordClass.FamilyFirst))
            && !IsAddress(word) && roles.Find(word, out _) is null
            && !classes.Is(word, WordClass.NotFamily | WordClass.Article | WordClass.Determiner | WordClass.PlaceNoun | WordClass.TieNoun
                | WordClass.OrgNoun | WordClass.PlacePreposition | WordClass.GovernmentPreposition | WordClass.Conjunction
                | WordClass.PronounMasculine | WordClass.PronounFeminine);
    }

    private bool IsAddress(ReadOnlySpan<char> word) =>
        roles.IsHonorific(word) || classes.Is(word, WordClass.Masculine | WordClass.Feminine);
}
