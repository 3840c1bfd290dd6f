using System.Diagnostics;
using System.Globalization;

namespace EntityGraph.Benchmarks;

/// <summary>What a piece of work took, in seconds.</summary>
/// <param name="Wall">By the clock.</param>
/// <param name="Processor">Of all processors; NaN where it can't be told. Stays the same where other programs are at work.</param>
internal readonly record struct Effort(double Wall, double Processor)
{
    /// <summary>Measures work of this process.</summary>
    public static Effort Of(Action work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var clock = Stopwatch.GetTimestamp();
        work();
        var wall = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        process.Refresh();
        return new(wall, (process.TotalProcessorTime - before).TotalSeconds);
    }

    /// <summary>Runs two programs in turns, so that both see the same load, and keeps the better round of each.</summary>
    public static (Effort Ours, Effort Theirs) InTurns(int rounds, Func<Effort> ours, Func<Effort> theirs)
    {
        var (best, other) = (ours(), theirs());
        for (var round = 1; round < rounds; round++)
        {
            (best, other) = (best.Better(ours()), other.Better(theirs()));
        }

        return (best, other);
    }

    /// <summary>The ratio of two efforts, as text.</summary>
    public string Over(Effort other) => double.IsNaN(Processor + other.Processor)
        ? string.Create(CultureInfo.InvariantCulture, $"ratio {Wall / other.Wall:F2}")
        : string.Create(CultureInfo.InvariantCulture, $"ratio {Wall / other.Wall:F2}, of processor time {Processor / other.Processor:F2}");

    private Effort Better(Effort other) => new(Math.Min(Wall, other.Wall), Math.Min(Processor, other.Processor));
}
