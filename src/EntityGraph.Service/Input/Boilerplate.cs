using System.Collections.Frozen;
using System.Reflection;

namespace EntityGraph.Service.Input;

/// <summary>Knows what on a web page, or in a text copied from one, is not the article. The words stand in <c>data/lexicon/boilerplate.tsv</c>.</summary>
internal sealed class Boilerplate
{
    private const string Resource = "lexicon/boilerplate.tsv";

    private readonly FrozenSet<string> _marks;
    private readonly FrozenSet<string> _wholes;
    private readonly FrozenSet<string> _ends;
    private readonly string[] _starts;
    private readonly string[] _dateLabels;

    private Boilerplate(ILookup<string, string> rows)
    {
        _marks = rows["mark"].ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _wholes = rows["is"].Select(Fold).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _ends = rows["ends"].Select(Fold).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _starts = [.. rows["starts"]];
        _dateLabels = [.. rows["dated"].OrderByDescending(label => label.Length)];
    }

    /// <summary>The table that comes with the program.</summary>
    public static Boilerplate Default { get; } = Load();

    /// <summary>Whether an attribute (class, id, role) marks an element that holds no article text.</summary>
    /// <param name="attribute">Words parted by blanks; each is looked at whole and by its parts.</param>
    public bool IsMark(string? attribute) =>
        !string.IsNullOrEmpty(attribute)
        && attribute.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(word =>
            _marks.Contains(word) || word.Split('-', '_').Any(_marks.Contains));

    /// <summary>Whether a paragraph is noise.</summary>
    /// <param name="paragraph">Its text.</param>
    public bool IsNoise(string paragraph) =>
        Fold(paragraph) is not { Length: > 0 } words
        || _wholes.Contains(words)
        || Array.Exists(_starts, start => paragraph.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a paragraph says that the article is over.</summary>
    /// <param name="paragraph">Its text.</param>
    public bool IsEnd(string paragraph) => _ends.Contains(Fold(paragraph));

    /// <summary>What stands after a word that announces the day of an article, such as "as of"; the line where it begins with none.</summary>
    /// <param name="line">A line.</param>
    public string WithoutDateLabel(string line) =>
        Array.Find(_dateLabels, label => line.StartsWith(label, StringComparison.OrdinalIgnoreCase)) is { } found
            ? line[found.Length..].TrimStart(' ', ':')
            : line;

    // Counters ("3 Kommentare", "Kommentare (3)") and closing marks don't count.
    private static string Fold(string text) => text.Trim(' ', ':', '-', '–', '—', '…', '.', '!', '?', '(', ')', '»', '›', '>',
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');

    private static Boilerplate Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        var rows = reader.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Skip(1)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'));
        return new(rows.ToLookup(row => row[0], row => row[1], StringComparer.Ordinal));
    }
}
