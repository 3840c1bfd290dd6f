namespace EntityGraph.Service.Hosting;

/// <summary>Whether the program can answer. It starts as not ready; safe to use from many threads.</summary>
internal sealed class Readiness
{
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile string? _waitingFor = "the start";

    /// <summary>Whether the graph is loaded and the samples, where there are any, are in.</summary>
    public bool IsReady => _waitingFor is null;

    /// <summary>What it waits for, in a few words; null when it is ready.</summary>
    public string? WaitingFor => _waitingFor;

    /// <summary>Ends when the program is ready; fails when it can't become so.</summary>
    public Task Ready => _ready.Task;

    /// <summary>Says what the program is waiting for.</summary>
    /// <param name="what">In a few words.</param>
    public void WaitFor(string what) => _waitingFor = what;

    /// <summary>Says that the program can answer.</summary>
    public void MarkReady()
    {
        _waitingFor = null;
        _ready.TrySetResult();
    }

    /// <summary>Says that the start failed.</summary>
    /// <param name="reason">Why.</param>
    public void MarkFailed(Exception reason)
    {
        _waitingFor = "nothing: the start failed";
        _ready.TrySetException(reason);
    }
}
