using System.Diagnostics;

namespace EntityGraph.Tests.Graph.Analysis;

/// <summary>A test that compares with networkx and igraph: skipped where they are not installed, unless the run requires all peers.</summary>
public sealed class NetworkxFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> Installed = new(() => Python.Run("import networkx, igraph", "") is not null);

    public NetworkxFactAttribute()
    {
        if (!Installed.Value && Environment.GetEnvironmentVariable("ENTITYGRAPH_REQUIRE_SERVERS") != "1")
        {
            Skip = "Needs python3-networkx and python3-igraph.";
        }
    }
}

/// <summary>Runs the system's Python, for which Debian packages networkx and igraph.</summary>
internal static class Python
{
    /// <summary>Runs a script with text on its standard input.</summary>
    /// <returns>What it printed; null where it could not run.</returns>
    public static string? Run(string script, string input)
    {
        const string Interpreter = "/usr/bin/python3";
        if (!File.Exists(Interpreter))
        {
            return null;
        }

        var start = new ProcessStartInfo(Interpreter) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : null;
    }
}
