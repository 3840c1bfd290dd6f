using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EntityGraph.Backends.Sql;
using EntityGraph.Backends.Sqlite;

namespace EntityGraph.Benchmarks;

/// <summary>Measures how many networks a second the service answers, beside a bare server that writes the same bytes from memory.</summary>
/// <param name="articles">Articles to make the graph of.</param>
/// <param name="seconds">Length of a round.</param>
/// <param name="seed">Seed of the generator.</param>
internal sealed partial class HttpBenchmark(int articles, int seconds, int seed)
{
    private const int Rounds = 3;
    private const int WarmUpRounds = 12;
    private const double WarmUpGain = 0.95;
    private const int Questions = 2_000;
    private const int Repeated = 50;
    private const int Connections = 16;

    /// <summary>Runs the benchmark.</summary>
    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("entitygraph-bench");
        try
        {
            var data = Path.Combine(folder.FullName, "data");
            await FillAsync(data);
            using var service = HttpServer.Start(FindService(), "serve", "--samples", "none", "--data", data);
            await service.WaitAsync("/health/ready");
            var addresses = await SaveAnswersAsync(service.Address, folder.FullName);
            using var bare = HttpServer.Start(typeof(HttpBenchmark).Assembly.Location, "bare", "--folder", folder.FullName);
            await bare.WaitAsync("/");
            var script = Path.Combine(folder.FullName, "ask.lua");
            Compare("every question computed", script, addresses, "Cache-Control: no-cache", service, bare);
            Compare("random centres, asked for as often as the articles name them", script, addresses, null, service, bare);
            Compare("repeated questions", script, addresses[..Repeated], null, service, bare);
            var tag = await TagAsync(service.Address, addresses[0]);
            Compare("repeated questions, not modified", script, addresses[..Repeated], "If-None-Match: " + tag, service, bare);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task FillAsync(string folder)
    {
        await using var database = new SqliteDatabase(Path.Combine(folder, "entitygraph.db"));
        var store = new SqlDocumentStore(database, TimeProvider.System);
        await store.OpenAsync(default);
        foreach (var entries in new NewsArticles(seed, articles).Make(articles).Chunk(1_000))
        {
            await store.SaveAsync(entries, default);
        }
    }

    // Who is named most comes first, and is asked about most.
    private async Task<string[]> SaveAnswersAsync(Uri service, string folder)
    {
        using var client = new HttpClient { BaseAddress = service };
        var ids = new List<string>();
        for (var page = "/api/v1/entities?limit=200&sort=mentions"; page is not null && ids.Count < Questions;)
        {
            using var list = JsonDocument.Parse(await client.GetByteArrayAsync(new Uri(page, UriKind.Relative)));
            ids.AddRange(list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString() ?? ""));
            var cursor = list.RootElement.GetProperty("nextCursor").GetString();
            page = cursor is null ? null : "/api/v1/entities?limit=200&sort=mentions&cursor=" + Uri.EscapeDataString(cursor);
        }

        var addresses = ids.Select(id => $"/api/v1/graph/subgraph?center={id}&depth=1&maxNodes=50").ToArray();
        var bytes = 0L;
        foreach (var (number, address) in addresses.Index())
        {
            var answer = await client.GetByteArrayAsync(new Uri(address, UriKind.Relative));
            bytes += answer.Length;
            await File.WriteAllBytesAsync(Path.Combine(folder, $"{number}.json"), answer);
        }

        await File.WriteAllLinesAsync(Path.Combine(folder, "addresses.txt"), addresses);
        var stats = await client.GetStringAsync(new Uri("/api/v1/graph/stats", UriKind.Relative));
        Print.Line($"{addresses.Length} questions, answers of {bytes / addresses.Length:N0} bytes in the mean; {stats}");
        return addresses;
    }

    private static async Task<string> TagAsync(Uri service, string address)
    {
        using var client = new HttpClient { BaseAddress = service };
        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return answer.Headers.ETag?.ToString() ?? "\"none\"";
    }

    // In turns, so that both see the same load; the median round counts.
    private void Compare(string name, string script, string[] addresses, string? header, HttpServer service, HttpServer bare)
    {
        WriteScript(script, addresses, header);
        WarmUp(service, script);
        WarmUp(bare, script);
        var rounds = Enumerable.Range(0, Rounds).Select(_ => (Ours: Ask(service, script, seconds), Bare: Ask(bare, script, seconds))).ToList();
        var (ours, theirs) = (Median(rounds, round => round.Ours.Rate), Median(rounds, round => round.Bare.Rate));
        var (mine, its) = (Median(rounds, round => round.Ours.Microseconds), Median(rounds, round => round.Bare.Microseconds));
        Print.Line($"{name}: {ours:N0} answers a second, bare server {theirs:N0}, ratio {ours / theirs:F2}; processor time of an answer {mine:F0} us, bare server {its:F0} us");
    }

    // Until the compiler of the runtime has nothing more to gain: at first it takes a third of the time, and counts calls in the rest.
    private void WarmUp(HttpServer server, string script)
    {
        for (var (round, before, now) = (0, double.MaxValue, double.MaxValue); round < WarmUpRounds && (round < 2 || now < WarmUpGain * before); round++)
        {
            (before, now) = (now, Ask(server, script, seconds).Microseconds);
        }
    }

    private static double Median<T>(IEnumerable<T> rounds, Func<T, double> read) => Print.Percentile(rounds.Select(read), 0.5);

    private static void WriteScript(string path, string[] addresses, string? header)
    {
        var parts = header?.Split(": ", 2);
        File.WriteAllText(path, $$"""
            local addresses = { {{string.Join(',', addresses.Select(address => $"[[{address}]]"))}} }
            local headers = { {{(parts is null ? "" : $"[ [[{parts[0]}]] ] = [[{parts[1]}]]")}} }
            local requests = {}
            function init(args)
              math.randomseed(1)
              for i, address in ipairs(addresses) do requests[i] = wrk.format("GET", address, headers) end
            end
            function request() return requests[1 + math.floor(#requests * math.random() ^ 3)] end
            """);
    }

    // Answers a second, and what the server took for one.
    private static (double Rate, double Microseconds) Ask(HttpServer server, string script, int seconds)
    {
        var before = server.Processor;
        var start = new ProcessStartInfo("wrk") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["-t1", $"-c{Connections}", $"-d{seconds}s", "-s", script, server.Address.ToString()])
        {
            start.ArgumentList.Add(argument);
        }

        using var wrk = Process.Start(start) ?? throw new InvalidOperationException("wrk did not start (Debian wrk).");
        var output = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        return output.Contains("Non-2xx", StringComparison.Ordinal) && !output.Contains("Non-2xx or 3xx responses: 0", StringComparison.Ordinal)
            ? throw new InvalidOperationException(output)
            : (Number(Rate(), output), (server.Processor - before) * 1e6 / Number(Answers(), output));
    }

    private static double Number(Regex where, string output) => double.Parse(where.Match(output).Groups[1].Value, CultureInfo.InvariantCulture);

    // The service lies beside this program, in the folder of all that was built.
    private static string FindService() =>
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "../../EntityGraph.Service", Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')), "entitygraph.dll"));

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Answers();
}
