using System.Globalization;

namespace EntityGraph.Extraction.Relations;

/// <summary>Finds the events that verbs, nouns and adjectives of one clause say, by their frames.</summary>
internal sealed class EventFinder(SentenceTokens sentence, RelationLexicon lexicon, Grammar grammar, Clause clause, ClauseArguments arguments, List<Predicate> predicates, int antecedent)
{
    private const double NounDiscount = 0.95;

    // A word that means the type in less than half of its uses says no event by itself.
    private const double Weak = 0.45;
    private const double OfficeConfidence = 0.85;
    private const string VerbRule = "verb";
    private const int LongestEnding = 3;
    private const int ShortestMember = 4;

    private readonly List<Statement> _statements = [];
    private readonly HashSet<int> _said = [];
    private readonly HashSet<int> _calledOff = [];
    private readonly List<Unaimed> _unaimed = [];
    private readonly SlotFiller _slots = new(sentence, lexicon, grammar, clause, arguments, predicates);
    private readonly EventEnds _ends = new(sentence, lexicon, arguments);

    /// <summary>Verbs that judge somebody whom the clause does not name, known after the search.</summary>
    public IReadOnlyList<Unaimed> Unaimed => _unaimed;

    /// <summary>The statements of one clause.</summary>
    public List<Statement> Find()
    {
        foreach (var predicate in predicates)
        {
            FindVerb(predicate);
        }

        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            FindNoun(i);
        }

        foreach (var token in clause.Tokens)
        {
            FindAdjective(token);
        }

