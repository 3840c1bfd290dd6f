using System.Collections.Concurrent;
using EntityGraph.Service.Hosting;
using Microsoft.Extensions.Options;

namespace EntityGraph.Service.Api;

/// <summary>A question as it was sent, to one version of the graph. Equal questions have equal answers, byte by byte.</summary>
/// <param name="Version">The version.</param>
/// <param name="Path">The path.</param>
/// <param name="Query">The query, with its question mark.</param>
/// <param name="Accept">What the client accepts.</param>
internal readonly record struct Question(long Version, string Path, string Query, string Accept);

/// <summary>An answer ready to be sent again.</summary>
/// <param name="Tag">Its entity tag.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="ContentDisposition">Under which name it is saved; null for none.</param>
/// <param name="Route">The route that gave it, for the measures; null where not known.</param>
/// <param name="Body">Its bytes.</param>
internal sealed record Answer(string Tag, string? ContentType, string? ContentDisposition, string? Route, byte[] Body);

/// <summary>Keeps the answers given last, as many as fit into a budget of memory.</summary>
/// <remarks>
/// Two generations: answers join the young one; when that has taken half of the budget, the old one is dropped and the young one grows
/// old. An answer that is asked for again while old becomes young again. Those of past versions are never asked for, so they age out.
/// Safe to use from many threads; nobody waits but for the exchange of generations.
/// </remarks>
/// <param name="options">The budget.</param>
internal sealed class AnswerCache(IOptions<EntityGraphOptions> options)
{
    private const int Overhead = 500;
    private const int SharesOfBudget = 16;

    private readonly long _budget = options.Value.AnswerCacheMegabytes * 1024L * 1024;
    private readonly Lock _exchange = new();
    private volatile Generation _young = new();
    private volatile Generation _old = new();

    /// <summary>Bytes held, about.</summary>
    public long Bytes => _young.Bytes + _old.Bytes;

    /// <summary>Largest body that is kept.</summary>
    public long LargestBody => _budget / SharesOfBudget;

    /// <summary>Finds an answer; null where it is not kept.</summary>
    /// <param name="question">The question.</param>
    public Answer? Find(in Question question)
    {
        if (_young.Answers.TryGetValue(question, out var answer))
        {
            return answer;
        }

        if (_old.Answers.TryGetValue(question, out answer))
        {
            Keep(question, answer);
        }

        return answer;
    }

    /// <summary>Keeps an answer, unless it is too large.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    public void Keep(in Question question, Answer answer)
    {
        var young = _young;
        if (answer.Body.Length > LargestBody || !young.Answers.TryAdd(question, answer))
        {
            return;
        }

        var bytes = Interlocked.Add(ref young.Bytes, answer.Body.Length + (2 * (question.Path.Length + question.Query.Length)) + Overhead);
        if (bytes > _budget / 2)
        {
            lock (_exchange)
            {
                if (_young == young)
                {
                    _old = young;
                    _young = new();
                }
            }
        }
    }

    private sealed class Generation
    {
        public long Bytes;

        public ConcurrentDictionary<Question, Answer> Answers { get; } = new();
    }
}
