namespace EntityGraph.Extraction.Relations;

/// <summary>Reads polarity and modality of what a noun says: whether its phrase or its verb denies it, and how real it is.</summary>
internal sealed class NounReader(
    SentenceTokens sentence,
    Grammar grammar,
    VerbLexicon verbs,
    List<Clause> clauses,
    List<Predicate>[] predicates,
    ClauseArguments[] arguments)
{
    /// <summary>A noun is denied by its own article, and by the clause where it is subject or object; its attributes may say that it is planned.</summary>
    /// <param name="statement">What the noun says.</param>
    /// <param name="clause">Index of its clause.</param>
    /// <param name="context">How the clause means what it says.</param>
    public (bool Negated, Modality Modality) Of(Statement statement, int clause, ClauseContext context)
    {
        var chunk = arguments[clause].Chunks.FirstOrDefault(chunk => sentence.Text.Tokens[chunk.Head] == statement.Keyword);
        if (chunk is null)
        {
            return (context.Negated, context.Modality);
        }

        var negated = IsNounDenied(statement, clause, chunk, context.Negated);
        var isAside = (sentence.Is(chunk.Start, Function.Circumstance) && !sentence.Is(chunk.Start, Function.Simultaneous)) || (statement.Type.Info().QuadClass == QuadClass.Standing && !IsPredicate(clause, chunk));
        var modality = isAside ? Modality.Asserted : context.Modality;
        if (!isAside && modality == Modality.Asserted && chunk.Preposition.Length == 0)
        {
            modality = OfObject(clause, chunk) ?? modality;
        }

        for (var token = chunk.Start; token < chunk.Head; token++)
        {
            negated |= sentence.Is(token, Function.Negation);
            modality = sentence.Entry(token) is { Modality: { } cue } entry && entry.Functions.HasFlag(Function.ModalityCue) && (entry.Functions & Function.Modal) == 0 ? cue : modality;
        }

        return (negated, modality);
    }

    // The verb denies its object, and its subject where it says no more than that it takes place or fails; who judges a deed does not deny it.
    private bool IsNounDenied(Statement statement, int clause, Chunk chunk, bool isVerbNegated)
    {
        var isSubject = arguments[clause].IsSubject(chunk);
        var governing = predicates[clause];
        var isTold = isSubject
            ? !governing.Exists(verb => verb.Passive || grammar.IsOccurrence(verb.Lemma)) && !sentence.Is(clauses[clause].Finite < 0 ? chunk.Head : clauses[clause].Finite, Function.Modal)
            : governing.Exists(verb => !verb.Passive && grammar.IsOnlooker(verb.Lemma));
        var fails = IsDenied(statement, clause, chunk) || (isSubject && governing.Exists(verb => grammar.IsFailure(verb.Lemma)));
        return (isVerbNegated && chunk.Preposition.Length == 0 && !isTold) ^ fails;
    }

    // "dementierte die Festnahme von X": it did not happen; but who rejects a reproach does not say that nobody made it.
    private bool IsDenied(Statement statement, int clause, Chunk chunk) => statement.Type.Info().QuadClass is not (QuadClass.Standing or QuadClass.VerbalConflict)
        && chunk is { Preposition.Length: 0, Governor: < 0 }
        && predicates[clause].Exists(predicate => verbs.SpeechOf(predicate.Lemma) == Speech.Deny && (predicate.Passive || !arguments[clause].IsSubject(chunk)));

    // "will Mitglied werden": what the clause says of its subject.
    private bool IsPredicate(int clause, Chunk chunk) => chunk is { Preposition.Length: 0, Governor: < 0 } && !arguments[clause].IsSubject(chunk)
        && predicates[clause].Count == 0
        && clauses[clause].Tokens.Any(token => sentence.Is(token, Function.Be | Function.Become));

    // "plant Gespräche", "fordert Sanktionen", "Sanktionen wurden angekündigt"
    private Modality? OfObject(int clause, Chunk chunk)
    {
        foreach (var predicate in predicates[clause])
        {
            var subject = arguments[clause].SubjectChunk;
            if ((predicate.Passive || subject < 0 || arguments[clause].Chunks[subject] != chunk) && grammar.GovernedModality(predicate.Lemma) is { } modality)
            {
                return modality;
            }
        }

        return null;
    }
}
