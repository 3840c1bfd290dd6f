namespace EntityGraph.Extraction.Relations;

/// <summary>Turns role phrases into standing relations: who leads, represents, belongs to what.</summary>
internal static class StandingFinder
{
    private const double Confidence = 0.92;

    /// <summary>The statements of all role phrases that say both who and where.</summary>
    /// <param name="text">A text whose mentions and role phrases are set.</param>
    public static IEnumerable<Statement> Find(AnalyzedText text)
    {
        foreach (var phrase in text.Roles)
        {
            if (phrase is { Holder: >= 0, Domain: >= 0, Form.Role.Relation: { } relation })
            {
                yield return new Statement(
                    phrase.Holder, phrase.Domain, relation, phrase.Span, phrase.Form.Role.Lemma, text.SentenceOf(phrase.Token), "role:" + phrase.Form.Role.Lemma, Confidence)
                {
                    Former = phrase.Former,
                    Designated = phrase.Designated,
                };
            }
        }
    }

    /// <summary>An organisation that is named by its state is part of it.</summary>
    /// <param name="text">A text whose mentions are set.</param>
    public static IEnumerable<Statement> FindParts(AnalyzedText text)
    {
        for (var i = 0; i < text.Mentions.Count; i++)
        {
            var whole = text.Mentions[i];
            if (text.Entities[whole.Entity] is not { Type: EntityType.Organization, State: { } state })
            {
                continue;
            }

            for (var k = i; k < text.Mentions.Count && text.Mentions[k].Span.Start < whole.Span.End; k++)
            {
                if (text.Entities[text.Mentions[k].Entity].Id == state && whole.Span.Contains(text.Mentions[k].Span))
                {
                    yield return new Statement(i, k, RelationType.PartOf, whole.Span, "", text.SentenceOf(whole.Tokens.Start), "name", 0.95);
                    break;
                }
            }
        }
    }
}
