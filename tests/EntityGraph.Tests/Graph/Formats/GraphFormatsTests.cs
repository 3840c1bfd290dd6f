using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using System.Xml;
using EntityGraph.Graph.Formats;
using EntityGraph.Graph.Queries;

namespace EntityGraph.Tests.Graph.Formats;

public sealed class GraphFormatsTests
{
    private static readonly GraphFile Hostile = SomeGraph.Of(SomeGraph.HostileNames);

    public static TheoryData<string> Names => [.. GraphFormats.All.Select(format => format.Name)];

    public static TheoryData<string> JsonNames => ["json", "cytoscape", "cx2", "graphology", "jgf", "jsonld"];

    [Fact]
    public void Names_and_media_types_are_given_once()
    {
        Assert.Equal(
            ["json", "cytoscape", "graphml", "gexf", "csv", "cx2", "graphology", "jgf", "dot", "neo4j", "jsonld", "turtle", "mermaid"],
            GraphFormats.All.Select(format => format.Name));
        var types = GraphFormats.All.SelectMany(format => format.MediaTypes).ToList();
        Assert.Equal(types.Count, types.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_format_is_valid_UTF8_without_control_characters_whatever_the_names_are(string format)
    {
        var bytes = await SomeGraph.WriteAsync(format, Hostile);

        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        // A table quotes line ends and tabs and leaves other signs as they are.
        Assert.DoesNotContain(text, c => char.IsControl(c) && c is not ('\r' or '\n' or '\t') && format is not "csv");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_graph_of_nothing_is_still_a_file(string format)
    {
        var empty = new GraphFile("empty", [], [], false);

        var bytes = await SomeGraph.WriteAsync(format, empty);

        if (JsonNames.Contains(format))
        {
            using var _ = JsonDocument.Parse(bytes);
        }
        else if (format is "graphml" or "gexf")
        {
            new XmlDocument().LoadXml(Encoding.UTF8.GetString(bytes));
        }
        else
        {
            Assert.True(format == "turtle" || bytes.Length > 0);
        }
    }

    [Theory]
    [MemberData(nameof(JsonNames))]
    public async Task JSON_keeps_every_name_but_for_halves_of_characters(string format)
    {
        var bytes = await SomeGraph.WriteAsync(format, Hostile);

        using var document = JsonDocument.Parse(bytes);
        var texts = Texts(document.RootElement).ToHashSet(StringComparer.Ordinal);
        Assert.All(SomeGraph.HostileNames, name => Assert.Contains(name.Replace('\ud83d', '\ufffd') is var half
            && name.Contains("lone", StringComparison.Ordinal) ? half : name, texts));
    }

    [Fact]
    public async Task Node_link_JSON_says_what_was_left_out_and_where_it_is()
    {
        using var document = JsonDocument.Parse(await SomeGraph.WriteAsync("json", Hostile));

        var root = document.RootElement;
        Assert.Equal(10, root.GetProperty("nodes").GetArrayLength());
        Assert.Equal(27, root.GetProperty("links").GetArrayLength());
        Assert.True(root.GetProperty("truncated").GetBoolean());
        Assert.Equal(3, root.GetProperty("omitted").GetProperty("nodes").GetInt32());
        Assert.Equal(7, root.GetProperty("omitted").GetProperty("links").GetInt32());
        Assert.Equal("/next?a=1&b=2", root.GetProperty("next").GetString());
        var link = root.GetProperty("links")[0];
        Assert.Equal("accuse", link.GetProperty("type").GetString());
        Assert.Equal("relations", link.GetProperty("layer").GetString());
        Assert.Equal("verbal_conflict", link.GetProperty("quadClass").GetString());
        Assert.Equal(2.5, link.GetProperty("weight").GetDouble());
    }

    [Fact]
    public async Task Node_link_JSON_names_its_links_as_the_reader_wants()
    {
        using var document = JsonDocument.Parse(
            await SomeGraph.WriteAsync("json", Hostile, new FormatOptions { LinksKey = LinksKey.Edges }));

        Assert.Equal(27, document.RootElement.GetProperty("edges").GetArrayLength());
        Assert.False(document.RootElement.TryGetProperty("links", out _));
    }

    [Fact]
    public async Task Only_written_names_are_aliases()
    {
        using var document = JsonDocument.Parse(await SomeGraph.WriteAsync("json", Hostile));

        var aliases = document.RootElement.GetProperty("nodes")[0].GetProperty("aliases").EnumerateArray();
        Assert.Equal(["Kim Jong-un"], aliases.Select(alias => alias.GetString()));
    }

    [Theory]
    [InlineData("graphml", Layers.All, "directed")]
    [InlineData("graphml", Layers.CoOccurrence, "undirected")]
    [InlineData("gexf", Layers.All, "directed")]
    [InlineData("gexf", Layers.CoOccurrence, "undirected")]
    public async Task A_file_has_one_direction_mode(string format, Layers layers, string mode)
    {
        var xml = new XmlDocument();
        xml.LoadXml(Encoding.UTF8.GetString(await SomeGraph.WriteAsync(format, SomeGraph.Of(SomeGraph.HostileNames, layers))));

        var graph = (XmlElement)xml.GetElementsByTagName("graph")[0]!;
        Assert.Equal(mode, graph.GetAttribute(format == "gexf" ? "defaultedgetype" : "edgedefault"));
        Assert.All(
            xml.GetElementsByTagName("edge").OfType<XmlElement>().Select(edge => edge.GetAttribute(format == "gexf" ? "type" : "directed")),
            direction => Assert.Contains(direction, (string[])["", mode]));
    }

    [Fact]
    public async Task GEXF_declares_every_attribute_it_uses_in_one_block_a_class()
    {
        var xml = new XmlDocument();
        xml.LoadXml(Encoding.UTF8.GetString(await SomeGraph.WriteAsync("gexf", Hostile)));

        Assert.Equal("http://gexf.net/1.3", xml.DocumentElement!.NamespaceURI);
        var blocks = xml.GetElementsByTagName("attributes").OfType<XmlElement>().ToList();
        Assert.Equal(["node", "edge"], blocks.Select(block => block.GetAttribute("class")));
        var declared = blocks.ToDictionary(
            block => block.GetAttribute("class"),
            block => block.ChildNodes.OfType<XmlElement>().Select(attribute => attribute.GetAttribute("id")).ToHashSet());
        Assert.All(xml.GetElementsByTagName("attvalue").OfType<XmlElement>(), value =>
            Assert.Contains(value.GetAttribute("for"), declared[value.ParentNode!.ParentNode!.Name]));
        Assert.All(xml.GetElementsByTagName("edge").OfType<XmlElement>(), edge => Assert.Equal("2.5", edge.GetAttribute("weight")));
    }

    [Fact]
    public async Task GEXF_with_time_gives_each_dated_link_its_first_and_last_day()
    {
        var options = new FormatOptions { Gexf = GexfProfile.Dynamic };
        var xml = new XmlDocument();
        xml.LoadXml(Encoding.UTF8.GetString(await SomeGraph.WriteAsync("gexf", Hostile, options)));

        Assert.All(xml.GetElementsByTagName("edge").OfType<XmlElement>(), edge =>
        {
            Assert.Equal("2018-01-01", edge.GetAttribute("start"));
            Assert.Equal("2019-04-25", edge.GetAttribute("end"));
        });
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49", "'+49")]
    [InlineData("-x", "'-x")]
    [InlineData("@a", "'@a")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("Özil", "Özil")]
    public async Task A_table_runs_nothing_and_loses_nothing(string name, string written)
    {
        var options = new FormatOptions { Table = GraphTable.Nodes };
        var table = Encoding.UTF8.GetString(await SomeGraph.WriteAsync("csv", SomeGraph.Of([name, "B"]), options));

        Assert.StartsWith("Id,Label,Type,", table, StringComparison.Ordinal);
        Assert.Contains($"\r\nperson:p0,{written},person,", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_of_links_has_the_headers_that_Gephi_reads()
    {
        var table = Encoding.UTF8.GetString(await SomeGraph.WriteAsync("csv", SomeGraph.Of(["A", "B"])));

        var rows = table.Split("\r\n");
        Assert.StartsWith("Source,Target,Type,Weight,Label,Id,", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("person:p0,person:p1,Directed,2.5,accuse,link-0000000000000000,relations,true,verbal_conflict,-2,3,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("person:p0,person:p1,Undirected,2.5,co_occurs_with,link-0000000000000002,co_occurrence,false,,,3,", rows[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task CX2_announces_what_it_holds_and_numbers_its_ends()
    {
        using var document = JsonDocument.Parse(await SomeGraph.WriteAsync("cx2", Hostile));

        var aspects = document.RootElement.EnumerateArray().ToList();
        Assert.Equal("2.0", aspects[0].GetProperty("CXVersion").GetString());
        var counts = aspects[1].GetProperty("metaData").EnumerateArray()
            .ToDictionary(entry => entry.GetProperty("name").GetString()!, entry => entry.GetProperty("elementCount").GetInt32());
        Assert.All(counts, count => Assert.Equal(
            count.Value,
            aspects.Single(aspect => aspect.TryGetProperty(count.Key, out _)).GetProperty(count.Key).GetArrayLength()));
        var declared = aspects[2].GetProperty("attributeDeclarations")[0];
        var nodes = aspects.Single(aspect => aspect.TryGetProperty("nodes", out _)).GetProperty("nodes");
        Assert.All(nodes.EnumerateArray().SelectMany(node => node.GetProperty("v").EnumerateObject()), attribute =>
            Assert.True(declared.GetProperty("nodes").TryGetProperty(attribute.Name, out _)));
        Assert.True(aspects[^1].GetProperty("status")[0].GetProperty("success").GetBoolean());
    }

    [Fact]
    public async Task What_Sigma_takes_for_a_renderer_is_not_written()
    {
        using var document = JsonDocument.Parse(await SomeGraph.WriteAsync("graphology", Hostile));

        Assert.All(
            document.RootElement.GetProperty("nodes").EnumerateArray().Concat(document.RootElement.GetProperty("edges").EnumerateArray()),
            element => Assert.False(element.GetProperty("attributes").TryGetProperty("type", out _)));
        Assert.All(document.RootElement.GetProperty("nodes").EnumerateArray(), node => Assert.All(
            ["x", "y", "size"], name => Assert.Equal(JsonValueKind.Number, node.GetProperty("attributes").GetProperty(name).ValueKind)));
    }

    [Fact]
    public void Our_own_writer_of_JSON_writes_a_text_in_the_bytes_of_the_library_s()
    {
        using var ours = new MemoryStream();
        using var theirs = new MemoryStream();
        using var bytes = new JsonBytes(ours);
        using var writer = new Utf8JsonWriter(theirs, new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true });
        writer.WriteStartArray();
        bytes.Raw("["u8);
        foreach (var (number, name) in SomeGraph.HostileNames.Append(new string('ä', 20_000)).Index())
        {
            writer.WriteStringValue(name);
            bytes.Raw(number > 0 ? ","u8 : ""u8);
            bytes.Text(name);
        }

        writer.Flush();
        bytes.Flush();

        Assert.Equal(Encoding.UTF8.GetString(theirs.ToArray()), Encoding.UTF8.GetString(ours.ToArray()));
    }

    [Fact]
    public void Our_own_writer_of_JSON_writes_numbers_and_days_in_the_bytes_of_the_library_s()
    {
        var random = new Random(7);
        double[] numbers =
        [
            0, 1, -1, 0.5, -0.5, 0.1 + 0.2, 1e-3, 1e-4, 9.9e-5, 1e-5, 1e-6, 1.0 / 3, 123456.789012, -123456.789, 999999.999999, 1e6, 1e15, 1e16, 1e300,
            .. Enumerable.Range(0, 5_000).Select(_ => Math.Round((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-6, 9)), random.Next(7)) + 0.0),
        ];
        var days = Enumerable.Range(0, 1_000).Select(_ => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber))).Append(DateOnly.MaxValue).ToList();

        Assert.All(numbers, number => Assert.Equal(JsonSerializer.Serialize(number), Written(json => json.Number(number))));
        Assert.All(days, day => Assert.Equal(JsonSerializer.Serialize(day), Written(json => json.Day(day))));
        Assert.Equal("00000000000000ff", Written(json => json.Hex(255)));

        static string Written(Action<JsonBytes> write) => Encoding.UTF8.GetString(JsonBytes.Piece(write));
    }

    [Fact]
    public async Task A_graph_reads_the_same_how_often_it_is_written_and_a_changed_copy_of_an_entity_as_it_was_changed()
    {
        var first = await SomeGraph.WriteAsync("json", Hostile);
        var again = await SomeGraph.WriteAsync("json", Hostile);
        var third = await SomeGraph.WriteAsync("json", Hostile);
        var node = Hostile.Nodes.First();
        var renamed = Hostile with { Nodes = [node with { Entity = node.Entity with { Name = "Renamed" } }] };

        Assert.Equal(first, again);
        Assert.Equal(first, third);
        Assert.Equal(node.Entity, node.Entity with { });
        Assert.Contains("\"name\":\"Renamed\"", Encoding.UTF8.GetString(await SomeGraph.WriteAsync("json", renamed)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_of_many_elements_is_written_in_pieces()
    {
        var graph = SomeGraph.Of([.. Enumerable.Range(0, 20_000).Select(index => "Name " + index)]);
        using var output = new CountingStream();

        await GraphFormats.Json.WriteAsync(graph, FormatOptions.Default, output, CancellationToken.None);

        Assert.True(output.Largest < 1 << 20, $"One piece had {output.Largest} bytes.");
        Assert.True(output.Length > 10 << 20);
    }

    [Fact]
    public async Task A_cancelled_export_stops() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        GraphFormats.Json.WriteAsync(Hostile, FormatOptions.Default, Stream.Null, new CancellationToken(canceled: true)));

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Texts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    private sealed class CountingStream : MemoryStream
    {
        public int Largest { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Largest = Math.Max(Largest, buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
