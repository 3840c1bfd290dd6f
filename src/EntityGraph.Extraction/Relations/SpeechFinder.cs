namespace EntityGraph.Extraction.Relations;

/// <summary>Finds whose words the clauses of a sentence are.</summary>
internal sealed class SpeechFinder
{
    private readonly SentenceTokens _sentence;
    private readonly IReadOnlyList<Clause> _clauses;
    private readonly Speech?[] _speech;
    private readonly int[] _speakers;
    private readonly bool[] _opensSource;
    private readonly int _source;

    /// <summary>Looks for verbs of speaking and phrases that name a source.</summary>
    public SpeechFinder(SentenceTokens sentence, VerbLexicon verbs, IReadOnlyList<Clause> clauses, List<Predicate>[] predicates, ClauseArguments[] arguments)
    {
        (_sentence, _clauses) = (sentence, clauses);
        _speech = new Speech?[clauses.Count];
        _speakers = new int[clauses.Count];
        _opensSource = new bool[sentence.Range.Length];
        for (var token = sentence.Range.Start; token < sentence.Range.End; token++)
        {
            _opensSource[token - sentence.Range.Start] = verbs.MayOpenSource(sentence.Word(token));
        }

        _source = -1;
        Speaker = -1;
        for (var i = 0; i < clauses.Count; i++)
        {
            _speech[i] = predicates[i].Select(predicate => verbs.SpeechOf(predicate.Lemma)).FirstOrDefault(speech => speech is not null);
            _speakers[i] = arguments[i].Subjects.Count > 0 ? arguments[i].Subjects[0] : -1;
            Speaker = _speech[i] is not null && _speakers[i] >= 0 ? _speakers[i] : Speaker;
            _source = SourcePhrase(arguments[i], verbs) is >= 0 and var source ? source : _source;
        }

        HasSource = _source >= 0;
    }

    /// <summary>Who speaks in the sentence; -1 where nobody does.</summary>
    public int Speaker { get; }

    /// <summary>Whether a phrase names the source of the whole sentence.</summary>
    public bool HasSource { get; }

    /// <summary>Who speaks in a clause; -1 where nobody is named.</summary>
    /// <param name="clause">Index of the clause.</param>
    public int SpeakerIn(int clause) => _speakers[clause];

    /// <summary>Whether a clause asks somebody for what others say.</summary>
    /// <param name="clause">Index of the clause.</param>
    public bool Asks(int clause) => _speech[clause] is Speech.Ask or Speech.Demand;

    /// <summary>Adds to a clause whose words it is.</summary>
    /// <param name="clause">Index of the clause.</param>
    /// <param name="own">What its words say.</param>
    /// <param name="before">Who spoke in the sentence before; -1 for nobody.</param>
    public ClauseContext Attribute(int clause, ClauseContext own, int before)
    {
        if (Governing(clause) is >= 0 and var speech)
        {
            var modality = own.Modality == Modality.Asserted && _speech[speech] is Speech.Demand or Speech.Ask ? Modality.Demanded : own.Modality;
            return own with { Reported = true, Speaker = _speakers[speech], Modality = modality };
        }

        if (HasSource)
        {
            return own with { Reported = true, Speaker = _source };
        }

        if (_clauses[clause] is { Kind: ClauseKind.Infinitive, Parent: >= 0 and var parent } && _speech[parent] is Speech.Claim or Speech.Deny or Speech.Accuse)
        {
            return own with { Reported = true, Speaker = _speakers[parent] };
        }

        return own.Reported && own.Speaker < 0 ? own with { Speaker = SpeakerBefore(clause) is >= 0 and var speaker ? speaker : Speaker >= 0 ? Speaker : before } : own;
    }

    // Who speaks in the nearest clause before.
    private int SpeakerBefore(int clause)
    {
        for (var i = clause - 1; i >= 0; i--)
        {
            if (_speech[i] is not null && _speakers[i] >= 0)
            {
                return _speakers[i];
            }
        }

        return -1;
    }

