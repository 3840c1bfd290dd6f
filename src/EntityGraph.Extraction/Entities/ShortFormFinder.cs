using EntityGraph.Extraction.Text;

namespace EntityGraph.Extraction.Entities;

/// <summary>Finds the names of persons and organisations inside compounds, once the text has introduced them.</summary>
internal sealed class ShortFormFinder(AnalyzedText text, Cast cast)
{
    private const double Confidence = 0.85;

    /// <summary>Adds the mentions.</summary>
    /// <param name="mentions">Those found so far.</param>
    public void Find(List<EntityMention> mentions)
    {
        var bearers = Bearers();
        foreach (var (name, body) in Bodies(mentions))
        {
            bearers.TryAdd(name, body);
        }

        if (bearers.Count == 0)
        {
            return;
        }

        var taken = mentions.Select(mention => mention.Span).ToHashSet();
        for (var token = 0; token < text.Tokens.Length; token++)
        {
            if (text.Kinds[token] == TokenKind.Word && text.Word(token).Contains('-'))
            {
                AddMembers(token, bearers, taken, mentions);
            }
        }
    }

    // Family names that only one person of the text bears.
    private Dictionary<string, int> Bearers() => Enumerable.Range(0, cast.Entities.Count)
        .Where(entity => cast.Entities[entity].Type == EntityType.Person)
        .SelectMany(entity => cast.FamilyNames(entity).Select(name => (Name: name, Entity: entity)))
        .GroupBy(pair => pair.Name, pair => pair.Entity, StringComparer.Ordinal)
        .Where(group => group.Distinct().Count() == 1)
        .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    // Organisations that the lexicon does not know, by names of one word: the "Hlas" of "Hlas-Chef".
    private IEnumerable<(string Name, int Entity)> Bodies(List<EntityMention> mentions) => mentions
        .Where(mention => mention is { Form: MentionForm.Name, Tokens.Length: 1 } && cast.Entities[mention.Entity] is { Type: EntityType.Organization, Known: false })
        .Select(mention => (Lexicon.NameKey.Fold(mention.Span.Of(text.Text).ToString()), mention.Entity));

    private void AddMembers(int token, Dictionary<string, int> bearers, HashSet<TextSpan> taken, List<EntityMention> mentions)
    {
        var word = text.Word(token);
        var origin = text.Tokens[token].Start;
        for (var start = 0; start < word.Length;)
        {
            var hyphen = word[start..].IndexOf('-');
            var end = hyphen < 0 ? word.Length : start + hyphen;
            var span = new TextSpan(origin + start, origin + end);
            if (end > start && char.IsUpper(word[start]) && !taken.Any(other => other.Overlaps(span))
                && bearers.TryGetValue(Lexicon.NameKey.Fold(word[start..end].ToString()), out var entity))
            {
                mentions.Add(new(entity, MentionForm.Part, span, new TokenRange(token, token + 1), Confidence));
            }

            start = end + 1;
        }
    }
}
