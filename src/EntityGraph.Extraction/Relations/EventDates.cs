namespace EntityGraph.Extraction.Relations;

/// <summary>Says which date of a sentence is that of an event.</summary>
internal sealed class EventDates(SentenceTokens sentence, RelationLexicon lexicon, List<DateMention> dates, List<Clause> clauses, ClauseArguments[] arguments)
{
    /// <summary>The date of an event: the nearest of its clause; what is to come looks forward.</summary>
    /// <param name="clause">Index of the clause.</param>
    /// <param name="statement">What it says.</param>
    /// <param name="modality">How real it is.</param>
    public DateInterval? Of(int clause, Statement statement, Modality modality)
    {
        var best = default(DateMention?);
        var distance = int.MaxValue;
        foreach (var date in dates.Where(date => !date.IsBeginning && clauses[clause].Contains(date.Tokens.Start) && !BelongsElsewhere(clause, date, statement)))
        {
            var away = Math.Abs(sentence.Text.Tokens[date.Tokens.Start].Start - statement.Keyword.Start);
            (best, distance) = away < distance ? (date, away) : (best, distance);
        }

        if (best is null && (clauses[clause].SharesSubjectWith is >= 0 and var shared || IsPurpose(sentence, clauses, clause, out shared)))
        {
            return Of(shared, statement, modality);
        }

        if (best is not { } found)
        {
            return null;
        }

        // "haben sich auf ein Gespräch in der kommenden Woche geeinigt": what is past has no date to come.
        var isPast = modality == Modality.Asserted && !IsPresent(clause);
        var isOfOther = isPast && sentence.Text.Context.Date is { } today && found.Past.From > today && clauses[clause].Finite >= 0 && IsVerb(statement);
        return isOfOther ? null : isPast ? found.Past : found.Future;
    }

    private static bool IsVerb(Statement statement) => statement.Rule.StartsWith("verb:", StringComparison.Ordinal);

    // "seit dem Einmarsch im Februar", "nach seinem Besuch am Montag": a date inside such a phrase is that of its noun alone.
    private bool BelongsElsewhere(int clause, DateMention date, Statement statement)
    {
        var chunks = arguments[clause].Chunks;
        for (var i = IndexOf(chunks, date.Tokens.Start); i >= 0; i = chunks[i].Governor)
        {
            var head = sentence.Text.Tokens[chunks[i].Head];
            if (head == statement.Keyword)
            {
                return false;
            }

            if (chunks[i].Head >= date.Tokens.End || chunks[i].End <= date.Tokens.Start)
            {
                if (sentence.Is(chunks[i].Start, Function.Circumstance) && !lexicon.Noun(sentence.Word(chunks[i].Head), out _).IsEmpty)
                {
                    return true;
                }
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
