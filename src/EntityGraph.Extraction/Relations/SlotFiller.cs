namespace EntityGraph.Extraction.Relations;

/// <summary>Says who fills the slots of the frames of verbs, nouns and adjectives in one clause.</summary>
internal sealed class SlotFiller(SentenceTokens sentence, RelationLexicon lexicon, Grammar grammar, Clause clause, ClauseArguments arguments, List<Predicate> predicates)
{
    /// <summary>Mentions that fill a slot of a verb.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="predicate">The verb.</param>
    /// <param name="objectToken">The noun that the verb needs; -1 where it needs none.</param>
    public IReadOnlyList<int> OfVerb(Slot slot, Predicate predicate, int objectToken) => slot.Kind switch
    {
        SlotKind.Subject when predicate.Passive => Agent(),
        SlotKind.Subject => arguments.Subjects,
        SlotKind.Accusative when predicate.Passive => arguments.Subjects,
        SlotKind.Accusative => arguments.Accusatives,
        SlotKind.Dative => arguments.Datives,
        SlotKind.Genitive => GenitiveOf(objectToken),
        SlotKind.Preposition => Complement(slot, objectToken),
        _ => [],
    };

    // "telefonierte nach seinem Treffen mit Kim mit Moon": a phrase that a noun before it asks for is that noun's, unless the verb needs the noun.
    private IReadOnlyList<int> Complement(Slot slot, int objectToken)
    {
        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            var chunk = arguments.Chunks[i];
            if (chunk.Preposition == slot.Preposition && chunk.CoordinatedWith < 0 && (slot.Case == Cases.Any || (chunk.Cases & slot.Case) != 0 || chunk.Cases == Cases.None)
                && !(chunk.Governor >= 0 && arguments.Chunks[chunk.Governor].Head is var noun && noun != objectToken && AsksFor(noun, slot)) && arguments.Actors.Of(i) is { Count: > 0 } actors)
            {
                return actors;
            }
        }

