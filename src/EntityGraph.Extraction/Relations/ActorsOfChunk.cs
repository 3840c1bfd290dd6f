namespace EntityGraph.Extraction.Relations;

/// <summary>Says which actors a noun phrase stands for, as mentions; coordinated phrases count together.</summary>
internal sealed class ActorsOfChunk(SentenceTokens sentence, List<Chunk> chunks)
{
    private readonly IReadOnlyList<int>?[] _actors = new IReadOnlyList<int>?[chunks.Count];

    /// <summary>The actors of a phrase and of those coordinated with it.</summary>
    /// <param name="chunk">Index of the first of the coordinated phrases.</param>
    public IReadOnlyList<int> Of(int chunk)
    {
        if (_actors[chunk] is { } known)
        {
            return known;
        }

        var actors = new List<int>(One(chunk));
        var last = chunk;
        for (var i = chunk + 1; i < chunks.Count; i++)
        {
            if (chunks[i].CoordinatedWith == last
                || (chunks[i].CoordinatedWith >= 0 && (chunks[i].Preposition.Length == 0 || chunks[i].Preposition == chunks[last].Preposition) && IsAttributeOf(chunks[i].CoordinatedWith, last) && BelongsOutside(i, last)))
            {
                actors.AddRange(One(i));
                last = i;
            }
        }

        return _actors[chunk] = actors;
    }

    /// <summary>Actors that stand before the head inside a phrase: derived adjective, genitive name, member of the compound.</summary>
    /// <param name="chunk">Index of the phrase.</param>
    public List<int> Attributes(int chunk)
    {
        var found = new List<int>();
        for (var mention = sentence.Mentions.Start; mention < sentence.Mentions.End; mention++)
        {
            var candidate = sentence.Text.Mentions[mention];
            if (candidate.Tokens.Start >= chunks[chunk].ResumesAt && candidate.Tokens.End <= chunks[chunk].End
                && (candidate.Tokens.End <= chunks[chunk].Head || candidate.Form == MentionForm.Part) && IsActor(mention))
            {
                found.Add(mention);
            }
        }

        return found;
    }

    private bool IsAttributeOf(int chunk, int governor)
    {
        for (var i = chunks[chunk].Governor; i >= 0; i = chunks[i].Governor)
        {
            if (i == governor)
            {
                return true;
            }
        }

        return false;
    }

    // The head where it is an actor itself, or the holder of its role; otherwise the state or organisation that it belongs to.
    private IEnumerable<int> One(int chunk) => chunks[chunk].IsApposition ? [] : Meant(chunk);

    private IEnumerable<int> Meant(int chunk)
    {
        var head = chunks[chunk].Head;
        if (sentence.IsPronoun(chunks[chunk].Start) || sentence.IsPronoun(head))
        {
            return Pronouns(chunks[chunk]);
        }

        if (sentence.Mention(head) is >= 0 and var named && IsActor(named) && sentence.Text.Mentions[named].Form != MentionForm.Part)
        {
            return IsOneInhabitant(named, chunks[chunk]) ? [] : [named];
        }

        if (sentence.HolderAt(head) is >= 0 and var holder)
        {
            return [holder];
        }

        if (NamedBehind(chunk) is >= 0 and var name)
        {
            return [name];
        }

        return Attributes(chunk) is { Count: > 0 } attributes && !(attributes.TrueForAll(IsPart) && Owners(chunk, Function.None).Count > 0) ? attributes : Owners(chunk, Function.Owner);
    }

    private bool IsPart(int mention) => sentence.Text.Mentions[mention].Form == MentionForm.Part;

    // "die Kongomission der EU": whose it is says the genitive rather than the first member of the compound.
    private IReadOnlyList<int> Owners(int chunk, Function mark)
    {
        for (var i = chunk + 1; i < chunks.Count; i++)
        {
            if (chunks[i].Governor == chunk && (chunks[i].Preposition.Length == 0 || sentence.Is(chunks[i].Start, mark)) && chunks[i].Cases != Cases.None)
            {
                return Of(i);
            }
        }

        return [];
    }

    /// <summary>Who is meant by the phrase that something is said of right behind it: an apposition by itself, or else by what it belongs to.</summary>
    /// <param name="chunk">Index of the phrase.</param>
    public IReadOnlyList<int> OfAntecedent(int chunk) =>
        chunks[chunk].IsApposition && Meant(chunk).ToArray() is { Length: > 0 } named ? named : Of(chunks[chunk].IsApposition ? chunks[chunk].Governor : chunk);

    // "Merkel von der CDU und Seehofer", but "Nordkorea | gegen Japan | und die USA": the nearer phrase comes first where its case allows.
    private bool BelongsOutside(int chunk, int outer) => (chunks[chunks[chunk].CoordinatedWith].Cases & chunks[chunk].Cases) == Cases.None
        || sentence.HolderAt(chunks[outer].Head) >= 0
        || (sentence.Mention(chunks[outer].Head) is >= 0 and var mention && sentence.Text.Entities[sentence.Text.Mentions[mention].Entity].Type == EntityType.Person);

    // "der Chef des Konzerns, | Peter Beispiel,": the person whom the apposition names.
    private int NamedBehind(int chunk)
    {
        for (var i = chunk + 1; i < chunks.Count; i++)
        {
            if (chunks[i].IsApposition && (chunks[i].Governor == chunk || IsAttributeOf(chunks[i].Governor, chunk))
                && sentence.Mention(chunks[i].Head) is >= 0 and var name && sentence.Text.Mentions[name].Form == MentionForm.Name
                && sentence.Text.Entities[sentence.Text.Mentions[name].Entity].Type == EntityType.Person)
            {
                return name;
            }
        }

        return -1;
    }

    // "die Französin", "ein Franzose", "dem Iren" are persons of a state: what they do, it does not. "Die Franzosen" may.
    private bool IsOneInhabitant(int mention, Chunk chunk)
    {
        var noun = sentence.Text.Mentions[mention];
        if (noun.Form != MentionForm.Derived || noun.Tokens.Length != 1 || sentence.IsDerivedAdjective(noun.Tokens.Start))
        {
            return false;
        }

        return sentence.Text.Word(noun.Tokens.Start) is [>= 'A' and <= 'Z' or 'Ä' or 'Ö' or 'Ü', .., 'i', 'n'] || chunk.IsSingular;
    }

    // One pronoun may stand for two.
    private IEnumerable<int> Pronouns(Chunk chunk)
    {
        for (var mention = sentence.Mentions.Start; mention < sentence.Mentions.End; mention++)
        {
            var candidate = sentence.Text.Mentions[mention];
            if (candidate.Form == MentionForm.Pronoun && candidate.Tokens.Start >= chunk.Start && candidate.Tokens.End <= chunk.End)
            {
                yield return mention;
            }
        }
    }

    private bool IsActor(int mention) => sentence.Text.Entities[sentence.Text.Mentions[mention].Entity].Type != EntityType.Place;
}
