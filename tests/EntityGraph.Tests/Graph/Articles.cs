using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using EntityGraph.Extraction;
using EntityGraph.Extraction.Text;
using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Tests.Graph;

/// <summary>Makes analysed articles by hand, without the analyser.</summary>
internal static class Articles
{
    private static readonly string[] Slugs =
    [
        "person:sergej-schoigu", "person:sergei-shoigu", "person:anna-berg", "person:otto-berg", "person:mia-sommer",
        "person:jan-sommer", "organization:werkbank-ag", "organization:hafenamt", "state:XA", "state:XB", "place:altstadt",
    ];

    /// <summary>An article in which each sentence names some ids; a person's id without a hyphen is a partial name.</summary>
    public static AnalyzedDocument Of(string id, string date, params string[][] sentences) => Of(id, date, "Blatt", 0, [], sentences);

    /// <summary>An article with relations between entities of its first sentence.</summary>
    public static AnalyzedDocument Of(
        string id,
        string? date,
        string? source,
        ulong fingerprint,
        (string Source, RelationType Type, string Target)[] relations,
        params string[][] sentences)
    {
        var ids = sentences.SelectMany(names => names).Distinct().ToList();
        var mentions = sentences
            .SelectMany((names, sentence) => names.Select((name, place) => new Mention(
                ids.IndexOf(name), MentionForm.Name, new TextSpan((sentence * 100) + (place * 10), (sentence * 100) + (place * 10) + 8), sentence, 1)))
            .ToImmutableArray();
        var stated = relations.Select(relation => new ExtractedRelation(
            ids.IndexOf(relation.Source), ids.IndexOf(relation.Target), relation.Type, false, Modality.Asserted, false, null, false, false,
            "wort", null, null, 0.8,
            [
                new RelationEvidence(
                    0, new TextSpan(0, 99), default, MentionOf(mentions, ids, relation.Source), MentionOf(mentions, ids, relation.Target), "test"),
            ]));
        var extraction = new DocumentExtraction(
            "de",
            [.. sentences.Select((_, sentence) => new TextSpan(sentence * 100, (sentence * 100) + 99))],
            [.. ids.Select(Entity)],
            mentions,
            [.. stated],
            []);
        var day = date is null ? default(DateOnly?) : DateOnly.Parse(date, CultureInfo.InvariantCulture);
        return new(id, null, day, source, fingerprint, extraction)
        {
            Surfaces = [.. mentions.Select(mention => NameOf(ids[mention.Entity]))],
        };
    }

    /// <summary>Articles that a seed makes, over few names of which some are spellings and parts of others.</summary>
    public static List<AnalyzedDocument> Random(int seed, int count)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(number => Random(random, number))];
    }

    /// <summary>Everything that a version says, as text: equal texts are equal graphs.</summary>
    public static string Export(GraphVersion version)
    {
        var all = new GraphFilter
        {
            EntityTypes = [EntityType.Person, EntityType.State, EntityType.Organization, EntityType.Place],
            Window = CoOccurrenceWindow.Article,
        };
        var text = new StringBuilder();
        foreach (var entity in version.Entities)
        {
            text.Append(entity with { Aliases = [], SameAs = [] }).Append(' ').AppendJoin(';', entity.Aliases).AppendLine();
        }

        foreach (var measure in Enum.GetValues<Measure>())
        {
            text.AppendJoin('\n', version.Links(all, measure).OrderBy(link => link.Id, StringComparer.Ordinal)).AppendLine();
        }

        foreach (var relation in version.AllRelations(all).OrderBy(relation => relation.Id, StringComparer.Ordinal))
        {
            text.Append(relation with { Evidence = [] }).Append(' ').AppendJoin(';', relation.Evidence).AppendLine();
        }

        return text.ToString();
    }

    private static AnalyzedDocument Random(Random random, int number)
    {
        var sentences = Enumerable.Range(0, random.Next(1, 6))
            .Select(_ => Enumerable.Range(0, random.Next(1, 4)).Select(_ => Slugs[random.Next(Slugs.Length)]).Distinct().ToArray())
            .ToArray();
        if (random.Next(3) == 0)
        {
            sentences[^1] = [.. sentences[^1], random.Next(2) == 0 ? "person:berg" : "person:schoigu"];
        }

        var ends = sentences[0].Where(id => !id.StartsWith("place", StringComparison.Ordinal)).ToArray();
        var type = (RelationType)random.Next(Ontology.RelationTypes.Count);
        var date = random.Next(8) == 0 ? null : $"20{random.Next(10, 24)}-{random.Next(1, 13):00}-{random.Next(1, 28):00}";
        // Few fingerprints, one or two bits apart: some articles are copies of others.
        var fingerprint = random.Next(4) == 0 ? 0xABCDEF0123456789 ^ (1UL << random.Next(6)) : (ulong)random.NextInt64();
        return Of(
            string.Create(CultureInfo.InvariantCulture, $"doc-{number}"),
            date,
            random.Next(5) == 0 ? null : $"Blatt {random.Next(3)}",
            fingerprint,
            ends.Length > 1 ? [(ends[0], type, ends[1])] : [],
            sentences);
    }

    private static int MentionOf(ImmutableArray<Mention> mentions, List<string> ids, string id) =>
        mentions.Select((mention, number) => (mention, number)).First(pair => ids[pair.mention.Entity] == id).number;

    private static ExtractedEntity Entity(string id)
    {
        var type = id.Split(':')[0] switch
        {
            "person" => EntityType.Person,
            "state" => EntityType.State,
            "organization" => EntityType.Organization,
            _ => EntityType.Place,
        };
        return new(id, type, NameOf(id), type == EntityType.State, type != EntityType.Person || id.Contains('-', StringComparison.Ordinal), 0.9);
    }

    private static string NameOf(string id) =>
        CultureInfo.InvariantCulture.TextInfo.ToTitleCase(id.Split(':')[1].Replace('-', ' '));
}
