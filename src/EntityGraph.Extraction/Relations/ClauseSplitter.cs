using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>Cuts a sentence into clauses at its marks and conjunctions, by where the finite verbs stand.</summary>
/// <remarks>Own rules for the German verb bracket: a subordinate clause ends with its finite verb, a main clause has it second.</remarks>
internal sealed class ClauseSplitter(SentenceTokens sentence)
{
    private const int LongestGap = 4;

    private readonly SegmentVerbs _forms = new(sentence);
    private readonly List<Clause> _clauses = [];
    private int _main = -1;
    private int _open = -1;

    /// <summary>The clauses in the order in which they begin.</summary>
    public List<Clause> Split()
    {
        foreach (var segment in Segments())
        {
            Place(segment);
        }

        _clauses.RemoveAll(clause => clause.Parts.Count == 0);
        return _clauses;
    }

    /// <summary>The sentence as one clause, whatever it is made of.</summary>
    /// <param name="sentence">The sentence.</param>
    public static Clause Whole(SentenceTokens sentence) =>
        new(ClauseKind.Main, -1) { Parts = { sentence.Range }, Finite = new ClauseSplitter(sentence)._forms.FirstFinite(sentence.Range) };

    private List<TokenRange> Segments()
    {
        var segments = new List<TokenRange>();
        var start = sentence.Range.Start;
        for (var token = start; token < sentence.Range.End; token++)
        {
            if (IsMark(token))
            {
                Add(segments, start, token);
                start = token + 1;
            }
            else if (sentence.Is(token, Function.Coordinator) && token > start && (JoinsClauses(start, token) || JoinsBrackets(token)))
            {
                Add(segments, start, token);
                start = token;
            }
        }

        Add(segments, start, sentence.Range.End);
        return segments;
    }

    private static void Add(List<TokenRange> segments, int start, int end)
    {
        if (end > start)
        {
            segments.Add(new(start, end));
        }
    }

    private bool IsMark(int token) => !IsInName(token) && !JoinsAdjectives(token) && sentence.Text.Kinds[token] is TokenKind.Mark or TokenKind.Terminal
        && sentence.Word(token)[0] is ',' or ';' or ':' or '–' or '—' or '(' or ')' or '.' or '!' or '?' or '…';

    // "amerikanische, britische und französische Schiffe"
    private bool JoinsAdjectives(int token) => token > sentence.Range.Start && token + 1 < sentence.Range.End
        && sentence.IsDerivedAdjective(token - 1) && sentence.IsDerivedAdjective(token + 1);

    // "ver.di"
    private bool IsInName(int token) => sentence.Mention(token) is >= 0 and var mention && sentence.Text.Mentions[mention].Tokens.Length > 1;

    // A conjunction parts clauses where both sides have a finite verb of their own.
    private bool JoinsClauses(int start, int token)
    {
        var end = token + 1;
        while (end < sentence.Range.End && !IsMark(end))
        {
            end++;
        }

        return _forms.FirstFinite(new(start, token)) >= 0 && _forms.FirstFinite(new(token + 1, end)) >= 0;
    }

    // "hat A gelobt | und B besucht": both verbs lean on one auxiliary.
    private bool JoinsBrackets(int token)
    {
        var end = token + 1;
        while (end < sentence.Range.End && !IsMark(end))
        {
            end++;
        }

        return end > token + 2 && _forms.EndsInfinite(token - 1) && sentence.Entry(token - 1) is null && _forms.EndsInfinite(end - 1) && sentence.Entry(end - 1) is null
            && _forms.FirstFinite(new(token + 1, end)) is var finite && (finite < 0 || (finite == end - 1 && _forms.MayBeInfinite(finite)));
    }

    private bool SharesBracket(TokenRange segment) => _main >= 0 && _open < _main && sentence.Is(segment.Start, Function.Coordinator)
        && _clauses[_main].Finite is >= 0 and var auxiliary && sentence.Is(auxiliary, Function.Auxiliary | Function.Modal)
        && _clauses[_main].End == segment.Start && _forms.EndsInfinite(segment.Start - 1) && _forms.EndsInfinite(_forms.LastWord(segment));