    /// <summary>The clause of speaking that a clause belongs to: above it, or added behind what was said; -1 where there is none.</summary>
    /// <param name="clause">Index of the clause.</param>
    public int Governing(int clause)
    {
        if (_clauses[clause].Kind == ClauseKind.Subordinate && _clauses[clause].Parent is >= 0 and var parent && _speech[parent] is not null && IsContent(clause))
        {
            return parent;
        }

        if (_speech[clause] is not null && IsAdded(_clauses[clause]))
        {
            return -1;
        }

        for (var i = clause + 1; i < _clauses.Count; i++)
        {
            if (_speech[i] is Speech.Say or Speech.Claim or Speech.Demand or Speech.Ask && IsAdded(_clauses[i]) && !IsBefore(clause, i))
            {
                return i;
            }
        }

        if (clause > 0 && _clauses[clause].Kind == ClauseKind.Main && _speech[clause - 1] is Speech.Say or Speech.Claim && IsManner(_clauses[clause - 1]))
        {
            return clause - 1;
        }

        return clause > 0 && _clauses[clause].Kind == ClauseKind.Main && _speech[clause - 1] is not null && IsQuoted(_clauses[clause]) ? clause - 1 : -1;
    }

    // "Nachdem A B getroffen hatte, sagte er": the time of what is said, not what is said.
    private bool IsBefore(int clause, int speech) => _clauses[clause].Kind == ClauseKind.Subordinate && !IsContent(clause)
        && !Enumerable.Range(clause + 1, speech - clause - 1).Any(between => _clauses[between].Kind == ClauseKind.Main);

    private bool IsContent(int clause) => _clauses[clause].Introduction >= 0 && _sentence.Is(_clauses[clause].Introduction, Function.Content);

    // ", sagte Trump", ", wie KCNA berichtete": the verb right after the comma, or behind its introduction.
    private bool IsAdded(Clause clause) => clause.Finite >= 0
        && (clause.Finite == clause.Start || IsManner(clause));

    // "Wie KCNA berichtete, …"
    private bool IsManner(Clause clause) => clause.Introduction >= 0 && _sentence.Is(clause.Introduction, Function.Manner);

    private bool IsQuoted(Clause clause) => clause.Start > _sentence.Range.Start && _sentence.Text.Kinds[clause.Start - 1] == Text.TokenKind.Quote;

    // "laut Reuters", "nach Angaben des Kremls", ", so Reuters", "Medienberichten zufolge"
    private int SourcePhrase(ClauseArguments arguments, VerbLexicon verbs)
    {
        for (var i = 0; i < arguments.Chunks.Count && _opensSource.Contains(true); i++)
        {
            if (NamesSource(arguments.Chunks[i], verbs) && arguments.Actors.Of(i) is { Count: > 0 } actors)
            {
                return actors[0];
            }
        }

        return -1;
    }

    // The words of the phrase lie before or at the start of the noun phrase, or right behind it.
    private bool NamesSource(Chunk chunk, VerbLexicon verbs)
    {
        foreach (var phrase in verbs.SourcePhrases)
        {
            for (var start = Math.Max(_sentence.Range.Start, chunk.Start - phrase.Length); start <= Math.Min(chunk.End, _sentence.Range.End - 1); start++)
            {
                var end = _opensSource[start - _sentence.Range.Start] ? EndOf(phrase, start) : -1;
                var isBefore = end >= chunk.Start && start <= chunk.Start && (end > chunk.Start || !_sentence.Is(chunk.Start, Function.Preposition));
                if (end > start && end <= chunk.End + 1 && (isBefore || (start == chunk.End && phrase.Length == 1 && !_sentence.Is(start, Function.Preposition | Function.Coordinator))))
                {
                    return phrase.Length > 1 || start == chunk.Start || start == chunk.End || IsAfterMark(start);
                }
            }
        }

        return false;
    }

    private bool IsAfterMark(int token) => token == _sentence.Range.Start || _sentence.Text.Kinds[token - 1] != Text.TokenKind.Word;

    // The token after the phrase, articles and attributes inside it passed over; -1 where it does not stand there.
    private int EndOf(string[] phrase, int start)
    {
        var token = start;
        for (var i = 0; i < phrase.Length; i++)
        {
            while (i > 0 && token < _sentence.Range.End && (_sentence.Is(token, Function.Determiner) || _sentence.IsAttribute(token)))
            {
                token++;
            }

            if (token >= _sentence.Range.End || !IsWord(token, phrase[i]))
            {
                return -1;
            }

            token++;
        }

        return token;
    }

    // "Angaben", "US-Angaben"
    private bool IsWord(int token, string wanted)
    {
        var word = _sentence.Word(token);
        return word.Equals(wanted, StringComparison.OrdinalIgnoreCase)
            || (word.Length > wanted.Length && word[^(wanted.Length + 1)] == '-' && word.EndsWith(wanted, StringComparison.Ordinal));
    }
}
