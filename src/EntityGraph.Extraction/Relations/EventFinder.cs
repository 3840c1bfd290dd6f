using System.Globalization;

namespace EntityGraph.Extraction.Relations;

/// <summary>Finds the events that verbs, nouns and adjectives of one clause say, by their frames.</summary>
internal sealed class EventFinder(SentenceTokens sentence, RelationLexicon lexicon)
{
    private const double NounDiscount = 0.95;

    private readonly List<Statement> _statements = [];
    private readonly HashSet<int> _said = [];
    private IReadOnlyList<Chunk> _chunks = [];

    /// <summary>The statements of one clause.</summary>
    /// <param name="clause">The clause.</param>
    /// <param name="arguments">Who fills which function.</param>
    /// <param name="predicates">Its verbs.</param>
    public List<Statement> Find(Clause clause, ClauseArguments arguments, List<Predicate> predicates)
    {
        _chunks = arguments.Chunks;
        foreach (var predicate in predicates)
        {
            FindVerb(clause, arguments, predicate);
        }

        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            FindNoun(clause, arguments, i, predicates);
        }

        foreach (var token in clause.Tokens)
        {
            FindAdjective(arguments, token);
        }

        return _statements;
    }

    private void FindVerb(Clause clause, ClauseArguments arguments, Predicate predicate)
    {
        foreach (var trigger in lexicon.Verb(predicate.Lemma))
        {
            if ((trigger.Objects.Length > 0 && ObjectToken(clause, trigger) < 0) || (trigger.Reflexive && !HasReflexive(clause)))
            {
                continue;
            }

            if (Match(trigger, predicate.Token, slot => VerbSlot(arguments, slot, predicate, trigger, clause), "verb"))
            {
                if (trigger.Objects.Length > 0)
                {
                    _said.Add(ObjectToken(clause, trigger));
                }

                return;
            }
        }
    }

    private bool HasReflexive(Clause clause) => clause.Tokens.Any(token => sentence.Is(token, Function.Reflexive));

    private int ObjectToken(Clause clause, Trigger trigger)
    {
        foreach (var token in clause.Tokens)
        {
            var word = sentence.Word(token);
            foreach (var lemma in trigger.Objects)
            {
                if (IsForm(word, lemma))
                {
                    return token;
                }
            }
        }

        return -1;
    }

    // The object may be inflected, and may be the last member of a compound.
    private static bool IsForm(ReadOnlySpan<char> word, string lemma)
    {
        if (word.StartsWith(lemma, StringComparison.OrdinalIgnoreCase))
        {
            return word.Length <= lemma.Length + 3;
        }

        var at = word.IndexOf(lemma, StringComparison.OrdinalIgnoreCase);
        return at > 2 && word.Length - at <= lemma.Length + 3;
    }

    private IReadOnlyList<int> VerbSlot(ClauseArguments arguments, Slot slot, Predicate predicate, Trigger trigger, Clause clause) => slot.Kind switch
    {
        SlotKind.Subject when predicate.Passive => Agent(arguments),
        SlotKind.Subject => arguments.Subjects,
        SlotKind.Accusative when predicate.Passive => arguments.Subjects,
        SlotKind.Accusative => arguments.Accusatives,
        SlotKind.Dative => arguments.Datives,
        SlotKind.Genitive => GenitiveOf(arguments, ObjectToken(clause, trigger)),
        SlotKind.Preposition => arguments.Prepositional(slot, -1),
        _ => [],
    };

    // "von", or else "durch".
    private static IReadOnlyList<int> Agent(ClauseArguments arguments) =>
        arguments.Marked(Function.Owner, -1) is { Count: > 0 } agents ? agents : arguments.Marked(Function.Agent, -1);

    // The genitive or von phrase of the object noun; without an object noun that of any object.
    private IReadOnlyList<int> GenitiveOf(ClauseArguments arguments, int objectToken)
    {
        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            var chunk = arguments.Chunks[i];
            var isObject = objectToken < 0 ? i != arguments.SubjectChunk && chunk.Governor < 0 : chunk.Head == objectToken;
            if (isObject && OwnersOf(arguments, i) is { Count: > 0 } owners)
            {
                return owners;
            }
        }

        return [];
    }

    private IReadOnlyList<int> OwnersOf(ClauseArguments arguments, int chunk)
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

    private void FindNoun(Clause clause, ClauseArguments arguments, int chunk, List<Predicate> predicates)
    {
        var head = arguments.Chunks[chunk].Head;
        foreach (var trigger in arguments.Chunks[chunk].IsPronoun || _said.Contains(head) ? [] : lexicon.Noun(sentence.Word(head), out _))
        {
            if (trigger.Objects.Length == 0 || ObjectToken(clause, trigger) >= 0)
            {
                if (Match(trigger, head, slot => NounSlot(arguments, slot, chunk, predicates), "noun"))
                {
                    return;
                }
            }
        }
    }

    private IReadOnlyList<int> NounSlot(ClauseArguments arguments, Slot slot, int chunk, List<Predicate> predicates)
    {
        switch (slot.Kind)
        {
            case SlotKind.Agent:
                return OwnersOf(arguments, chunk) is { Count: > 0 } owners ? owners
                    : arguments.Marked(Function.Agent, chunk) is { Count: > 0 } agents ? agents
                    : predicates.Count > 0 && chunk != arguments.SubjectChunk && !predicates[^1].Passive ? arguments.Subjects : [];
            case SlotKind.Genitive:
                return OwnersOf(arguments, chunk);
            case SlotKind.Part:
                return [.. arguments.Actors.Attributes(chunk).Where(mention => sentence.Text.Mentions[mention].Form == MentionForm.Part)];
            case SlotKind.Subject:
                return chunk != arguments.SubjectChunk ? arguments.Subjects : [];
            case SlotKind.Self:
                return Self(arguments, chunk);
            default:
                return arguments.Prepositional(slot, chunk) is { Count: > 0 } attached ? attached : Neighbouring(arguments, slot, chunk);
        }
    }

    // "führte am Montag Gespräche mit Kim", "mit Kim zu Gesprächen": the phrase may stand elsewhere in the clause, but belong to no other noun.
    private static IReadOnlyList<int> Neighbouring(ClauseArguments arguments, Slot slot, int chunk)
    {
        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            var candidate = arguments.Chunks[i];
            if (i != chunk && candidate.Preposition == slot.Preposition && candidate.Governor < 0 && candidate.CoordinatedWith < 0
                && (slot.Case == Cases.Any || (candidate.Cases & slot.Case) != 0) && arguments.Actors.Of(i) is { Count: > 0 } actors)
            {
                return actors;
            }
        }

        return [];
    }

    // "ist ein Verbündeter Trumps": the one who is it, or the name right after the noun.
    private IReadOnlyList<int> Self(ClauseArguments arguments, int chunk)
    {
        var head = arguments.Chunks[chunk].Head;
        if (sentence.Mention(head) is >= 0 and var named && sentence.Text.Mentions[named].Form == MentionForm.Name)
        {
            return [named];
        }

        for (var i = arguments.Chunks[chunk].Preposition.Length > 0 ? arguments.Chunks[chunk].Governor : -1; i >= 0; i = arguments.Chunks[i].Governor)
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

        return chunk != arguments.SubjectChunk ? arguments.Subjects : [];
    }

    private void FindAdjective(ClauseArguments arguments, int token)
    {
        foreach (var trigger in lexicon.Adjective(sentence.Word(token)))
        {
            if (Match(trigger, token, slot => AdjectiveSlot(arguments, slot, token), "adjective"))
            {
                return;
            }
        }
    }

    private static IReadOnlyList<int> AdjectiveSlot(ClauseArguments arguments, Slot slot, int token)
    {
        if (slot.Kind == SlotKind.Preposition)
        {
            return BeforeAdjective(arguments, slot, token) is { Count: > 0 } before ? before : arguments.Prepositional(slot, -1);
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

    // "die mit Teheran verbündeten Huthi": the phrase right before the adjective.
    private static IReadOnlyList<int> BeforeAdjective(ClauseArguments arguments, Slot slot, int token)
    {
        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            if (arguments.Chunks[i].End == token && arguments.Chunks[i].Preposition == slot.Preposition)
            {
                return arguments.Actors.Of(i);
            }
        }

        return [];
    }

    private bool Match(Trigger trigger, int token, Func<Slot, IReadOnlyList<int>> fill, string kind)
    {
        var found = false;
        for (var i = 0; i < trigger.Frames.Length && !found; i++)
        {
            var frame = trigger.Frames[i];
            var sources = fill(frame.Source);
            var isReciprocal = frame.Mutual && frame.Source == frame.Target;
            if (sources.Count == 0 || (isReciprocal && sources.Count < 2))
            {
                continue;
            }

            var targets = isReciprocal ? sources : fill(frame.Target);
            found = isReciprocal ? AddPairs(trigger, token, sources, kind) : AddAll(trigger, token, sources, targets, frame.Mutual, kind);
        }

        return found;
    }

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
            foreach (var target in targets)
            {
                found |= Add(trigger, token, source, target, mutual, kind);
            }
        }

        return found;
    }

    // "einigten sich auf eine Waffenruhe": what the verb says of the two, its noun does not say again.
    private bool IsSaidByVerb(Statement noun) => _statements.Exists(verb => verb.Rule.StartsWith("verb:", StringComparison.Ordinal)
        && ((verb.Source == noun.Source && verb.Target == noun.Target) || (verb.Source == noun.Target && verb.Target == noun.Source)));

    // "einigten sich nach Gesprächen": an event of its own.
    private bool IsCircumstance(int noun) => _chunks.FirstOrDefault(chunk => chunk.Head == noun) is { } chunk && sentence.Is(chunk.Start, Function.Circumstance);

    private bool Add(Trigger trigger, int token, int source, int target, bool mutual, string kind)
    {
        var text = sentence.Text;
        if (text.Mentions[source].Entity == text.Mentions[target].Entity)
        {
            return false;
        }

        var isStanding = trigger.Type.Info().QuadClass == QuadClass.Standing;
        var confidence = trigger.Strength * Math.Min(text.Mentions[source].Confidence, text.Mentions[target].Confidence)
            * (kind == "noun" ? NounDiscount : 1);
        var rule = string.Create(CultureInfo.InvariantCulture, $"{kind}:{trigger.Lemma}");
        var statement = new Statement(source, target, trigger.Type, text.Tokens[token], trigger.Lemma, sentence.Index, rule, confidence)
        {
            Negated = trigger.Negative && !isStanding,
            Former = trigger.Negative && isStanding,
        };
        if (kind == "noun" && trigger.Type.Info().QuadClass != QuadClass.Standing && !IsCircumstance(token) && IsSaidByVerb(statement))
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
}
