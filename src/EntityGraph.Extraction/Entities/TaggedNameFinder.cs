using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds names that no lexicon holds, as the trained tagger sees them, and lets them correct the lexicon's short matches.</summary>
internal sealed class TaggedNameFinder(SequenceTagger tagger, Gazetteer gazetteer, GivenNames givenNames, Roles roles, WordClasses classes, BodyNouns nouns)
{
    private const WordClass FunctionWords = WordClass.Article | WordClass.Determiner | WordClass.PlacePreposition | WordClass.PronounMasculine | WordClass.PronounFeminine;
    private const double LeastConfidence = 0.5;
    private const double SureOfOrganization = 0.7;
    private const double SureOfNoName = 0.9;

    /// <summary>Adds the names of one sentence.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">Its tokens.</param>
    /// <param name="candidates">Those of the lexicon; some are replaced.</param>
    /// <param name="first">Index of the first candidate of this sentence.</param>
    /// <param name="plain">Takes which tokens surely belong to no name.</param>
    public void Find(AnalyzedText text, TokenRange sentence, List<Candidate> candidates, int first, Span<bool> plain)
    {
        var labels = sentence.Length <= 256 ? stackalloc byte[sentence.Length] : new byte[sentence.Length];
        var confidences = sentence.Length <= 256 ? stackalloc float[sentence.Length] : new float[sentence.Length];
        tagger.Tag(text.Text, text.Tokens[sentence.Start..sentence.End], labels, confidences, IntroducesOne(text, sentence));
        for (var start = 0; start < labels.Length;)
        {
            plain[sentence.Start + start] = labels[start] == TagSet.Outside && confidences[start] >= SureOfNoName;
            var end = start + 1;
            var tag = TagSet.Of(labels[start]);
            while (end < labels.Length && labels[start] != TagSet.Outside && labels[end] == labels[start] + 1)
            {
                end++;
            }

            if (tag is { Form: MentionForm.Name, Class: NameClass.Person or NameClass.Location or NameClass.Organization })
            {
                var confidence = Mean(confidences[start..end]);
                Add(text, new(sentence.Start + start, sentence.Start + end), tag.Class, confidence, candidates, first);
            }

            start = end;
        }
    }

