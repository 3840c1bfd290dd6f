using EntityGraph.Extraction.Tagging;

namespace EntityGraph.Lab.Tagging;

/// <summary>Gathers what is known of words from lists of names and from a table of raw text.</summary>
/// <param name="resolve">Leads from a path of the configuration to a file.</param>
internal sealed class WordTableSource(Func<string, string> resolve)
{
    private readonly Dictionary<string, WordFacts> _facts = new(StringComparer.Ordinal);

    /// <summary>What was gathered, by word.</summary>
    public IReadOnlyDictionary<string, WordFacts> Facts => _facts;

    /// <summary>Reads everything that a configuration names.</summary>
    /// <param name="lists">The lists; the position is the bit.</param>
    /// <param name="vectors">Words of raw text.</param>
    public WordTable Build(IReadOnlyList<WordList> lists, WordVectors vectors)
    {
        foreach (var (bit, list) in lists.Index())
        {
            AddList(list, (ushort)(1 << bit));
        }

        foreach (var (index, word) in vectors.Words.Index())
        {
            Add(word, new(0, (byte)Math.Min(15, 1 + (int)Math.Log(vectors.Counts[index], 4)), index + 1));
        }

        return WordTable.Build(_facts, vectors.Values, vectors.Scales);
    }

    private void AddList(WordList list, ushort bit)
    {
        foreach (var fields in File.ReadLines(resolve(list.File)).Skip(list.Skip).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')))
        {
            if (fields.Length > list.Column && (list.Where is null || fields[1] == list.Where))
            {
                foreach (var word in fields[list.Column].Split('|', StringSplitOptions.RemoveEmptyEntries).SelectMany(name => Words(name, list)))
                {
                    Add(word, new(bit, 0, 0));
                }
            }
        }
    }

    private static IEnumerable<string> Words(string name, WordList list)
    {
        var parts = name.Trim().TrimEnd('!').Split(' ');
        var words = (list.Part, parts.Length) switch
        {
            ("word", 1) => parts,
            ("first", > 1) => parts[..1],
            ("rest", > 1) => parts[1..],
            _ => [],
        };
        return from word in words
               where word.Length > 1 && (parts.Length == 1 || (word.Length > 2 && char.IsUpper(word[0])))
               from ending in list.Endings ?? [""]
               from form in list.Capitalize ? new[] { word, Capitalized(word) } : [word]
               select form + ending;
    }

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private void Add(string word, WordFacts facts)
    {
        var level = WordShape.Read(word, new char[WordShape.BufferLength]).Word.ToString();
        _facts[level] = WordFacts.Join(_facts.GetValueOrDefault(level), facts);
    }
}
