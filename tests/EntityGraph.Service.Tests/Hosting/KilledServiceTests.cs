using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;

namespace EntityGraph.Service.Tests.Hosting;

/// <summary>The program as a process of its own, killed in the middle: only so it is seen what is on the disk.</summary>
public sealed class KilledServiceTests : IDisposable
{
    private const int Accepted = 40;
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("entitygraph-tests-");
    private Process? _process;
    private HttpClient _client = new();

    public void Dispose()
    {
        _client.Dispose();
        _process?.Kill();
        _process?.WaitForExit();
        _process?.Dispose();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task What_was_accepted_before_a_kill_is_in_the_graph_of_the_next_start_though_the_snapshot_is_older()
    {
        await StartAsync();
        await PostAsync("first", "Angela Merkel traf Emmanuel Macron.");
        await EndAsync();
        Assert.True(File.Exists(Path.Combine(_data.FullName, "graph.snapshot")));

        await StartAsync();
        for (var number = 0; number < Accepted; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/documents")
            {
                Content = JsonContent.Create(new { id = $"later-{number}", text = $"Angela Merkel traf Emmanuel Macron zum Gespräch Nummer {number}." }),
            };
            request.Headers.Add("Prefer", "respond-async");
            Assert.Equal(HttpStatusCode.Accepted, (await _client.SendAsync(request)).StatusCode);
        }

        _process!.Kill();
        await _process.WaitForExitAsync();

        await StartAsync();
        await WaitAsync(async () => await CountAsync() == Accepted + 1);
        var found = await _client.GetFromJsonAsync<JsonElement>("/api/v1/entities/person:angela-merkel");
        Assert.Equal("Angela Merkel", found.GetProperty("name").GetString());
    }

    // The snapshot is written when the program ends well.
    private async Task EndAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process!.Id}"]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
    }

    private async Task PostAsync(string id, string text)
    {
        using var answer = await _client.PostAsJsonAsync("/api/v1/documents", new { id, text });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private async Task<int> CountAsync()
    {
        using var answer = await _client.GetAsync(new Uri("/api/v1/graph/stats", UriKind.Relative));
        return answer.IsSuccessStatusCode ? (await ServiceFixture.ReadJsonAsync(answer)).GetProperty("documents").GetInt32() : 0;
    }

    private async Task WaitAsync(Func<Task<bool>> isDone)
    {
        for (var clock = Stopwatch.StartNew(); !await isDone(); await Task.Delay(100))
        {
            Assert.True(clock.Elapsed < Limit, $"Waited in vain at {_client.BaseAddress}.");
        }
    }

    private async Task StartAsync()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)socket.LocalEndpoint).Port}";
        socket.Stop();
        _process?.Dispose();
        _process = Process.Start(new ProcessStartInfo(
            "dotnet", [typeof(Program).Assembly.Location, "serve", "--samples", "none", "--data", _data.FullName, "--urls", address])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _client.Dispose();
        _client = new() { BaseAddress = new(address) };
        await WaitAsync(async () =>
        {
            try
            {
                using var ready = await _client.GetAsync(new Uri("/health/ready", UriKind.Relative));
                return ready.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });
    }
}
