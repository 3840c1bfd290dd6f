using System.Text.Json;
using EntityGraph.Service.Commands;

namespace EntityGraph.Service.Tests.Commands;

[Collection("console")]
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("entitygraph-").FullName;
    private readonly TextWriter _output = Console.Out;
    private readonly TextWriter _errors = Console.Error;

    private string Data => Path.Combine(_folder, "data");

    public void Dispose()
    {
        Console.SetOut(_output);
        Console.SetError(_errors);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Ingest_stores_what_is_good_reports_what_is_bad_and_reads_nothing_twice()
    {
        var file = Write("a.jsonl", """
            {"id": "a", "text": "Der nordkoreanische Machthaber Kim Jong-un hat Präsident Wladimir Putin getroffen."}
            {broken
            {"id": "b", "text": "Kim reiste nach Russland."}
            """);

        var (first, errors) = await RunAsync("ingest", file, "--data", Data);
        var (again, _) = await RunAsync("ingest", Write("b.txt", "Kim reiste am Montag nach Russland."), "--data", Data);
        var (known, _) = await RunAsync("ingest", Path.Combine(_folder, "b.txt"), "--data", Data);

        Assert.Equal(CommandLine.SomeRejected, first);
        Assert.Contains($"{file}:2: ", errors, StringComparison.Ordinal);
        Assert.Equal((CommandLine.Done, CommandLine.Done), (again, known));
        Assert.Equal(3, (await QueryAsync("documents?limit=10")).GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task Analyze_says_with_which_date_and_text_it_has_read_a_file()
    {
        await using var output = new StringWriter();
        Console.SetOut(output);
        var file = Write("a.txt", "Treffen zweier Präsidenten in Rom\n12. Mai 2024\n\nWladimir Putin hat Kim Jong-un getroffen.");

        Assert.Equal(CommandLine.Done, await CommandLine.RunAsync(["analyze", file]));

        var answer = JsonDocument.Parse(output.ToString()).RootElement;
        var text = answer.GetProperty("text").GetString()!;
        var mention = answer.GetProperty("mentions").EnumerateArray().First(one => one.GetProperty("entityId").GetString() == "person:wladimir-putin");
        Assert.Equal("2024-05-12", answer.GetProperty("date").GetString());
        Assert.Equal("Wladimir Putin", text[mention.GetProperty("start").GetInt32()..mention.GetProperty("end").GetInt32()]);
    }

    [Fact]
    public async Task Query_answers_as_the_interface_does_and_says_what_it_does_not_know()
    {
        await RunAsync(
            "ingest", Write("a.txt", "Der nordkoreanische Machthaber Kim Jong-un hat Präsident Wladimir Putin getroffen."), "--data", Data);

        var network = await QueryAsync("graph/subgraph?center=Kim Jong-un&depth=1");
        var (code, errors) = await RunAsync("query", "graph/subgraph?center=Niemand", "--data", Data);

        Assert.Contains(
            "person:wladimir-putin", network.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()));
        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains("Niemand", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_writes_a_whole_file_or_none()
    {
        await RunAsync("ingest", Write("a.txt", "Kim Jong-un hat Wladimir Putin getroffen."), "--data", Data);
        var target = Path.Combine(_folder, "graph.graphml");

        var (done, _) = await RunAsync("export", "--format", "graphml", "-o", target, "--data", Data);
        var (failed, _) = await RunAsync("export", "--format", "nonsense", "-o", target + "2", "--data", Data);

        Assert.Equal((CommandLine.Done, CommandLine.Failed), (done, failed));
        Assert.Contains("person:kim-jong-un", await File.ReadAllTextAsync(target), StringComparison.Ordinal);
        Assert.Equal([target], Directory.GetFiles(_folder, "graph*"));
    }

    [Theory]
    [InlineData("ingst", "a.txt")]
    [InlineData("--dta=somewhere")]
    [InlineData("ingest", "/nowhere/at/all.txt")]
    [InlineData("ingest", "a.txt", "--server", "nonsense")]
    [InlineData("ingest", "a.txt", "--data", "/proc/nowhere")]
    public async Task What_cannot_be_done_is_said_and_ends_with_two(params string[] arguments)
    {
        if (arguments[0] == "ingest" && !arguments.Contains("--data"))
        {
            arguments = arguments.Contains("--server") ? arguments : [.. arguments, "--data", Data];
        }

        var (code, errors) = await RunAsync(arguments);

        Assert.Equal(CommandLine.Failed, code);
        Assert.NotEmpty(errors);
    }

    [Fact]
    public async Task A_backup_brings_back_what_was_there()
    {
        await RunAsync("ingest", Write("a.txt", "Kim Jong-un hat Wladimir Putin getroffen."), "--data", Data);
        var backup = Path.Combine(_folder, "backup.db");
        var other = Path.Combine(_folder, "other");

        Assert.Equal(CommandLine.Done, (await RunAsync("backup", backup, "--data", Data)).Code);
        Assert.Equal(CommandLine.Failed, (await RunAsync("backup", backup, "--data", Data)).Code);
        Assert.Equal(CommandLine.Done, (await RunAsync("restore", backup, "--data", other)).Code);
        Assert.Equal(CommandLine.Failed, (await RunAsync("restore", backup, "--data", other)).Code);
        Assert.Equal(CommandLine.Done, (await RunAsync("verify", "--data", other)).Code);

        var (_, answer) = await CaptureAsync("query", "graph/stats", "--data", other);
        Assert.Contains("\"documents\":1", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_finds_a_store_that_was_damaged()
    {
        await RunAsync("ingest", Write("a.txt", string.Concat(Enumerable.Repeat("Kim Jong-un hat Putin getroffen. ", 2000))), "--data", Data);
        var path = Path.Combine(Data, "entitygraph.db");
        var bytes = await File.ReadAllBytesAsync(path);
        bytes.AsSpan(bytes.Length / 2, 4096).Fill(0xEE);
        await File.WriteAllBytesAsync(path, bytes);

        var (code, errors) = await RunAsync("verify", "--data", Data);

        Assert.Equal(CommandLine.Failed, code);
        Assert.Contains(path, errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Errors)> RunAsync(params string[] arguments)
    {
        using var errors = new StringWriter();
        Console.SetError(errors);
        return (await CommandLine.RunAsync(arguments), errors.ToString());
    }

    private async Task<(int Code, string Output)> CaptureAsync(params string[] arguments)
    {
        var target = Path.Combine(_folder, $"{Guid.NewGuid():N}.json");
        var (code, _) = await RunAsync([.. arguments, "-o", target]);
        return (code, await File.ReadAllTextAsync(target));
    }

    private async Task<JsonElement> QueryAsync(string question)
    {
        var (code, answer) = await CaptureAsync("query", question, "--data", Data);
        Assert.Equal(CommandLine.Done, code);
        using var json = JsonDocument.Parse(answer);
        return json.RootElement.Clone();
    }

    private string Write(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
