namespace EntityGraph.Extraction.Relations;

/// <summary>Finds those whom a verb means by a whole clause: "verlangte, dass Polen hilft", "begrüßte, dass Berlin liefert", "drohte damit, Polen anzugreifen".</summary>
internal sealed class ClauseTargets(
    SentenceTokens sentence,
    RelationLexicon lexicon,
    VerbLexicon verbs,
    List<Clause> clauses,
    List<Predicate>[] predicates,
    ClauseArguments[] arguments,
    ClauseContext[] contexts)
{
    private const double Confidence = 0.8;
    private const double SurelyJudges = 0.8;

    /// <summary>What one clause says of those whom the clauses that depend on it name.</summary>
    /// <param name="clause">Index of the clause.</param>
    /// <param name="speech">Who speaks where.</param>
    /// <param name="found">What the clause itself says.</param>
    public IEnumerable<Statement> Find(int clause, SpeechFinder speech, List<Statement> found)
    {
        foreach (var predicate in predicates[clause])
        {
            if (arguments[clause].Subjects.Count == 0 || TypeOf(predicate, speech.Asks(clause)) is not { } type || found.Exists(statement => statement.Type == type))
            {
                continue;
            }

            for (var i = 0; i < clauses.Count; i++)
            {
                foreach (var target in i == clause ? [] : Targets(clause, i, type, speech))
                {
                    if (IsOther(arguments[clause].Subjects[0], target))
                    {
                        yield return new Statement(
                            arguments[clause].Subjects[0], target, type, sentence.Text.Tokens[predicate.Token], predicate.Lemma, sentence.Index, "clause:" + predicate.Lemma, Confidence);
                    }
                }
            }

            yield break;
        }
    }

    // What the verb says of an accusative object it says of a clause too.
    private RelationType? TypeOf(Predicate predicate, bool asks)
    {
        if (asks || predicate.Passive)
        {
            return asks ? RelationType.Request : null;
        }

        if (verbs.SpeechOf(predicate.Lemma) == Speech.Threaten)
        {
            return RelationType.Threaten;
        }

        foreach (var trigger in lexicon.Verb(predicate.Lemma))
        {
            if (trigger is { Type: RelationType.Accuse or RelationType.Support, Reflexive: false, Objects.IsEmpty: true, Strength: >= SurelyJudges }
                && trigger.Frames.Any(frame => frame.Source.Kind == SlotKind.Subject && frame.Target.Kind is SlotKind.Accusative or SlotKind.Genitive)
                && verbs.SpeechOf(predicate.Lemma) is null or Speech.Accuse or Speech.Say)
            {
                return trigger.Type;
            }
        }

        return null;
    }

    private IReadOnlyList<int> Targets(int clause, int dependent, RelationType type, SpeechFinder speech)
    {
        var current = clauses[dependent];
        switch (type)
        {
            case RelationType.Threaten:
                return current.Kind != ClauseKind.Infinitive || current.Parent != clause ? []
                    : arguments[dependent].Datives.Count > 0 ? arguments[dependent].Datives : arguments[dependent].Accusatives;
            case RelationType.Request:
                return IsAskedFor(clause, dependent)
                    && (speech.Governing(dependent) == clause || (dependent == clause + 1 && current.Kind == ClauseKind.Main && contexts[dependent].Reported))
                        ? arguments[dependent].Subjects : [];
            default:
                var isThat = current.Kind == ClauseKind.Subordinate && current.Introduction >= 0 && sentence.Is(current.Introduction, Function.Content);
                return isThat && (current.Parent == clause || (current.Parent < 0 && dependent == clause - 1)) ? arguments[dependent].Subjects : [];
        }
    }

    private bool IsAskedFor(int clause, int dependent)
    {
        var isContent = clauses[dependent].Kind == ClauseKind.Subordinate && !sentence.Is(clauses[dependent].Introduction, Function.Question);
        return (isContent || contexts[dependent].Modality is Modality.Demanded or Modality.Planned)
            && !predicates[dependent].Exists(predicate => predicate.Passive) && !AsksForThing(clause);
    }

    // "forderte den Rücktritt des Ministers, dass …": what is asked for is the object.
    private bool AsksForThing(int clause)
    {
        foreach (var chunk in arguments[clause].Chunks)
        {
            if (chunk is { Preposition.Length: 0, Governor: < 0, CoordinatedWith: < 0, IsPronoun: false } && !arguments[clause].IsSubject(chunk)
                && chunk.Cases.HasFlag(Cases.Accusative) && sentence.Mention(chunk.Head) < 0 && !sentence.Is(chunk.Head, Function.Time))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOther(int source, int target)
    {
        var (first, second) = (sentence.Text.Mentions[source].Entity, sentence.Text.Mentions[target].Entity);
        return first != second && sentence.Text.Entities[second].Type != EntityType.Place;
    }
}
