using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Relations;

/// <summary>Reads one sentence: clauses, who fills which function in them, what they say and how they mean it.</summary>
internal sealed class SentenceReader
{
    private readonly SentenceTokens _sentence;
    private readonly RelationKnowledge _knowledge;
    private readonly RelationLexicon _lexicon;
    private readonly VerbLexicon _verbs;
    private readonly Grammar _grammar;
    private readonly List<DateMention> _dates;
    private readonly List<Clause> _clauses;
    private readonly List<Predicate>[] _predicates;
    private readonly ClauseArguments[] _arguments;
    private readonly ClauseContext[] _contexts;
    private readonly NounReader _nouns;
    private readonly EventDates _eventDates;
    private readonly bool _isSport;

    /// <summary>Prepares a sentence.</summary>
    public SentenceReader(SentenceTokens sentence, RelationKnowledge knowledge, DateFinder dates)
    {
        (_sentence, _knowledge, _lexicon, _verbs, _grammar) = (sentence, knowledge, knowledge.Lexicon, knowledge.Verbs, knowledge.Grammar);
        _dates = dates.Find(sentence.Range);
        _clauses = knowledge.Reads(RelationLayers.Clauses) ? new ClauseSplitter(sentence).Split() : [ClauseSplitter.Whole(sentence)];
        var finder = new PredicateFinder(sentence, _verbs);
        _predicates = [.. _clauses.Select(finder.Find)];
        _arguments = new ClauseArguments[_clauses.Count];
        for (var i = 0; i < _clauses.Count; i++)
        {
            var chunks = new Chunker(sentence, knowledge.Genders, _dates).Chunk(_clauses[i]);
            chunks.ForEach(chunk => chunk.Cases = knowledge.Reads(RelationLayers.Cases) ? chunk.Cases : Cases.Any);
            _arguments[i] = new ClauseArguments(sentence, _clauses[i], chunks, Inherited(i), Relative(i));
            if (SubjectsAbove(i) is { Count: > 0 } several)
            {
                _arguments[i] = new ClauseArguments(sentence, _clauses[i], chunks, several, Relative(i));
            }
        }

        _contexts = new ClauseContext[_clauses.Count];
        _eventDates = new(sentence, _lexicon, _verbs, _dates, _clauses, _predicates, _arguments);
        _nouns = new(sentence, _grammar, _verbs, _clauses, _predicates, _arguments);
        for (var token = sentence.Range.Start; token < sentence.Range.End && !_isSport; token++)
        {
            _isSport = sentence.Is(token, Function.Sport) || IsScore(sentence.Word(token));
        }
    }

    /// <summary>The statements of the sentence, and who speaks at its end, so that the next sentence knows.</summary>
    /// <param name="speaker">Who spoke in the sentence before; -1 for nobody.</param>
    /// <param name="before">What the sentence before said.</param>
    public (List<Statement> Statements, int Speaker) Read(int speaker, IReadOnlyList<Statement> before)
    {
        var reader = new ClauseReader(_sentence, _verbs);
        var speech = new SpeechFinder(_sentence, _verbs, _clauses, _predicates, _arguments);
        LendSpeakers(speech);
        for (var i = 0; i < _clauses.Count; i++)
        {
            var own = Governed(i, reader.Read(_clauses[i], _predicates[i]));
            _contexts[i] = _clauses[i].SharesBracketWith is >= 0 and var bracket
                ? _contexts[bracket] with { Negated = own.Negated }
                : speech.Attribute(i, own, speaker);
        }

        var statements = new List<Statement>();
        var targets = new ClauseTargets(_sentence, _lexicon, _verbs, _clauses, _predicates, _arguments, _contexts);
        for (var i = 0; i < _clauses.Count; i++)
        {
            var finder = new EventFinder(_sentence, _lexicon, _grammar, _clauses[i], _arguments[i], _predicates[i], AntecedentNoun(i));
            var found = finder.Find();
            if (_knowledge.Reads(RelationLayers.Deeds))
            {
                found.AddRange(new DeedTargets(_sentence, _knowledge.Deeds, _clauses[i], _arguments[i]).Find(finder.Unaimed, [.. before, .. statements]));
            }

            if (_knowledge.Reads(RelationLayers.ClauseTargets))
            {
                found.AddRange(targets.Find(i, speech, found).ToArray());
            }

            statements.AddRange(found.Select(statement => InContext(statement, i)));
        }

        statements.RemoveAll(IsGame);
        return (statements, speech.Speaker);
    }