        return _statements;
    }

    private void FindVerb(Predicate predicate)
    {
        foreach (var trigger in IsRatherPassive(predicate) ? [] : lexicon.Verb(predicate.Lemma))
        {
            var objectToken = ObjectToken(trigger);
            if ((trigger.Objects.Length > 0 && objectToken < 0) || (trigger.Reflexive && !HasReflexive()))
            {
                continue;
            }

            if (trigger.IsIdiom)
            {
                return;
            }

            if (!IsOwnSubject(trigger, predicate, objectToken) && Match(trigger, predicate.Token, slot => _slots.OfVerb(slot, predicate, objectToken), VerbRule))
            {
                // "verurteilte den Angriff auf …": who judges a deed does not say that it is not one.
                if (trigger.Objects.Length > 0 && trigger.Type is not (RelationType.Accuse or RelationType.Support))
                {
                    _said.Add(objectToken);
                }

                return;
            }

            AddUnaimed(trigger, predicate, objectToken);
            if (trigger.Negative && objectToken >= 0 && arguments.SubjectChunk >= 0 && arguments.Chunks[arguments.SubjectChunk].Head == objectToken)
            {
                _calledOff.Add(objectToken); // "Das Treffen mit A wurde abgesagt": the noun says with whom.
            }
        }
    }

    private void AddUnaimed(Trigger trigger, Predicate predicate, int objectToken)
    {
        var mayBeUnaimed = trigger.Type is RelationType.Accuse or RelationType.Support or RelationType.Reject || (trigger.Type == RelationType.Threaten && objectToken >= 0);
        if (mayBeUnaimed && trigger is { Frames: [{ Source.Kind: SlotKind.Subject } frame, ..] }
            && _slots.OfVerb(frame.Source, predicate, objectToken) is { Count: > 0 } sources)
        {
            _unaimed.Add(new(trigger, predicate.Token, objectToken, sources));
        }
    }

    // "werden von ihr beraten": where somebody is named who does it, the form that may be both is a passive.
    private bool IsRatherPassive(Predicate predicate) => !predicate.Passive && predicates.Exists(other => other.Token == predicate.Token && other.Passive)
        && arguments.Chunks.Any(chunk => sentence.Is(chunk.Start, Function.Owner) && chunk.Governor < 0);

    // "Der Angriffskrieg führt zu Not": what the verb must have as its object is its subject.
    private bool IsOwnSubject(Trigger trigger, Predicate predicate, int objectToken) => objectToken >= 0 && !predicate.Passive && arguments.SubjectChunk >= 0
        && arguments.Chunks[arguments.SubjectChunk].Head == objectToken && lexicon.Bearing(sentence.Word(objectToken)) != Bearing.Body
        && !trigger.Reflexive && trigger.Frames.All(frame => frame.Source.Kind == SlotKind.Subject && frame.Target.Kind == SlotKind.Preposition);

    private bool HasReflexive() => clause.Tokens.Any(token => sentence.Is(token, Function.Reflexive));

    // The noun before a relative clause may be its object: "das Asyl, das Ecuador ihm gewährte".
    private int ObjectToken(Trigger trigger)
    {
        if (antecedent >= 0 && IsObject(trigger, antecedent))
        {
            return antecedent;
        }

        foreach (var token in trigger.Objects.Length > 0 ? clause.Tokens : [])
        {
            if (IsObject(trigger, token))
            {
                return token;
            }
        }

        return -1;
    }

    private bool IsObject(Trigger trigger, int token)
    {
        foreach (var lemma in trigger.Objects)
        {
            if (IsForm(sentence.Word(token), lemma, sentence.Mention(token) < 0) && !_slots.IsCircumstance(token)
                && (trigger.ObjectPreposition.Length == 0 || _slots.IsIn(trigger.ObjectPreposition, token)))
            {
                return true;
            }
        }

        return false;
    }

    // The object may be inflected ("Zoll", "Zölle"), and may be the last member of a compound.
    private static bool IsForm(ReadOnlySpan<char> word, string lemma, bool mayBeCompound)
    {
        for (var ending = 0; ending <= LongestEnding; ending++)
        {
            var at = word.Length - lemma.Length - ending;
            if ((at == 0 || (at > 2 && mayBeCompound && lemma.Length >= ShortestMember)) && StartsWith(word[at..], lemma))
            {
                return true;
            }
        }

        return false;
    }

    private static bool StartsWith(ReadOnlySpan<char> word, string lemma)
    {
        for (var i = 0; i < lemma.Length; i++)
        {
            if (Plain(word[i]) != Plain(lemma[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static char Plain(char letter) => letter < 128 ? (char)(letter | 0x20) : char.ToLowerInvariant(letter) switch
    {
        'ä' => 'a',
        'ö' => 'o',
        'ü' => 'u',
        var other => other,
    };

    private void FindNoun(int chunk)
    {
        var head = arguments.Chunks[chunk].Head;
        FindDescription(arguments.Chunks[chunk], chunk);
        FindOffice(arguments.Chunks[chunk], chunk);
        foreach (var trigger in arguments.Chunks[chunk].IsPronoun || _said.Contains(head) ? [] : lexicon.Noun(sentence.Word(head), out _))
        {
            if (trigger.Objects.Length == 0 || ObjectToken(trigger) >= 0)
            {
                if (trigger.IsIdiom || Match(trigger, head, slot => _slots.OfNoun(slot, chunk), "noun"))
                {
                    return;
                }
            }
        }
    }

    // "war Oberst der Armee", "wird Generalsekretär der Nato": an office said of the subject.
    private void FindOffice(Chunk chunk, int index)
    {
        var isPredicate = index != arguments.SubjectChunk && chunk.Preposition.Length == 0 && chunk.Governor < 0
            && clause.Finite >= 0 && sentence.Is(clause.Finite, Function.Be | Function.Become) && !predicates.Exists(predicate => predicate.Passive);
        if (!isPredicate || sentence.RoleAt(chunk.Head) is not { Holder: < 0, Domain: >= 0, Form.Role.Relation: { } relation } role)
        {
            return;
        }

        foreach (var subject in arguments.Subjects)
        {
            var isPerson = sentence.Text.Entities[sentence.Text.Mentions[subject].Entity].Type == EntityType.Person;
            if (isPerson && sentence.Text.Mentions[subject].Entity != sentence.Text.Mentions[role.Domain].Entity)
            {
                var lemma = role.Form.Role.Lemma;
                _statements.Add(new(subject, role.Domain, relation, sentence.Text.Tokens[chunk.Head], lemma, sentence.Index, "role:" + lemma, OfficeConfidence)
                {
                    Former = role.Former || (sentence.Is(clause.Finite, Function.Be) && sentence.Is(clause.Finite, Function.Past)),
                    Designated = role.Designated || (sentence.Is(clause.Finite, Function.Become) && !sentence.Is(clause.Finite, Function.Past)),
                });
            }
        }
    }

    // "Syriens Verbündeter Russland", "die Nato-Truppe KFOR": the name behind the noun is the head of the phrase.
    private void FindDescription(Chunk chunk, int index)
    {
        var head = chunk.Head;
        for (var token = head - 1; token >= chunk.Start && sentence.Mention(head) >= 0 && sentence.IsNominal(token); token--)
        {
            foreach (var trigger in sentence.Mention(token) == sentence.Mention(head) || sentence.HolderAt(token) >= 0 ? [] : lexicon.Noun(sentence.Word(token), out _))
            {
                if (trigger.Frames[0].Source.Kind == SlotKind.Self && Match(trigger, token, slot => _slots.OfNoun(slot, index), "noun"))
                {
                    return;
                }
            }
        }
    }

    private void FindAdjective(int token)
    {
        foreach (var trigger in predicates.Exists(predicate => predicate.Token == token) ? [] : lexicon.Adjective(sentence.Word(token)))
        {
            if (Match(trigger, token, slot => _slots.OfAdjective(slot, token), "adjective"))
            {
                return;
            }
        }
    }

    private bool Match(Trigger trigger, int token, Func<Slot, IReadOnlyList<int>> fill, string kind)
    {
        var found = false;
        var isMutual = kind == VerbRule && IsReciprocal();
        for (var i = 0; i < trigger.Frames.Length && !found; i++)
        {
            // "sprachen nach dem Treffen mit C miteinander": they did it with each other.
            var frame = isMutual && trigger.Frames[i].Mutual ? new Frame(trigger.Frames[i].Source, trigger.Frames[i].Source, true) : trigger.Frames[i];
            var sources = fill(frame.Source);
            var isReciprocal = frame.Mutual && frame.Source == frame.Target;
            if (sources.Count == 0 || (isReciprocal && !MayBeMutual(sources, kind == VerbRule && !isMutual)))
            {
                continue;
            }

            var targets = isReciprocal ? sources : InState(trigger, frame.Target, fill(frame.Target));
            targets = targets.Count == 0 && trigger.Type == RelationType.Assault ? StatesOfPlaces(frame.Target) : targets;
            if (targets.Count == 0 && sources.Count > 1 && isMutual && frame.Source.Kind == SlotKind.Subject)
            {
                (isReciprocal, frame) = (true, frame with { Mutual = true });
            }

            found = isReciprocal ? AddPairs(trigger, token, sources, kind) : AddAll(trigger, token, sources, targets, frame.Mutual, kind);
        }

        return found;
    }

    private bool MayBeMutual(IReadOnlyList<int> actors, bool isUnmarkedVerb) => actors.Count > 1 && !(isUnmarkedVerb && HasAim());

    // "eine Intervention in Mali", but not "ein Streit in der SPD": an event in somebody is one with a state.
    private IReadOnlyList<int> InState(Trigger trigger, Slot slot, IReadOnlyList<int> targets) =>
        slot.Case == Cases.Dative && slot.Kind == SlotKind.Preposition && trigger.Type.Info().QuadClass != QuadClass.Standing && trigger.Type is RelationType.Assault or RelationType.Consult or RelationType.Mobilize
            ? [.. targets.Where(target => sentence.Text.Entities[sentence.Text.Mentions[target].Entity].Type is EntityType.State or EntityType.Place)]
            : targets;

    // "A und B sprachen von einem Erfolg", "A und B kämpfen für Reformen": what two do for themselves they do not do with each other.
    private bool HasAim() => clause.Tokens.Any(token => sentence.Is(token, Function.Aim) && !arguments.Chunks.Any(chunk => chunk.Start == token && (chunk.Governor >= 0 || chunk.CoordinatedWith >= 0)));

    // "warfen einander vor", "beschuldigten sich gegenseitig": each does it to the other.
    private bool IsReciprocal() => clause.Tokens.Any(token => sentence.Is(token, Function.Reciprocal));

    private bool AddPairs(Trigger trigger, int token, IReadOnlyList<int> actors, string kind)
    {
        var found = false;
        for (var i = 0; i < actors.Count; i++)
        {
            for (var k = i + 1; k < actors.Count; k++)
            {
                found |= Add(trigger, token, actors[i], actors[k], true, kind);
            }
        }

        return found;
    }

    private bool AddAll(Trigger trigger, int token, IReadOnlyList<int> sources, IReadOnlyList<int> targets, bool mutual, string kind)
    {
        var found = false;
        foreach (var source in sources)
        {
            // Whoever stands in both slots by the same word has been read wrongly.
            foreach (var target in mutual || !targets.Any(sources.Contains) ? targets : [])
            {
                found |= Add(trigger, token, source, target, mutual, kind);
            }
        }

        return found;
    }

    // "einigten sich auf eine Waffenruhe": what the verb says of the two, its noun does not say again.
    private bool IsSaidByVerb(Statement noun) => _statements.Exists(verb => verb.Rule.StartsWith("verb:", StringComparison.Ordinal)
        && ((verb.Source == noun.Source && verb.Target == noun.Target) || (verb.Source == noun.Target && verb.Target == noun.Source)));

    private bool Add(Trigger trigger, int token, int source, int target, bool mutual, string kind)
    {
        var text = sentence.Text;
        if ((trigger.Strength < Weak && trigger.Type.Info().QuadClass != QuadClass.Standing) || !CanHold(trigger.Type, source, target, kind) || !_ends.Allow(trigger.Type, token, source, target))
        {
            return false;
        }

        var isStanding = trigger.Type.Info().QuadClass == QuadClass.Standing;
        var confidence = trigger.Strength * Math.Min(text.Mentions[source].Confidence, text.Mentions[target].Confidence)
            * (kind == "noun" ? NounDiscount : 1);
        var rule = string.Create(CultureInfo.InvariantCulture, $"{kind}:{trigger.Lemma}");
        var statement = new Statement(source, target, trigger.Type, text.Tokens[token], trigger.Lemma, sentence.Index, rule, confidence)
        {
            Negated = (trigger.Negative || _calledOff.Contains(token)) && !isStanding,
            Former = trigger.Negative && isStanding,
        };
        if (kind == "noun" && trigger.Type.Info().QuadClass != QuadClass.Standing && !_slots.IsCircumstance(token) && IsSaidByVerb(statement))
        {
            return true;
        }

        _statements.Add(statement);
        if (mutual && !trigger.Type.Info().Symmetric)
        {
            _statements.Add(statement with { Source = target, Target = source });
        }

        return true;
    }

    private bool CanHold(RelationType type, int source, int target, string kind)
    {
        var text = sentence.Text;
        var (first, second) = (text.Entities[text.Mentions[source].Entity], text.Entities[text.Mentions[target].Entity]);
        return first != second && first.Type != EntityType.Place && second.Type != EntityType.Place && StandingEnds.Allow(type, first, second)
            && !(type is RelationType.Leads or RelationType.WorksFor && kind == VerbRule && first.Type != EntityType.Person)
            && !(type == RelationType.Threaten && (first.IsParty || second.IsParty));
    }

    // "feuerte Raketen auf Haifa": an attack on its state, where the text names that before.
    private IReadOnlyList<int> StatesOfPlaces(Slot slot)
    {
        foreach (var chunk in arguments.Chunks)
        {
            if (chunk.Preposition == slot.Preposition && (chunk.Cases & slot.Case) != 0 && chunk != (arguments.SubjectChunk >= 0 ? arguments.Chunks[arguments.SubjectChunk] : null)
                && sentence.Mention(chunk.Head) is >= 0 and var place && StateOf(place) is >= 0 and var state)
            {
                return [state];
            }
        }

        return [];
    }

    private int StateOf(int place)
    {
        var text = sentence.Text;
        var state = text.Entities[text.Mentions[place].Entity] is { Type: EntityType.Place } known ? known.State : null;
        for (var i = place - 1; i >= 0 && state is not null; i--)
        {
            if (text.Entities[text.Mentions[i].Entity].Id == state)
            {
                return i;
            }
        }

        return -1;
    }
}
