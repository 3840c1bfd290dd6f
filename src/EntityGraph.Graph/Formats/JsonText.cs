using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Graph.Formats;

/// <summary>How all formats that are JSON write the same things.</summary>
internal static class JsonText
{
    // Umlauts stay readable; what could leave a script of a page is escaped.
    // That what is written is JSON is tested by foreign readers, not at every value.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    private static readonly JsonEncodedText Weight = JsonEncodedText.Encode("weight");

    /// <summary>A writer onto a stream.</summary>
    /// <param name="output">The stream.</param>
    public static Utf8JsonWriter Open(Stream output) => new(output, Options);

    /// <summary>Writes the properties that stand in <see cref="Columns"/> into an open object; what is not known is left out.</summary>
    /// <typeparam name="T">Node or link.</typeparam>
    /// <param name="json">The writer.</param>
    /// <param name="columns">The properties.</param>
    /// <param name="element">The node or link.</param>
    public static void WriteColumns<T>(this Utf8JsonWriter json, ImmutableArray<Column<T>> columns, T element)
    {
        foreach (var column in columns)
        {
            column.Write(json, element);
        }
    }

    /// <summary>Writes an object of texts.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="name">Name of the object.</param>
    /// <param name="graph">What is written.</param>
    public static void WriteInfo(this Utf8JsonWriter json, string name, GraphFile graph)
    {
        json.WriteStartObject(name);
        json.WriteString("name", graph.Title);
        json.WriteString("generator", "EntityGraph");
        json.WriteNumber("version", graph.Version);
        json.WriteBoolean("truncated", graph.Truncated);
        json.WriteEndObject();
    }

    /// <summary>Writes the weight of a link.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="link">The link.</param>
    public static void WriteWeight(this Utf8JsonWriter json, GraphLink link) => json.WriteRounded(Weight, Columns.Round(link.Weight));

    /// <summary>Writes a number. Most are whole, for which the shortest form is quickly found.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="property">Its name.</param>
    /// <param name="value">The number.</param>
    public static void WriteRounded(this Utf8JsonWriter json, JsonEncodedText property, double value)
    {
        var whole = (int)value;
        if (whole == value)
        {
            json.WriteNumber(property, whole);
        }
        else
        {
            json.WriteNumber(property, value);
        }
    }

    /// <summary>Writes a day.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="property">Its name.</param>
    /// <param name="day">The day.</param>
    public static void WriteDay(this Utf8JsonWriter json, JsonEncodedText property, DateOnly day)
    {
        Span<byte> text = stackalloc byte[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString(property, text);
    }

    /// <summary>Writes texts in order.</summary>
    /// <param name="json">The writer.</param>
    /// <param name="property">Their name.</param>
    /// <param name="texts">The texts.</param>
    public static void WriteTexts(this Utf8JsonWriter json, JsonEncodedText property, ImmutableArray<string> texts)
    {
        json.WriteStartArray(property);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
