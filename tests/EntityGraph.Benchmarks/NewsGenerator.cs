using System.Globalization;
using EntityGraph.Extraction;
using EntityGraph.Graph.Model;

namespace EntityGraph.Benchmarks;

/// <summary>Makes a graph that follows news: few actors in most articles, blocs that are named together, events that come in bursts.</summary>
/// <param name="seed">The same seed makes the same graph.</param>
/// <param name="vertices">Number of entities.</param>
/// <param name="links">Number of links.</param>
internal sealed class NewsGenerator(int seed, int vertices, int links)
{
    private const int BlocSize = 500;
    private const double TypedShare = 0.3;
    private const double InsideBloc = 0.6;
    private const double Skew = 3;
    private const int Days = 3650;
    private const int Outlets = 40;
    private static readonly string[] Syllables = ["ba", "ker", "lin", "mo", "ta", "schu", "ri", "nov", "sel", "an", "dor", "wei", "gu", "hal", "es", "ik"];

    private readonly Random _random = new(seed);
    private readonly int _documents = Math.Max(1000, links / 30);

    /// <summary>Makes the columns.</summary>
    public GraphColumns Make()
    {
        var entities = Enumerable.Range(0, vertices).Select(Entity).ToArray();
        var documents = MakeDocuments();
        var columns = MakeLinks(documents);
        var table = new VertexTable(entities, new Dictionary<string, string>(StringComparer.Ordinal));
        return new(
            table,
            documents,
            new(columns.WithHashes(table)),
            MakePostings(columns),
            new(NameIndex.Build([.. entities.Index().Select(entity => KeyValuePair.Create(entity.Index, entity.Item))], _ => null)));
    }

    private LinkColumns MakeLinks(DocumentTable documents)
    {
        var keys = new HashSet<long>(links);
        while (keys.Count < links)
        {
            var source = PickVertex();
            var target = _random.NextDouble() < InsideBloc ? (source / BlocSize * BlocSize) + _random.Next(BlocSize) : PickVertex();
            var kind = _random.NextDouble() < TypedShare ? 1 + _random.Next(Ontology.RelationTypes.Count) : LinkKind.CoOccurrence;
            if (source != target && target < vertices)
            {
                var (first, second) = LinkKind.IsUndirected((byte)kind) && source > target ? (target, source) : (source, target);
                keys.Add(((long)first << 34) | ((long)second << 5) | (long)kind);
            }
        }

        var sorted = keys.ToArray();
        keys.Clear();
        keys.TrimExcess();
        Array.Sort(sorted);
        var builder = new LinkColumnsBuilder(links, links * 3);
        foreach (var key in sorted)
        {
            AddRows(builder, (int)(key >> 34), (int)(key >> 5) & 0x1FFFFFFF, (byte)(key & 31));
        }

        return builder.Build(vertices, documents);
    }

    // Three articles in the mean: one mostly, as many more as a long tail gives, near each other in time.
    private void AddRows(LinkColumnsBuilder builder, int source, int target, byte kind)
    {
        var count = Math.Min(400, (int)(1.36 / Math.Pow(1 - _random.NextDouble(), 0.62)));
        var first = _random.Next(_documents);
        Span<int> documents = stackalloc int[count];
        for (var row = 0; row < count; row++)
        {
            documents[row] = Math.Min(_documents - 1, first + (int)(row == 0 ? 0 : -Math.Log(1 - _random.NextDouble()) * _documents / 50));
        }

        documents.Sort();
        var bits = kind == LinkKind.CoOccurrence ? (ushort)(1 + _random.Next(3)) : (ushort)(50 + _random.Next(50));
        foreach (var document in documents)
        {
            builder.Add(new(source, target, kind, document, new(bits), 0, 0));
        }
    }

    // Power law: a few are picked most of the time; a permutation spreads them over all numbers.
    private int PickVertex()
    {
        var popularity = (long)(vertices * Math.Pow(_random.NextDouble(), Skew));
        return (int)(popularity * 514_229 % vertices);
    }

    private DocumentTable MakeDocuments()
    {
        var all = Enumerable.Range(0, _documents).ToArray();
        return new()
        {
            Documents = new PlacedDocument?[_documents],
            Day = [.. all.Select(document => 735_000 + (int)((long)document * Days / _documents))],
            Representative = all,
            Outlet = [.. all.Select(_ => _random.Next(Outlets))],
            Clustered = new bool[_documents],
            Outlets = Enumerable.Range(0, Outlets).ToDictionary(outlet => outlet.ToString(CultureInfo.InvariantCulture)),
        };
    }

    private static Postings MakePostings(LinkColumns links)
    {
        var start = new int[links.VertexCount + 1];
        var documents = new List<int>();
        var seen = new SortedSet<int>();
        for (var vertex = 0; vertex < links.VertexCount; vertex++)
        {
            seen.Clear();
            for (var place = 0; place < links.Degree(vertex); place++)
            {
                seen.Add(links.RowDocument[links.RowStart[links.LinkAt(vertex, place)]]);
            }

            documents.AddRange(seen);
            start[vertex + 1] = documents.Count;
        }

        return Postings.FromColumns(start, [.. documents]);
    }

    private Entity Entity(int number)
    {
        var name = $"{Word()} {Word()}";
        return new(
            string.Create(CultureInfo.InvariantCulture, $"person:{number:x7}"),
            (EntityType)(number % 3),
            name,
            [],
            [],
            false,
            1,
            1,
            null,
            null,
            1);
    }

    private string Word()
    {
        var word = string.Concat(Enumerable.Range(0, 2 + _random.Next(3)).Select(_ => Syllables[_random.Next(Syllables.Length)]));
        return char.ToUpperInvariant(word[0]) + word[1..];
    }
}
