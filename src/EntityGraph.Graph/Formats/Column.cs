using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model;
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
/// <param name="Write">Writes name and value into an open object, nothing where not known, and makes no object of the value.</param>
/// <param name="Append">The same behind other properties, in bytes.</param>
internal sealed record Column<T>(
    string Name, ColumnKind Kind, Func<T, object?> Read, Action<Utf8JsonWriter, T> Write, Action<JsonBytes, T> Append)
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

/// <summary>Makes columns by what they hold.</summary>
internal static class Column
{
    /// <summary>A text.</summary>
    public static Column<T> Text<T>(string name, Func<T, string?> read) => Of(
        name, ColumnKind.Text, read, (json, property, value) => json.WriteString(property, value), (json, value) => json.Text(value ?? ""));

    /// <summary>A whole number.</summary>
    public static Column<T> Integer<T>(string name, Func<T, int?> read) => Of(
        name,
        ColumnKind.Integer,
        read,
        (json, property, value) => json.WriteNumber(property, value.GetValueOrDefault()),
        (json, value) => json.Number((long)value.GetValueOrDefault()));

    /// <summary>A number, rounded.</summary>
    public static Column<T> Number<T>(string name, Func<T, double?> read) => Of<T, double?>(
        name,
        ColumnKind.Number,
        element => read(element) is { } value ? Columns.Round(value) : null,
        (json, property, value) => json.WriteRounded(property, value.GetValueOrDefault()),
        (json, value) => json.Number(value.GetValueOrDefault()));

    /// <summary>True or false.</summary>
    public static Column<T> Flag<T>(string name, Func<T, bool?> read) => Of(
        name,
        ColumnKind.Flag,
        read,
        (json, property, value) => json.WriteBoolean(property, value.GetValueOrDefault()),
        (json, value) => json.Flag(value.GetValueOrDefault()));

    /// <summary>A day.</summary>
    public static Column<T> Day<T>(string name, Func<T, DateOnly?> read) => Of(
        name,
        ColumnKind.Day,
        read,
        (json, property, value) => json.WriteDay(property, value.GetValueOrDefault()),
        (json, value) => json.Day(value.GetValueOrDefault()));

    /// <summary>Texts in order.</summary>
    public static Column<T> Texts<T>(string name, Func<T, ImmutableArray<string>> read) =>
        Of(name, ColumnKind.Texts, read, (json, property, value) => json.WriteTexts(property, value), AppendTexts);

    private static void AppendTexts(JsonBytes json, ImmutableArray<string> texts)
    {
        for (var number = 0; number < texts.Length; number++)
        {
            json.Raw(number == 0 ? "["u8 : ","u8);
            json.Text(texts[number]);
        }

        json.Raw(texts.IsEmpty ? "[]"u8 : "]"u8);
    }

    private static Column<T> Of<T, TValue>(
        string name,
        ColumnKind kind,
        Func<T, TValue> read,
        Action<Utf8JsonWriter, JsonEncodedText, TValue> write,
        Action<JsonBytes, TValue> append)
    {
        var property = JsonEncodedText.Encode(name);
        byte[] before = [.. ",\""u8, .. property.EncodedUtf8Bytes, .. "\":"u8];
        return new(
            name,
            kind,
            element => read(element),
            (json, element) =>
            {
                if (read(element) is { } value)
                {
                    write(json, property, value);
                }
            },
            (json, element) =>
            {
                if (read(element) is { } value)
                {
                    json.Raw(before);
                    append(json, value);
                }
            });
    }
}

/// <summary>The properties of nodes and links. Names are promises of the interface.</summary>
internal static class Columns
{
    private const int AliasesShown = 10;

    /// <summary>Properties of a node beside its id, name and type that its entity alone has.</summary>
    public static readonly ImmutableArray<Column<SubgraphNode>> OfEntities =
    [
        Column.Texts<SubgraphNode>("aliases", node => Aliases(node)),
        Column.Texts<SubgraphNode>("sameAs", node => node.Entity.SameAs),
        Column.Flag<SubgraphNode>("known", node => node.Entity.Known),
        Column.Integer<SubgraphNode>("mentions", node => node.Entity.MentionCount),
        Column.Integer<SubgraphNode>("documents", node => node.Entity.DocumentCount),
        Column.Day<SubgraphNode>("first", node => node.Entity.First),
        Column.Day<SubgraphNode>("last", node => node.Entity.Last),
        Column.Number<SubgraphNode>("confidence", node => node.Entity.Confidence),
    ];

    /// <summary>Properties of a node that it has in one network.</summary>
    public static readonly ImmutableArray<Column<SubgraphNode>> OfPlaces =
    [
        Column.Integer<SubgraphNode>("hops", node => node.Hops),
        Column.Number<SubgraphNode>("rank", node => node.Rank),
        Column.Integer<SubgraphNode>("degree", node => node.Degree),
    ];

    /// <summary>Properties of a node beside its id, name and type.</summary>
    public static readonly ImmutableArray<Column<SubgraphNode>> OfNodes = [.. OfEntities, .. OfPlaces];

    /// <summary>Properties of a link that all of its type have.</summary>
    public static readonly ImmutableArray<Column<GraphLink>> OfTypes =
    [
        Column.Text<GraphLink>("layer", Layer),
        Column.Flag<GraphLink>("directed", link => link.Directed),
        Column.Text<GraphLink>("quadClass", link => link.Type?.Info().QuadClass.Name()),
        Column.Integer<GraphLink>("scale", link => link.Type?.Info().Scale),
    ];

    /// <summary>Properties of a link that its passages come to.</summary>
    public static readonly ImmutableArray<Column<GraphLink>> OfPassages =
    [
        Column.Integer<GraphLink>("count", link => link.Count),
        Column.Integer<GraphLink>("documents", link => link.Documents),
        Column.Integer<GraphLink>("sources", link => link.Sources),
        Column.Integer<GraphLink>("negated", link => link.Negated),
        Column.Flag<GraphLink>("former", link => link.Former),
        Column.Day<GraphLink>("first", link => link.First),
        Column.Day<GraphLink>("last", link => link.Last),
        Column.Number<GraphLink>("confidence", link => link.Confidence),
    ];

    /// <summary>Properties of a link beside its id, ends, type and weight.</summary>
    public static readonly ImmutableArray<Column<GraphLink>> OfLinks = [.. OfTypes, .. OfPassages];

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

    private static ImmutableArray<string> Aliases(SubgraphNode node)
    {
        var shown = ImmutableArray.CreateBuilder<string>(AliasesShown);
        foreach (var alias in node.Entity.Aliases)
        {
            if (shown.Count < AliasesShown && IsName(alias) && !shown.Contains(alias.Text))
            {
                shown.Add(alias.Text);
            }
        }

        return shown.DrainToImmutable();
    }

    // A member of a compound names by itself where it is an acronym: the "US" of a president, but not the "Christ" of democrats.
    private static bool IsName(Alias alias) => alias.Form switch
    {
        MentionForm.Role or MentionForm.Pronoun => false,
        MentionForm.Part => !alias.Text.Any(char.IsLower),
        _ => true,
    };
}