        return [];
    }

    private bool AsksFor(int noun, Slot slot)
    {
        foreach (var trigger in lexicon.Noun(sentence.Word(noun), out _))
        {
            if (trigger.Frames.Any(frame => frame.Target.Preposition == slot.Preposition))
            {
                return true;
            }
        }

        return false;
    }

    // "von", or else "durch".
    private IReadOnlyList<int> Agent() => Agents(Function.Owner) is { Count: > 0 } agents ? agents : Agents(Function.Agent);

    private IReadOnlyList<int> Agents(Function mark)
    {
        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            var chunk = arguments.Chunks[i];
            if (sentence.Is(chunk.Start, mark) && chunk.CoordinatedWith < 0 && !(chunk.Governor >= 0 && IsOwned(arguments.Chunks[chunk.Governor]))
                && arguments.Actors.Of(i) is { Count: > 0 } actors)
            {
                return actors;
            }
        }

        return [];
    }

    // "unter der Führung von Orbán wurde …": the noun of a phrase with a preposition has its own agent, where it can have one.
    private bool IsOwned(Chunk noun) => noun.Preposition.Length > 0 && !sentence.Is(noun.Start, Function.Circumstance) && !lexicon.Noun(sentence.Word(noun.Head), out _).IsEmpty;

    // The genitive or von phrase of the object noun; without an object noun that of any object.
    private IReadOnlyList<int> GenitiveOf(int objectToken)
    {
        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            var chunk = arguments.Chunks[i];
            var isObject = objectToken < 0 ? i != arguments.SubjectChunk && chunk is { Governor: < 0, Preposition.Length: 0 } : chunk.Head == objectToken;
            if (isObject && OwnersOf(i) is { Count: > 0 } owners)
            {
                return owners;
            }
        }

        return [];
    }

    private IReadOnlyList<int> OwnersOf(int chunk)
    {
        for (var i = chunk + 1; i < arguments.Chunks.Count; i++)
        {
            var candidate = arguments.Chunks[i];
            if (candidate.Governor == chunk && (sentence.Is(candidate.Start, Function.Owner) || (candidate.Preposition.Length == 0 && candidate.Cases == Cases.Genitive))
                && arguments.Actors.Of(i) is { Count: > 0 } actors)
            {
                return actors;
            }
        }

        return arguments.Actors.Attributes(chunk);
    }

    /// <summary>Mentions that fill a slot of a noun.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="chunk">Index of the phrase of the noun.</param>
    public IReadOnlyList<int> OfNoun(Slot slot, int chunk)
    {
        switch (slot.Kind)
        {
            case SlotKind.Agent:
                return OwnersOf(chunk) is { Count: > 0 } owners ? owners
                    : arguments.Marked(Function.Agent, chunk) is { Count: > 0 } agents ? agents
                    : MayBeDone(chunk) ? Doer(chunk) : [];
            case SlotKind.Genitive:
                return OwnersOf(chunk);
            case SlotKind.Part:
                return [.. arguments.Actors.Attributes(chunk).Where(mention => sentence.Text.Mentions[mention].Form == MentionForm.Part)];
            case SlotKind.Subject:
                return chunk == arguments.SubjectChunk ? [] : predicates.Count > 0 && predicates[^1].Passive ? Agent() : arguments.Subjects;
            case SlotKind.Self:
                return Self(chunk);
            default:
                return arguments.Prepositional(slot, chunk) is { Count: > 0 } attached ? attached : MayReachOut(arguments.Chunks[chunk]) ? Neighbouring(slot, chunk) : [];
        }
    }

    // "führte Gespräche": a noun that names nobody who does it may be a deed of the subject.
    private bool MayBeDone(int chunk) => predicates.Count > 0 && chunk != arguments.SubjectChunk && !predicates[^1].Passive
        && !IsBackground(chunk) && !IsInside(chunk) && !IsListedWithSubject(chunk) && !IsSeen(chunk);

    // "Waffen für den Krieg in …", "das Ende der Angriffe auf …": a noun that belongs to another is no deed of the subject, unless the other one is a deed of its own.
    private bool IsInside(int chunk) => arguments.Chunks[chunk] is { Governor: >= 0 and var governor } inner
        && (inner is { Preposition.Length: 0, Cases: Cases.Genitive } || (sentence.Mention(arguments.Chunks[governor].Head) < 0 && sentence.Is(inner.Start, Function.Aim) && lexicon.Bearing(sentence.Word(arguments.Chunks[governor].Head)) != Bearing.Deed));

    // "der Krieg Perus und der Krieg im Sudan schaden": the second is no deed of whoever does the first.
    private bool IsListedWithSubject(int chunk)
    {
        var first = chunk;
        while (arguments.Chunks[first].CoordinatedWith >= 0)
        {
            first = arguments.Chunks[first].CoordinatedWith;
        }

        return first != chunk && first == arguments.SubjectChunk;
    }

    // "verurteilte den Krieg in …": who judges, sees or ends a deed need not have done it.
    private bool IsSeen(int chunk) => arguments.Chunks[chunk].Preposition.Length == 0 && !sentence.Is(arguments.Chunks[chunk].Start, Function.Possessive)
        && predicates.Exists(predicate => grammar.IsOnlooker(predicate.Lemma));

    // "verlangte von der EU Sanktionen": who is asked for a deed would do it, not who asks.
    private IReadOnlyList<int> Doer(int chunk)
    {
        foreach (var trigger in arguments.Chunks[chunk].Preposition.Length > 0 ? [] : lexicon.Verb(predicates[^1].Lemma))
        {
            if (trigger is { Type: RelationType.Request, Objects.IsEmpty: true } && trigger.Frames[0].Target is { Kind: SlotKind.Preposition } asked)
            {
                return arguments.Prepositional(asked, -1);
            }
        }

        return arguments.Subjects;
    }

    // "angesichts der Proteste gegen …": with a preposition of the genitive the noun is no deed of the subject, unless it says "seine".
    private bool IsBackground(int chunk)
    {
        for (var i = chunk; i >= 0; i = arguments.Chunks[i].Governor)
        {
            var start = arguments.Chunks[i].Start;
            if (arguments.Chunks[i].Preposition.Length > 0 && sentence.Entry(start) is { Governs: Cases.Genitive })
            {
                return !sentence.Is(start + 1, Function.Possessive);
            }
        }

        return false;
    }

    // A noun inside another phrase, or one that says only when, takes nothing from elsewhere.
    private bool MayReachOut(Chunk chunk) => chunk.Governor < 0 && !sentence.Is(chunk.Start, Function.Circumstance)
        && !(chunk.Preposition.Length > 0 && sentence.Entry(chunk.Start) is { Governs: Cases.Genitive });

    // "führte am Montag Gespräche mit Kim", "mit Kim zu Gesprächen": the phrase may stand elsewhere in the clause, but belong to no other noun.
    private IReadOnlyList<int> Neighbouring(Slot slot, int chunk)
    {
        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            var candidate = arguments.Chunks[i];
            if (i != chunk && !IsPassiveAgent(candidate) && candidate.Preposition == slot.Preposition && candidate.Governor < 0 && candidate.CoordinatedWith < 0
                && (sentence.Mention(candidate.Head) >= 0 || lexicon.Noun(sentence.Word(candidate.Head), out _).IsEmpty)
                && (slot.Case == Cases.Any || (candidate.Cases & slot.Case) != 0) && arguments.Actors.Of(i) is { Count: > 0 } actors)
            {
                return actors;
            }
        }

        return [];
    }

    private bool IsPassiveAgent(Chunk chunk) => predicates.Count > 0 && predicates[^1].Passive && sentence.Is(chunk.Start, Function.Owner);

    // "ist ein Verbündeter Trumps": the one who is it, or the name right after the noun.
    private IReadOnlyList<int> Self(int chunk)
    {
        var head = arguments.Chunks[chunk].Head;
        if (sentence.Mention(head) is >= 0 and var named && sentence.Text.Mentions[named].Form == MentionForm.Name)
        {
            return [named];
        }

        for (var i = arguments.Chunks[chunk].Preposition.Length > 0 && IsBare(arguments.Chunks[chunk]) ? arguments.Chunks[chunk].Governor : -1; i >= 0; i = arguments.Chunks[i].Governor)
        {
            if (arguments.Actors.Of(i) is { Count: > 0 } described)
            {
                return [described[0]];
            }
        }

        for (var i = chunk - 1; i >= 0 && arguments.Chunks[i].End >= arguments.Chunks[chunk].Start - 1; i--)
        {
            if (arguments.Actors.Of(i) is { Count: > 0 } before && sentence.Word(arguments.Chunks[chunk].Start - 1) is ",")
            {
                return before;
            }
        }

        return chunk != arguments.SubjectChunk && IsSaidOfSubject(arguments.Chunks[chunk]) ? arguments.Subjects : [];
    }

    // "mit Sitz in …": no article, and a place behind it.
    private bool IsBare(Chunk chunk) => chunk.Head == chunk.Start + 1
        && arguments.Chunks.Any(other => other.Governor >= 0 && arguments.Chunks[other.Governor] == chunk && other.Preposition.Length > 0);

    // "ist ein Verbündeter", "gilt als Verbündeter"; "mit Sitz in"
    private bool IsSaidOfSubject(Chunk chunk) => chunk.Preposition.Length > 0
        ? IsBare(chunk)
        : chunk.CoordinatedWith >= 0 || chunk.Governor >= 0 ? false
        : (chunk.Start > sentence.Range.Start && sentence.Is(chunk.Start - 1, Function.Comparison)) || (predicates.Count == 0 && (clause.Finite < 0
            || sentence.Is(clause.Finite, Function.Be | Function.Become | Function.Have) || sentence.Entry(clause.Finite) is { Modality: not null }));

    /// <summary>Mentions that fill a slot of an adjective.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="token">The adjective.</param>
    public IReadOnlyList<int> OfAdjective(Slot slot, int token)
    {
        if (slot.Kind == SlotKind.Preposition)
        {
            return BeforeAdjective(slot, token) is { Count: > 0 } before ? before : IsBeforeNoun(token) ? [] : arguments.Prepositional(slot, -1);
        }

        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            if (arguments.Chunks[i].Start <= token && token < arguments.Chunks[i].End)
            {
                return arguments.Actors.Of(i);
            }
        }

        return slot.Kind == SlotKind.Dative ? arguments.Datives : arguments.Subjects;
    }

    private bool IsBeforeNoun(int token) => token + 1 < clause.End && (sentence.IsNominal(token + 1) || sentence.IsAttribute(token + 1));

    // "die mit Teheran verbündeten Huthi", "die von Iran seit Jahren bewaffneten Huthi": the phrase right before the adjective, or inside its noun phrase.
    private IReadOnlyList<int> BeforeAdjective(Slot slot, int token)
    {
        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            var isInside = arguments.Chunks.Any(outer => outer.Start < arguments.Chunks[i].Start && arguments.Chunks[i].End <= token && token < outer.Head);
            if ((arguments.Chunks[i].End == token || isInside) && arguments.Chunks[i].Preposition == slot.Preposition)
            {
                return arguments.Actors.Of(i);
            }
        }

        return [];
    }

    /// <summary>Whether a noun is the head of a phrase with a preposition.</summary>
    /// <param name="preposition">Its base form.</param>
    /// <param name="noun">The noun's token.</param>
    public bool IsIn(string preposition, int noun) => arguments.Chunks.Any(chunk => chunk.Head == noun && chunk.Preposition == preposition);

    /// <summary>Whether a noun stands in a phrase of time or occasion ("nach Gesprächen"): an event of its own.</summary>
    /// <param name="noun">Its token.</param>
    public bool IsCircumstance(int noun) => arguments.Chunks.FirstOrDefault(chunk => chunk.Head == noun) is { } chunk && sentence.Is(chunk.Start, Function.Circumstance);
}
