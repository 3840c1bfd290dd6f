namespace EntityGraph.Extraction.Relations;

/// <summary>Reads one sentence: clauses, who fills which function in them, what they say and how they mean it.</summary>
internal sealed class SentenceReader
{
    private readonly SentenceTokens _sentence;
    private readonly RelationLexicon _lexicon;
    private readonly VerbLexicon _verbs;
    private readonly Grammar _grammar;
    private readonly List<DateMention> _dates;
    private readonly List<Clause> _clauses;
    private readonly List<Predicate>[] _predicates;
    private readonly ClauseArguments[] _arguments;
    private readonly ClauseContext[] _contexts;

    /// <summary>Prepares a sentence.</summary>
    public SentenceReader(SentenceTokens sentence, RelationLexicon lexicon, VerbLexicon verbs, Grammar grammar, NounGenders genders, DateWords dates)
    {
        (_sentence, _lexicon, _verbs, _grammar) = (sentence, lexicon, verbs, grammar);
        _dates = new DateFinder(dates, sentence.Text).Find(sentence.Range);
        _clauses = new ClauseSplitter(sentence).Split();
        var finder = new PredicateFinder(sentence, verbs);
        _predicates = [.. _clauses.Select(finder.Find)];
        _arguments = new ClauseArguments[_clauses.Count];
        for (var i = 0; i < _clauses.Count; i++)
        {
            var chunks = new Chunker(sentence, genders, _dates).Chunk(_clauses[i]);
            _arguments[i] = new ClauseArguments(sentence, _clauses[i], chunks, Inherited(i), Relative(i));
        }

        _contexts = new ClauseContext[_clauses.Count];
    }

    /// <summary>The statements of the sentence, and who speaks at its end, so that the next sentence knows.</summary>
    /// <param name="speaker">Who spoke in the sentence before; -1 for nobody.</param>
    public (List<Statement> Statements, int Speaker) Read(int speaker)
    {
        var reader = new ClauseReader(_sentence, _verbs);
        var speech = new SpeechFinder(_sentence, _verbs, _clauses, _predicates, _arguments);
        for (var i = 0; i < _clauses.Count; i++)
        {
            var own = Governed(i, reader.Read(_clauses[i], _predicates[i]));
            _contexts[i] = _clauses[i].SharesBracketWith is >= 0 and var bracket
                ? _contexts[bracket] with { Negated = own.Negated }
                : speech.Attribute(i, own, speaker);
        }

        var statements = new List<Statement>();
        for (var i = 0; i < _clauses.Count; i++)
        {
            var found = new EventFinder(_sentence, _lexicon, _clauses[i], _arguments[i], _predicates[i]).Find();
            statements.AddRange(found.Select(statement => InContext(statement, i)));
        }

        return (statements, speech.Speaker);
    }

    // What the verb above says of an infinitive or subordinate clause: planned, demanded, denied.
    private ClauseContext Governed(int clause, ClauseContext own)
    {
        if (IsPurpose(clause, out var parent))
        {
            return own.Modality == Modality.Asserted ? own with { Modality = Modality.Planned } : own;
        }

        if (parent < 0 || _clauses[clause].Kind is ClauseKind.Relative or ClauseKind.Main)
        {
            return own;
        }

        foreach (var predicate in _predicates[parent])
        {
            var negates = _grammar.Negates(predicate.Lemma);
            if (_clauses[clause].Kind == ClauseKind.Infinitive && own.Modality == Modality.Asserted)
            {
                own = own with { Modality = _grammar.GovernedModality(predicate.Lemma) ?? (_contexts[parent].Modality is Modality.Asserted ? own.Modality : _contexts[parent].Modality) };
            }
            else if (_clauses[clause].Kind == ClauseKind.Subordinate && own.Modality == Modality.Asserted && _grammar.GovernedModality(predicate.Lemma) is Modality.Demanded and var demanded)
            {
                own = own with { Modality = demanded };
            }

            own = own with { Negated = own.Negated ^ negates };
        }

        return own;
    }

    private Statement InContext(Statement statement, int clause)
    {
        var context = _contexts[clause];
        var isNoun = !_predicates[clause].Exists(predicate => _sentence.Text.Tokens[predicate.Token] == statement.Keyword);
        var (negated, modality) = isNoun ? OfNoun(statement, clause, context) : (context.Negated, context.Modality);
        var hasEnded = negated && statement.Type.Info().QuadClass == QuadClass.Standing && Ends(clause);
        var isStandingNoun = isNoun && statement.Type.Info().QuadClass == QuadClass.Standing;
        var date = isStandingNoun ? null : Date(clause, statement, modality);
        return statement with
        {
            Former = statement.Former || hasEnded,
            Negated = !hasEnded && (statement.Negated ^ negated),
            Modality = modality == Modality.Asserted && statement.Type.Info().QuadClass != QuadClass.Standing && IsToCome(date) ? Modality.Planned : modality,
            Reported = context.Reported,
            Speaker = context.Speaker,
            Place = Place(clause, statement),
            Date = date,
        };
    }

