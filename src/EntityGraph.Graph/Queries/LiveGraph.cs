using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Model;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Queries;

/// <summary>The graph that answers questions: one writer at a time, any number of readers that never wait.</summary>
/// <remarks>
/// Readers take <see cref="Current"/> and ask it everything that belongs to one answer. Changes show with the next
/// <see cref="Publish"/>. The published graph is a function of the set of articles and the set of corrections, whatever came in between.
/// A version is a settled graph and what has changed since; when much has changed, all is settled anew, aside, while publishing goes on.
/// </remarks>
public sealed class LiveGraph
{
    // Changed articles beyond which all are settled anew.
    private const int CompactAbove = 512;

    private readonly Lock _writing = new();
    private readonly Dictionary<string, DocumentFacts> _documents = new(StringComparer.Ordinal);
    private readonly EntityResolver _resolver = new();
    private readonly NearDuplicates _duplicates = new();
    private readonly Dictionary<DocumentFacts, Placement> _placements = [];
    private readonly HashSet<DocumentFacts> _unplaced = [];
    private readonly int _compactAbove;
    private readonly Func<string, KnownEntity?> _known;
    private HashSet<DocumentFacts> _changedSinceSettled = [];
    private HashSet<DocumentFacts> _changedSinceCompaction = [];
    private SettledGraph _settled = SettledGraph.Empty;
    private Task<SettledGraph>? _compaction;
    private CorrectionEffects? _effects;
    private volatile GraphVersion _current = new(GraphColumns.Empty, 0);
    private TaskCompletionSource _newer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _writable = new();
    private bool _changed;

    /// <summary>A graph without a lexicon.</summary>
    public LiveGraph()
        : this(_ => null)
    {
    }

    /// <summary>A graph with a lexicon.</summary>
    /// <param name="known">What the lexicon says of an id; null where it does not know it.</param>
    public LiveGraph(Func<string, KnownEntity?> known)
        : this(known, CompactAbove)
    {
    }

    internal LiveGraph(Func<string, KnownEntity?> known, int compactAbove)
    {
        (_known, _compactAbove) = (known, compactAbove);
        _writable.SetResult();
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

    /// <summary>Ends when changes can be taken: at once, but for a graph that shows a snapshot and has yet to read what it is made of.</summary>
    public Task Writable => Volatile.Read(ref _writable).Task;

    /// <summary>Shows a version that was built before; articles and corrections are yet to come, and show only with <see cref="Resume"/>.</summary>
    /// <param name="version">The version.</param>
    internal void Show(GraphVersion version)
    {
        lock (_writing)
        {
            Volatile.Write(ref _writable, new(TaskCreationOptions.RunContinuationsAsynchronously));
            _current = version;
            SayNewer();
        }
    }

    /// <summary>Goes on from all articles and corrections that have been taken in: publishes them, and takes changes from now on.</summary>
    public GraphVersion Resume()
    {
        var version = Publish();
        Volatile.Read(ref _writable).TrySetResult();
        return version;
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
                _unplaced.Add(document);
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
                Place();
                TakeCompaction();
                _current = new(Build(), _current.Number + 1);
                SayNewer();
                _changed = false;
                Compact();
            }

            return _current;
        }
    }

    private void SayNewer() =>
        Interlocked.Exchange(ref _newer, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();

    // Only articles that others may have changed are asked about again.
    private void Place()
    {
        _unplaced.UnionWith(_resolver.TakeAffected(out var regrouped));
        if (regrouped && _resolver.Corrections.Count > 0)
        {
            // Corrections name ids, and what these lead to may be another now.
            PlaceAllAnew();
        }

        _unplaced.UnionWith(_duplicates.TakeChanged());
        foreach (var document in _unplaced.Where(document => _documents.GetValueOrDefault(document.Id) == document))
        {
            var placement = new Placement(document, _resolver.Identify(document), _duplicates.Representative(document));
            if (!_placements.TryGetValue(document, out var before) || !placement.IsSame(before))
            {
                _placements[document] = placement;
                NoteChange(document);
            }
        }

        _unplaced.Clear();
    }

    private GraphColumns Build()
    {
        if (_effects is null || _changedSinceSettled.Count > _settled.Placements.Length)
        {
            _effects ??= new(_resolver);
            Settle(SettledGraph.Of(_placements.Values, _effects, _known), []);
            return _settled.Columns;
        }

        // In order of day and id: what comes out must not depend on the order of a set.
        var came = _changedSinceSettled.Select(document => _placements.GetValueOrDefault(document)).OfType<Placement>().ToArray();
        Array.Sort(came, Placement.Order);
        return new DeltaBuilder(_settled, _effects, _known, _resolver.IsProposed)
            .Build([.. _changedSinceSettled.Where(_settled.Numbers.ContainsKey)], came);
    }

    // Settles what is there now, aside; what changes meanwhile is noted, so that nothing is lost when it is done.
    private void Compact()
    {
        if (_compaction is null && _changedSinceSettled.Count > _compactAbove && _effects is { } effects)
        {
            Placement[] placements = [.. _placements.Values];
            _compaction = Task.Run(() => SettledGraph.Of(placements, effects, _known));
            _changedSinceCompaction = [];
        }
    }

    private void TakeCompaction()
    {
        if (_compaction is { IsCompleted: true } done && _effects is not null)
        {
            _compaction = null;
            Settle(done.GetAwaiter().GetResult(), _changedSinceCompaction);
        }
    }

    private void Settle(SettledGraph settled, HashSet<DocumentFacts> changedSince) =>
        (_settled, _changedSinceSettled, _changedSinceCompaction, _compaction) = (settled, changedSince, [], null);

    private void NoteChange(DocumentFacts document)
    {
        _changedSinceSettled.Add(document);
        _changedSinceCompaction.Add(document);
    }

    private bool Forget(string documentId)
    {
        if (!_documents.Remove(documentId, out var document))
        {
            return false;
        }

        _placements.Remove(document);
        _resolver.Remove(document);
        _duplicates.Remove(document);
        NoteChange(document);
        _changed = true;
        return true;
    }

    private void Use(CorrectionSet corrections)
    {
        if (corrections != _resolver.Corrections)
        {
            _resolver.Use(corrections);
            PlaceAllAnew();
        }
    }

    // A compaction that began before counts no more.
    private void PlaceAllAnew()
    {
        (_effects, _compaction, _changed) = (null, null, true);
        _placements.Clear();
        _unplaced.UnionWith(_documents.Values);
    }
}
