using System.Text.Json;
using EntityGraph.Extraction.Tagging;
using EntityGraph.Extraction.Text;

namespace EntityGraph.Tests.Extraction.Tagging;

/// <summary>Recognition never falls under its floor; the floor is raised when the figure rises.</summary>
public sealed class GoldNamesTests
{
    private static readonly string Folder = Path.Combine(Root(), "data", "gold", "ner");

    [Fact]
    public void Recognition_of_the_gold_sentences_stays_above_its_floor()
    {
        var floor = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "floor.json"))).RootElement;
        var counts = new Dictionary<string, (int Right, int Predicted, int Gold)>(StringComparer.Ordinal);
        var tagger = SequenceTagger.Load();
        foreach (var (words, gold) in Directory.EnumerateFiles(Folder, "*.tsv").Order(StringComparer.Ordinal).SelectMany(Sentences))
        {
            Count(counts, Spans(gold), Spans(Tags(tagger, words)));
        }

        Assert.All(
            floor.EnumerateObject(),
            entry => Assert.True(
                F1(counts, entry.Name) >= entry.Value.GetDouble(),
                $"{entry.Name}: {F1(counts, entry.Name):F2} is under the floor of {entry.Value.GetDouble():F2}"));
    }

    // "PER LOC ORG" adds up these three classes, "all" every class.
    private static double F1(Dictionary<string, (int Right, int Predicted, int Gold)> counts, string name)
    {
        var included = counts.Where(pair => name == "all" || name.Split(' ').Contains(pair.Key)).Select(pair => pair.Value).ToArray();
        return 200.0 * included.Sum(c => c.Right) / Math.Max(1, included.Sum(c => c.Predicted + c.Gold));
    }

    private static void Count(
        Dictionary<string, (int Right, int Predicted, int Gold)> counts,
        HashSet<(int Start, int End, string Class)> gold,
        HashSet<(int Start, int End, string Class)> predicted)
    {
        foreach (var span in gold.Union(predicted))
        {
            var (right, found, expected) = counts.GetValueOrDefault(span.Class);
            var (isGold, isFound) = (gold.Contains(span), predicted.Contains(span));
            counts[span.Class] = (right + (isGold && isFound ? 1 : 0), found + (isFound ? 1 : 0), expected + (isGold ? 1 : 0));
        }
    }

    private static string[] Tags(SequenceTagger tagger, string[] words)
    {
        var (at, tokens, labels) = (0, new TextSpan[words.Length], new byte[words.Length]);
        for (var i = 0; i < words.Length; i++)
        {
            tokens[i] = new(at, at + words[i].Length);
            at += words[i].Length + 1;
        }

        tagger.Tag(string.Join(' ', words), tokens, labels);
        return [.. labels.Select(TagSet.NameOf)];
    }

    private static HashSet<(int Start, int End, string Class)> Spans(string[] tags) =>
        [.. from start in Enumerable.Range(0, tags.Length)
            where tags[start][0] == 'B'
            let end = start + 1 + tags.Skip(start + 1).TakeWhile(tag => tag[0] == 'I').Count()
            select (start, end, tags[start][2..])];

    private static IEnumerable<(string[] Words, string[] Tags)> Sentences(string path)
    {
        var rows = new List<string[]>();
        foreach (var line in File.ReadLines(path).Append(""))
        {
            if (line.Length > 0 && !line.StartsWith("#\t", StringComparison.Ordinal))
            {
                rows.Add(line.Split('\t'));
            }
            else if (rows.Count > 0 && line.Length == 0)
            {
                yield return ([.. rows.Select(row => row[1])], [.. rows.Select(row => row[2])]);
                rows = [];
            }
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EntityGraph.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No EntityGraph.sln above the tests.");
        }

        return folder.FullName;
    }
}