    private void Place(TokenRange segment)
    {
        if (SharesBracket(segment))
        {
            _clauses.Add(new Clause(ClauseKind.Main, -1) { Parts = { segment }, SharesSubjectWith = _main, SharesBracketWith = _main });
            return;
        }

        var finite = _forms.FirstFinite(segment);
        if (IsGap(segment, finite))
        {
            _clauses.Add(new Clause(ClauseKind.Main, -1) { Parts = { segment } });
            return;
        }

        if (finite < 0 && segment.Start > sentence.Range.Start && sentence.Word(segment.Start - 1) is ";" && !StartsSubordinate(segment))
        {
            NewMain(segment, -1);
        }
        else if (ClosesBracket(segment, finite) && !StartsSubordinate(segment))
        {
            Continue(_main, segment, -1);
        }
        else if (Introduces(segment, finite) is { } kind)
        {
            Open(kind, segment, finite);
        }
        else if (Interrupted(segment) is >= 0 and var waiting)
        {
            Continue(waiting, segment, _forms.LastFinite(segment));
            _open = waiting;
        }
        else if (_open >= 0 && _clauses[_open].Finite < 0)
        {
            Continue(_open, segment, _forms.LastFinite(segment));
        }
        else if (finite >= 0)
        {
            PlaceFinite(segment, finite);
        }
        else if (_forms.HasZuInfinitive(segment))
        {
            PlaceInfinitive(segment);
        }
        else if (_main < 0)
        {
            NewMain(segment, -1);
        }
        else
        {
            Continue(_open >= 0 && _clauses[_open].End >= segment.Start - 2 ? _open : _main, segment, -1);
        }
    }

    // "wie Reuters unter Berufung auf Personen, die …, berichtet": a clause above that still waits for its verb, which ends the segment.
    private int Interrupted(TokenRange segment)
    {
        var isClosing = _open >= 0 && _clauses[_open].Finite >= 0 && _forms.LastFinite(segment) is >= 0 and var finite && finite == _forms.LastWord(segment);
        for (var i = isClosing ? _clauses[_open].Parent : -1; i >= 0; i = _clauses[i].Parent)
        {
            if (_clauses[i] is { Kind: ClauseKind.Subordinate or ClauseKind.Relative, Finite: < 0 })
            {
                return i;
            }
        }

        return -1;
    }

    // "versuchte, Kiew davon zu überzeugen, Waffen zu liefern": the second depends on the first.
    private void PlaceInfinitive(TokenRange segment)
    {
        var isNested = _clauses.Count > 0 && _clauses[^1].Kind == ClauseKind.Infinitive && _clauses[^1].End >= segment.Start - 2 && !sentence.Is(segment.Start, Function.Purpose | Function.Coordinator);
        _clauses.Add(new Clause(ClauseKind.Infinitive, isNested ? _clauses.Count - 1 : Math.Max(_open, _main)) { Parts = { segment } });
    }

    // "Polen hilft Kiew, Ungarn nicht", "Polen hilft, nicht aber die Ungarn": the verb is left out.
    private bool IsGap(TokenRange segment, int finite)
    {
        if (finite >= 0 || _main < 0 || _clauses[_main].Finite < 0 || segment.Length < 2)
        {
            return false;
        }

        var last = _forms.LastWord(segment);
        return sentence.Is(segment.Start, Function.Negation) && sentence.Is(segment.Start + 1, Function.Coordinator | Function.Determiner)
            ? segment.Length > 2 && !_forms.EndsInfinite(last)
            : segment.Length <= LongestGap && !IsBracketOpen(_main) && sentence.IsNominal(segment.Start) && sentence.Is(last, Function.Negation);
    }

    // A subordinate clause opens with its conjunction, or with a relative pronoun that no noun follows.
    private bool StartsSubordinate(TokenRange segment) =>
        sentence.Is(segment.Start, Function.Subjunction | Function.Question) || IsPrepositionalRelative(segment.Start, segment)
        || (sentence.Is(segment.Start, Function.Relative) && segment.Length > 1 && !sentence.IsNominal(segment.Start + 1) && !sentence.IsAttribute(segment.Start + 1));

