using System.Diagnostics;

namespace EntityGraph.Tests.Graph.Formats;

/// <summary>A program that nobody here wrote and that says whether a file is good.</summary>
internal static class Judge
{
    /// <summary>Whether the program runs here.</summary>
    public static bool Exists(string program, params string[] arguments)
    {
        try
        {
            return RunAsync(program, "", arguments).GetAwaiter().GetResult().ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string program, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}

/// <summary>A test that asks a foreign program; skipped where it is not installed, unless the environment demands it.</summary>
internal sealed class JudgeTheoryAttribute : TheoryAttribute
{
    /// <summary>The program to ask.</summary>
    public string Program { get; }

    /// <summary>Arguments with which it shows that it runs.</summary>
    public IReadOnlyList<string> Arguments { get; }

    public JudgeTheoryAttribute(string program, params string[] arguments)
    {
        (Program, Arguments) = (program, arguments);
        if (Environment.GetEnvironmentVariable("ENTITYGRAPH_REQUIRE_SERVERS") != "1" && !Judge.Exists(program, arguments))
        {
            Skip = $"{program} {string.Join(' ', arguments)} does not run here.";
        }
    }
}
