using EntityGraph.Extraction.Lexicon;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds the state or body that a role noun itself names: "Bundeskanzler", "EU-Kommissionspräsidentin", "Papst".</summary>
internal sealed class RoleTargetMatcher(Gazetteer gazetteer, Roles roles, WordClasses classes)
{
    private const double Confidence = 0.85;

    /// <summary>Adds the candidates of one sentence; what the text names beside the noun wins.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">Its tokens.</param>
    /// <param name="candidates">Names of this sentence among others; new ones are added.</param>
    /// <param name="first">Index of the first candidate of this sentence.</param>
    public void Match(AnalyzedText text, TokenRange sentence, List<Candidate> candidates, int first)
    {
        for (var token = sentence.Start; token < sentence.End; token++)
        {
            if (text.Kinds[token] == TokenKind.Word && char.IsUpper(text.Word(token)[0])
                && roles.Whole(text.Word(token)) is { Role: { Target: { } target } role }
                && gazetteer.ById.GetValueOrDefault(Seat(token, role, candidates, first) ?? target) is { } known && !IsNamed(text, token, known, candidates, first))
            {
                var word = text.Tokens[token];
                var span = new TextSpan(word.Start, word.Start + Modifier(text.Word(token)));
                if (candidates.FindIndex(first, candidate => candidate.Span == span) >= 0)
                {
                    continue;
                }

                candidates.Add(new(new(token, token + 1), span, MentionForm.Part, known.Type, known, Confidence));
            }
        }
    }

    // "Bundeskanzler Alexander Schallenberg": the noun is used in more than one state, and the one whom it is said of held it in one of the others.
    private static string? Seat(int token, Role role, List<Candidate> candidates, int first)
    {
        for (var i = first; i < candidates.Count; i++)
        {
            if (candidates[i].Tokens.Start == token + 1 && candidates[i].Known is { Type: EntityType.Person, Offices: { Length: > 0 } offices }
                && !offices.Any(office => office.Target == role.Target))
            {
                return offices.FirstOrDefault(office => office.Relation == role.Relation)?.Target;
            }
        }

        return null;
    }

    // Where the role begins inside the noun ("Bundes|kanzler"); its end where it is not a compound.
    private int Modifier(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[64];
        for (var k = 2; k < word.Length - 3 && word.Length <= buffer.Length; k++)
        {
            var rest = buffer[..(word.Length - k)];
            word[k..].CopyTo(rest);
            rest[0] = char.ToUpperInvariant(rest[0]);
            if (roles.Whole(rest) is { Role.Target: null } && roles.Whole(word[..k]) is null)
            {
                return word[k - 1] == '-' ? k - 1 : k;
            }
        }

        return word.Length;
    }

    private bool IsNamed(AnalyzedText text, int token, KnownEntity target, List<Candidate> candidates, int first)
    {
        var after = token + 1 < text.Tokens.Length && classes.Is(text.Word(token + 1), WordClass.Genitive | WordClass.Of) ? token + 2 : token + 1;
        for (var i = first; i < candidates.Count; i++)
        {
            var tokens = candidates[i].Tokens;
            if (candidates[i].Type is EntityType.State or EntityType.Organization
                && (tokens.Contains(token) ? candidates[i].Known == target || tokens.Length > 1 : tokens.End == token || tokens.Start == after))
            {
                return true;
            }
        }

        return false;
    }
}
