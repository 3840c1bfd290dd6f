namespace EntityGraph.Graph.Formats;

/// <summary>What some formats leave open. Each format reads what concerns it.</summary>
public sealed record FormatOptions
{
    /// <summary>Nothing but the defaults.</summary>
    public static FormatOptions Default { get; } = new();

    /// <summary>Which GEXF to write.</summary>
    public GexfProfile Gexf { get; init; }

    /// <summary>Name of the list of links in node-link JSON.</summary>
    public LinksKey LinksKey { get; init; }

    /// <summary>Which table of a format of tables; null for the format's own choice.</summary>
    public GraphTable? Table { get; init; }
}

/// <summary>Ways to write GEXF.</summary>
public enum GexfProfile
{
    /// <summary>Version 1.3, a graph without time.</summary>
    Static,

    /// <summary>Version 1.3 with a start and an end for each dated node and link.</summary>
    Dynamic,

    /// <summary>Version 1.2, for readers older than 1.3.</summary>
    Draft12,
}

/// <summary>Names for the list of links in node-link JSON.</summary>
public enum LinksKey
{
    /// <summary>As D3 reads it.</summary>
    Links,

    /// <summary>As newer versions of networkx read it.</summary>
    Edges,
}

/// <summary>The two tables of a graph.</summary>
public enum GraphTable
{
    /// <summary>One row a node.</summary>
    Nodes,

    /// <summary>One row a link.</summary>
    Links,
}
