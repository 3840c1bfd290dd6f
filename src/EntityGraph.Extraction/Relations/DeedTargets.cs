namespace EntityGraph.Extraction.Relations;

/// <summary>Finds whom a verb judges that names only a deed told before: "… Sanktionen. Polen verurteilte den Schritt."</summary>
/// <param name="sentence">The sentence.</param>
/// <param name="deeds">Nouns that stand for deeds.</param>
/// <param name="clause">The clause of the verb.</param>
/// <param name="arguments">Its phrases.</param>
internal sealed class DeedTargets(SentenceTokens sentence, DeedNouns deeds, Clause clause, ClauseArguments arguments)
{
    private const double Confidence = 0.7;

    /// <summary>What the verbs of the clause say of those who did what was told before.</summary>
    /// <param name="unaimed">Verbs that judge somebody whom their own clause does not name.</param>
    /// <param name="before">What was said before, in text order.</param>
    public IEnumerable<Statement> Find(IReadOnlyList<Unaimed> unaimed, IReadOnlyList<Statement> before)
    {
        foreach (var (trigger, token, judgement, sources) in unaimed)
        {
            var types = Array.Empty<RelationType>();
            var doers = trigger.Type == RelationType.Threaten ? Opponent(before, sources) : Names(judgement, out types) ? Doers(types, before, sources, trigger.Type) : [];
            if (doers.Count == 0)
            {
                continue;
            }

            // "nannte die Vorwürfe absurd": who judges words rejects them.
            var type = trigger.Type == RelationType.Accuse && types.Length > 0 && types.All(IsSpeech) ? RelationType.Reject : trigger.Type;
            foreach (var source in sources)
            {
                foreach (var doer in doers)
                {
                    yield return new(source, doer, type, sentence.Text.Tokens[token], trigger.Lemma, sentence.Index, "deed:" + trigger.Lemma, Confidence);
                }
            }

            yield break;
        }
    }

    private static bool IsSpeech(RelationType type) => type is RelationType.Accuse or RelationType.Request or RelationType.Threaten;

    // "den Schritt", "das", "was".
    private bool Names(int judgement, out RelationType[] types)
    {
        types = [];
        if (clause.Tokens.Any(IsDeictic))
        {
            return true;
        }

        for (var i = 0; i < arguments.Chunks.Count; i++)
        {
            var chunk = arguments.Chunks[i];
            if (i == arguments.SubjectChunk || chunk.Head == judgement || chunk.Governor >= 0 || chunk.Preposition.Length > 0)
            {
                continue;
            }

            // An attribute says which deed it is: "die Entscheidung vom Mai", "den Bau der Mauer".
            var isBare = sentence.Is(chunk.Start, Function.Determiner) && !arguments.Chunks.Any(other => other.Governor == i);
            if (isBare && deeds.Of(sentence.Word(chunk.Head)) is { } known)
            {
                types = known;
                return true;
            }
        }

        return false;
    }

    // "das", "dies" as a whole phrase, "was"; but "das Land, das".
    private bool IsDeictic(int token) => sentence.Is(token, Function.Deictic)
        && (sentence.Is(token, Function.Determiner)
            ? !(clause.Kind == ClauseKind.Relative && token == clause.Start) && !(token + 1 < clause.End && (sentence.IsNominal(token + 1) || sentence.IsAttribute(token + 1)))
            : token == clause.Start);

    // "machte Israel verantwortlich und kündigte Vergeltung an": at whom the last conflict told of points.
    private List<int> Opponent(IReadOnlyList<Statement> before, IReadOnlyList<int> sources)
    {
        for (var i = before.Count - 1; i >= 0; i--)
        {
            if (before[i].Type.Info() is { Scale: < 0 })
            {
                var other = IsAmong(before[i].Source, sources) ? before[i].Target : before[i].Source;
                return IsAmong(other, sources) ? [] : [other];
            }
        }

        return [];
    }

    // Those who did the last fitting deed, where the one who judges is none of them.
    private List<int> Doers(RelationType[] types, IReadOnlyList<Statement> before, IReadOnlyList<int> sources, RelationType judgement)
    {
        for (var i = before.Count - 1; i >= 0; i--)
        {
            var deed = before[i];
            if (judgement == RelationType.Reject && !IsSpeech(deed.Type) && deed is { Reported: true, Speaker: >= 0 } && !IsAmong(deed.Speaker, sources))
            {
                return [deed.Speaker];
            }

            var fits = deed.Type.Info().QuadClass != QuadClass.Standing && (types.Length > 0 ? types.Contains(deed.Type) : judgement != RelationType.Reject || IsSpeech(deed.Type));
            if (fits && !IsAmong(deed.Source, sources))
            {
                return [.. before.Where(other => other.Keyword == deed.Keyword && other.Type == deed.Type).Select(other => other.Source)
                    .Where(doer => !IsAmong(doer, sources)).DistinctBy(Entity)];
            }
        }

        return [];
    }

    // The one who judges, or his own state or organ.
    private bool IsAmong(int mention, IReadOnlyList<int> sources) => sources.Any(source => Entity(source) == Entity(mention) || IsOf(source, mention) || IsOf(mention, source));

    private bool IsOf(int part, int whole) => sentence.Text.Entities[Entity(part)] is { Type: EntityType.Organization, State: { } state } && state == sentence.Text.Entities[Entity(whole)].Id;

    private int Entity(int mention) => sentence.Text.Mentions[mention].Entity;
}

/// <summary>A verb that judges somebody whom its own clause does not name.</summary>
/// <param name="Trigger">Its reading.</param>
/// <param name="Token">Where it stands.</param>
/// <param name="Object">The noun that the reading needs; -1 where it needs none.</param>
/// <param name="Sources">Who judges.</param>
internal readonly record struct Unaimed(Trigger Trigger, int Token, int Object, IReadOnlyList<int> Sources);
