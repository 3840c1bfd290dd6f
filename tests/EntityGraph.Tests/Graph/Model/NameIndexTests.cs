using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Tests.Graph.Model;

public sealed class NameIndexTests
{
    private const string Letters = "abc";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    public void The_best_are_those_that_a_look_at_every_name_finds(int length)
    {
        var random = new Random(length);
        var entities = Enumerable.Range(0, 3000).Select(number => Some(number, random)).ToArray();
        var vertices = new VertexTable(entities, new Dictionary<string, string>());
        var names = new NameSearch(NameIndex.Build([.. entities.Index().Select(entity => KeyValuePair.Create(entity.Index, entity.Item))], _ => null));

        for (var round = 0; round < 40; round++)
        {
            var query = Word(random, length);
            Assert.Equal(LookAtAll(entities, query, 10), names.FindBest(query, 10, vertices, vertex => vertex % 3 != 0));
        }
    }

    private static List<(int Vertex, int Quality)> LookAtAll(Entity[] entities, string query, int limit)
    {
        var allowed = entities.Select((entity, vertex) => (entity, vertex)).Where(pair => pair.vertex % 3 != 0).ToList();
        List<(int Vertex, int Quality)> Best(Func<string, int> quality) =>
        [
            .. allowed.Select(pair => (pair.vertex, Quality: quality(pair.entity.Name.ToLowerInvariant())))
                .Where(match => match.Quality > 0)
                .OrderByDescending(match => match.Quality)
                .ThenByDescending(match => entities[match.vertex].DocumentCount)
                .ThenBy(match => match.vertex)
                .Take(limit),
        ];
        var exact = Best(name => Quality(name, query));
        var variants = query.Length < 4 ? [] : Variants(query).Distinct().ToList();
        return exact.Count == limit
            ? exact
            : Best(name => Math.Max(Quality(name, query), variants.Exists(variant => Quality(name, variant) > 0) ? 1 : 0));
    }

    private static int Quality(string name, string query) =>
        name == query ? 4
        : name.StartsWith(query, StringComparison.Ordinal) ? 3
        : name.Contains(" " + query, StringComparison.Ordinal) ? 2 : 0;

    // One letter missing, too many, wrong, or exchanged with the next.
    private static IEnumerable<string> Variants(string query)
    {
        for (var at = 0; at < query.Length; at++)
        {
            yield return query.Remove(at, 1);
            foreach (var letter in Letters + " ")
            {
                yield return query.Insert(at, letter.ToString());
                yield return query.Remove(at, 1).Insert(at, letter.ToString());
            }

            if (at + 1 < query.Length)
            {
                yield return string.Concat(query.AsSpan(0, at), [query[at + 1], query[at]], query.AsSpan(at + 2));
            }
        }
    }

    private static Entity Some(int number, Random random) =>
        new($"person:{number:x4}", EntityType.Person, $"{Word(random, 1 + random.Next(7))} {Word(random, 1 + random.Next(7))}", [], [], false, 1, random.Next(5), null, null, 1);

    private static string Word(Random random, int length) => string.Create(length, random, (word, source) =>
    {
        for (var at = 0; at < word.Length; at++)
        {
            word[at] = Letters[source.Next(Letters.Length)];
        }
    });
}
