using System.Diagnostics;

namespace EntityGraph.Benchmarks;

/// <summary>A PostgreSQL server of our own in a folder, for as long as it is needed.</summary>
internal sealed class Postgres : IDisposable
{
    private readonly Process _server;
    private readonly string _binaries;
    private readonly string _socket;

    private Postgres(Process server, string binaries, string socket) => (_server, _binaries, _socket) = (server, binaries, socket);

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
        Peers.Run("chmod", ["755", folder]);
        Peers.Run("install", ["-d", "-o", "postgres", data]);
        Peers.Run("setpriv", [.. AsPostgres, Path.Combine(binaries, "initdb"), "-D", data, "-U", "postgres", "-A", "trust", "--no-sync"]);
        var start = new ProcessStartInfo("setpriv") { RedirectStandardError = true, WorkingDirectory = data };
        foreach (var argument in (string[])
        [
            .. AsPostgres, Path.Combine(binaries, "postgres"), "-D", data, "-c", "listen_addresses=", "-c", $"unix_socket_directories={data}",
            "-c", "fsync=off", "-c", "shared_buffers=1GB", "-c", "work_mem=256MB", "-c", "jit=off",
        ])
        {
            start.ArgumentList.Add(argument);
        }

        var server = Process.Start(start);
        if (server is null)
        {
            return null;
        }

        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        var postgres = new Postgres(server, binaries, data);
        for (var attempt = 0; attempt < 100 && postgres.Query("SELECT 1;").Length == 0; attempt++)
        {
            Thread.Sleep(100);
        }

        return postgres;
    }

    private static string[] AsPostgres => ["--reuid=postgres", "--regid=postgres", "--init-groups"];

    /// <summary>Runs a command of psql.</summary>
    public string Query(string command) =>
        Peers.Run(Path.Combine(_binaries, "psql"), ["-h", _socket, "-U", "postgres", "-q", "-t", "-c", command]);

    /// <summary>Stops the server.</summary>
    public void Dispose()
    {
        Peers.Run("kill", ["-INT", $"{_server.Id}"]);
        _server.WaitForExit();
        _server.Dispose();
    }
}
