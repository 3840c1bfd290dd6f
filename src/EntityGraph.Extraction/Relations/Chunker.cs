using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>Finds the noun phrases of a clause, the cases their forms allow, and what belongs to what.</summary>
internal sealed class Chunker(SentenceTokens sentence, NounGenders genders, List<DateMention> dates)
{
    private readonly List<Chunk> _chunks = [];
    private OpenPhrase? _open;
    private int _finite = -1;

    /// <summary>The phrases of a clause, in text order.</summary>
    /// <param name="clause">The clause.</param>
    public List<Chunk> Chunk(Clause clause)
    {
        _finite = clause.Finite;
        foreach (var part in clause.Parts)
        {
            for (var token = part.Start == clause.Start ? AfterIntroduction(clause) : part.Start; token < part.End;)
            {
                token = Next(token, part);
            }
        }

        MarkAppositions();
        return _chunks;
    }

    // "um Putin zu treffen", "der Putin traf": no preposition, no article.
    private int AfterIntroduction(Clause clause)
    {
        var start = clause.Start;
        if (clause.Kind == ClauseKind.Infinitive)
        {
            return sentence.Is(start, Function.Purpose) ? start + 1 : start;
        }

        var pronoun = start < clause.Parts[0].End - 1 && !sentence.Is(start, Function.Relative) ? start + 1 : start;
        return clause.Kind == ClauseKind.Relative && clause.Introduction == start && sentence.Is(pronoun, Function.Relative)
            && (pronoun == start || sentence.Is(start, Function.Preposition)) ? pronoun + 1 : start;
    }

    private int Next(int token, TokenRange part)
    {
        var (start, preposition, governs) = (token, "", Cases.Any);
        if (sentence.Is(token, Function.Preposition) && token + 1 < part.End && (StartsPhrase(token + 1) || IsQuotedName(token + 1, part)))
        {
            preposition = sentence.Entry(token)!.Preposition!; // A word with this function has one.
            governs = sentence.Entry(token)!.Governs;
            token++;
        }

        if (sentence.Is(token, Function.Pronoun) && !sentence.IsNominal(token) && !IsDeterminerHere(token, part))
        {
            var cases = sentence.Entry(token)!.CasesByGender[0]; // A pronoun has the same cases in all genders.
            return Add(new Chunk { Start = start, End = token + 1, Head = token, Preposition = preposition, Cases = cases, IsPronoun = true, ResumesAt = start, IsAside = IsAside(start) });
        }

        return NounPhrase(start, token, preposition, governs, part);
    }

    private int NounPhrase(int start, int token, string preposition, Cases governs, TokenRange part)
    {
        var determiner = sentence.Is(token, Function.Determiner) ? token : -1;
        token += determiner >= 0 ? 1 : 0;
        token = AfterAttributes(start, token, part);
        if (token >= part.End || !sentence.IsNominal(token))
        {
            return IsDemonstrative(determiner, token, part) ? Demonstrative(start, determiner, preposition, governs)
                : determiner >= 0 && token == determiner + 1 && token < part.End && sentence.Is(token, Function.Preposition)
                ? Open(new(start, determiner, preposition, governs, token, _chunks.Count))
                : start + 1;
        }

        var head = Head(token, part);
        if (determiner < 0 && preposition.Length == 0 && GoesOn(start, token))
        {
            return Resume(_open!, start, head); // GoesOn says that there is one.
        }

        var cases = (determiner >= 0 ? DeterminerCases(determiner, head) : NameCases(head)) & governs;
        var isSingular = determiner >= 0 && IsSingular(determiner, governs);
        return Add(new Chunk { Start = start, End = head + 1, Head = head, Preposition = preposition, Cases = cases, ResumesAt = start, IsAside = IsAside(start), IsSingular = isSingular });
    }

    // "Diese bedroht Polen", "hatte diesen unterstützt": it names somebody of an earlier sentence.
    private bool IsDemonstrative(int determiner, int token, TokenRange part) => determiner >= 0 && token == determiner + 1
        && !sentence.Is(determiner, Function.Relative | Function.Numeral | Function.Negation | Function.Quantity | Function.Possessive)
        && (token >= part.End ? determiner > part.Start : token == _finite || sentence.HasForm(token, VerbForm.Participle | VerbForm.Infinitive));

    private int Demonstrative(int start, int determiner, string preposition, Cases governs)
    {
        var cases = sentence.Entry(determiner)!.CasesByGender.Aggregate((all, one) => all | one) & governs; // A determiner has cases.
        return Add(new Chunk { Start = start, End = determiner + 1, Head = determiner, Preposition = preposition, Cases = cases, IsPronoun = true, ResumesAt = start, IsAside = IsAside(start) });
    }

