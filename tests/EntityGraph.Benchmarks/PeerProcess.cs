using System.Diagnostics;
using System.Globalization;

namespace EntityGraph.Benchmarks;

/// <summary>A peer in a process of its own, that has the graph and answers one question a line.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;

    private PeerProcess(Process process) => _process = process;

    /// <summary>Starts the system's Python, for which Debian packages the peers, and waits until it has read the graph.</summary>
    /// <param name="script">Reads the edges of its first argument, prints a line, then answers questions with wall time, processor time and a value.</param>
    /// <param name="arguments">What the script takes.</param>
    /// <returns>Null where Python or the package is missing.</returns>
    public static PeerProcess? TryStart(string script, params string[] arguments)
    {
        const string Interpreter = "/usr/bin/python3";
        if (!File.Exists(Interpreter))
        {
            return null;
        }

        var start = new ProcessStartInfo(Interpreter) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in (string[])["-c", script, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("python3 did not start.");
        process.ErrorDataReceived += (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginErrorReadLine();
        if (process.StandardOutput.ReadLine() is not null)
        {
            return new(process);
        }

        process.WaitForExit();
        process.Dispose();
        return null;
    }

    /// <summary>Asks a question.</summary>
    /// <param name="question">Name and numbers.</param>
    /// <param name="value">What came out; 0 where the question has no value.</param>
    public Effort Ask(string question, out double value)
    {
        _process.StandardInput.WriteLine(question);
        _process.StandardInput.Flush();
        var answer = (_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer has ended."))
            .Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        value = answer[2];
        return new(answer[0], answer[1]);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
