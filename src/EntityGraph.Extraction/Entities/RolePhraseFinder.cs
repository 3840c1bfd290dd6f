using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds role nouns, and by the noun phrase around them where the role is held and by whom.</summary>
internal sealed class RolePhraseFinder(Gazetteer gazetteer, Roles roles, WordClasses classes)
{
    private const int LongestPhrase = 7;

    /// <summary>Finds the role phrases of a text whose mentions are set.</summary>
    /// <param name="text">The text.</param>
    public List<RolePhrase> Find(AnalyzedText text)
    {
        var phrases = new List<RolePhrase>();
        var at = MentionsByStart(text);
        foreach (var sentence in text.Sentences)
        {
            for (var token = sentence.Start; token < sentence.End; token++)
            {
                if (text.Kinds[token] == TokenKind.Word && roles.Find(text.Word(token), out var head) is { } form)
                {
                    phrases.Add(Phrase(text, token, head, form, sentence, at));
                }
            }
        }

        return phrases;
    }

    // For each token the first mention that starts there and is longest; -1 where none does.
    private static int[] MentionsByStart(AnalyzedText text)
    {
        var at = new int[text.Tokens.Length];
        Array.Fill(at, -1);
        for (var i = text.Mentions.Count - 1; i >= 0; i--)
        {
            at[text.Mentions[i].Tokens.Start] = i;
        }

        return at;
    }

    private RolePhrase Phrase(AnalyzedText text, int token, int head, RoleForm form, TokenRange sentence, int[] at)
    {
        var span = new TextSpan(text.Tokens[token].Start + head, text.Tokens[token].End);
        var isOfPerson = form.Role.Relation is RelationType.WorksFor or RelationType.SpeaksFor;
        var (domain, start) = Before(text, token, sentence, form.Role, head == 0);
        var end = token + 1;
        if (domain < 0)
        {
            (domain, end) = After(text, token, sentence, at);
            if (isOfPerson && Served(text, token, end, sentence, at) is >= 0 and var served)
            {
                (domain, end) = (served, text.Mentions[served].Tokens.End);
            }
        }

        if (domain < 0 && form.Role is { Relation: not null, SameOffice: false })
        {
            domain = Possessor(text, start, sentence, isOfPerson);
        }

        end = domain >= 0 ? PastAcronym(text, text.Mentions[domain].Entity, end, sentence, at) : end;
        var holder = Following(text, end, sentence, at);
        if (holder < 0)
        {
            holder = Preceding(text, start, sentence);
        }

        if (form.Role.Relation == RelationType.Leads && Marks(text, start, token, WordClass.Deputy))
        {
            form = form with { Role = form.Role with { Relation = RelationType.HoldsOfficeIn, Exclusive = false } };
        }

        var former = form.Role.Former || Marks(text, start, token, WordClass.Former);
        if (domain < 0 && holder >= 0)
        {
            domain = KnownSeat(text, token, form.Role, holder, former);
        }

        return new(token, span, form, domain, holder, former, Marks(text, start, token, WordClass.Designated));
    }

    // "Präsident Gabriel Boric" in a text on Chile: the state that the text names and the lexicon says he holds the office in; the nearest mention before.
    private int KnownSeat(AnalyzedText text, int token, Role role, int holder, bool former)
    {
        var found = -1;
        foreach (var office in gazetteer.ById.GetValueOrDefault(text.Entities[text.Mentions[holder].Entity].Id)?.Offices ?? [])
        {
            if (role.OfStates && office.Relation == role.Relation && (former ? office.From < (text.Context.Date ?? DateOnly.MaxValue) : office.Covers(text.Context.Date)))
            {
                for (var i = 0; i < text.Mentions.Count && (found < 0 || text.Mentions[i].Tokens.Start < token); i++)
                {
                    found = text.Entities[text.Mentions[i].Entity].Id == office.Target ? i : found;
                }
            }
        }

        return found;
    }

