namespace EntityGraph.Graph.Model;

/// <summary>The articles that name each vertex, ascending, as compressed sparse rows. Immutable.</summary>
internal sealed class Postings
{
    /// <summary>No articles.</summary>
    public static Postings Empty { get; } = new([0], []);

    private readonly int[] _start;
    private readonly int[] _document;

    private Postings(int[] start, int[] document)
    {
        _start = start;
        _document = document;
    }

    /// <summary>Bytes that the columns take.</summary>
    public long Bytes => 4L * (_start.Length + _document.Length);

    /// <summary>Articles that name a vertex, ascending.</summary>
    public ReadOnlySpan<int> Of(int vertex) =>
        vertex + 1 < _start.Length ? _document.AsSpan(_start[vertex].._start[vertex + 1]) : [];

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

        return new(start, document);
    }

    /// <summary>Takes columns made elsewhere.</summary>
    public static Postings FromColumns(int[] start, int[] document) => new(start, document);

    private static IEnumerable<int> VerticesOf(PlacedDocument? document) =>
        document?.Vertices.Where(vertex => vertex >= 0).Distinct() ?? [];
}
