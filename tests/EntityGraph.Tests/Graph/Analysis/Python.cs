using System.Diagnostics;

namespace EntityGraph.Tests.Graph.Analysis;

/// <summary>Runs the system's Python, for which Debian packages networkx and igraph.</summary>
internal static class Python
{
    /// <summary>Runs a script with text on its standard input.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It failed: most likely a package is missing.</exception>
    public static string Run(string script, string input)
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(script);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        var errors = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"Python failed; this test needs python3-networkx and python3-igraph. {errors.GetAwaiter().GetResult()}");
    }
}
