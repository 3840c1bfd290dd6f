using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace EntityGraph.Benchmarks;

/// <summary>A server on the loopback interface, in a process of its own, stopped by its id.</summary>
internal sealed class HttpServer : IDisposable
{
    private readonly Process _process;

    private HttpServer(Process process, Uri address) => (_process, Address) = (process, address);

    /// <summary>Where it listens.</summary>
    public Uri Address { get; }

    /// <summary>Seconds of processor time that it has taken so far.</summary>
    public double Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Starts a program of ours, which takes its address by <c>--urls</c>.</summary>
    /// <param name="program">The assembly.</param>
    /// <param name="arguments">What the program takes besides.</param>
    public static HttpServer Start(string program, params string[] arguments)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])[program, .. arguments, "--urls", address.ToString().TrimEnd('/')])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new(process, address);
    }

    /// <summary>Waits until it is ready.</summary>
    /// <param name="path">Answers 200 when it is.</param>
    public async Task WaitAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = Address };
        for (var attempt = 0; attempt < 2400 && !_process.HasExited; attempt++)
        {
            if (await IsReadyAsync(client, path))
            {
                return;
            }

            await Task.Delay(250);
        }

        throw new InvalidOperationException("A server did not get ready.");
    }

    /// <summary>Stops it.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private static async Task<bool> IsReadyAsync(HttpClient client, string path)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
