namespace EntityGraph.Extraction.Relations;

/// <summary>How a clause means what it says: whether it denies it, how real it is, whose words it is.</summary>
/// <param name="Negated">Whether it denies it.</param>
/// <param name="Modality">How real it is.</param>
/// <param name="Reported">Whether it is somebody's claim.</param>
/// <param name="Speaker">Mention of whose claim; -1 where nobody is named.</param>
internal readonly record struct ClauseContext(bool Negated, Modality Modality, bool Reported, int Speaker)
{
    /// <summary>The text itself asserts it.</summary>
    public static ClauseContext Plain { get; } = new(false, Modality.Asserted, false, -1);
}

/// <summary>Reads polarity and modality of single clauses from their words.</summary>
internal sealed class ClauseReader(SentenceTokens sentence, VerbLexicon verbs)
{
    /// <summary>What the words of a clause say, its place in the sentence left aside.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="predicates">Its verbs.</param>
    public ClauseContext Read(Clause clause, List<Predicate> predicates)
    {
        var modality = Modality.Asserted;
        var (reported, negated) = (false, false);
        foreach (var token in clause.Tokens)
        {
            if (sentence.Entry(token) is not { } entry)
            {
                reported |= token == clause.Finite && IsReportive(token);
                continue;
            }

            // A preposition denies its own phrase, not the clause.
            negated |= entry.Functions.HasFlag(Function.Negation) && (entry.Preposition is null || IsWithout(token, clause)) && !IsOnly(token, clause);
            reported |= entry.Functions.HasFlag(Function.Hearsay) || (token == clause.Finite && IsReportive(token, entry));
            if (entry.Modality is { } said && IsVerbOrCue(token, entry, clause) && modality == Modality.Asserted)
            {
                modality = said;
            }
        }

        modality = Condition(clause) ?? (modality == Modality.Asserted ? Future(clause, predicates) : modality);
        if (IsHearsay(clause, predicates))
        {
            (modality, reported) = (Modality.Asserted, true);
        }

        return new(negated, modality, reported, -1);
    }

    // "ohne Putin zu treffen"
    private static bool IsWithout(int token, Clause clause) => clause.Kind == ClauseKind.Infinitive && token == clause.Start;

    // "nicht nur", "nicht zuletzt", "nicht ohne" deny nothing.
    private bool IsOnly(int token, Clause clause) => token + 1 < clause.End && (sentence.Is(token + 1, Function.Only | Function.Degree) || (sentence.Is(token + 1, Function.Negation) && sentence.Is(token + 1, Function.Preposition)));

    private bool IsVerbOrCue(int token, GrammarEntry entry, Clause clause) =>
        (entry.Functions & Function.Modal) == 0 || token == clause.Finite || !entry.IsFinite || entry.IsInfinitive || clause.Finite < 0;

    private bool IsReportive(int token)
    {
        var (subjunctive, other) = (false, false);
        foreach (var reading in sentence.Verbs(token))
        {
            subjunctive |= reading.Form.HasFlag(VerbForm.Subjunctive);
            other |= reading.Form.HasFlag(VerbForm.Finite) && !reading.Form.HasFlag(VerbForm.Subjunctive);
        }

        return subjunctive && !other;
    }

    private bool IsReportive(int token, GrammarEntry entry) =>
        entry is { IsReportive: true, IsInfinitive: false } && !sentence.HasForm(token, VerbForm.Infinitive);

    private Modality? Condition(Clause clause) =>
        clause.Kind == ClauseKind.Subordinate && clause.Introduction >= 0 && sentence.Is(clause.Introduction, Function.Condition) ? Modality.Conditional
        : clause.Introduction >= 0 && sentence.Is(clause.Introduction, Function.Question) ? Modality.Possible
        : null;

    // "wird … treffen" is to come, "würde … treffen" depends on something.
    private Modality Future(Clause clause, List<Predicate> predicates)
    {
        if (clause.Finite < 0 || !sentence.Is(clause.Finite, Function.Become) || sentence.Is(clause.Finite, Function.Past) || predicates.Count == 0)
        {
            return Modality.Asserted;
        }

        var isPlain = predicates.Exists(predicate => sentence.HasForm(predicate.Token, VerbForm.Infinitive));
        return !isPlain ? Modality.Asserted
            : sentence.Is(clause.Finite, Function.Unreal) ? Modality.Conditional : Modality.Planned;
    }

    // "soll … getroffen haben": what is said of the past.
    private bool IsHearsay(Clause clause, List<Predicate> predicates) => clause.Finite >= 0
        && sentence.Is(clause.Finite, Function.Shall)
        && predicates.Exists(predicate => sentence.HasForm(predicate.Token, VerbForm.Participle) && !predicate.Passive)
        && clause.Tokens.Any(token => token != clause.Finite && sentence.Is(token, Function.Have | Function.Be))
        && verbs.SpeechOf(predicates[^1].Lemma) is null;
}
