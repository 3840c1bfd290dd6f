using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Queries;

/// <summary>The graph that answers questions: one writer at a time, any number of readers that never wait.</summary>
/// <remarks>
/// Readers take <see cref="Current"/> and ask it everything that belongs to one answer. Changes show with the next
/// <see cref="Publish"/>. The published graph is a function of the set of articles and the set of corrections, whatever came in between.
/// </remarks>
/// <param name="known">What the lexicon says of an id; null where it does not know it.</param>
public sealed class LiveGraph(Func<string, KnownEntity?> known)
{
    private readonly Lock _writing = new();
    private readonly Dictionary<string, DocumentFacts> _documents = new(StringComparer.Ordinal);
    private readonly EntityResolver _resolver = new();
    private readonly NearDuplicates _duplicates = new();
    private readonly Dictionary<DocumentFacts, Identity[]> _identities = [];
    private volatile GraphVersion _current = new(GraphColumns.Empty, 0);
    private TaskCompletionSource _newer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _changed;

    /// <summary>A graph without a lexicon.</summary>
    public LiveGraph()
        : this(_ => null)
    {
    }

    /// <summary>The version published last.</summary>
    public GraphVersion Current => _current;

    /// <summary>Returns as soon as a later version than one is published.</summary>
    /// <param name="version">Number of that one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task WaitForNewerAsync(long version, CancellationToken cancellationToken)
    {
        while (true)
        {
            // Taken before the look at the version, so that none can slip through between.
            var newer = Volatile.Read(ref _newer).Task;
            if (_current.Number > version)
            {
                return;
            }

            await newer.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Corrections in force, published or not.</summary>
    public CorrectionSet Corrections => _resolver.Corrections;

    /// <summary>Takes an article in; one of the same id is replaced.</summary>
    /// <param name="document">The article.</param>
    public void Apply(AnalyzedDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        Apply([document]);
    }

    /// <summary>Takes articles in; those of the same id are replaced.</summary>
    /// <param name="documents">The articles.</param>
    public void Apply(IReadOnlyCollection<AnalyzedDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var facts = documents.Select(document => new DocumentFacts(document)).ToList();
        lock (_writing)
        {
            foreach (var document in facts)
            {
                Forget(document.Id);
                _documents.Add(document.Id, document);
                _resolver.Add(document);
                _duplicates.Add(document);
                _changed = true;
            }
        }
    }

    /// <summary>Takes an article out, as if it had never come.</summary>
    /// <param name="documentId">Its id.</param>
    /// <returns>Whether there was one.</returns>
    public bool Remove(string documentId)
    {
        ArgumentNullException.ThrowIfNull(documentId);
        lock (_writing)
        {
            return Forget(documentId);
        }
    }

    /// <summary>Puts a correction in force, or says why not.</summary>
    /// <param name="correction">The correction.</param>
    /// <returns>Null where it was taken.</returns>
    public CorrectionProblem? Apply(Correction correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        lock (_writing)
        {
            var corrections = _resolver.Corrections.Add(correction, out var problem);
            Use(corrections);
            return problem;
        }
    }

    /// <summary>Takes a correction back.</summary>
    /// <param name="correctionId">Its id.</param>
    /// <returns>Whether there was one.</returns>
    public bool Undo(string correctionId)
    {
        ArgumentNullException.ThrowIfNull(correctionId);
        lock (_writing)
        {
            var corrections = _resolver.Corrections.Remove(correctionId);
            Use(corrections ?? _resolver.Corrections);
            return corrections is not null;
        }
    }

    /// <summary>Makes all changes so far visible at once.</summary>
    /// <returns>The version that shows them; the one before where nothing changed.</returns>
    public GraphVersion Publish()
    {
        lock (_writing)
        {
            if (_changed)
            {
                var facts = _documents.Values.ToArray();
                Array.Sort(facts, DocumentFacts.Compare);
                Identify(facts);
                var builder = new GraphColumnsBuilder(_resolver, _duplicates, known);
                _current = new(builder.Build(facts, [.. facts.Select(document => _identities[document])]), _current.Number + 1);
                Interlocked.Exchange(ref _newer, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
                _changed = false;
            }

            return _current;
        }
    }

    // Only articles that others may have changed are asked about again.
    private void Identify(DocumentFacts[] facts)
    {
        foreach (var document in _resolver.TakeAffected())
        {
            _identities.Remove(document);
        }

        foreach (var document in facts)
        {
            if (!_identities.ContainsKey(document))
            {
                _identities.Add(document, _resolver.Identify(document));
            }
        }
    }

    private bool Forget(string documentId)
    {
        if (!_documents.Remove(documentId, out var document))
        {
            return false;
        }

        _identities.Remove(document);
        _resolver.Remove(document);
        _duplicates.Remove(document);
        _changed = true;
        return true;
    }

    private void Use(CorrectionSet corrections)
    {
        if (corrections != _resolver.Corrections)
        {
            _identities.Clear();
            _changed = true;
            _resolver.Use(corrections);
        }
    }
}
