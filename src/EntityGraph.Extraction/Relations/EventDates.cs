namespace EntityGraph.Extraction.Relations;

/// <summary>Says which date of a sentence is that of an event.</summary>
internal sealed class EventDates(
    SentenceTokens sentence,
    RelationLexicon lexicon,
    VerbLexicon verbs,
    List<DateMention> dates,
    List<Clause> clauses,
    List<Predicate>[] predicates,
    ClauseArguments[] arguments)
{
    /// <summary>The date of an event: the nearest of its clause; what is to come looks forward.</summary>
    /// <param name="clause">Index of the clause.</param>
    /// <param name="statement">What it says.</param>
    /// <param name="modality">How real it is.</param>
    public DateInterval? Of(int clause, Statement statement, Modality modality)
    {
        if (Nearest(clause, statement) is not { } found)
        {
            var other = clauses[clause].SharesSubjectWith is >= 0 and var shared || IsPurpose(sentence, clauses, clause, out shared) ? shared
                : modality == Modality.Conditional ? ConditionOf(clause) : -1;
            return other >= 0 && !IsNoun(statement) ? Of(other, statement, modality) : null;
        }

        // "haben sich auf ein Gespräch in der kommenden Woche geeinigt": what is past has no date to come.
        var isPast = modality == Modality.Asserted && (!IsPresent(clause) || IsJudgement(statement.Type));
        var isOfOther = isPast && sentence.Text.Context.Date is { } today && found.Past.From > today && clauses[clause].Finite >= 0 && IsVerb(statement);
        return isOfOther || (isPast && found.IsEnd) ? null : isPast ? found.Past : found.Future;
    }

    /// <summary>The years of an office: "von 2005 bis 2021". A single date beside an office says nothing of its term.</summary>
    /// <param name="clause">Index of the clause.</param>
    public DateInterval? OfTerm(int clause)
    {
        foreach (var date in dates)
        {
            if (date.IsSpan && clauses[clause].Contains(date.Tokens.Start))
            {
                return date.Past;
            }
        }

        return null;
    }

    private DateMention? Nearest(int clause, Statement statement)
    {
        var best = default(DateMention?);
        var distance = int.MaxValue;
        foreach (var date in dates.Where(date => !date.IsBeginning && clauses[clause].Contains(date.Tokens.Start) && !BelongsElsewhere(clause, date, statement)))
        {
            var away = Math.Abs(sentence.Text.Tokens[date.Tokens.Start].Start - statement.Keyword.Start);
            (best, distance) = away < distance ? (date, away) : (best, distance);
        }

        return best;
    }

    // "müsste ihn festnehmen, wenn er im August käme"
    private int ConditionOf(int clause) => clauses.FindIndex(other => other.Kind == ClauseKind.Subordinate && other.Introduction >= 0
        && sentence.Is(other.Introduction, Function.Condition) && clauses[clause].Kind == ClauseKind.Main);

    private static bool IsVerb(Statement statement) => statement.Rule.StartsWith("verb:", StringComparison.Ordinal);

    private static bool IsNoun(Statement statement) => statement.Rule.StartsWith("noun:", StringComparison.Ordinal);

    // "seit dem Einmarsch im Februar", "vor dem Gipfel zur Ukraine am Montag sagte er": a date inside such a phrase is that of its noun alone.
    private bool BelongsElsewhere(int clause, DateMention date, Statement statement)
    {
        var chunks = arguments[clause].Chunks;
        var at = IndexOf(chunks, date.Tokens.Start);
        for (var i = at; i >= 0; i = chunks[i].Governor)
        {
            if (sentence.Text.Tokens[chunks[i].Head] == statement.Keyword)
            {
                return i != at && chunks[at].Governor != i && IsInMiddle(clause, chunks[i]) && sentence.Is(chunks[i].Start, Function.Circumstance);
            }

            var isEvent = (chunks[i].Head >= date.Tokens.End || chunks[i].End <= date.Tokens.Start) && chunks[i].Preposition.Length > 0
                && !lexicon.Noun(sentence.Word(chunks[i].Head), out _).IsEmpty;
            if (isEvent && OwnsDate(clause, chunks[i], i == at || chunks[at].Governor == i))
            {
                return true;
            }
        }

        return IsNoun(statement) && SaysOther(clause, statement);
    }

    // Before the finite verb stands one phrase with all that belongs to it; behind it a date belongs to the noun right before it, or else to the verb.
    private bool OwnsDate(int clause, Chunk chunk, bool isRightBefore) => !sentence.Is(chunk.Start, Function.Simultaneous)
        && (IsInMiddle(clause, chunk) ? isRightBefore && sentence.Is(chunk.Start, Function.Circumstance) : true);

    private bool IsInMiddle(int clause, Chunk chunk) => clauses[clause].Kind != ClauseKind.Main || clauses[clause].Finite < chunk.Start;

    // "verurteilte am Montag den Angriff", "nach dem Abschuss sagte er seine für Mittwoch geplante Reise ab": the date outside of the noun's phrase is that of the verb.
    private bool SaysOther(int clause, Statement statement)
    {
        var chunk = arguments[clause].Chunks.FirstOrDefault(chunk => sentence.Text.Tokens[chunk.Head] == statement.Keyword);
        return chunk is not null && !sentence.Is(chunk.Start, Function.Simultaneous) && (sentence.Is(chunk.Start, Function.Circumstance)
            || predicates[clause].Exists(predicate => verbs.SpeechOf(predicate.Lemma) is not null || Judges(predicate.Lemma)));
    }

    // "kritisiert am Montag": such words are said already where the news report them, whatever the tense.
    private static bool IsJudgement(RelationType type) =>
        type is RelationType.Accuse or RelationType.Support or RelationType.Request or RelationType.Reject or RelationType.Threaten;

    private bool Judges(string verb)
    {
        foreach (var trigger in lexicon.Verb(verb))
        {
            if (trigger is { IsIdiom: false, Objects.IsEmpty: true } && IsJudgement(trigger.Type))
            {
                return true;
            }
        }

        return false;
    }

    private static int IndexOf(IReadOnlyList<Chunk> chunks, int token)
    {
        for (var i = 0; i < chunks.Count; i++)
        {
            if (chunks[i].Start <= token && token < chunks[i].End)
            {
                return i;
            }
        }

        return -1;
    }

    // "empfängt am Freitag", "wird am Freitag empfangen": the present with a date looks forward.
    private bool IsPresent(int clause)
    {
        var finite = clauses[clause].Finite;
        if (finite < 0)
        {
            return false;
        }

        return sentence.Entry(finite) is null
            ? sentence.HasForm(finite, VerbForm.Finite) && !sentence.HasForm(finite, VerbForm.Preterite | VerbForm.Subjunctive)
            : sentence.Is(finite, Function.Become) && !sentence.Is(finite, Function.Past);
    }

    /// <summary>Whether a clause says what for: "…, um dort ein Abkommen zu unterzeichnen".</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="clauses">Its clauses.</param>
    /// <param name="clause">Index of the clause.</param>
    /// <param name="parent">Index of the clause above; -1 where there is none.</param>
    public static bool IsPurpose(SentenceTokens sentence, List<Clause> clauses, int clause, out int parent)
    {
        parent = clauses[clause].Parent;
        return parent >= 0 && clauses[clause].Kind == ClauseKind.Infinitive && sentence.Is(clauses[clause].Start, Function.Purpose);
    }
}
