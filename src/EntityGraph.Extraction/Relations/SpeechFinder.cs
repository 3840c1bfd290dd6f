namespace EntityGraph.Extraction.Relations;

/// <summary>Finds whose words the clauses of a sentence are.</summary>
internal sealed class SpeechFinder
{
    private readonly SentenceTokens _sentence;
    private readonly IReadOnlyList<Clause> _clauses;
    private readonly Speech?[] _speech;
    private readonly int[] _speakers;
    private readonly int _source;

    /// <summary>Looks for verbs of speaking and phrases that name a source.</summary>
    public SpeechFinder(SentenceTokens sentence, VerbLexicon verbs, IReadOnlyList<Clause> clauses, List<Predicate>[] predicates, ClauseArguments[] arguments)
    {
        (_sentence, _clauses) = (sentence, clauses);
        _speech = new Speech?[clauses.Count];
        _speakers = new int[clauses.Count];
        _source = -1;
        Speaker = -1;
        for (var i = 0; i < clauses.Count; i++)
        {
            _speech[i] = predicates[i].Select(predicate => verbs.SpeechOf(predicate.Lemma)).FirstOrDefault(speech => speech is not null);
            _speakers[i] = arguments[i].Subjects.Count > 0 ? arguments[i].Subjects[0] : -1;
            Speaker = _speech[i] is not null && _speakers[i] >= 0 ? _speakers[i] : Speaker;
            _source = SourcePhrase(arguments[i]) is >= 0 and var source ? source : _source;
        }

        HasSource = _source >= 0;
    }

    /// <summary>Who speaks in the sentence; -1 where nobody does.</summary>
    public int Speaker { get; }

    /// <summary>Whether a phrase names the source of the whole sentence.</summary>
    public bool HasSource { get; }

    /// <summary>Adds to a clause whose words it is.</summary>
    /// <param name="clause">Index of the clause.</param>
    /// <param name="own">What its words say.</param>
    /// <param name="before">Who spoke in the sentence before; -1 for nobody.</param>
    public ClauseContext Attribute(int clause, ClauseContext own, int before)
    {
        if (Governing(clause) is >= 0 and var speech)
        {
            var negated = own.Negated ^ (_speech[speech] == Speech.Deny);
            var modality = own.Modality == Modality.Asserted && _speech[speech] is Speech.Demand or Speech.Ask ? Modality.Demanded : own.Modality;
            return own with { Reported = true, Speaker = _speakers[speech], Negated = negated, Modality = modality };
        }

        if (HasSource)
        {
            return own with { Reported = true, Speaker = _source };
        }

        return own.Reported && own.Speaker < 0 ? own with { Speaker = Speaker >= 0 ? Speaker : before } : own;
    }

    // The clause of speaking that a clause belongs to: above it, or added behind what was said.
    private int Governing(int clause)
    {
        if (_clauses[clause].Kind == ClauseKind.Subordinate && _clauses[clause].Parent is >= 0 and var parent && _speech[parent] is not null && IsContent(clause))
        {
            return parent;
        }

        if (_speech[clause] is not null)
        {
            return -1;
        }

        for (var i = clause + 1; i < _clauses.Count; i++)
        {
            if (_speech[i] is Speech.Say or Speech.Claim && IsAdded(_clauses[i]))
            {
                return i;
            }
        }

        return clause > 0 && _clauses[clause].Kind == ClauseKind.Main && _speech[clause - 1] is not null && IsQuoted(_clauses[clause]) ? clause - 1 : -1;
    }

    private bool IsContent(int clause) => _clauses[clause].Introduction >= 0 && _sentence.Word(_clauses[clause].Introduction) is "dass" or "daß" or "ob";

    // ", sagte Trump", ", wie KCNA berichtete": the verb right after the comma, or behind its introduction.
    private bool IsAdded(Clause clause) => clause.Finite >= 0
        && (clause.Finite == clause.Start || (clause.Introduction >= 0 && _sentence.Word(clause.Introduction) is "wie"));

    private bool IsQuoted(Clause clause) => clause.Start > _sentence.Range.Start && _sentence.Text.Kinds[clause.Start - 1] == Text.TokenKind.Quote;

    // "laut Reuters", "nach Angaben des Kremls", ", so Reuters", "Medienberichten zufolge"
    private int SourcePhrase(ClauseArguments arguments)
    {
        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            var chunk = arguments.Chunks[i];
            var isSource = chunk.Preposition is "laut" or "zufolge" or "gemäß"
                || (chunk.Preposition == "nach" && _sentence.Word(chunk.Head) is "Angaben" or "Worten" or "Darstellung" or "Ansicht" or "Einschätzung" or "Informationen")
                || (chunk.End < _sentence.Range.End && _sentence.Word(chunk.End) is "zufolge")
                || (chunk.Start > _sentence.Range.Start && _sentence.Word(chunk.Start - 1) is "so" && chunk.Preposition.Length == 0);
            if (isSource && arguments.Actors.Of(i) is { Count: > 0 } actors)
            {
                return actors[0];
            }
        }

        return -1;
    }
}
