using EntityGraph.Extraction.Lexicon;

namespace EntityGraph.Extraction.Relations;

/// <summary>Nouns that stand for what the text has just said somebody did: "den Schritt", "die Vorwürfe", from <c>deeds.tsv</c>.</summary>
internal sealed class DeedNouns
{
    private readonly Dictionary<string, RelationType[]>.AlternateLookup<ReadOnlySpan<char>> _types;

    private DeedNouns() => _types = LexiconTable.Read("deeds.tsv")
        .SelectMany(row => RelationLexicon.NounForms(row["noun"]).Select(form => (Form: form, Types: row.Values("types").Select(Parse).ToArray())))
        .DistinctBy(pair => pair.Form)
        .ToDictionary(pair => pair.Form, pair => pair.Types, StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Reads the table.</summary>
    public static DeedNouns Load() => new();

    /// <summary>The types of deed that a noun form may stand for; empty for any, null where it stands for none.</summary>
    /// <param name="word">The form.</param>
    public RelationType[]? Of(ReadOnlySpan<char> word) => _types.TryGetValue(word, out var types) ? types : null;

    private static RelationType Parse(string name) =>
        Ontology.TryParse(name, out var type) ? type : throw new InvalidDataException($"'{name}' is no relation type.");
}
