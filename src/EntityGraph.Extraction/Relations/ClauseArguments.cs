namespace EntityGraph.Extraction.Relations;

/// <summary>Who fills which function in a clause, as mentions.</summary>
internal sealed class ClauseArguments
{
    private const int LongestAddress = 12;

    private readonly SentenceTokens _sentence;
    private readonly Clause _clause;
    private readonly List<Chunk> _chunks;
    private readonly ActorsOfChunk _actors;

    /// <summary>Finds the subject and objects of a clause.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="clause">The clause.</param>
    /// <param name="chunks">Its phrases.</param>
    /// <param name="inherited">Actors of the subject that the clause shares or is controlled by; empty where it has its own.</param>
    /// <param name="relative">Actors that a relative pronoun stands for, with the cases of the pronoun; empty for others.</param>
    public ClauseArguments(SentenceTokens sentence, Clause clause, List<Chunk> chunks, IReadOnlyList<int> inherited, (IReadOnlyList<int> Actors, Cases Cases) relative)
    {
        (_sentence, _clause, _chunks) = (sentence, clause, chunks);
        _actors = new(sentence, chunks);
        var (actors, cases) = relative;
        SubjectChunk = OwnSubject(inherited.Count > 0, actors.Count > 0, cases);
        if (SubjectChunk >= 0)
        {
            Subjects = _actors.Of(SubjectChunk);
            Subjects = Subjects.All(IsOnlyPart) && Examples() is { Count: > 0 } examples ? examples : Subjects;
            (Accusatives, Datives) = Objects(SubjectChunk);
            AddRelative(actors, cases & ~Cases.Nominative);
        }
        else
        {
            Subjects = actors.Count > 0 && cases.HasFlag(Cases.Nominative) ? actors : inherited;
            (Accusatives, Datives) = Objects(-1);
            AddRelative(actors, cases.HasFlag(Cases.Nominative) ? Cases.None : cases);
        }
    }

    /// <summary>The phrases of the clause.</summary>
    public IReadOnlyList<Chunk> Chunks => _chunks;

    /// <summary>Who is meant by each phrase.</summary>
    public ActorsOfChunk Actors => _actors;

    /// <summary>Index of the subject's phrase; -1 where the clause has none of its own.</summary>
    public int SubjectChunk { get; }

    /// <summary>The pronoun that is the subject and names nobody; -1 where the subject is anything else.</summary>
    public int UnresolvedPronoun => SubjectChunk >= 0 && IsUnresolved(SubjectChunk) ? _chunks[SubjectChunk].Head : -1;

    /// <summary>Whether a phrase is the subject.</summary>
    public bool IsSubject(Chunk chunk) => SubjectChunk >= 0 && _chunks[SubjectChunk] == chunk;

    /// <summary>Mentions that are the subject.</summary>
    public IReadOnlyList<int> Subjects { get; }

    /// <summary>Mentions that are or may be the accusative object.</summary>
    public IReadOnlyList<int> Accusatives { get; private set; }

    /// <summary>Mentions that are or may be the dative object.</summary>
    public IReadOnlyList<int> Datives { get; private set; }

    /// <summary>Mentions in phrases with a preposition that stand alone or belong to a given phrase.</summary>
    /// <param name="slot">The preposition and its case.</param>
    /// <param name="governor">Index of a phrase that it may be an attribute of; -1 for any.</param>
    public IReadOnlyList<int> Prepositional(Slot slot, int governor)
    {
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (_chunks[i].Preposition == slot.Preposition && _chunks[i].CoordinatedWith < 0 && Allows(_chunks[i], slot.Case)
                && (governor < 0 || Belongs(i, governor)) && _actors.Of(i) is { Count: > 0 } actors)
            {
                return actors;
            }
        }

