namespace EntityGraph.Graph.Formats;

/// <summary>The formats that a graph can be written in.</summary>
public static class GraphFormats
{
    /// <summary>The interface's own form, which answers where nothing else is asked for.</summary>
    public static GraphFormat Json { get; } = new(
        "json",
        ".json",
        "Node-link JSON for D3, networkx and programs.",
        ["application/json"],
        (output, options) => new NodeLinkWriter(output, options));

    /// <summary>All formats, the interface's own first.</summary>
    public static IReadOnlyList<GraphFormat> All { get; } =
    [
        Json,
        new(
            "cytoscape",
            ".cyjs",
            "Cytoscape, cytoscape.js, networkx.",
            ["application/vnd.cytoscape.cyjs+json", "application/vnd.cytoscape+json"],
            (output, _) => new CytoscapeWriter(output)),
        new(
            "graphml",
            ".graphml",
            "Gephi, Cytoscape, yEd, igraph, networkx.",
            ["application/graphml+xml", "application/xml", "text/xml"],
            (output, _) => new GraphMlWriter(output)),
        new(
            "gexf",
            ".gexf",
            "Gephi, Gephi Lite, graphology, networkx.",
            ["application/gexf+xml"],
            (output, options) => new GexfWriter(output, options)),
        new(
            "csv",
            ".csv",
            "Gephi, spreadsheets.",
            ["text/csv"],
            (output, options) => new CsvWriter(output, options)),
        new(
            "cx2",
            ".cx2",
            "Cytoscape, Cytoscape Web, NDEx.",
            ["application/vnd.cx2+json"],
            (output, _) => new Cx2Writer(output)),
        new(
            "graphology",
            ".json",
            "graphology, Sigma, Gephi Lite.",
            ["application/vnd.graphology+json"],
            (output, _) => new GraphologyWriter(output)),
        new(
            "jgf",
            ".jgf.json",
            "Readers of the JSON Graph Format, version 2.",
            ["application/vnd.jgf+json"],
            (output, _) => new JgfWriter(output)),
        new(
            "dot",
            ".gv",
            "Graphviz.",
            ["text/vnd.graphviz"],
            (output, _) => new DotWriter(output)),
        new(
            "neo4j",
            ".cypher",
            "Neo4j: a Cypher script, or one of the tables of its importer.",
            ["application/x-cypher-query"],
            (output, options) => options.Table is { } table ? new Neo4jTableWriter(output, table) : new Neo4jWriter(output)),
        new(
            "jsonld",
            ".jsonld",
            "Programs that read linked data.",
            ["application/ld+json"],
            (output, _) => new JsonLdWriter(output)),
        new(
            "turtle",
            ".ttl",
            "Programs that read linked data.",
            ["text/turtle"],
            (output, _) => new TurtleWriter(output)),
        new(
            "mermaid",
            ".mmd",
            "Mermaid, in Markdown pages.",
            ["text/vnd.mermaid"],
            (output, _) => new MermaidWriter(output)),
    ];

    /// <summary>Finds a format by its name in the interface; null where there is none.</summary>
    /// <param name="name">Lower case.</param>
    public static GraphFormat? Find(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