    // A role before a word with a capital letter: a name, or an ordinary noun.
    private bool IntroducesOne(AnalyzedText text, TokenRange sentence)
    {
        for (var token = sentence.Start; token + 1 < sentence.End; token++)
        {
            if (text.Kinds[token] == TokenKind.Word && char.IsUpper(text.Word(token)[0]) && char.IsUpper(text.Word(token + 1)[0]) && roles.Find(text.Word(token), out _) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private void Add(AnalyzedText text, TokenRange tagged, NameClass taggedClass, double confidence, List<Candidate> candidates, int first)
    {
        var (name, nameClass) = WithoutTitle(text, WithoutScore(text, tagged, taggedClass), taggedClass);
        var overlapping = candidates.GetRange(first, candidates.Count - first).FindAll(candidate => candidate.Tokens.Start < name.End && name.Start < candidate.Tokens.End);
        if (confidence < LeastConfidence || !IsName(text, name, nameClass) || (nameClass == NameClass.Organization && IsNoBody(text, name)) || !overlapping.TrueForAll(candidate => Yields(text, candidate, name, nameClass, confidence) && !IsNextNoun(text, candidate, name)))
        {
            return;
        }

        candidates.RemoveAll(overlapping.Contains);
        var type = TypeOf(text, name, nameClass);
        type = type == EntityType.Person && name.Length == 1 && StartsBody(text, name.Start, candidates) ? EntityType.Organization : type;
        var known = type == EntityType.Person ? overlapping.Find(candidate => candidate.Tokens.Start == name.Start && candidate.Type == EntityType.Person).Known : null;
        candidates.Add(Candidate.Of(text, name, MentionForm.Name, type, known, confidence));
    }

    // "Deutscher Buchpreis" is given and "Conference Finals" are held; "der Stuttgarter Autobauer" only says of what kind somebody named elsewhere is.
    private bool IsNoBody(AnalyzedText text, TokenRange name) => classes.IsHead(text.Word(name.End - 1), WordClass.EventNoun)
        || (name.Length == 2 && text.Word(name.Start).EndsWith("er", StringComparison.Ordinal) && nouns.IsApposed(text.Word(name.End - 1)));

    // "Rapid" after "Rapid Wien" is the club still.
    private static bool StartsBody(AnalyzedText text, int token, List<Candidate> candidates)
    {
        foreach (var other in candidates)
        {
            if (other is { Type: EntityType.Organization, Tokens.Length: > 1 } && text.Word(other.Tokens.Start).SequenceEqual(text.Word(token)))
            {
                return true;
            }
        }

        return false;
    }

    private EntityType TypeOf(AnalyzedText text, TokenRange name, NameClass nameClass) => nameClass switch
    {
        NameClass.Person when FollowsOrgNoun(text, name) || EndsInOrgNoun(text, name) => EntityType.Organization,
        NameClass.Person => EntityType.Person,
        NameClass.Location => EntityType.Place,
        _ when classes.Of(text.Word(name.End - 1)).HasFlag(WordClass.Site) => EntityType.Place,
        _ => EntityType.Organization,
    };

    private bool EndsInOrgNoun(AnalyzedText text, TokenRange name) => name.Length > 1 && classes.Of(text.Word(name.End - 1)).HasFlag(WordClass.OrgNoun);

    // "der US-Konzern Rivian", "die Partei Vorwärts"; but not the genitive in "die Partei Merkels".
    private bool FollowsOrgNoun(AnalyzedText text, TokenRange name) =>
        name is { Start: > 0, Length: 1 } && text.Word(name.Start)[^1] is not ('s' or 'x' or 'z' or '’' or '\'')
        && classes.IsHead(text.Word(name.Start - 1), WordClass.OrgNoun);

    // "Arminia Bielefeld 2": a digit after a club that stands without it too is a goal.
    private TokenRange WithoutScore(AnalyzedText text, TokenRange name, NameClass nameClass)
    {
        var end = name.End - 1;
        var isDigit = nameClass == NameClass.Organization && name.Length > 1 && text.Tokens[end].Length == 1 && char.IsDigit(text.Word(end)[0]);
        var bare = isDigit ? text.Text.AsSpan(text.Tokens[name.Start].Start, text.Tokens[end - 1].End - text.Tokens[name.Start].Start) : [];
        return isDigit && (text.Text.AsSpan(0, text.Tokens[name.Start].Start).Contains(bare, StringComparison.Ordinal)
            || text.Text.AsSpan(text.Tokens[end].End).Contains(bare, StringComparison.Ordinal)) ? new(name.Start, end) : name;
    }

    // "Prinz Harry", "Premier Starmer": the title is no part of the name.
    private (TokenRange Name, NameClass Class) WithoutTitle(AnalyzedText text, TokenRange name, NameClass nameClass)
    {
        var start = name.Start;
        if (nameClass == NameClass.Organization && name.Length > 1 && text.SentenceOf(start) is var sentence && text.Sentences[sentence].Start == start
            && classes.Is(text.Word(start), WordClass.Article) && classes.Of(text.Word(name.End - 1)).HasFlag(WordClass.LegalForm))
        {
            return (new(start + 1, name.End), nameClass);
        }

        while (start < name.End - 1 && (roles.IsHonorific(text.Word(start)) || classes.Is(text.Word(start), WordClass.Masculine | WordClass.Feminine)
            || roles.Find(text.Word(start), out _) is { Role.Relation: not null }))
        {
            start++;
        }

        var rest = new TokenRange(start, name.End);
        return start == name.Start ? (name, nameClass)
            : nameClass == NameClass.Person ? (rest, nameClass)
            : nameClass == NameClass.Organization && !gazetteer.WithFamilyForm(text.Word(start)).IsEmpty ? (rest, NameClass.Person)
            : (name, nameClass);
    }

    // "Paris Hilton" is no Paris, "Deutsche Umwelthilfe" no Germany: a longer name takes a state or place inside it.
    private bool Yields(AnalyzedText text, Candidate candidate, TokenRange name, NameClass nameClass, double confidence) =>
        candidate.Tokens.Length < name.Length && name.Start <= candidate.Tokens.Start && candidate.Tokens.End <= name.End
        && (candidate switch
        {
            { Type: EntityType.State or EntityType.Place, Form: MentionForm.Name or MentionForm.Derived or MentionForm.Metonym } =>
                nameClass == NameClass.Person || (nameClass == NameClass.Organization && confidence >= SureOfOrganization)
                || (nameClass == NameClass.Location && confidence >= SureOfOrganization && candidate.Form == MentionForm.Name),
            { Type: EntityType.Person, Form: MentionForm.Name, Tokens.Length: > 1 } => nameClass == NameClass.Person && candidate.Tokens.Start == name.Start && IsSecondSurname(text, candidate.Tokens.End, name),
            { Type: EntityType.Organization, Form: MentionForm.Name, Tokens.Length: 1 } =>
                nameClass == NameClass.Person && candidate.Tokens.Start > name.Start && givenNames.Contains(text.Word(name.Start), out _),
            _ => false,
        });

    // "Pedro Sánchez Pérez-Castejón": one word more, which is no numeral and no "junior".
    private bool IsSecondSurname(AnalyzedText text, int token, TokenRange name) => token == name.End - 1
        && !classes.Of(text.Word(token)).HasFlag(WordClass.Generation) && !NameKey.IsNumeral(text.Word(token));

    // "drängte Trump Japan": a state after a family name is another actor, after a first name ("Jack London") it is the family name.
    private bool IsNextNoun(AnalyzedText text, Candidate candidate, TokenRange name) => candidate.Type == EntityType.State
        && candidate.Tokens.Start > name.Start && candidate.Tokens.End == name.End && !givenNames.Contains(text.Word(name.Start), out _);

    // Words with capital letters, and between them only what names hold; a person's name holds particles at most.
    private bool IsName(AnalyzedText text, TokenRange name, NameClass nameClass)
    {
        for (var token = name.Start; token < name.End; token++)
        {
            var word = text.Word(token);
            var isCapital = char.IsUpper(word[0]);
            if (nameClass == NameClass.Person && !isCapital && token == name.Start + 1 && tagger.IsCommonNoun(text.Word(name.Start)) && !givenNames.Contains(text.Word(name.Start), out _))
            {
                return false; // "Radio vom Tod"
            }

            if ((token == name.Start && !isCapital && !char.IsDigit(word[0]) && !classes.Of(word).HasFlag(WordClass.Particle))
                || (token == name.Start && name.Length == 1 && classes.Is(word, FunctionWords))
                || (nameClass == NameClass.Person && !isCapital && !IsParticle(text, token, name.Start)))
            {
                return false;
            }
        }

        return true;
    }

    // "von der Leyen", but not "zu der Leyen": the article is a particle only after "von" and its like in other languages.
    private bool IsParticle(AnalyzedText text, int token, int start)
    {
        var word = classes.Of(text.Word(token));
        var before = token > start ? classes.Of(text.Word(token - 1)) : WordClass.None;
        return word.HasFlag(WordClass.Particle)
            && (!word.HasFlag(WordClass.Article) || token == start
                || (before.HasFlag(WordClass.Particle) && (before.HasFlag(WordClass.Of) || !before.HasFlag(WordClass.GovernmentPreposition))));
    }
}