    private bool IsToCome(DateInterval? date) => date is { } interval && _sentence.Text.Context.Date is { } today && interval.From > today;

    // "nicht mehr", "kein Mitglied mehr": it was so.
    private bool Ends(int clause) => _clauses[clause].Tokens.Any(token => _sentence.Is(token, Function.Ended));

    // A noun is denied by its own article, and by the clause where it is subject or object; its attributes may say that it is planned.
    private (bool Negated, Modality Modality) OfNoun(Statement statement, int clause, ClauseContext context)
    {
        var chunk = _arguments[clause].Chunks.FirstOrDefault(chunk => _sentence.Text.Tokens[chunk.Head] == statement.Keyword);
        if (chunk is null)
        {
            return (context.Negated, context.Modality);
        }

        var negated = context.Negated && chunk.Preposition.Length == 0;
        var isAside = _sentence.Is(chunk.Start, Function.Circumstance) || (statement.Type.Info().QuadClass == QuadClass.Standing && !IsPredicate(clause, chunk));
        var modality = isAside ? Modality.Asserted : context.Modality;
        if (!isAside && modality == Modality.Asserted && chunk.Preposition.Length == 0)
        {
            modality = OfObject(clause, chunk) ?? modality;
        }

        for (var token = chunk.Start; token < chunk.Head; token++)
        {
            negated |= _sentence.Is(token, Function.Negation);
            modality = _sentence.Entry(token) is { Modality: { } cue } entry && entry.Functions.HasFlag(Function.ModalityCue) && (entry.Functions & Function.Modal) == 0 ? cue : modality;
        }

        return (negated, modality);
    }

    // "will Mitglied werden": what the clause says of its subject.
    private bool IsPredicate(int clause, Chunk chunk) => chunk is { Preposition.Length: 0, Governor: < 0 } && !_arguments[clause].IsSubject(chunk)
        && _predicates[clause].Count == 0
        && _clauses[clause].Tokens.Any(token => _sentence.Is(token, Function.Be | Function.Become));

    // "plant Gespräche", "fordert Sanktionen", "Sanktionen wurden angekündigt"
    private Modality? OfObject(int clause, Chunk chunk)
    {
        foreach (var predicate in _predicates[clause])
        {
            var subject = _arguments[clause].SubjectChunk;
            if ((predicate.Passive || subject < 0 || _arguments[clause].Chunks[subject] != chunk) && _grammar.GovernedModality(predicate.Lemma) is { } modality)
            {
                return modality;
            }
        }

        return null;
    }

    // The nearest date of the clause; what is to come looks forward.
    private DateInterval? Date(int clause, Statement statement, Modality modality)
    {
        var best = default(DateMention?);
        var distance = int.MaxValue;
        foreach (var date in _dates.Where(date => !date.IsBeginning && _clauses[clause].Contains(date.Tokens.Start) && !BelongsElsewhere(clause, date, statement)))
        {
            var away = Math.Abs(_sentence.Text.Tokens[date.Tokens.Start].Start - statement.Keyword.Start);
            (best, distance) = away < distance ? (date, away) : (best, distance);
        }

        if (best is null && (_clauses[clause].SharesSubjectWith is >= 0 and var shared || IsPurpose(clause, out shared)))
        {
            return Date(shared, statement, modality);
        }

        return best is not { } found ? null : modality == Modality.Asserted && !IsPresent(clause) ? found.Past : found.Future;
    }