    private bool Marks(AnalyzedText text, int start, int token, WordClass mark)
    {
        for (var i = start; i < token; i++)
        {
            if (classes.Is(text.Word(i), mark))
            {
                return true;
            }
        }

        return false;
    }

    // "US-|Präsident", "der nordkoreanische Machthaber", "Russlands früherer Außenminister": the domain before the noun,
    // and where the noun phrase starts.
    private (int Domain, int Start) Before(AnalyzedText text, int token, TokenRange sentence, Role role, bool isWhole)
    {
        var isOfPerson = role.Relation is RelationType.WorksFor or RelationType.SpeaksFor;
        var (domain, start) = (-1, token);
        for (var i = text.Mentions.Count - 1; i >= 0; i--)
        {
            var mention = text.Mentions[i];
            // "der israelische UN-Botschafter": where a word as a whole is an office of states, a body in it does not hold it.
            var isSeat = isWhole && role is { OfStates: true, OfOrganizations: false, Target: null } && text.Entities[mention.Entity].Type == EntityType.Organization;
            if (mention.Tokens.Contains(token) && mention.Span != text.Tokens[token] && IsDomain(text, mention) && !isSeat)
            {
                domain = i;
            }

            if (mention.Tokens.End < sentence.Start)
            {
                break;
            }
        }

        while (start > sentence.Start && start > token - LongestPhrase)
        {
            var before = start - 1;
            var covering = MentionEndingAt(text, start);
            if (covering >= 0 && (IsDomain(text, text.Mentions[covering]) || (isOfPerson && IsPerson(text, covering))) && IsAttribute(text, text.Mentions[covering])
                && !IsSpelledSo(text, text.Mentions[covering]))
            {
                domain = domain < 0 ? covering : domain;
                start = text.Mentions[covering].Tokens.Start;
            }
            else if (IsModifier(text, before) && !classes.Is(text.Word(start), WordClass.Possessive | WordClass.NearPossessive))
            {
                start = before;
            }
            else
            {
                break;
            }
        }

        return (domain, start);
    }

    // A derived adjective, or a name in the genitive, stands before the noun that it belongs to.
    private static bool IsAttribute(AnalyzedText text, EntityMention mention) =>
        mention.Form == MentionForm.Derived
            ? char.IsLower(text.Text[mention.Span.Start]) || mention.Tokens.Start == text.Sentences[text.SentenceOf(mention.Tokens.Start)].Start
            : text.Text[mention.Span.End - 1] is 's' or '\'' or '’';

    // "Scholz", "Laos" end so themselves.
    private static bool IsSpelledSo(AnalyzedText text, EntityMention mention) => text.Entities[mention.Entity].Type == EntityType.Person
        && mention.Form == MentionForm.Name && text.Entities[mention.Entity].Name.AsSpan().EndsWith(text.Word(mention.Tokens.End - 1), StringComparison.Ordinal);

    // "Berater des irakischen Präsidenten Barham Salih", "Sprecherin von Joe Biden": the person at the end of the phrase.
    private int Served(AnalyzedText text, int token, int end, TokenRange sentence, int[] at)
    {
        if (token + 1 >= sentence.End || !classes.Is(text.Word(token + 1), WordClass.Genitive | WordClass.Of))
        {
            return -1;
        }

        for (var i = token + 2; i < Math.Min(sentence.End, token + LongestPhrase); i++)
        {
            if (at[i] >= 0 && IsPerson(text, at[i]))
            {
                return at[i];
            }

            var isPassed = text.Kinds[i] == TokenKind.Word && (char.IsLower(text.Word(i)[0]) ? i < end || IsModifier(text, i) || at[i] >= 0 : roles.Find(text.Word(i), out _) is not null);
            if (!isPassed)
            {
                return -1;
            }
        }

        return -1;
    }