        return [];
    }

    /// <summary>Mentions in phrases whose preposition marks something: who acts in the passive, whose something is.</summary>
    /// <param name="mark">What it must mark.</param>
    /// <param name="governor">Index of a phrase that it must be an attribute of; -1 for any.</param>
    public IReadOnlyList<int> Marked(Function mark, int governor)
    {
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (_sentence.Is(_chunks[i].Start, mark) && _chunks[i].CoordinatedWith < 0 && (governor < 0 || Belongs(i, governor))
                && _actors.Of(i) is { Count: > 0 } actors)
            {
                return actors;
            }
        }

        return [];
    }

    /// <summary>Whether a phrase is an attribute of another, at any depth.</summary>
    public bool Belongs(int chunk, int governor)
    {
        for (var i = _chunks[chunk].Governor; i >= 0; i = _chunks[i].Governor)
        {
            if (i == governor)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Allows(Chunk chunk, Cases wanted) => wanted == Cases.Any || (chunk.Cases & wanted) != 0 || chunk.Cases == Cases.None;

    private void AddRelative(IReadOnlyList<int> actors, Cases cases)
    {
        if (actors.Count == 0 || cases == Cases.None)
        {
            return;
        }

        Accusatives = cases.HasFlag(Cases.Accusative) ? actors : Accusatives;
        Datives = cases.HasFlag(Cases.Dative) ? actors : Datives;
    }

    private bool IsUnresolved(int i) => _chunks[i].IsPronoun && _actors.Of(i).Count == 0;

    private bool IsFree(int i) => _chunks[i].Preposition.Length == 0 && _chunks[i].Governor < 0 && _chunks[i].CoordinatedWith < 0
        && !(IsAfter(i, Function.Comparison) && _chunks[i].Start - 1 != _clause.Introduction && !IsQuantity(_chunks[i].Start - 2)) && !_chunks[i].IsAside && !IsAfter(i, Function.Attribution)
        && !IsSource(_chunks[i]) && !IsAddressed(_chunks[i]);

    // "Polens Angaben zufolge"
    private bool IsSource(Chunk chunk) => chunk.End < _sentence.Range.End && _sentence.Is(chunk.End, Function.Postposition);

    // "Frau Kollegin Weiler, Sie haben …": whom the speaker addresses is no part of the clause.
    private bool IsAddressed(Chunk chunk)
    {
        var (start, end) = (chunk.Start, chunk.End);
        while (start > _sentence.Range.Start && _sentence.Is(start - 1, Function.Address | Function.Degree))
        {
            start--;
        }

        while (end < Math.Min(_sentence.Range.End, chunk.End + LongestAddress) && _sentence.Text.Kinds[end] == Text.TokenKind.Word && !_sentence.IsFinite(end))
        {
            end++;
        }

        var isSet = start == _sentence.Range.Start || _sentence.Text.Kinds[start - 1] != Text.TokenKind.Word;
        return isSet && end + 1 < _sentence.Range.End && _sentence.Text.Kinds[end] != Text.TokenKind.Word && !_sentence.Is(chunk.Start, Function.Determiner)
            && Enumerable.Range(start, chunk.End - start).Any(token => _sentence.Is(token, Function.Address)) && GoesOn(end + 1);
    }

    // Behind the comma the clause goes on; a relative clause or an apposition says more of the one before it.
    private bool GoesOn(int token)
    {
        var isRelative = _sentence.Is(token, Function.Relative) && !(token + 1 < _sentence.Range.End && _sentence.IsFinite(token + 1));
        return !isRelative && (_sentence.Is(token, Function.Pronoun | Function.Address | Function.Degree | Function.Coordinator | Function.Possessive | Function.Determiner)
            || _sentence.IsFinite(token) || _sentence.IsAttribute(token));
    }

    // "16 EU-Länder, darunter Polen": those who are named act, not the body of which the noun is a compound.
    private IReadOnlyList<int> Examples()
    {
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (IsAfter(i, Function.Example) && _chunks[i].Preposition.Length == 0 && _chunks[i].Cases.HasFlag(Cases.Nominative))
            {
                return [.. _actors.Of(i).Where(mention => _sentence.Text.Entities[_sentence.Text.Mentions[mention].Entity].Type != EntityType.Person)];
            }
        }

        return [];
    }

    private bool IsOnlyPart(int mention) => _sentence.Text.Mentions[mention].Form == MentionForm.Part;

    // "mehr als 30 Soldaten"
    private bool IsQuantity(int token) => token >= _sentence.Range.Start && _sentence.Is(token, Function.Quantity);

    // "als Präsident", "darunter Polen"
    private bool IsAfter(int i, Function mark) => _chunks[i].Start > _sentence.Range.Start && _sentence.Is(_chunks[i].Start - 1, mark);

    // The first free phrase that may be nominative; one whose form says so for certain comes before all others.
    private int Subject()
    {
        var first = -1;
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (!IsFree(i) || !_chunks[i].Cases.HasFlag(Cases.Nominative) || IsPredicative(i) || IsTime(i))
            {
                continue;
            }

            if (_chunks[i].Cases == Cases.Nominative)
            {
                return i;
            }

            // "Die Pläne der Regierung kritisierte Merz": a person behind the verb acts rather than a thing before it.
            first = first < 0 || (IsThing(first) && !IsDoerListed(first) && _chunks[first].Start < _clause.Finite && _chunks[i].Start == _clause.Finite + 1 && IsDoer(i)) ? i : first;
        }

        return first;
    }

    // The phrase that is the subject; -1 where the clause takes it from elsewhere.
    private int OwnSubject(bool isInherited, bool isRelative, Cases pronoun)
    {
        var isTaken = (pronoun.HasFlag(Cases.Nominative) && !pronoun.HasFlag(Cases.Accusative)) || _clause.Kind == ClauseKind.Infinitive;
        var subject = isTaken ? -1 : Subject();
        if (subject < 0)
        {
            return -1;
        }

        // "die Ministerin, die die Pläne verteidigt": a thing gives way to the pronoun.
        var isSure = _chunks[subject].Cases == Cases.Nominative;
        var givesWay = isRelative && pronoun.HasFlag(Cases.Nominative) && IsThing(subject) && !isSure;
        var isElliptical = _clause.SharesSubjectWith >= 0 && _sentence.Is(_clause.Start, Function.Coordinator) && !isSure;
        var isLent = isInherited && (_chunks[subject].Start > _clause.Finite + 1 || IsUnresolved(subject));
        return givesWay || isElliptical || isLent ? -1 : subject;
    }

    private bool IsThing(int i) => !_chunks[i].IsPronoun && _sentence.Mention(_chunks[i].Head) < 0 && _sentence.RoleAt(_chunks[i].Head) is null;

    // "Die Regierung und Julia Weiler haben X beauftragt"
    private bool IsDoerListed(int first) => Enumerable.Range(0, _chunks.Count).Any(i => _chunks[i].CoordinatedWith == first && IsDoer(i));

    private bool IsDoer(int i) => _sentence.Mention(_chunks[i].Head) is >= 0 and var mention && _sentence.Text.Mentions[mention].Form == MentionForm.Name
        && _sentence.Text.Entities[_sentence.Text.Mentions[mention].Entity].Type is EntityType.Person or EntityType.Organization;

    // "ist der Präsident": after the copula the second nominative is no subject.
    private bool IsPredicative(int i) => _clause.Finite >= 0 && _chunks[i].Start > _clause.Finite
        && _sentence.Is(_clause.Finite, Function.Be) && Enumerable.Range(0, i).Any(other => IsFree(other) && _chunks[other].Cases.HasFlag(Cases.Nominative));

    // "letzte Woche", "Ende April": an accusative of time has no actor and no article.
    private bool IsTime(int i) => !_chunks[i].IsPronoun && _sentence.Mention(_chunks[i].Head) < 0
        && (_sentence.Is(_chunks[i].Head, Function.Time) || !_sentence.Is(_chunks[i].Start, Function.Determiner)) && _actors.Of(i).Count == 0 && _chunks.Count > 1;

    private (IReadOnlyList<int> Accusatives, IReadOnlyList<int> Datives) Objects(int subject)
    {
        var accusatives = new List<int>();
        var datives = new List<int>();
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (i == subject || !IsFree(i) || _chunks[i].Cases == Cases.Nominative)
            {
                continue;
            }

            if (_chunks[i].Cases.HasFlag(Cases.Accusative))
            {
                accusatives.AddRange(_actors.Of(i));
            }

            if (_chunks[i].Cases.HasFlag(Cases.Dative))
            {
                datives.AddRange(_actors.Of(i));
            }
        }

        return (accusatives, datives);
    }
}
