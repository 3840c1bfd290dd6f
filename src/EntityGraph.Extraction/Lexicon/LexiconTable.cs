using System.Collections.Immutable;

namespace EntityGraph.Extraction.Lexicon;

/// <summary>Reads the tables of <c>data/lexicon</c>, which are built into the library.</summary>
/// <remarks>Tab separated, first line the header, lines with <c>#</c> are comments, several values in a field parted by <c>|</c>.</remarks>
internal static class LexiconTable
{
    /// <summary>All rows of a table, in file order.</summary>
    /// <param name="name">Path below <c>data/lexicon</c>, such as <c>states.tsv</c>.</param>
    /// <param name="folder">The folder of <c>data</c> that holds it.</param>
    /// <exception cref="InvalidDataException">There is no such table, or a row has more fields than the header.</exception>
    public static IEnumerable<LexiconRow> Read(string name, string folder = "lexicon")
    {
        using var stream = typeof(LexiconTable).Assembly.GetManifestResourceStream($"{folder}/{name}")
            ?? throw new InvalidDataException($"The lexicon table {name} is missing from the library.");
        using var reader = new StreamReader(stream);
        Dictionary<string, int>? columns = null;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var fields = line.Split('\t');
            if (columns is null)
            {
                columns = fields.Index().ToDictionary(field => field.Item, field => field.Index, StringComparer.Ordinal);
                continue;
            }

            yield return fields.Length <= columns.Count
                ? new LexiconRow(columns, fields)
                : throw new InvalidDataException($"{name}, line {number}: {fields.Length} fields, the header has {columns.Count}.");
        }
    }
}

/// <summary>One row of a lexicon table.</summary>
internal sealed class LexiconRow(Dictionary<string, int> columns, string[] fields)
{
    /// <summary>The field of a column; empty where the row ends before it or the table lacks it.</summary>
    /// <param name="column">Name in the header.</param>
    public string this[string column] =>
        columns.TryGetValue(column, out var index) && index < fields.Length ? fields[index] : "";

    /// <summary>The values of a field that holds several.</summary>
    /// <param name="column">Name in the header.</param>
    public ImmutableArray<string> Values(string column) =>
        [.. this[column].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>Whether the field holds <c>1</c>.</summary>
    /// <param name="column">Name in the header.</param>
    public bool Flag(string column) => this[column] == "1";
}
