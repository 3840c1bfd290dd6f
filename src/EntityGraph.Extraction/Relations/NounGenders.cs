using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>Tells the gender of nouns where it narrows the case: by role, by state, by ending.</summary>
internal sealed class NounGenders
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _states;
    private readonly (string Ending, int Gender)[] _endings;
    private readonly Roles _roles;

    private NounGenders(Roles roles)
    {
        _roles = roles;
        _states = LexiconTable.Read("states.tsv").Where(row => row["article"].Length > 0)
            .ToDictionary(row => row["name"], row => row["article"] switch { "der" => 0, "die" => 1, "das" => 2, _ => 3 }, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _endings = [.. LexiconTable.Read("noun-genders.tsv")
            .Select(row => (row["ending"], row["gender"] switch { "m" => 0, "f" => 1, "n" => 2, _ => 3 }))
            .OrderByDescending(pair => pair.Item1.Length)];
    }

    /// <summary>Reads the tables.</summary>
    /// <param name="roles">Role nouns, whose forms tell their gender.</param>
    public static NounGenders Load(Roles roles) => new(roles);

    /// <summary>Gender of a noun: 0 masculine, 1 feminine, 2 neuter, 3 plural; null where not known.</summary>
    /// <remarks>The name of a person has the gender of the noun before it: "dem Präsidenten Milei" ends like "Bäckerei", and is no woman.</remarks>
    public int? Of(SentenceTokens sentence, int token)
    {
        if (sentence.Mention(token) is >= 0 and var mention && sentence.Text.Mentions[mention] is { Form: MentionForm.Name } named
            && sentence.Text.Entities[named.Entity].Type == EntityType.Person)
        {
            token = named.Tokens.Start - 1;
            return token >= sentence.Range.Start && sentence.IsNominal(token) && sentence.Mention(token) != mention ? Of(sentence, token) : null;
        }

        var word = sentence.Word(token);
        if (_states.TryGetValue(word, out var state))
        {
            return state;
        }

        if (_roles.Find(word, out _) is { } role)
        {
            return role.Feminine ? 1 : 0;
        }

        foreach (var (ending, gender) in _endings)
        {
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
            {
                return gender;
            }
        }

        return null;
    }
}