    private void PlaceFinite(TokenRange segment, int finite)
    {
        if (_main >= 0 && _clauses[_main].Finite < 0 && IsVerbNext(segment) && (finite == segment.Start || finite == _forms.LastWord(segment)))
        {
            // "Polen, vertreten durch seinen Minister, klagte": a participle; "Polen, sagte der Minister, werde klagen": a clause inside.
            if (sentence.HasForm(finite, VerbForm.Participle))
            {
                Continue(_main, segment, -1);
            }
            else
            {
                _clauses.Add(new Clause(ClauseKind.Main, -1) { Parts = { segment }, Finite = finite });
            }

            return;
        }

        if (_main >= 0 && _clauses[_main].Finite < 0 && !FollowsHeadline(segment))
        {
            Continue(_main, segment, finite);
            _open = -1;
            return;
        }

        var first = sentence.Is(segment.Start, Function.Coordinator) ? segment.Start + 1 : segment.Start;
        var isSubordinate = _open >= 0 && sentence.Is(segment.Start, Function.Coordinator) && _forms.LastFinite(segment) == _forms.LastWord(segment) && finite > first + 1;
        if (isSubordinate)
        {
            var open = _clauses[_open];
            _clauses.Add(new Clause(open.Kind, open.Parent)
            {
                Parts = { segment },
                Finite = _forms.LastFinite(segment),
                Introduction = open.Introduction,
                SharesSubjectWith = StartsNominal(first) ? -1 : _open,
            });
            _open = _clauses.Count - 1;
            return;
        }

        var shared = _main >= 0 && finite == first ? _main : -1;
        NewMain(segment, finite);
        _clauses[^1].SharesSubjectWith = shared;
    }

    // Right behind the comma that ends a segment the finite verb of the clause around it comes.
    private bool IsVerbNext(TokenRange segment) => segment.End + 1 < sentence.Range.End && sentence.Word(segment.End) is ","
        && sentence.IsFinite(segment.End + 1) && !_forms.MayBeInfinite(segment.End + 1);

    // "Ukraine-Krieg: Kim besucht Putin": what stands before the colon is no part of the clause.
    private bool FollowsHeadline(TokenRange segment) =>
        segment.Start > sentence.Range.Start && sentence.Word(segment.Start - 1) is ":" && sentence.Text.Kinds[segment.Start - 1] == TokenKind.Mark;

    private bool StartsNominal(int token) => sentence.IsNominal(token) || sentence.Is(token, Function.Determiner | Function.Pronoun);

    private void NewMain(TokenRange segment, int finite)
    {
        _clauses.Add(new Clause(ClauseKind.Main, -1) { Parts = { segment }, Finite = finite });
        _main = _clauses.Count - 1;
        _open = -1;
    }

    private void Open(ClauseKind kind, TokenRange segment, int finite)
    {
        var parent = _open >= 0 ? _open : _main;
        var last = _forms.LastFinite(segment);
        _clauses.Add(new Clause(kind, parent) { Parts = { segment }, Finite = kind == ClauseKind.Relative || last >= 0 ? last : finite, Introduction = segment.Start });
        _open = _clauses.Count - 1;
    }

    private void Continue(int clause, TokenRange segment, int finite)
    {
        _clauses[clause].Parts.Add(segment);
        _clauses[clause].Finite = _clauses[clause].Finite < 0 ? finite : _clauses[clause].Finite;
    }

    // "dass …", "weil …", "…, der in zwei Monaten sein Amt übernimmt", "…, mit dem er sprach"
    private ClauseKind? Introduces(TokenRange segment, int finite)
    {
        var token = segment.Start;
        while (token < segment.End - 1 && (sentence.Is(token, Function.Coordinator | Function.Only) || sentence.Text.Kinds[token] == TokenKind.Quote))
        {
            token++;
        }

        if (sentence.Is(token, Function.Subjunction | Function.Question) && !IsComparison(token, finite) && !IsInRole(token, segment, finite))
        {
            return ClauseKind.Subordinate;
        }

        return IsPrepositionalRelative(token, segment) || (IsRelative(token, segment, finite) && !EndsOpenClause(token, segment)) ? ClauseKind.Relative : null;
    }

