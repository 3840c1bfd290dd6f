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
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

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
            if (column.Read(element) is { } value)
            {
                json.WritePropertyName(column.Name);
                WriteValue(json, value);
            }
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
    public static void WriteWeight(this Utf8JsonWriter json, GraphLink link) =>
        json.WriteNumber("weight", Columns.Round(link.Weight));

    private static void WriteValue(Utf8JsonWriter json, object value)
    {
        switch (value)
        {
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case DateOnly day:
                json.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case ImmutableArray<string> texts:
                json.WriteStartArray();
                foreach (var text in texts)
                {
                    json.WriteStringValue(text);
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteStringValue((string)value);
                break;
        }
    }
}
