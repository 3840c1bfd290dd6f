using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Entities;

/// <summary>Makes an organisation and the first part of its name one actor, where the text has both: "Rhenania Lacke" and "Rhenania", "Wagner-Gruppe" and "Wagner".</summary>
internal sealed class BodyLinker(WordClasses classes)
{
    /// <summary>Links first parts of names.</summary>
    /// <param name="text">The text.</param>
    /// <param name="candidates">In text order.</param>
    /// <param name="cast">The actors so far.</param>
    /// <param name="linked">The actor of each candidate; changed where a short name is linked.</param>
    public void Link(AnalyzedText text, List<Candidate> candidates, Cast cast, int[] linked)
    {
        for (var i = 0; i < linked.Length; i++)
        {
            if (linked[i] >= 0 && candidates[i] is { Type: EntityType.Organization, Known: null, Name: null, Tokens.Length: 1 }
                && Longer(cast, linked, linked[i], candidates[i].Span.Of(text.Text)) is >= 0 and var longer)
            {
                var shorter = linked[i];
                for (var k = 0; k < linked.Length; k++)
                {
                    linked[k] = linked[k] == shorter ? longer : linked[k];
                }
            }
        }
    }

    // The only other organisation of the text whose name begins with the word.
    private int Longer(Cast cast, int[] linked, int own, ReadOnlySpan<char> word)
    {
        var found = -1;
        for (var entity = 0; entity < cast.Entities.Count; entity++)
        {
            var name = cast.Entities[entity].Name;
            if (entity != own && cast.Entities[entity].Type == EntityType.Organization && linked.Contains(entity)
                && name.Length > word.Length && name.AsSpan().StartsWith(word, StringComparison.Ordinal)
                && (name[word.Length] == ' ' || (name[word.Length] == '-' && classes.IsHead(name.AsSpan(word.Length + 1), WordClass.OrgNoun))))
            {
                if (found >= 0)
                {
                    return -1;
                }

                found = entity;
            }
        }

        return found;
    }
}
