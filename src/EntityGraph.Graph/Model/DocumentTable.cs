using EntityGraph.Graph.Documents;
using EntityGraph.Graph.Model.Snapshots;
using EntityGraph.Graph.Resolution;

namespace EntityGraph.Graph.Model;

/// <summary>Articles by number, in order of day and id, as columns. Immutable.</summary>
internal sealed class DocumentTable
{
    /// <summary>No articles.</summary>
    public static DocumentTable Empty { get; } = new()
    {
        Documents = [],
        Day = [],
        Representative = [],
        Outlet = [],
        Clustered = [],
        Outlets = new Dictionary<string, int>(StringComparer.Ordinal),
    };

    /// <summary>The articles in memory; null for those that are gone.</summary>
    public required PlacedDocument?[] Documents { get; init; }

    /// <summary>The articles of a snapshot; null where all are in memory.</summary>
    public StoredDocuments? Stored { get; init; }

    /// <summary>Day number, or −1 where undated.</summary>
    public required int[] Day { get; init; }

    /// <summary>The article that speaks for the cluster of near-duplicates; mostly the article itself. −1 for an article that is gone.</summary>
    public required int[] Representative { get; init; }

    /// <summary>Outlet of the representative; all articles without one count as one outlet.</summary>
    public required int[] Outlet { get; init; }

    /// <summary>Whether the article has near-duplicates.</summary>
    public required bool[] Clustered { get; init; }

    /// <summary>Numbers given; some of the articles may be gone.</summary>
    public int Count => Day.Length;

    /// <summary>Number of each outlet by name; articles without one have the empty name.</summary>
    public required IReadOnlyDictionary<string, int> Outlets { get; init; }

    /// <summary>An article; null where it is gone, or only its columns are there.</summary>
    public PlacedDocument? Find(int document) => !IsLive(document) ? null : Stored is null ? Documents[document] : Stored.Read(document);

    /// <summary>Id of an article; empty where it is gone.</summary>
    public string IdOf(int document) => Stored is null ? Documents[document]?.Facts.Id ?? "" : Stored.Columns.Ids[document];

    /// <summary>How often an article names a vertex.</summary>
    public int MentionsOf(int document, int vertex)
    {
        if (Stored is not null || Documents[document] is not { } placed)
        {
            return Stored?.MentionsOf(document, vertex) ?? 0;
        }

        var count = 0;
        for (var entity = 0; entity < placed.Vertices.Length; entity++)
        {
            count += placed.Vertices[entity] == vertex ? placed.Facts.MentionCounts[entity] : 0;
        }

        return count;
    }

    /// <summary>Whether an article is there.</summary>
    public bool IsLive(int document) => Representative[document] >= 0;

    /// <summary>Bytes that the columns take, articles themselves not counted.</summary>
    public long Bytes => (12L * Count) + Count + (Stored?.Columns.Bytes ?? 0);

    /// <summary>Date of an article; null where undated.</summary>
    public DateOnly? DateOf(int document) => ToDate(Day[document]);

    /// <summary>A day number as a date; null for none.</summary>
    public static DateOnly? ToDate(int day) => day < 0 || day == int.MaxValue ? null : DateOnly.FromDayNumber(day);

    /// <summary>Numbers articles in the order in which they come.</summary>
    /// <param name="placed">The articles.</param>
    /// <param name="placements">The same, with who speaks for each.</param>
    public static DocumentTable Of(PlacedDocument[] placed, IReadOnlyList<Placement> placements) => Empty.With(new HashSet<int>(), placed, placements, NumbersOf(placements, 0));

    /// <summary>Numbers of articles that follow each other.</summary>
    public static Dictionary<DocumentFacts, int> NumbersOf(IReadOnlyList<Placement> placements, int first)
    {
        var numbers = new Dictionary<DocumentFacts, int>(placements.Count);
        for (var number = 0; number < placements.Count; number++)
        {
            numbers.Add(placements[number].Facts, first + number);
        }

        return numbers;
    }

