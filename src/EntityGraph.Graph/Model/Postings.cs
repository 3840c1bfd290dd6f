using System.Runtime.InteropServices;
using EntityGraph.Graph.Model.Snapshots;

namespace EntityGraph.Graph.Model;

/// <summary>The articles that name each vertex, ascending, as compressed sparse rows. Immutable.</summary>
internal sealed class Postings
{
    /// <summary>No articles.</summary>
    public static Postings Empty { get; } = FromColumns([0], []);

    private readonly int[] _start;
    private readonly PackedInts _document;
    private readonly Dictionary<int, List<int>> _fresh;
    private readonly DocumentTable? _live;

    private Postings(int[] start, PackedInts document, Dictionary<int, List<int>> fresh, DocumentTable? live)
    {
        (_start, _document, _fresh, _live) = (start, document, fresh, live);
    }

    /// <summary>Bytes that the columns take.</summary>
    public long Bytes => (4L * _start.Length) + _document.Bytes;

    /// <summary>Articles that name a vertex, each once: ascending those of the settled version, then the others.</summary>
    public IEnumerable<int> Of(int vertex)
    {
        for (var place = vertex + 1 < _start.Length ? _start[vertex] : 0; vertex + 1 < _start.Length && place < _start[vertex + 1]; place++)
        {
            if (_live is null || _live.IsLive(_document[place]))
            {
                yield return _document[place];
            }
        }

        foreach (var document in _fresh.GetValueOrDefault(vertex) ?? [])
        {
            yield return document;
        }
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        var (start, document) = _live is null ? (_start, _document) : Flatten(_live);
        to.Add<int>(name + ".start", start);
        document.Save(to, name + ".document");
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public static Postings Load(SnapshotReader from, string name) =>
        new(from.Read<int>(name + ".start"), PackedInts.Load(from, name + ".document"), [], null);

    /// <summary>These articles but for those that are gone, and with others.</summary>
    /// <param name="documents">All articles.</param>
    /// <param name="first">Number of the first new one.</param>
    public Postings With(DocumentTable documents, int first)
    {
        var fresh = new Dictionary<int, List<int>>();
        for (var number = first; number < documents.Count; number++)
        {
            foreach (var vertex in VerticesOf(documents.Documents[number]))
            {
                if (!fresh.TryGetValue(vertex, out var list))
                {
                    fresh.Add(vertex, list = []);
                }

                list.Add(number);
            }
        }

        return new(_start, _document, fresh, documents);
    }

    /// <summary>Gathers the articles of each vertex.</summary>
    /// <param name="documents">Articles by number; null where one is not placed.</param>
    /// <param name="vertices">Number of vertices.</param>
    public static Postings Build(IReadOnlyList<PlacedDocument?> documents, int vertices)
    {
        var start = new int[vertices + 1];
        foreach (var vertex in documents.SelectMany(VerticesOf))
        {
            start[vertex + 1]++;
        }

        for (var vertex = 0; vertex < vertices; vertex++)
        {
            start[vertex + 1] += start[vertex];
        }

        var next = start.AsSpan(0, vertices).ToArray();
        var document = new int[start[vertices]];
        for (var number = 0; number < documents.Count; number++)
        {
            foreach (var vertex in VerticesOf(documents[number]))
            {
                document[next[vertex]++] = number;
            }
        }

        return FromColumns(start, document);
    }

    /// <summary>Takes columns made elsewhere.</summary>
    public static Postings FromColumns(int[] start, int[] document) => new(start, PackedInts.Of(document), [], null);

    // New articles have the greatest numbers: behind the others they still ascend.
    private (int[] Start, PackedInts Document) Flatten(DocumentTable live)
    {
        var vertices = Math.Max(_start.Length - 1, _fresh.Keys.DefaultIfEmpty(-1).Max() + 1);
        var start = new int[vertices + 1];
        var document = new List<int>(_document.Count + live.Count);
        for (var vertex = 0; vertex < vertices; vertex++)
        {
            document.AddRange(Of(vertex));
            start[vertex + 1] = document.Count;
        }

        return (start, PackedInts.Of(CollectionsMarshal.AsSpan(document)));
    }

    private static IEnumerable<int> VerticesOf(PlacedDocument? document) =>
        document?.Vertices.Where(vertex => vertex >= 0).Distinct() ?? [];
}
