using System.Text.RegularExpressions;

namespace EntityGraph.Tests;

public sealed partial class ArchitectureTests
{
    private const int LongestFile = 400;

    // Each room and the rooms it may name in a using directive, in the order an article passes them.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["EntityGraph.Extraction"] = [],
        ["EntityGraph.Graph"] = ["EntityGraph.Extraction"],
        ["EntityGraph.Backends"] = ["EntityGraph.Extraction", "EntityGraph.Graph"],
        ["EntityGraph.Service"] = ["EntityGraph.Extraction", "EntityGraph.Graph", "EntityGraph.Backends"],
        ["EntityGraph.Lab"] = ["EntityGraph.Extraction", "EntityGraph.Graph", "EntityGraph.Backends"],
    };

    public static TheoryData<string> Rooms => [.. Allowed.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_names_only_the_rooms_it_may(string room)
    {
        var strangers =
            from file in Sources(room)
            from Match line in RoomUsing().Matches(File.ReadAllText(file))
            let named = line.Groups[1].Value
            where named != room && !Allowed[room].Contains(named)
            select $"{Path.GetFileName(file)} names {named}";

        Assert.Empty(strangers);
    }

    [Theory]
    [InlineData(@"\basync void\b")]
    [InlineData(@"\.(Result|Wait\(\)|GetAwaiter\(\)\.GetResult\(\));")]
    [InlineData(@"\bDateTime(Offset)?\.(Utc)?Now\b")]
    public void Nobody_writes(string pattern)
    {
        var lines =
            from file in Sources("")
            from line in File.ReadLines(file)
            where Regex.IsMatch(line, pattern)
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(lines);
    }

    [Fact]
    public void German_is_data()
    {
        // The prefixes of verbs are a closed class of the grammar, and the only words that stand in code.
        var lines =
            from file in Sources("")
            where Path.GetFileName(file) != "Conjugation.cs"
            from line in File.ReadLines(file)
            let code = Comment().Replace(line, "")
            where Umlaut().IsMatch(code)
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(lines);
    }

    [Fact]
    public void No_file_is_too_long_to_be_read_at_once()
    {
        var long_ = Sources("").Where(file => File.ReadLines(file).Count() > LongestFile).Select(Path.GetFileName);

        Assert.Empty(long_);
    }

    private static IEnumerable<string> Sources(string room) =>
        Directory.EnumerateFiles(Path.Combine(SourceRoot(), room), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("node_modules", StringComparison.Ordinal));

    private static string SourceRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EntityGraph.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No EntityGraph.sln above the tests.");
        }

        return Path.Combine(folder.FullName, "src");
    }

    [GeneratedRegex(@"^using (?:static )?(EntityGraph\.\w+)", RegexOptions.Multiline)]
    private static partial Regex RoomUsing();

    [GeneratedRegex("//.*$")]
    private static partial Regex Comment();

    // Words of two letters and more; a single letter in a table of foldings is no German word.
    [GeneratedRegex("\"[^\"]*[A-Za-zäöüÄÖÜß][äöüÄÖÜß][^\"]*\"|\"[^\"]*[äöüÄÖÜß][a-zäöüß][^\"]*\"")]
    private static partial Regex Umlaut();
}