    /// <summary>This table without some articles and with others. Cost O(articles), of the cheap kind.</summary>
    /// <param name="gone">Numbers of articles that are no more.</param>
    /// <param name="placed">New articles, numbered from the end on.</param>
    /// <param name="placements">The same, with who speaks for each.</param>
    /// <param name="numbers">Numbers of the new articles and of all that speak for them.</param>
    public DocumentTable With(
        IReadOnlyCollection<int> gone, PlacedDocument[] placed, IReadOnlyList<Placement> placements, IReadOnlyDictionary<DocumentFacts, int> numbers)
    {
        if (Stored is not null)
        {
            throw new InvalidOperationException("The articles of a snapshot never change: the graph goes on from articles in memory.");
        }

        int[] representative = [.. Representative, .. placements.Select(placement => numbers[placement.Representative])];
        bool[] clustered = [.. Clustered, .. new bool[placed.Length]];
        PlacedDocument?[] documents = [.. Documents, .. placed];
        foreach (var number in gone)
        {
            (representative[number], documents[number]) = (-1, null);
        }

        Renumber(representative, gone, numbers);
        for (var number = 0; number < representative.Length; number++)
        {
            if (representative[number] >= 0 && representative[number] != number)
            {
                clustered[number] = true;
                clustered[representative[number]] = true;
            }
        }

        var outlets = new Dictionary<string, int>(Outlets, StringComparer.Ordinal);
        return new()
        {
            Documents = documents,
            Day = [.. Day, .. placements.Select(placement => placement.Facts.Day)],
            Representative = representative,
            Outlet = [.. Outlet, .. placements.Select(placement => NumberOf(placement.Representative.Document.Source ?? "", outlets))],
            Clustered = clustered,
            Outlets = outlets,
        };
    }

    /// <summary>Writes this into a snapshot.</summary>
    /// <param name="to">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    public void Save(SnapshotWriter to, string name)
    {
        to.Add<int>(name + ".day", Day);
        to.Add<int>(name + ".representative", Representative);
        to.Add<int>(name + ".outlet", Outlet);
        to.Add<bool>(name + ".clustered", Clustered);
        Texts.Of(Outlets.OrderBy(outlet => outlet.Value).Select(outlet => outlet.Key)).Save(to, name + ".outlets");
        (Stored?.Columns ?? PlacementColumns.Of(Documents)).Save(to, name + ".placed");
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="from">The snapshot.</param>
    /// <param name="name">Name of this in it.</param>
    /// <param name="readDocument">Reads an article from the store by id; null where it is not stored any more.</param>
    public static DocumentTable Load(SnapshotReader from, string name, Func<string, AnalyzedDocument?> readDocument)
    {
        var outlets = Texts.Load(from, name + ".outlets");
        return new()
        {
            Documents = [],
            Stored = new(PlacementColumns.Load(from, name + ".placed"), readDocument),
            Day = from.Read<int>(name + ".day"),
            Representative = from.Read<int>(name + ".representative"),
            Outlet = from.Read<int>(name + ".outlet"),
            Clustered = from.Read<bool>(name + ".clustered"),
            Outlets = Enumerable.Range(0, outlets.Count).ToDictionary(number => outlets[number], StringComparer.Ordinal),
        };
    }

    // Who speaks for an article that has not changed may have another number now.
    private void Renumber(int[] representative, IReadOnlyCollection<int> gone, IReadOnlyDictionary<DocumentFacts, int> numbers)
    {
        var renumbered = new Dictionary<int, int>();
        foreach (var number in gone)
        {
            if (Documents[number] is { } placed && numbers.TryGetValue(placed.Facts, out var now))
            {
                renumbered.Add(number, now);
            }
        }

        for (var number = 0; number < Count && renumbered.Count > 0; number++)
        {
            representative[number] = renumbered.GetValueOrDefault(representative[number], representative[number]);
        }
    }

    private static int NumberOf(string outlet, Dictionary<string, int> outlets)
    {
        if (!outlets.TryGetValue(outlet, out var number))
        {
            outlets.Add(outlet, number = outlets.Count);
        }

        return number;
    }
}
