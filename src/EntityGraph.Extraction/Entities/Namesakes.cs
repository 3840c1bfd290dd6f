using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Entities;

/// <summary>Decides which of the persons of a text a name alone means, where several bear it.</summary>
/// <remarks>
/// Own rule, in this order: before whose name the same office stood; who holds the office that stands before the name; who has been introduced already; who leads a state, unless another is named three times as often;
/// who was named in this sentence or the one before; who is named most; who was named last there, or else first.
/// </remarks>
internal sealed class Namesakes(Gazetteer gazetteer, Roles roles, KnownBearers bearers)
{
    private const int HeadOfState = 5;
    private const int MainActor = 3;

    /// <summary>The person meant; -1 where nobody of the text can be.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidate">The name.</param>
    /// <param name="forms">Its possible base forms.</param>
    /// <param name="cast">The persons.</param>
    /// <param name="before">Whom the candidates before this one mean, each with its sentence, in text order.</param>
    /// <param name="candidates">All candidates.</param>
    public int Choose(AnalyzedText text, Candidate candidate, string[] forms, Cast cast, ReadOnlySpan<(int Entity, int Sentence)> before, List<Candidate> candidates)
    {
        var gender = bearers.Gender(text, candidate);
        var wantsHead = candidate.Tokens.Start > 0 && roles.Find(text.Word(candidate.Tokens.Start - 1), out _) is { Role.Seniority: HeadOfState };
        var sentence = text.SentenceOf(candidate.Tokens.Start);
        var bearersOfName = new List<(int Entity, Rank Rank)>();
        for (var i = 0; i < cast.Entities.Count; i++)
        {
            if (cast.Entities[i].Type == EntityType.Person && Array.Exists(forms, form => cast.HasFamilyName(i, form) || cast.HasAloneName(i, form))
                && (gender is null || cast.IsFemale(i) is not { } female || female == gender))
            {
                var known = gazetteer.ById.GetValueOrDefault(cast.Entities[i].Id);
                if (known is not null && bearers.IsOfAnotherState(text, candidate, known, candidates))
                {
                    continue;
                }

                var leads = known?.Leads(text.Context.Date) ?? false;
                var rank = RankOf(i, leads, wantsHead, sentence, before, IsCalledSo(text, candidate, i, before, candidates));
                bearersOfName.Add((i, rank));
            }
        }

        return Best(bearersOfName);
    }

    // Who leads a state comes first, unless the text is about another bearer of his name.
    private static int Best(List<(int Entity, Rank Rank)> bearers)
    {
        var most = bearers.Count > 1 ? bearers.Max(bearer => bearer.Rank.Mentions) : 0;
        var best = (Entity: -1, Rank: default(Rank));
        foreach (var (entity, rank) in bearers)
        {
            var weighed = rank with { Leads = rank.Leads && rank.Mentions * MainActor > most };
            best = best.Entity < 0 || weighed.CompareTo(best.Rank) > 0 ? (entity, weighed) : best;
        }

        return best.Entity;
    }

    // The same word for his office stood before his name once.
    private bool IsCalledSo(AnalyzedText text, Candidate candidate, int entity, ReadOnlySpan<(int Entity, int Sentence)> before, List<Candidate> candidates)
    {
        if (bearers.RoleBefore(text, candidate) is not { } role)
        {
            return false;
        }

        for (var i = 0; i < before.Length; i++)
        {
            if (before[i].Entity == entity && bearers.RoleBefore(text, candidates[i])?.Role.Lemma == role.Role.Lemma)
            {
                return true;
            }
        }

        return false;
    }

    private static Rank RankOf(int entity, bool leads, bool wantsHead, int sentence, ReadOnlySpan<(int Entity, int Sentence)> before, bool calledSo)
    {
        var (count, first, last) = (0, -1, -1);
        for (var i = 0; i < before.Length; i++)
        {
            (count, first, last) = before[i].Entity == entity ? (count + 1, first < 0 ? i : first, i) : (count, first, last);
        }

        var isNear = last >= 0 && before[last].Sentence >= sentence - 1;
        return new(calledSo, leads && wantsHead, count > 0, leads, isNear, count, isNear ? last : -first);
    }

    private readonly record struct Rank(bool CalledSo, bool HoldsOffice, bool Introduced, bool Leads, bool Near, int Mentions, int Place) : IComparable<Rank>
    {
        public int CompareTo(Rank other) => Key.CompareTo(other.Key);

        private (bool, bool, bool, bool, bool, int, int) Key => (CalledSo, HoldsOffice, Introduced, Leads, Near, Mentions, Place);
    }
}
