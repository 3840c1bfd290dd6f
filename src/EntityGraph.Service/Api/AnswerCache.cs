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
/// Source: Zhang and others 2024, "SIEVE is simpler than LRU". Where room is needed a hand goes from the oldest answer to the newest,
/// passes over each that was asked for since it passed last, and takes the first that was not. Those of past versions are never asked
/// for, so they go. Safe to use from many threads; nobody waits but who keeps an answer for another who does.
/// </remarks>
/// <param name="options">The budget.</param>
internal sealed class AnswerCache(IOptions<EntityGraphOptions> options)
{
    private const int Overhead = 500;
    private const int SharesOfBudget = 16;

    private readonly long _budget = options.Value.AnswerCacheMegabytes * 1024L * 1024;
    private readonly ConcurrentDictionary<Question, Kept> _answers = new();
    private readonly Lock _keeping = new();
    private readonly LinkedList<Kept> _oldestFirst = [];
    private LinkedListNode<Kept>? _hand;
    private long _bytes;

    /// <summary>Bytes held, about.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Finds an answer; null where it is not kept.</summary>
    /// <param name="question">The question.</param>
    public Answer? Find(in Question question)
    {
        if (!_answers.TryGetValue(question, out var kept))
        {
            return null;
        }

        kept.IsAskedFor = true;
        return kept.Answer;
    }

    /// <summary>Whether an answer would be kept: it is not yet, and is not too large.</summary>
    /// <param name="question">The question.</param>
    /// <param name="length">Bytes of the answer.</param>
    public bool HasRoomFor(in Question question, int length) => length <= _budget / SharesOfBudget && !_answers.ContainsKey(question);

    /// <summary>Keeps an answer, unless it is too large.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">The answer.</param>
    public void Keep(in Question question, Answer answer)
    {
        var kept = new Kept(question, answer);
        lock (_keeping)
        {
            if (!HasRoomFor(question, answer.Body.Length))
            {
                return;
            }

            while (_bytes + kept.Bytes > _budget && _oldestFirst.Count > 0)
            {
                TakeOne();
            }

            _answers[question] = kept;
            _oldestFirst.AddLast(kept);
            _bytes += kept.Bytes;
        }
    }

    private void TakeOne()
    {
        var node = _hand ?? _oldestFirst.First;
        while (node is { Value.IsAskedFor: true })
        {
            node.Value.IsAskedFor = false;
            node = node.Next ?? _oldestFirst.First;
        }

        if (node is not null)
        {
            _hand = node.Next;
            _oldestFirst.Remove(node);
            _answers.TryRemove(node.Value.Question, out _);
            _bytes -= node.Value.Bytes;
        }
    }

    private sealed record Kept(Question Question, Answer Answer)
    {
        public long Bytes => Answer.Body.Length + (2 * (Question.Path.Length + Question.Query.Length)) + Overhead;

        public bool IsAskedFor { get; set; }
    }
}