    // "dass die EU, die USA und Polen helfen": the clause above still waits for its verb, and nothing comes behind.
    private bool EndsOpenClause(int token, TokenRange segment) => _open >= 0 && _clauses[_open] is { Kind: ClauseKind.Subordinate, Finite: < 0 }
        && segment.End >= sentence.Range.End - 1 && (sentence.IsNominal(token + 1) || sentence.IsAttribute(token + 1));

    private bool IsPrepositionalRelative(int token, TokenRange segment) =>
        token > sentence.Range.Start && token + 2 < segment.End
        && sentence.Is(token, Function.Preposition) && sentence.Is(token + 1, Function.Relative)
        && (!sentence.IsNominal(token + 2) || TakesNoArticle(token + 2)) && !sentence.IsAttribute(token + 2) && _forms.LastFinite(segment) > token + 2;

    // "für den Kiew …": a city or person has no article, so that the word before is a relative pronoun.
    private bool TakesNoArticle(int token) => sentence.Mention(token) is >= 0 and var mention && sentence.Text.Mentions[mention].Form == MentionForm.Metonym
        && sentence.Text.Mentions[mention].Tokens.Length == 1;

    private bool IsRelative(int token, TokenRange segment, int finite) =>
        segment.Start > sentence.Range.Start && sentence.Word(segment.Start - 1) is ","
        && sentence.Is(token, Function.Relative) && finite > token + 1 && _forms.LastFinite(segment) >= _forms.LastWord(segment) - 1;

    // "Als Antwort auf die Zölle verbietet Russland …": the verb stands second, not at the end.
    private bool IsInRole(int token, TokenRange segment, int finite) => token == sentence.Range.Start && finite > token + 1 && finite < _forms.LastWord(segment) - 1
        && sentence.Is(token, Function.Comparison) && !sentence.Is(token, Function.Manner) && _forms.LastFinite(segment) == finite;

    // "als", "wie" without a verb behind them compare; they open no clause.
    private bool IsComparison(int token, int finite) => finite < 0 && sentence.Is(token, Function.Comparison) && !(sentence.Is(token, Function.Manner) && HasLateVerb(token));

    // "wie Reuters unter Berufung auf Personen, die …, berichtet": its verb stands alone between two marks.
    private bool HasLateVerb(int token)
    {
        for (var i = token + 2; i < sentence.Range.End; i++)
        {
            if (sentence.Word(i - 1) is "," && sentence.IsFinite(i) && (i + 1 == sentence.Range.End || IsMark(i + 1)))
            {
                return true;
            }
        }

        return false;
    }

    // "hat …", "wird …" before the verb that it leans on has come.
    private bool IsBracketOpen(int clause) => clause >= 0 && _clauses[clause].Finite is >= 0 and var finite
        && sentence.Is(finite, Function.Auxiliary | Function.Modal)
        && !_clauses[clause].Tokens.Any(token => token != finite && (sentence.HasForm(token, VerbForm.Infinitive | VerbForm.Participle) || sentence.Entry(token)?.IsInfinitive == true));

    // The rest of a main clause whose bracket is open: what follows an enumeration or an apposition, down to the verb.
    private bool ClosesBracket(TokenRange segment, int finite)
    {
        var last = _forms.LastWord(segment);
        return IsBracketOpen(_main) && _forms.EndsInfinite(last) && !_forms.HasZuInfinitive(segment) && (finite < 0 || finite == last || (finite == last - 1 && sentence.Entry(last) is not null))
            && (finite < 0 || _forms.MayBeInfinite(finite)) && (_open < _main || IsComplete(_open, segment));
    }

    // A clause that is closed by its own verb, and that no conjunction goes on with.
    private bool IsComplete(int clause, TokenRange segment) => _clauses[clause].Finite >= 0 && !IsBracketOpen(clause)
        && _clauses[clause].Finite >= _clauses[clause].End - 1 && !sentence.Is(segment.Start, Function.Coordinator);
}