    // "seinen Sicherheitsberater" is of the one who is named first in the sentence, "dessen Sprecher" of the one named last.
    private int Possessor(AnalyzedText text, int start, TokenRange sentence, bool isOfPerson)
    {
        var word = start > 0 && text.Kinds[start] == TokenKind.Word ? Possessive(text, start, sentence) : WordClass.None;
        if (word == WordClass.None)
        {
            return -1;
        }

        var isNear = word == WordClass.NearPossessive;
        var looksBack = isNear || (start <= sentence.Start + 1 && isOfPerson);
        var from = looksBack && text.SentenceOf(start) is > 0 and var index ? text.Sentences[index - 1].Start : sentence.Start;
        var found = -1;
        for (var i = 0; i < text.Mentions.Count && text.Mentions[i].Tokens.Start < start; i++)
        {
            var isActor = text.Mentions[i].Tokens.Start >= from && text.Mentions[i].Form is MentionForm.Name or MentionForm.Metonym
                && text.Entities[text.Mentions[i].Entity].Type != EntityType.Place;
            found = isActor && (isNear || found < 0) ? i : found;
        }

        return found >= 0 && (isOfPerson || IsDomain(text, text.Mentions[found])) ? found : -1;
    }

    // The possessive at the start of the phrase, or right before it.
    private WordClass Possessive(AnalyzedText text, int start, TokenRange sentence)
    {
        foreach (var token in (ReadOnlySpan<int>)[start, start - 1])
        {
            if (token >= sentence.Start && classes.Is(text.Word(token), WordClass.Possessive | WordClass.NearPossessive))
            {
                return classes.Is(text.Word(token), WordClass.NearPossessive) ? WordClass.NearPossessive : WordClass.Possessive;
            }
        }

        return WordClass.None;
    }

    private bool IsModifier(AnalyzedText text, int token)
    {
        var word = text.Word(token);
        return text.Kinds[token] == TokenKind.Word && char.IsLower(word[0])
            && !classes.Is(word, WordClass.Article | WordClass.PlacePreposition | WordClass.GovernmentPreposition | WordClass.Conjunction | WordClass.GovernmentVerb)
            && (classes.Is(word, WordClass.Former | WordClass.Designated | WordClass.Possessive)
                || (word.Length > 4 && word[^1] is 'e' or 'n' or 'r' or 's' or 'm'));
    }

    // "Präsident der Ukraine", "Vorsitzender des Zentralkomitees der Partei", "Botschafter in Nordkorea"
    private (int Domain, int End) After(AnalyzedText text, int token, TokenRange sentence, int[] at)
    {
        var link = token + 1;
        if (link < sentence.End && at[link] >= 0 && text.Mentions[at[link]].Form is MentionForm.Name or MentionForm.Metonym
            && IsDomain(text, text.Mentions[at[link]]) && IsAttribute(text, text.Mentions[at[link]]))
        {
            return (at[link], text.Mentions[at[link]].Tokens.End);
        }

        if (link >= sentence.End || !classes.Is(text.Word(link), WordClass.Genitive | WordClass.Of | WordClass.PlacePreposition | WordClass.GovernmentPreposition))
        {
            return (-1, token + 1);
        }

        for (var i = link + 1; i < Math.Min(sentence.End, link + LongestPhrase); i++)
        {
            if (at[i] >= 0 && IsDomain(text, text.Mentions[at[i]]))
            {
                if (Behind(text, at[i], sentence, at) is >= 0 and var named)
                {
                    return (named, text.Mentions[named].Tokens.End);
                }

                return (at[i], PhraseEnd(text, text.Mentions[at[i]].Tokens.End, sentence));
            }

            if (text.Kinds[i] is not TokenKind.Word || (at[i] >= 0 && !IsDomain(text, text.Mentions[at[i]])))
            {
                break;
            }
        }

        return (-1, token + 1);
    }