    // "Er habe Putin getroffen, sagte Macron": whom no earlier sentence names is the one who speaks.
    private void LendSpeakers(SpeechFinder speech)
    {
        for (var i = 0; i < _clauses.Count; i++)
        {
            if (_arguments[i].UnresolvedPronoun is >= 0 and var pronoun && !_sentence.Is(pronoun, Function.Impersonal)
                && speech.Governing(i) is >= 0 and var over && speech.SpeakerIn(over) is >= 0 and var speaker
                && IsQuoted(_clauses[i]) == _sentence.Is(pronoun, Function.FirstPerson))
            {
                _arguments[i] = new ClauseArguments(_sentence, _clauses[i], [.. _arguments[i].Chunks], [speaker], Relative(i));
            }
        }
    }

    private bool IsQuoted(Clause clause) =>
        _sentence.Text.Kinds[clause.Start] == TokenKind.Quote || (clause.Start > _sentence.Range.Start && _sentence.Text.Kinds[clause.Start - 1] == TokenKind.Quote);

    // "A und B kritisierten C, dem sie … vorwerfen": a plural pronoun that names nobody stands for the subjects above.
    private IReadOnlyList<int> SubjectsAbove(int clause)
    {
        var current = _clauses[clause];
        return current is { Kind: ClauseKind.Relative or ClauseKind.Subordinate, Parent: >= 0 and var parent, Finite: >= 0 } && parent < clause
            && _arguments[clause].UnresolvedPronoun >= 0 && _arguments[parent].Subjects.Count > 1 && _sentence.Word(current.Finite)[^1] == 'n'
                ? _arguments[parent].Subjects : [];
    }

    // "2:1"; the minutes of a time have two digits.
    private static bool IsScore(ReadOnlySpan<char> word) => word.Length is 3 or 4 && word[^2] == ':' && char.IsAsciiDigit(word[^1]) && char.IsAsciiDigit(word[0]);

    // "Im Finale schlug Polen Peru": what teams do to each other is no deed of states.
    private bool IsGame(Statement statement)
    {
        if (statement.Type is not (RelationType.Assault or RelationType.Consult or RelationType.Support or RelationType.Retreat or RelationType.Mobilize
            or RelationType.Threaten or RelationType.Aid or RelationType.Concede))
        {
            return false;
        }

        var (source, target) = (Entity(statement.Source), Entity(statement.Target));
        return (source.IsTeam && target.IsTeam) || _isSport;

        Entities.DocumentEntity Entity(int mention) => _sentence.Text.Entities[_sentence.Text.Mentions[mention].Entity];
    }

