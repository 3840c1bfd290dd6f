using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>What a noun is to the state or body whose adjective or compound member stands before it.</summary>
internal enum Bearing
{
    /// <summary>The table does not hold it.</summary>
    Unknown,

    /// <summary>Nothing: what it does or suffers, the state does not.</summary>
    None,

    /// <summary>It acts for it, and what is done to it is done to the state: troops, officials, organs.</summary>
    Body,

    /// <summary>What is said against or for it is said of the state: a plan, a policy.</summary>
    Deed,

    /// <summary>Who attacks or bans it attacks or bans the state: a tanker, a base.</summary>
    Asset,
}

/// <summary>Nouns whose adjective or first member may stand for them as an actor, from <c>bearers.tsv</c>.</summary>
internal sealed class Bearers
{
    private const int ShortestMember = 4;
    private const char AnyEnding = '-';

    private readonly Dictionary<string, Bearing>.AlternateLookup<ReadOnlySpan<char>> _forms;
    private readonly Dictionary<string, Bearing>.AlternateLookup<ReadOnlySpan<char>> _endings;

    private Bearers(Dictionary<string, Bearing> forms, Dictionary<string, Bearing> endings) =>
        (_forms, _endings) = (forms.GetAlternateLookup<ReadOnlySpan<char>>(), endings.GetAlternateLookup<ReadOnlySpan<char>>());

    /// <summary>Reads the table.</summary>
    public static Bearers Load()
    {
        var forms = new Dictionary<string, Bearing>(StringComparer.OrdinalIgnoreCase);
        var endings = new Dictionary<string, Bearing>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in LexiconTable.Read("bearers.tsv"))
        {
            var bearing = Enum.Parse<Bearing>(row["class"], ignoreCase: true);
            foreach (var form in RelationLexicon.NounForms(row["noun"].TrimStart(AnyEnding)))
            {
                (row["noun"][0] == AnyEnding ? endings : forms).TryAdd(form, bearing);
            }
        }

        return new(forms, endings);
    }

    /// <summary>What a noun form is; a compound is what its longest known last member is.</summary>
    /// <param name="word">The form.</param>
    public Bearing Of(ReadOnlySpan<char> word)
    {
        for (var start = 0; start < word.Length - 1; start++)
        {
            var isMember = start == 0 || word[start - 1] == '-' || word.Length - start >= ShortestMember;
            if ((isMember && _forms.TryGetValue(word[start..], out var bearing)) || (start > 0 && _endings.TryGetValue(word[start..], out bearing)))
            {
                return bearing;
            }
        }

        return Bearing.Unknown;
    }
}
