using System.Diagnostics;
using System.Globalization;

namespace EntityGraph.Benchmarks;

/// <summary>A PostgreSQL server of our own in a folder, for as long as it is needed, and one session on it.</summary>
internal sealed class Postgres : IDisposable
{
    private const string Timing = "Time: ";
    private readonly Process _server;
    private readonly Process _session;

    private Postgres(Process server, Process session) => (_server, _session) = (server, session);

    private static string[] AsPostgres => ["--reuid=postgres", "--regid=postgres", "--init-groups"];

    /// <summary>Starts a server; null where Debian's PostgreSQL is not installed or may not be run.</summary>
    /// <param name="folder">A folder that goes away afterwards.</param>
    public static Postgres? TryStart(string folder)
    {
        const string Root = "/usr/lib/postgresql";
        var binaries = Directory.Exists(Root) ? Directory.GetDirectories(Root).Order(StringComparer.Ordinal).LastOrDefault() : null;
        if (binaries is null || Environment.UserName != "root")
        {
            return null;
        }

        binaries = Path.Combine(binaries, "bin");
        var data = Path.Combine(folder, "data");
        Run("chmod", "755", folder);
        Run("install", "-d", "-o", "postgres", data);
        Run("setpriv", [.. AsPostgres, Path.Combine(binaries, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]);
        var server = Start(
            "setpriv",
            data,
            [
                .. AsPostgres, Path.Combine(binaries, "postgres"), "-D", data, "-c", "listen_addresses=", "-c", $"unix_socket_directories={data}",
                "-c", "fsync=off", "-c", "shared_buffers=1GB", "-c", "work_mem=256MB", "-c", "jit=off",
            ]);
        for (var attempt = 0; attempt < 100 && !File.Exists(Path.Combine(data, ".s.PGSQL.5432")); attempt++)
        {
            Thread.Sleep(100);
        }

        var session = Start(Path.Combine(binaries, "psql"), data, "-h", data, "-U", "postgres", "-q", "-t");
        session.StandardInput.WriteLine("\\timing on");
        return new(server, session);
    }

    /// <summary>Runs a command; it may answer with lines, none of which is kept.</summary>
    /// <returns>How long it took, as psql says.</returns>
    public Effort Ask(string command)
    {
        _session.StandardInput.WriteLine(command);
        _session.StandardInput.Flush();
        while (_session.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith(Timing, StringComparison.Ordinal))
            {
                return new(double.Parse(line[Timing.Length..].Split(' ')[0], CultureInfo.InvariantCulture) / 1000, double.NaN);
            }
        }

        throw new InvalidOperationException("psql has ended.");
    }

    /// <summary>Stops session and server.</summary>
    public void Dispose()
    {
        _session.StandardInput.Close();
        _session.WaitForExit();
        _session.Dispose();
        Run("kill", "-INT", $"{_server.Id}");
        _server.WaitForExit();
        _server.Dispose();
    }

    private static Process Start(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return process;
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Start(program, "/", arguments);
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
    }
}