    // What the verb above says of an infinitive or subordinate clause: planned, demanded, denied.
    private ClauseContext Governed(int clause, ClauseContext own)
    {
        if (EventDates.IsPurpose(_sentence, _clauses, clause, out var parent))
        {
            return own.Modality == Modality.Asserted ? own with { Modality = Modality.Planned } : own;
        }

        if (parent < 0 || _clauses[clause].Kind is ClauseKind.Relative or ClauseKind.Main)
        {
            return own;
        }

        if (IsDeniedAbove(clause, parent))
        {
            own = own with { Negated = !own.Negated };
        }

        foreach (var predicate in _predicates[parent])
        {
            // "bestritt nicht, dass" denies nothing.
            var negates = _grammar.Negates(predicate.Lemma) && !(parent < clause && _contexts[parent].Negated);
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

    // "ist nicht in der Lage, Kiew zu helfen", "plant nicht, Kiew zu helfen"
    private bool IsDeniedAbove(int clause, int parent) => _clauses[clause].Kind == ClauseKind.Infinitive && parent < clause && _contexts[parent].Negated
        && (_predicates[parent].Count == 0
            ? _clauses[parent].Finite >= 0 && _sentence.Is(_clauses[parent].Finite, Function.Be)
            : _predicates[parent].Exists(predicate => _grammar.GovernedModality(predicate.Lemma) is Modality.Planned or Modality.Possible));

    private Statement InContext(Statement statement, int clause)
    {
        var context = _contexts[clause];
        var isNoun = !_predicates[clause].Exists(predicate => _sentence.Text.Tokens[predicate.Token] == statement.Keyword);
        var (negated, modality) = isNoun ? _nouns.Of(statement, clause, context) : (context.Negated, OfPromise(statement) ?? context.Modality);
        var hasEnded = negated && statement.Type.Info().QuadClass == QuadClass.Standing && Ends(clause);
        var isStandingNoun = isNoun && statement.Type.Info().QuadClass == QuadClass.Standing;
        var date = isStandingNoun ? _eventDates.OfTerm(clause) : _eventDates.Of(clause, statement, modality);
        return statement with
        {
            Former = statement.Former || hasEnded || IsOver(clause, statement, isNoun) || (isStandingNoun && IsFormer(clause, statement)),
            Negated = !hasEnded && (statement.Negated ^ negated),
            Modality = modality == Modality.Asserted && statement.Type.Info().QuadClass != QuadClass.Standing && IsToCome(date) ? Modality.Planned : modality,
            Reported = context.Reported,
            Speaker = context.Speaker,
            Place = Place(clause, statement),
            Date = date,
        };
    }

    // "ein ehemaliger Mitarbeiter"
    private bool IsFormer(int clause, Statement statement)
    {
        var chunk = _arguments[clause].Chunks.FirstOrDefault(chunk => _sentence.Text.Tokens[chunk.Head] == statement.Keyword);
        for (var token = chunk?.ResumesAt ?? 0; token < chunk?.Head; token++)
        {
            if (_sentence.Is(token, Function.Former))
            {
                return true;
            }
        }

        return false;
    }

    // "sagte Panzer zu", "bot Asyl an": help that is promised or offered is not given yet.
    private Modality? OfPromise(Statement statement) => statement.Type == RelationType.Aid ? _grammar.GovernedModality(statement.Lemma) : null;

    // "leitete die Behörde", "hatte die Partei geführt"; but "trat der Partei bei".
    private bool IsOver(int clause, Statement statement, bool isNoun) => !isNoun && statement.Type.Info().QuadClass == QuadClass.Standing && _grammar.IsDurative(statement.Lemma)
        && _clauses[clause].Finite is >= 0 and var finite && (_sentence.HasForm(finite, VerbForm.Preterite) || _sentence.Is(finite, Function.Have));

    private bool IsToCome(DateInterval? date) => date is { } interval && _sentence.Text.Context.Date is { } today && interval.From > today;

    // "nicht mehr", "kein Mitglied mehr": it was so.
    private bool Ends(int clause) => _clauses[clause].Tokens.Any(token => _sentence.Is(token, Function.Ended));

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
        return objects.Length > 0 ? objects : _predicates[parent].Exists(predicate => _grammar.IsOpenControl(predicate.Lemma)) ? [] : _arguments[parent].Subjects;
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

    // The noun that an accusative relative pronoun stands for; -1 where it stands for a name, or is none.
    private int AntecedentNoun(int clause)
    {
        var current = _clauses[clause];
        if (current is not { Kind: ClauseKind.Relative, Parent: >= 0 } || !_sentence.Is(current.Start, Function.Relative))
        {
            return -1;
        }

        var chunk = _arguments[current.Parent].Chunks.LastOrDefault(chunk => chunk.End <= current.Start && chunk.End >= current.Start - 2);
        return chunk is null || _sentence.Mention(chunk.Head) >= 0 ? -1 : chunk.Head;
    }

    private bool NamesPerson(int token) => _sentence.Mention(token) is >= 0 and var mention
        && _sentence.Text.Entities[_sentence.Text.Mentions[mention].Entity].Type == EntityType.Person;

    private IReadOnlyList<int> Antecedent(Clause relative)
    {
        for (var parent = relative.Parent; parent >= 0; parent = _clauses[parent].Parent)
        {
            var chunks = _arguments[parent].Chunks;
            for (var i = chunks.Count - 1; i >= 0; i--)
            {
                if (chunks[i].End <= relative.Start && chunks[i].End >= relative.Start - 2)
                {
                    // "Eva Weiler von der CDU, die …": said of the person.
                    if (chunks[i].Governor is >= 0 and var governor && _sentence.Is(chunks[i].Start, Function.Owner) && NamesPerson(chunks[governor].Head))
                    {
                        return _arguments[parent].Actors.OfAntecedent(governor);
                    }

                    return _arguments[parent].Actors.OfAntecedent(i) is { Count: > 0 } actors ? [actors[^1]]
                        : _clauses[parent].Finite >= 0 && _sentence.Is(_clauses[parent].Finite, Function.Be) && i != _arguments[parent].SubjectChunk ? _arguments[parent].Subjects : [];
                }
            }
        }

        return [];
    }
}
