using System.Buffers;

namespace EntityGraph.Graph.Formats;

/// <summary>How fields of tables are written (RFC 4180).</summary>
internal static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n\t");

    // A spreadsheet takes what starts so for a formula, and runs it.
    private static readonly SearchValues<char> FormulaStart = SearchValues.Create("=+-@\t\r\n");

    /// <summary>A row.</summary>
    /// <param name="fields">Its fields, already written.</param>
    public static string Row(IEnumerable<string> fields) => string.Join(',', fields) + "\r\n";

    /// <summary>A field of free text: an apostrophe stands before what a spreadsheet would run.</summary>
    /// <param name="text">The text; null for an empty field.</param>
    public static string Text(string? text) =>
        string.IsNullOrEmpty(text) ? "" : Quote(FormulaStart.Contains(text[0]) ? "'" + text : text);

    /// <summary>A field that is text or not, as its column says.</summary>
    /// <param name="text">The value; null for an empty field.</param>
    /// <param name="kind">What the values of the column are.</param>
    public static string Field(string? text, ColumnKind kind) =>
        kind is ColumnKind.Text or ColumnKind.Texts ? Text(text) : text ?? "";

    /// <summary>A field as it is, in quotation marks where it must be.</summary>
    /// <param name="text">The value.</param>
    public static string Quote(string text) =>
        text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
