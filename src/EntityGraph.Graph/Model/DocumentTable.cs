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
        OutletNames = [],
    };

    /// <summary>The articles; null where only the columns were loaded.</summary>
    public required PlacedDocument?[] Documents { get; init; }

    /// <summary>Day number, or −1 where undated.</summary>
    public required int[] Day { get; init; }

    /// <summary>The article that speaks for the cluster of near-duplicates; mostly the article itself.</summary>
    public required int[] Representative { get; init; }

    /// <summary>Outlet of the representative; all articles without one count as one outlet.</summary>
    public required int[] Outlet { get; init; }

    /// <summary>Whether the article has near-duplicates.</summary>
    public required bool[] Clustered { get; init; }

    /// <summary>Outlets by number; null for the one that stands for none.</summary>
    public required string?[] OutletNames { get; init; }

    /// <summary>Number of articles.</summary>
    public int Count => Day.Length;

    /// <summary>Bytes that the columns take, articles themselves not counted.</summary>
    public long Bytes => (12L * Count) + Count;

    /// <summary>Date of an article; null where undated.</summary>
    public DateOnly? DateOf(int document) => ToDate(Day[document]);

    /// <summary>A day number as a date; null for none.</summary>
    public static DateOnly? ToDate(int day) => day < 0 || day == int.MaxValue ? null : DateOnly.FromDayNumber(day);
}