    // "Chef des russischen Konzerns | Rosatom": the body that the noun behind the adjective introduces.
    private static int Behind(AnalyzedText text, int adjective, TokenRange sentence, int[] at)
    {
        var noun = text.Mentions[adjective].Tokens.End;
        return text.Mentions[adjective].Form == MentionForm.Derived && noun + 1 < sentence.End && text.Kinds[noun] == TokenKind.Word && char.IsUpper(text.Word(noun)[0])
            && at[noun] < 0 && at[noun + 1] is >= 0 and var named && text.Entities[text.Mentions[named].Entity].Type == EntityType.Organization
            ? named : -1;
    }

    // The noun that a derived adjective belongs to still is part of the phrase.
    private static int PhraseEnd(AnalyzedText text, int end, TokenRange sentence) =>
        end < sentence.End && text.Kinds[end] == TokenKind.Word && char.IsUpper(text.Word(end)[0]) && MentionStarting(text, end) < 0 ? end + 1 : end;

    // "Leiter der Atomenergiebehörde IAEA, |", "der Atomenergiebehörde (IAEA) |": the same body once more is no end of the phrase.
    private static int PastAcronym(AnalyzedText text, int body, int end, TokenRange sentence, int[] at)
    {
        var inBrackets = end + 2 < sentence.End && text.Word(end) is "(" && text.Word(end + 2) is ")";
        var acronym = inBrackets ? end + 1 : end;
        return acronym < sentence.End && at[acronym] >= 0 && text.Mentions[at[acronym]].Entity == body
            ? text.Mentions[at[acronym]].Tokens.End + (inBrackets ? 1 : 0)
            : end;
    }

    // "Präsident Wladimir Putin", "…, Kim Yong Chol," after the phrase, with forms of address between.
    private int Following(AnalyzedText text, int end, TokenRange sentence, int[] at)
    {
        for (var token = end; token < Math.Min(sentence.End, end + 3); token++)
        {
            if (at[token] >= 0)
            {
                return IsPerson(text, at[token]) ? at[token] : -1;
            }

            if (!(token == end && end > 1 && text.Word(token) is ",") && !roles.IsHonorific(text.Word(token)))
            {
                break;
            }
        }

        return -1;
    }

    // "Sergej Lawrow (re.), Außenminister von Russland": an apposition after the name.
    private int Preceding(AnalyzedText text, int start, TokenRange sentence)
    {
        var token = start - 1;
        while (token > sentence.Start && classes.Is(text.Word(token), WordClass.Article | WordClass.Former))
        {
            token--;
        }

        if (token <= sentence.Start || text.Word(token) is not ",")
        {
            return -1;
        }

        token--;
        if (text.Word(token) is ")")
        {
            while (token > sentence.Start && text.Word(token) is not "(")
            {
                token--;
            }

            token--;
        }

        var mention = MentionEndingAt(text, token + 1);
        return mention >= 0 && IsPerson(text, mention) ? mention : -1;
    }

    private static bool IsPerson(AnalyzedText text, int mention) =>
        text.Entities[text.Mentions[mention].Entity].Type == EntityType.Person && text.Mentions[mention].Form == MentionForm.Name;

    private static bool IsDomain(AnalyzedText text, EntityMention mention) =>
        text.Entities[mention.Entity].Type is EntityType.State or EntityType.Organization;

    private static int MentionEndingAt(AnalyzedText text, int end)
    {
        var found = -1;
        for (var i = 0; i < text.Mentions.Count && text.Mentions[i].Tokens.Start < end; i++)
        {
            found = text.Mentions[i].Tokens.End == end ? i : found;
        }

        return found;
    }

    private static int MentionStarting(AnalyzedText text, int token)
    {
        for (var i = 0; i < text.Mentions.Count && text.Mentions[i].Tokens.Start <= token; i++)
        {
            if (text.Mentions[i].Tokens.Start == token)
            {
                return i;
            }
        }

        return -1;
    }
}