    // "dem", "ein", "eines"; "der" without a preposition may be a genitive plural, but begins a subject far more often.
    private bool IsSingular(int determiner, Cases governs)
    {
        var byGender = sentence.Entry(determiner)!.CasesByGender; // A determiner has cases.
        var plural = byGender[3] & governs & ~(governs == Cases.Any && byGender[0].HasFlag(Cases.Nominative) ? Cases.Genitive : Cases.None);
        return plural == Cases.None && (byGender[0] | byGender[2]) != Cases.None;
    }

    // Where the noun should stand, behind an opening quote, adjectives and names in the genitive.
    private int AfterAttributes(int start, int token, TokenRange part)
    {
        token += token > start && token < part.End && sentence.Text.Kinds[token] == TokenKind.Quote ? 1 : 0;
        var first = token;
        while (token < part.End && (sentence.IsAttribute(token) || IsGenitiveAttribute(token, part) || JoinsAttributes(token, part)) && !IsVerbHere(token, part))
        {
            token++;
        }

        // "den sogenannten | „Islamischen Staat“"
        token += token > first && token + 1 < part.End && sentence.Text.Kinds[token] == TokenKind.Quote && sentence.IsNominal(token + 1) ? 1 : 0;

        // "die Aufnahme | Schwedens gefordert": what follows the genitive is no noun.
        return (token >= part.End || !sentence.IsNominal(token)) && first == start && first < part.End && IsGenitiveName(first) ? first : token;
    }

    // "amerikanische, britische | und | französische Schiffe"
    private bool JoinsAttributes(int token, TokenRange part) => token > part.Start && token + 2 < part.End && sentence.IsAttribute(token - 1) && sentence.IsAttribute(token + 1)
        && (sentence.Is(token, Function.Coordinator) || sentence.Word(token) is ",") && (sentence.IsDerivedAdjective(token - 1) || sentence.IsDerivedAdjective(token + 1))
        && !sentence.IsFinite(token + 1);

    private int Open(OpenPhrase phrase)
    {
        _open = phrase;
        return phrase.Inside;
    }

    // "mit dem | im Exil | lebenden Autor": a participle right behind the phrase inside, before the noun.
    private bool GoesOn(int start, int noun) => _open is { } open && noun > start && _chunks.Count > open.Chunks && _chunks[^1].End == start && sentence.IsAttribute(start);

    private int Resume(OpenPhrase open, int start, int head)
    {
        _open = null;
        for (var i = open.Chunks; i < _chunks.Count; i++)
        {
            _chunks[i].Governor = _chunks[i].Governor < open.Chunks ? _chunks.Count : _chunks[i].Governor;
        }

        var chunk = new Chunk
        {
            Start = open.Start,
            End = head + 1,
            Head = head,
            Preposition = open.Preposition,
            Cases = DeterminerCases(open.Determiner, head) & open.Governs,
            ResumesAt = start,
            IsAside = IsAside(open.Start),
        };
        if (open.Chunks > 0)
        {
            Attach(chunk, open.Chunks - 1);
        }

        _chunks.Add(chunk);
        return chunk.End;
    }

    private bool IsAside(int token)
    {
        if (token > sentence.Range.Start && sentence.Is(token - 1, Function.Example))
        {
            return true;
        }

        for (var i = token - 1; i >= sentence.Range.Start && sentence.Word(i)[0] != ')'; i--)
        {
            if (sentence.Word(i)[0] == '(')
            {
                return true;
            }
        }

        return false;
    }

