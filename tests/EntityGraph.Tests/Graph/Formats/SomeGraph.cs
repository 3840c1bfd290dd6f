using System.Collections.Immutable;
using EntityGraph.Extraction;
using EntityGraph.Graph.Formats;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Tests.Graph.Formats;

/// <summary>Graphs for tests of formats.</summary>
internal static class SomeGraph
{
    /// <summary>Names that break one format or another.</summary>
    public static readonly string[] HostileNames =
    [
        "Kim Jong-un",
        "=HYPERLINK(\"http://evil\")",
        "<b>&amp;</b> ]]> \"quoted\" 'single' \\ back",
        "control \u0001\u0008\u000b end",
        "lines\nand\ttabs\r\nhere",
        "emoji 🕊️ العربية 한국어 ﷽",
        "lone \ud83d surrogate",
        "[list], with; all | separators {x} #1 `tick` $a ${b}",
        "\ufffe\uffff",
        "@prefix -minus +plus",
    ];

    /// <summary>A graph of these names in a row: each is linked to the next by a relation and by co-occurrence.</summary>
    public static GraphFile Of(IReadOnlyList<string> names, Layers layers = Layers.All)
    {
        var nodes = names.Select((name, index) => Node("person:p" + index, name)).ToImmutableArray();
        var links = Enumerable.Range(0, names.Count - 1)
            .SelectMany(index => (GraphLink[])
            [
                Link((ulong)index * 3, nodes[index], nodes[index + 1], RelationType.Accuse),
                Link(((ulong)index * 3) + 1, nodes[index], nodes[index + 1], RelationType.Consult),
                Link(((ulong)index * 3) + 2, nodes[index], nodes[index + 1], null),
            ])
            .Where(link => layers.HasFlag(link.Layer))
            .ToImmutableArray();
        return GraphFile.Of(new Subgraph(nodes, links, true, 3, 7, 10, 42), "A \"test\" <graph>", "/next?a=1&b=2");
    }

    /// <summary>What a format makes of a graph.</summary>
    public static async Task<byte[]> WriteAsync(string format, GraphFile graph, FormatOptions? options = null)
    {
        using var output = new MemoryStream();
        await GraphFormats.Find(format)!.WriteAsync(graph, options ?? FormatOptions.Default, output, CancellationToken.None);
        return output.ToArray();
    }

    private static SubgraphNode Node(string id, string name) => new(
        new Entity(
            id,
            EntityType.Person,
            name,
            [new Alias(name, MentionForm.Name, 3, null, null), new Alias("er", MentionForm.Pronoun, 9, null, null)],
            ["https://www.wikidata.org/entity/Q56226"],
            true,
            12,
            4,
            new DateOnly(2019, 4, 25),
            null,
            0.987654321),
        1,
        0.5,
        2);

    private static GraphLink Link(ulong hash, SubgraphNode source, SubgraphNode target, RelationType? type) => new(
        hash,
        source.Entity.Id,
        target.Entity.Id,
        type,
        type is { } relation && !relation.Info().Symmetric,
        2.5,
        3,
        2,
        1,
        0,
        false,
        new DateOnly(2018, 1, 1),
        new DateOnly(2019, 4, 25),
        0.75);
}
