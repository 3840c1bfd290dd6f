namespace EntityGraph.Extraction.Relations;

/// <summary>A verb of a clause that may say a relation.</summary>
/// <param name="Token">Where it stands.</param>
/// <param name="Lemma">Infinitive, with its separable prefix.</param>
/// <param name="Passive">Whether the clause says it in the passive.</param>
internal readonly record struct Predicate(int Token, string Lemma, bool Passive);

/// <summary>Finds the verbs of a clause and their voice.</summary>
internal sealed class PredicateFinder(SentenceTokens sentence, VerbLexicon verbs)
{
    private const int ShortestWord = 6;

    private readonly List<(bool Be, bool Become, bool Have)> _brackets = [];

    /// <summary>The verbs of a clause, in text order; a form with several readings gives several. Clauses come in their own order.</summary>
    /// <param name="clause">The clause.</param>
    public List<Predicate> Find(Clause clause)
    {
        var predicates = new List<Predicate>();
        var (hasBe, hasBecome, hasHave) = Auxiliaries(clause);
        foreach (var token in clause.Tokens)
        {
            if (sentence.Entry(token) is not null || sentence.Mention(token) >= 0)
            {
                continue;
            }

            foreach (var reading in sentence.Verbs(token))
            {
                if (Fits(clause, token, reading))
                {
                    predicates.Add(new(token, reading.Lemma, IsPassive(reading)));
                }
            }
        }

        return predicates;

        bool IsPassive(VerbReading reading) => reading.Form.HasFlag(VerbForm.Participle) && !hasHave
            && (hasBecome || (hasBe && !verbs.MovesItself(reading.Lemma)));
    }

    private (bool Be, bool Become, bool Have) Auxiliaries(Clause clause)
    {
        var (be, become, have) = clause.SharesBracketWith is >= 0 and var shared ? _brackets[shared] : (false, false, false);
        foreach (var token in clause.SharesBracketWith >= 0 ? [] : clause.Tokens)
        {
            be |= sentence.Is(token, Function.Be);
            become |= sentence.Is(token, Function.Become);
            have |= sentence.Is(token, Function.Have);
        }

        _brackets.Add((be, become, have));
        return _brackets[^1];
    }

    // A finite form must be the finite verb of the clause, with its prefix; other forms need a verb to lean on.
    private bool Fits(Clause clause, int token, VerbReading reading)
    {
        if (reading.Form.HasFlag(VerbForm.Finite) && clause.Finite == token)
        {
            return reading.Particle is null ? !HasLongerReading(clause, token) : HasParticle(clause, token, reading.Particle);
        }

        if (reading.Particle is not null)
        {
            return false;
        }

        // "bekam Strafen auferlegt": a participle without an auxiliary is no verb of the clause.
        var leans = reading.Form != VerbForm.Participle || clause.Finite < 0 || _brackets[^1] is not (false, false, false);
        return leans && (reading.Form & (VerbForm.Infinitive | VerbForm.ZuInfinitive | VerbForm.Participle)) != 0 && !sentence.IsAttributive(token);
    }

    // "lud … ein" is not "laden".
    private bool HasLongerReading(Clause clause, int token)
    {
        foreach (var reading in sentence.Verbs(token))
        {
            if (reading.Particle is { } particle && HasParticle(clause, token, particle))
            {
                return true;
            }
        }

        return false;
    }

    // The separated prefix closes the bracket: it ends a stretch of the clause, or stands before a conjunction.
    private bool HasParticle(Clause clause, int token, string particle)
    {
        // ", wie er bekannt gab": long ones may be written apart where the verb comes last.
        if (particle.Length >= ShortestWord && token > clause.Start && sentence.Word(token - 1).Equals(particle, StringComparison.Ordinal))
        {
            return true;
        }

        foreach (var part in clause.Parts)
        {
            for (var i = Math.Max(part.Start, token + 1); i < part.End; i++)
            {
                if (sentence.Word(i).Equals(particle, StringComparison.Ordinal)
                    && (i + 1 == part.End || sentence.Text.Kinds[i + 1] != Text.TokenKind.Word || sentence.Is(i + 1, Function.Coordinator | Function.Zu | Function.Subjunction)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