    // "seit dem Einmarsch im Februar", "nach seinem Besuch am Montag": a date inside such a phrase is that of its noun alone.
    private bool BelongsElsewhere(int clause, DateMention date, Statement statement)
    {
        var chunks = _arguments[clause].Chunks;
        for (var i = IndexOf(chunks, date.Tokens.Start); i >= 0; i = chunks[i].Governor)
        {
            var head = _sentence.Text.Tokens[chunks[i].Head];
            if (head == statement.Keyword)
            {
                return false;
            }

            if (chunks[i].Head >= date.Tokens.End || chunks[i].End <= date.Tokens.Start)
            {
                if (_sentence.Is(chunks[i].Start, Function.Circumstance) && !_lexicon.Noun(_sentence.Word(chunks[i].Head), out _).IsEmpty)
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
        var finite = _clauses[clause].Finite;
        if (finite < 0)
        {
            return false;
        }

        return _sentence.Entry(finite) is null
            ? _sentence.HasForm(finite, VerbForm.Finite) && !_sentence.HasForm(finite, VerbForm.Preterite | VerbForm.Subjunctive)
            : _sentence.Is(finite, Function.Become) && !_sentence.Is(finite, Function.Past);
    }

    // "…, um dort ein Abkommen zu unterzeichnen": when the clause above says.
    private bool IsPurpose(int clause, out int parent)
    {
        parent = _clauses[clause].Parent;
        return parent >= 0 && _clauses[clause].Kind == ClauseKind.Infinitive && _sentence.Is(_clauses[clause].Start, Function.Purpose);
    }

    private int Place(int clause, Statement statement)
    {
        var text = _sentence.Text;
        for (var mention = _sentence.Mentions.Start; mention < _sentence.Mentions.End; mention++)
        {
            var candidate = text.Mentions[mention];
            if (text.Entities[candidate.Entity].Type == EntityType.Place && mention != statement.Source && mention != statement.Target
                && _clauses[clause].Contains(candidate.Tokens.Start) && candidate.Tokens.Start > _sentence.Range.Start
                && _sentence.Is(candidate.Tokens.Start - 1, Function.Locative))
            {
                return mention;
            }
        }

        return -1;
    }

    // The subject that a clause shares with the one before, or that the verb above gives to its infinitive.
    private IReadOnlyList<int> Inherited(int clause)
    {
        var shared = _clauses[clause].SharesSubjectWith;
        if (shared >= 0)
        {
            return _arguments[shared].Subjects;
        }

        var parent = _clauses[clause].Parent;
        if (_clauses[clause].Kind != ClauseKind.Infinitive || parent < 0 || parent >= clause)
        {
            return [];
        }

        if (OwnerBefore(clause, parent) is { Count: > 0 } owners)
        {
            return owners;
        }

        var byObject = _predicates[parent].Exists(predicate => _grammar.IsObjectControl(predicate.Lemma));
        var objects = byObject ? _arguments[parent].Accusatives.Concat(_arguments[parent].Datives).Distinct().ToArray() : [];
        return objects.Length > 0 ? objects : _arguments[parent].Subjects;
    }

    // "die Bemühungen der USA, … zu verschärfen": whose the noun right before the clause is.
    private IReadOnlyList<int> OwnerBefore(int clause, int parent)
    {
        var chunks = _arguments[parent].Chunks;
        for (var i = chunks.Count - 1; i >= 0; i--)
        {
            if (chunks[i].End == _clauses[clause].Start - 1 && chunks[i] is { Governor: >= 0, Preposition.Length: 0, Cases: Cases.Genitive })
            {
                return _arguments[parent].Actors.Of(i);
            }
        }

        return [];
    }

    // A relative pronoun stands for the phrase right before it, in the case that its own form says.
    private (IReadOnlyList<int> Actors, Cases Cases) Relative(int clause)
    {
        var current = _clauses[clause];
        if (current.Kind != ClauseKind.Relative || current.Parent < 0 || current.Parent >= clause || current.Introduction < 0)
        {
            return ([], Cases.None);
        }

        var introduction = current.Introduction;
        while (introduction < current.End && !_sentence.Is(introduction, Function.Relative))
        {
            introduction++;
        }

        var antecedent = Antecedent(current);
        var cases = introduction < current.End ? RelativeCases(introduction) : Cases.Nominative;
        var isPrepositional = introduction > current.Start && _sentence.Is(introduction - 1, Function.Preposition);
        return isPrepositional || cases == Cases.None ? ([], Cases.None) : (antecedent, cases);
    }

    private Cases RelativeCases(int pronoun)
    {
        var entry = _sentence.Entry(pronoun)!; // A relative pronoun has one.
        return entry.RelativeCases != Cases.None ? entry.RelativeCases : entry.CasesByGender.Aggregate((all, cases) => all | cases);
    }

    private IReadOnlyList<int> Antecedent(Clause relative)
    {
        for (var parent = relative.Parent; parent >= 0; parent = _clauses[parent].Parent)
        {
            var chunks = _arguments[parent].Chunks;
            for (var i = chunks.Count - 1; i >= 0; i--)
            {
                if (chunks[i].End <= relative.Start && chunks[i].End >= relative.Start - 2)
                {
                    return _arguments[parent].Actors.OfAntecedent(i) is { Count: > 0 } actors ? [actors[^1]]
                        : _clauses[parent].Finite >= 0 && _sentence.Is(_clauses[parent].Finite, Function.Be) && i != _arguments[parent].SubjectChunk ? _arguments[parent].Subjects : [];
                }
            }
        }

        return [];
    }
}
