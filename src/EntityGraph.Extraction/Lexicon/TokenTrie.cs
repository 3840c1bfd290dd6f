namespace EntityGraph.Extraction.Lexicon;

/// <summary>Finds the longest entry of a lexicon that starts at a token. Look-up allocates nothing.</summary>
/// <typeparam name="T">What an entry says.</typeparam>
internal sealed class TokenTrie<T>
{
    private const int Root = 0;

    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _words;
    private readonly Dictionary<long, int> _children;
    private readonly T[][] _entries;
    private readonly WordFilter _first;

    // Plain dictionaries: freezing a hundred thousand forms costs more at the start than it ever saves.
    private TokenTrie(Dictionary<string, int> words, Dictionary<long, int> children, List<List<T>> entries, WordFilter first)
    {
        _first = first;
        _words = words.GetAlternateLookup<ReadOnlySpan<char>>();
        _children = children;
        _entries = [.. entries.Select(list => list.ToArray())];
    }

    /// <summary>The longest entry that starts at a token and does not cross the end of its sentence.</summary>
    /// <param name="text">The tokens.</param>
    /// <param name="token">Where to start.</param>
    /// <param name="end">The token after the last that may be used.</param>
    /// <param name="length">Number of tokens of the entry, 0 where there is none.</param>
    /// <returns>What the entry says; several where one name has several bearers.</returns>
    public ReadOnlySpan<T> Longest(AnalyzedText text, int token, int end, out int length)
    {
        var (node, found) = (Root, Root);
        length = 0;
        if (!_first.MayContain(text.Word(token)))
        {
            return [];
        }

        for (var i = token; i < end && _words.TryGetValue(text.Word(i), out var word); i++)
        {
            if (!_children.TryGetValue(Key(node, word), out node))
            {
                break;
            }

            if (_entries[node].Length > 0)
            {
                (found, length) = (node, i - token + 1);
            }
        }

        return length == 0 ? [] : _entries[found];
    }

    /// <summary>The entry of exactly one word.</summary>
    /// <param name="word">The word.</param>
    public ReadOnlySpan<T> Find(ReadOnlySpan<char> word) =>
        _first.MayContain(word) && _words.TryGetValue(word, out var id) && _children.TryGetValue(Key(Root, id), out var node) ? _entries[node] : [];

    /// <summary>The entry whose words a compound joins by hyphens: "Deutsche-Bank" in "Deutsche-Bank-Chef".</summary>
    /// <param name="joined">The words.</param>
    public ReadOnlySpan<T> FindJoined(ReadOnlySpan<char> joined)
    {
        var node = Root;
        foreach (var range in joined.Split('-'))
        {
            if (!_words.TryGetValue(joined[range], out var word) || !_children.TryGetValue(Key(node, word), out node))
            {
                return [];
            }
        }

        return _entries[node];
    }

    private static long Key(int node, int word) => ((long)node << 32) | (uint)word;

    /// <summary>Collects entries and builds the trie.</summary>
    internal sealed class Builder
    {
        private readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
        private readonly Dictionary<long, int> _children = [];
        private readonly List<List<T>> _entries = [[]];
        private readonly List<string> _first = [""];

        /// <summary>Adds an entry under its words.</summary>
        /// <param name="words">As the tokenizer cuts them.</param>
        /// <param name="entry">What it says; the same entry is kept once.</param>
        public void Add(IReadOnlyList<string> words, T entry)
        {
            var node = Root;
            foreach (var word in words)
            {
                var id = _words.TryGetValue(word, out var known) ? known : _words[word] = _words.Count;
                if (!_children.TryGetValue(Key(node, id), out var child))
                {
                    child = _children[Key(node, id)] = _entries.Count;
                    _entries.Add([]);
                    _first.Add(words[0]);
                }

                node = child;
            }

            if (!_entries[node].Contains(entry))
            {
                _entries[node].Add(entry);
            }
        }

        /// <summary>The finished trie.</summary>
        public TokenTrie<T> Build() => new(_words, _children, _entries, FirstWords(_ => true));

        /// <summary>The words that entries start with.</summary>
        /// <param name="wanted">Which entries.</param>
        public WordFilter FirstWords(Func<T, bool> wanted) =>
            new(_entries.Zip(_first).Where(node => node.First.Exists(entry => wanted(entry))).Select(node => node.Second));
    }
}
