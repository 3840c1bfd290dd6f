using System.Text.Json;
using EntityGraph.Graph.Formats;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Tests.Graph.Formats;

/// <summary>Every format is read by a program that nobody here wrote.</summary>
public sealed class ForeignReadersTests
{
    private const string Networkx = """
        import json, sys, networkx as nx
        form, path = sys.argv[1:]
        new = tuple(map(int, nx.__version__.split(".")[:2])) >= (3, 4)
        if form == "graphml": g = nx.read_graphml(path, force_multigraph=True)
        elif form == "gexf": g = nx.read_gexf(path, version="1.2draft")
        elif form == "cytoscape": g = nx.cytoscape_graph(json.load(open(path, encoding="utf-8")))
        else:
            data = json.load(open(path, encoding="utf-8"))
            g = nx.node_link_graph(data, edges="links") if new else nx.node_link_graph(data)
        names = [d.get("name", d.get("label")) for _, d in g.nodes(data=True)]
        weights = sorted({d["weight"] for *_, d in g.edges(data=True)})
        print(json.dumps({"nodes": g.number_of_nodes(), "edges": g.number_of_edges(),
            "directed": g.is_directed(), "names": names, "weights": weights}))
        """;

    [Theory]
    [InlineData("json", Layers.All, 27)]
    [InlineData("json", Layers.CoOccurrence, 9)]
    [InlineData("cytoscape", Layers.All, 27)]
    [InlineData("cytoscape", Layers.CoOccurrence, 9)]
    [InlineData("graphml", Layers.All, 27)]
    [InlineData("graphml", Layers.CoOccurrence, 9)]
    [InlineData("gexf", Layers.All, 27)]
    [InlineData("gexf", Layers.CoOccurrence, 9)]
    public async Task Networkx_reads_the_same_graph(string format, Layers layers, int edges)
    {
        var options = new FormatOptions { Gexf = GexfProfile.Draft12 };
        var bytes = await SomeGraph.WriteAsync(format, SomeGraph.Of(SomeGraph.HostileNames, layers), options);

        var read = JsonDocument.Parse(await AskAsync(bytes, path => ["-c", Networkx, format, path], "python3")).RootElement;

        Assert.Equal(10, read.GetProperty("nodes").GetInt32());
        Assert.Equal(edges, read.GetProperty("edges").GetInt32());
        Assert.Equal(layers == Layers.All, read.GetProperty("directed").GetBoolean());
        Assert.Equal("Kim Jong-un", read.GetProperty("names")[0].GetString());
        Assert.Equal(SomeGraph.HostileNames[1], read.GetProperty("names")[1].GetString());
        Assert.Equal(2.5, Assert.Single(read.GetProperty("weights").EnumerateArray()).GetDouble());
    }

    [Theory]
    [InlineData("graphml")]
    [InlineData("gexf")]
    public async Task Xmllint_finds_the_file_well_formed(string format) =>
        await AskAsync(await SomeGraph.WriteAsync(format, SomeGraph.Of(SomeGraph.HostileNames)), path => ["--noout", path], "xmllint");

    [Theory]
    [InlineData(Layers.All)]
    [InlineData(Layers.CoOccurrence)]
    public async Task Graphviz_draws_the_file(Layers layers)
    {
        var bytes = await SomeGraph.WriteAsync("dot", SomeGraph.Of(SomeGraph.HostileNames, layers));

        var drawn = await AskAsync(bytes, path => ["-Tplain", path], "dot");

        Assert.Equal(10, drawn.Split('\n').Count(line => line.StartsWith("node ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("turtle")]
    public async Task Raptor_reads_the_statements(string format)
    {
        var bytes = await SomeGraph.WriteAsync(format, SomeGraph.Of(SomeGraph.HostileNames));

        var statements = await AskAsync(bytes, path => ["-q", "-i", format, "-o", "ntriples", path], "rapper");

        Assert.Equal(10, statements.Split('\n').Count(line => line.Contains("<https://schema.org/name>", StringComparison.Ordinal)));
    }

    private static async Task<string> AskAsync(byte[] bytes, Func<string, string[]> arguments, string program)
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(path, bytes);
            var (exitCode, output) = await Judge.RunAsync(program, "", arguments(path));
            Assert.True(exitCode == 0, output);
            return output;
        }
        finally
        {
            File.Delete(path);
        }
    }
}
