using System.Collections.Immutable;
using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>What the values of a column are.</summary>
internal enum ColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Whole number.</summary>
    Integer,

    /// <summary>Number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>Day.</summary>
    Day,

    /// <summary>Texts in order.</summary>
    Texts,
}

/// <summary>A property of all nodes or of all links: the formats differ in how they write it, not in what it says.</summary>
/// <typeparam name="T">Node or link.</typeparam>
/// <param name="Name">Its name, camel case.</param>
/// <param name="Kind">What its values are.</param>
/// <param name="Read">Its value; null where not known.</param>
internal sealed record Column<T>(string Name, ColumnKind Kind, Func<T, object?> Read)
{
    /// <summary>Its value as text, independent of any culture; null where not known. Texts are joined by <c>|</c>.</summary>
    /// <param name="element">Node or link.</param>
    public string? Text(T element) => Read(element) switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ImmutableArray<string> texts => texts.IsDefaultOrEmpty ? null : string.Join('|', texts),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}

/// <summary>The properties of nodes and links. Names are promises of the interface.</summary>
internal static class Columns
{
    private const int AliasesShown = 10;

    /// <summary>Properties of a node beside its id, name and type.</summary>
    public static readonly ImmutableArray<Column<SubgraphNode>> OfNodes =
    [
        new("aliases", ColumnKind.Texts, node => Aliases(node)),
        new("sameAs", ColumnKind.Texts, node => node.Entity.SameAs),
        new("known", ColumnKind.Flag, node => node.Entity.Known),
        new("mentions", ColumnKind.Integer, node => node.Entity.MentionCount),
        new("documents", ColumnKind.Integer, node => node.Entity.DocumentCount),
        new("first", ColumnKind.Day, node => node.Entity.First),
        new("last", ColumnKind.Day, node => node.Entity.Last),
        new("confidence", ColumnKind.Number, node => Round(node.Entity.Confidence)),
        new("hops", ColumnKind.Integer, node => node.Hops),
        new("rank", ColumnKind.Number, node => Round(node.Rank)),
        new("degree", ColumnKind.Integer, node => node.Degree),
    ];

    /// <summary>Properties of a link beside its id, ends, type and weight.</summary>
    public static readonly ImmutableArray<Column<GraphLink>> OfLinks =
    [
        new("layer", ColumnKind.Text, Layer),
        new("directed", ColumnKind.Flag, link => link.Directed),
        new("quadClass", ColumnKind.Text, link => link.Type?.Info().QuadClass.Name()),
        new("scale", ColumnKind.Integer, link => link.Type?.Info().Scale),
        new("count", ColumnKind.Integer, link => link.Count),
        new("documents", ColumnKind.Integer, link => link.Documents),
        new("sources", ColumnKind.Integer, link => link.Sources),
        new("negated", ColumnKind.Integer, link => link.Negated),
        new("former", ColumnKind.Flag, link => link.Former),
        new("first", ColumnKind.Day, link => link.First),
        new("last", ColumnKind.Day, link => link.Last),
        new("confidence", ColumnKind.Number, link => Round(link.Confidence)),
    ];

    /// <summary>The word for what a node is.</summary>
    /// <param name="node">The node.</param>
    public static string Type(SubgraphNode node) => node.Entity.Type switch
    {
        EntityType.Person => "person",
        EntityType.State => "state",
        EntityType.Organization => "organization",
        _ => "place",
    };

    /// <summary>The word for what a link says.</summary>
    /// <param name="link">The link.</param>
    public static string Type(GraphLink link) => link.Type?.Info().Name ?? Ontology.CoOccurrence;

    /// <summary>The word for the layer of a link.</summary>
    /// <param name="link">The link.</param>
    public static string Layer(GraphLink link) => link.Layer == Layers.CoOccurrence ? "co_occurrence" : "relations";

    /// <summary>A number with as many digits as mean something.</summary>
    /// <param name="number">The number.</param>
    public static double Round(double number) => Math.Round(number, 6);

    private static ImmutableArray<string> Aliases(SubgraphNode node) =>
    [
        .. node.Entity.Aliases
            .Where(alias => alias.Form is not (MentionForm.Role or MentionForm.Pronoun))
            .Select(alias => alias.Text)
            .Distinct(StringComparer.Ordinal)
            .Take(AliasesShown),
    ];
}