    // "Anja Weiler, Sprecherin der Partei, sagte": a list ends with a conjunction; where none comes, the second phrase says again who the first is.
    private void MarkAppositions()
    {
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (_chunks[i].CoordinatedWith is >= 0 and var first && IsBehindComma(_chunks[i].Start) && !IsListed(i))
            {
                (_chunks[i].Governor, _chunks[i].CoordinatedWith, _chunks[i].Cases, _chunks[i].IsApposition) = (first, -1, Cases.None, true);
            }
        }
    }

    // "Petro, selbst ein Mitglied der M-19, dankte": the emphasis is no part of the phrase.
    private bool IsBehindComma(int start) => sentence.Word(start - 1) is "," || (sentence.Is(start - 1, Function.Self) && sentence.Word(start - 2) is ",");

    private bool IsListed(int chunk)
    {
        var end = _chunks[chunk].End;
        for (var i = chunk + 1; i < _chunks.Count; i++)
        {
            if (_chunks[i].CoordinatedWith >= chunk)
            {
                if (sentence.Word(_chunks[i].Start - 1) is not ",")
                {
                    return true;
                }

                chunk = i;
            }

            end = _chunks[i].Governor >= chunk || chunk == i ? _chunks[i].End : end;
        }

        return end == _finite;
    }

    // "laut „Tagesblatt“"
    private bool IsQuotedName(int token, TokenRange part) => sentence.Text.Kinds[token] == TokenKind.Quote && token + 1 < part.End && sentence.IsNominal(token + 1);

    private bool StartsPhrase(int token) => sentence.IsNominal(token) || sentence.IsAttribute(token)
        || sentence.Is(token, Function.Determiner | Function.Pronoun | Function.Numeral | Function.Only);

    private bool IsDeterminerHere(int token, TokenRange part) =>
        sentence.Is(token, Function.Determiner) && token + 1 < part.End && token + 1 != _finite && (sentence.IsNominal(token + 1) || sentence.IsAttribute(token + 1));

    private bool IsVerbHere(int token, TokenRange part) =>
        token == _finite || (sentence.IsFinite(token) && !(token + 1 < part.End && (sentence.IsNominal(token + 1) || sentence.IsAttribute(token + 1))));

    // "Putins Treffen": a name in the genitive before the noun.
    private bool IsGenitiveAttribute(int token, TokenRange part) =>
        IsGenitiveName(token) && token + 1 < part.End && sentence.Mention(token + 1) < 0 && (sentence.IsNominal(token + 1) || sentence.IsAttribute(token + 1))
        && !IsVerbHere(token + 1, part);

    private bool IsGenitiveName(int token)
    {
        if (sentence.Mention(token) is not (>= 0 and var index) || sentence.IsDerivedAdjective(token))
        {
            return false;
        }

        var mention = sentence.Text.Mentions[index];
        var span = mention.Span.Of(sentence.Text.Text);
        return mention.Tokens.End == token + 1 && span[^1] is 's' or '\'' or '’' && !sentence.EndsInS(token)
            && !sentence.Text.Entities[mention.Entity].Name.AsSpan().EndsWith(sentence.Word(token), StringComparison.Ordinal);
    }

    // A role and the name after it, a compound name, a name of several words: one head, its last word.
    private int Head(int token, TokenRange part)
    {
        var head = Whole(token, part);
        while (head + 1 < part.End && sentence.IsNominal(head + 1) && !sentence.Is(head, Function.Adverbial | Function.Time) && !dates.Exists(date => date.Tokens.End == head + 1)
            && !AreTwoNames(head) && !IsGenitiveOf(head) && !BeginsTitle(head + 1) && !IsOtherState(token, head)
            && (sentence.Mention(head + 1) >= 0 || sentence.Mention(head) == sentence.Mention(head + 1)))
        {
            head = Whole(head + 1, part);
        }

        return head;
    }

    // "nach dem Spiel | Schiedsrichter Beispiel": a title with its name behind a noun that is none begins a phrase.
    private bool BeginsTitle(int token) => sentence.HolderAt(token) >= 0 && sentence.Mention(token - 1) < 0 && sentence.RoleAt(token - 1) is null;

    // "griffen britische Truppen | Syrien an": no state is called after the adjective of another.
    private bool IsOtherState(int token, int head) => token > sentence.Range.Start && sentence.IsDerivedAdjective(token - 1) && sentence.Mention(head) < 0
        && sentence.Mention(head + 1) is >= 0 and var next && sentence.Text.Entities[sentence.Text.Mentions[next].Entity].Type == EntityType.State;

    // The last word of the name that a token begins, marks inside it included: "Bündnis 90/Die Grünen".
    private int Whole(int token, TokenRange part)
    {
        if (sentence.Mention(token) is not (>= 0 and var mention) || sentence.Text.Mentions[mention].Tokens is not { Length: > 2 } tokens || tokens.End > part.End)
        {
            return token;
        }

        for (var i = token + 1; i < tokens.End; i++)
        {
            if (sentence.Is(i, Function.Preposition | Function.Determiner | Function.Coordinator))
            {
                return token;
            }
        }

        return tokens.End - 1;
    }

    // "die Drohung | Donald Trumps"; but a role and its holder are one phrase.
    private bool IsGenitiveOf(int head) => sentence.Mention(head + 1) is >= 0 and var next && sentence.Mention(head) != next && sentence.HolderAt(head) != next
        && IsGenitiveName(sentence.Text.Mentions[next].Tokens.End - 1);

    // "hat Russland Polen gedroht": names of two actors side by side are two phrases.
    private bool AreTwoNames(int token) => sentence.Mention(token) is >= 0 and var first && sentence.Mention(token + 1) is >= 0 and var second
        && first != second && IsNamed(sentence.Text.Mentions[first])
        && sentence.Text.Mentions[first].Entity != sentence.Text.Mentions[second].Entity;

    // "der Norden" for a state is a name like any other; a role noun and the name behind it are one phrase.
    private bool IsNamed(Entities.EntityMention mention) => mention.Form is MentionForm.Name or MentionForm.Metonym
        || (mention.Form == MentionForm.Role && sentence.Text.Entities[mention.Entity].Type == EntityType.State);

    private Cases DeterminerCases(int determiner, int head)
    {
        var byGender = sentence.Entry(determiner)!.CasesByGender; // A determiner has cases.
        var gender = genders.Of(sentence, head);
        return gender is { } known ? byGender[known] | byGender[3] : byGender[0] | byGender[1] | byGender[2] | byGender[3];
    }

    private Cases NameCases(int head) =>
        IsGenitiveName(head) ? Cases.Genitive : Cases.Nominative | Cases.Dative | Cases.Accusative;

    private int Add(Chunk chunk)
    {
        if (_chunks.Count > 0)
        {
            Attach(chunk, _chunks.Count - 1);
        }

        _chunks.Add(chunk);
        return chunk.End;
    }

    private void Attach(Chunk chunk, int last)
    {
        var previous = _chunks[last];
        if (IsJoint(previous.End, chunk.Start) && chunk.Preposition.Length == 0 && NamesAgain(last, chunk))
        {
            (chunk.Governor, chunk.Cases, chunk.IsApposition) = (last, Cases.None, true);
        }
        else if (chunk.Start == previous.End && chunk.Preposition.Length == 0 && chunk.Cases.HasFlag(Cases.Genitive) && !previous.IsPronoun && (chunk.Cases == Cases.Genitive || !IsName(previous.Head)))
        {
            chunk.Governor = last;
            chunk.Cases = Cases.Genitive;
        }
        else if (chunk.Start == previous.End && chunk.Preposition.Length > 0 && !previous.IsPronoun)
        {
            chunk.Governor = last;
        }
        else if (IsJoint(previous.End, chunk.Start) && (chunk.Preposition.Length == 0 || chunk.Preposition == previous.Preposition))
        {
            chunk.CoordinatedWith = last;
        }
        else if (IsJoint(previous.End, chunk.Start) && previous.Governor >= 0 && _chunks[previous.Governor].Preposition == chunk.Preposition)
        {
            // "mit A in Oslo und mit B in Rom"
            chunk.CoordinatedWith = previous.Governor;
        }
    }

    // A name takes no genitive: "unter dem Druck der USA | einer Waffenruhe".
    private bool IsName(int head) => sentence.Mention(head) is >= 0 and var mention && sentence.Text.Mentions[mention].Form == MentionForm.Name
        && sentence.Text.Mentions[mention].Tokens.End == head + 1;

    // "Lawrow, der Außenminister Russlands,", "der Chef des Konzerns, Peter Beispiel,": a role and its holder.
    private bool NamesAgain(int last, Chunk chunk)
    {
        var named = sentence.Mention(chunk.Head);
        for (var i = last; i >= 0; i = _chunks[i].Governor)
        {
            var (head, before) = (sentence.HolderAt(chunk.Head), sentence.Mention(_chunks[i].Head));
            if ((head >= 0 && head == before) || (named >= 0 && sentence.HolderAt(_chunks[i].Head) == named && before != named))
            {
                return true;
            }
        }

        return false;
    }

    // "A, B und C": only a comma or a conjunction between the two.
    private bool IsJoint(int end, int start) => start == end + 1
        ? sentence.Word(end) is "," || sentence.Is(end, Function.Coordinator) || (sentence.Is(end, Function.Neither) && IsNegated(end))
        : start == end + 2 && ((sentence.Is(end, Function.Comparison) && sentence.Is(end + 1, Function.Also)) || (sentence.Word(end) is "," && sentence.Is(end + 1, Function.Coordinator | Function.Neither | Function.Self)));

    // "weder A noch B"
    private bool IsNegated(int end)
    {
        for (var i = end - 1; i >= sentence.Range.Start; i--)
        {
            if (sentence.Is(i, Function.Negation))
            {
                return true;
            }
        }

        return false;
    }

    // A phrase that is interrupted right behind its determiner.
    private sealed record OpenPhrase(int Start, int Determiner, string Preposition, Cases Governs, int Inside, int Chunks);
}
