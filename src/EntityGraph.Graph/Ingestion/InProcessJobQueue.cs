using System.Threading.Channels;

namespace EntityGraph.Graph.Ingestion;

/// <summary>The queue inside one process. It forgets at the end: the store knows what is still to do.</summary>
/// <param name="time">The clock that retries wait by.</param>
public sealed class InProcessJobQueue(TimeProvider time) : IJobQueue
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(1);

    private readonly Channel<Message> _messages = Channel.CreateUnbounded<Message>();

    /// <inheritdoc/>
    public ValueTask PublishAsync(string jobId, CancellationToken cancellationToken) =>
        _messages.Writer.WriteAsync(new(jobId, Deliveries: 1), cancellationToken);

    /// <inheritdoc/>
    public Task ConsumeAsync(
        int workers, Func<string, CancellationToken, Task<JobOutcome>> work, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = workers, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(
            _messages.Reader.ReadAllAsync(cancellationToken),
            options,
            async (message, token) =>
            {
                // A rejected job is a dead letter in the store already; here there is nothing left to keep of it.
                if (await work(message.JobId, token) == JobOutcome.Retry)
                {
                    _ = RedeliverAsync(message, cancellationToken);
                }
            });
    }

    // Waits aside, so that a job that fails does not hold up the others; 1, 2, 4 … 60 seconds.
    private async Task RedeliverAsync(Message message, CancellationToken cancellationToken)
    {
        var delay = FirstDelay * Math.Pow(2, Math.Min(message.Deliveries - 1, 10));
        try
        {
            await Task.Delay(delay < LongestDelay ? delay : LongestDelay, time, cancellationToken);
            await _messages.Writer.WriteAsync(message with { Deliveries = message.Deliveries + 1 }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The service stops; the job is still queued in the store.
        }
    }

    private readonly record struct Message(string JobId, int Deliveries);
}
